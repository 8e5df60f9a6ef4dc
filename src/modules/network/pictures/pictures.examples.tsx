import type { Examples } from '../../../platform/ui/gallery-examples.ts';
import { NetworkMap } from '../map/views/network-map.tsx';
import { LatencyBand } from './latency-band.tsx';
import { TopologyTree, type TreeNode } from './topology-tree.tsx';
import { UptimeStrip } from './uptime-strip.tsx';

const MARKUP = '<b>Kecamatan</b> Waled';
const FROM = Temporal.Instant.from('2026-11-01T00:00:00Z');

const nodes: readonly TreeNode[] = [
  { id: 'pusat', name: 'Pusat data Diskominfo', state: 'up', parentIds: [], href: '#pusat' },
  { id: 'timur', name: 'Simpul timur', state: 'down', parentIds: ['pusat'], href: '#timur' },
  { id: 'barat', name: 'Simpul barat', state: 'up', parentIds: ['pusat'], href: '#barat' },
  { id: 'waled', name: MARKUP, state: 'unreachable', parentIds: ['timur'], href: '#waled' },
  { id: 'ciledug', name: 'Kecamatan Ciledug', state: 'unreachable', parentIds: ['timur'], href: '#ciledug' },
  { id: 'losari', name: 'Kecamatan Losari', state: 'up', parentIds: ['timur', 'barat'], href: '#losari' },
  { id: 'palimanan', name: 'Kecamatan Palimanan', state: 'maintenance', parentIds: ['barat'], href: null },
  { id: 'gempol', name: 'Kecamatan Gempol', state: 'unknown', parentIds: ['barat'], href: null },
];

const places = [
  ['Sumber', 108.48, -6.76, 'up'],
  ['Waled', 108.69, -6.91, 'unreachable'],
  ['Losari', 108.8, -6.84, 'down'],
  ['Palimanan', 108.43, -6.71, 'maintenance'],
  ['Gempol', 108.36, -6.69, 'unknown'],
] as const;

const square = (west: number, south: number) => [
  [
    [
      [west, south],
      [west + 0.2, south],
      [west + 0.2, south + 0.2],
      [west, south + 0.2],
      [west, south],
    ] as const,
  ],
];

const ground = {
  boundaries: [
    { areaCode: '32.09.01', name: 'Waled', outline: square(108.6, -7) },
    { areaCode: '32.09.20', name: 'Sumber', outline: square(108.4, -6.85) },
  ],
  sources: ['contoh'],
};

const mapped = places.map(([name, longitude, latitude, state]) => ({
  ...{ id: name, name: `Kecamatan ${name}`, position: [longitude, latitude] as const, state, href: `#${name}` },
}));

const days = Array.from({ length: 60 }, (_, at) => ({
  date: Temporal.PlainDate.from('2026-09-01').add({ days: at }),
  knownSeconds: at < 5 ? 0 : 86_400,
  downSeconds: at % 17 === 0 ? 40 * 60 * (at % 5) : 0,
}));

const points = Array.from({ length: 96 }, (_, at) => {
  const mean = 18 + 9 * Math.sin(at / 9) + (at % 13 === 0 ? 30 : 0);
  const silent = at > 60 && at < 66;
  return {
    at: FROM.add({ minutes: at * 15 }),
    leastMs: silent ? null : mean * 0.7,
    meanMs: silent ? null : mean,
    mostMs: silent ? null : mean * 1.9,
    loss: silent ? 1 : at % 29 === 0 ? 0.2 : 0,
  };
});

export const examples: Examples = {
  'peta tanpa batas wilayah': () => (
    <NetworkMap language="id" ground={{ boundaries: [], sources: [] }} places={mapped} label="Peta kantor kecamatan" />
  ),
  'peta di atas batas wilayah': () => (
    <NetworkMap language="id" ground={ground} places={mapped} label="Peta kantor kecamatan" />
  ),
  'pohon jaringan': () => <TopologyTree language="id" nodes={nodes} label="Pohon jaringan" />,
  'pita waktu tersambung': () => <UptimeStrip language="id" days={days} label="Kecamatan Waled" />,
  'pita waktu tersambung tanpa data': () => <UptimeStrip language="en" days={days.slice(0, 5)} label={MARKUP} />,
  'pita waktu jawab': () => <LatencyBand language="id" points={points} label="Kecamatan Waled" limitMs={60} />,
};
