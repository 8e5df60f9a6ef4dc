import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { createGovernment, type Government } from '../../organization/index.ts';
import { branchesOf } from '../pictures/topology-tree.tsx';
import { SEEN_STATES } from '../seen-state.ts';
import { loadGround } from './boundaries.ts';
import { MOST_POINTS, readBoundaries } from './boundary.ts';
import { drawMap } from './draw-map.ts';
import { importBoundariesCommand } from './import-boundaries-command.ts';
import { NetworkMap } from './views/network-map.tsx';

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.1, south],
  [west + 0.1, south + 0.1],
  [west, south],
];
const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
const waled = feature(
  { code: '32.09.01', name: 'Waled' },
  { type: 'MultiPolygon', coordinates: [[ring(108.6, -6.9)]] },
);
const collection = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('reading outlines', () => {
  test('takes codes with and without dots, polygons of both kinds, and heights', () => {
    const high = ring(108.5, -6.8).map((position) => [...position, 12]);
    const text = collection(
      waled,
      feature({ kode: 320902, nama: 'Ciledug' }, { type: 'Polygon', coordinates: [high] }),
    );
    const { boundaries, leftOut } = readBoundaries(text, '32.09');
    expect(leftOut).toEqual([]);
    expect(boundaries.map(({ areaCode, name }) => [areaCode, name])).toEqual([
      ['32.09.01', 'Waled'],
      ['32.09.02', 'Ciledug'],
    ]);
    expect(boundaries[1]?.outline[0]?.[0]?.[0]).toEqual([108.5, -6.8]);
  });

  test('says of each feature that it leaves out why', () => {
    const point = { type: 'Point', coordinates: [108, -6] };
    const metres = { type: 'Polygon', coordinates: [ring(220_000, 9_200_000)] };
    const elsewhere = feature({ code: '35.73.01' }, { type: 'Polygon', coordinates: [ring(112, -8)] });
    const text = collection(
      ...[waled, waled, elsewhere, feature({ code: '32.09.05' }, point), feature({ code: '32.09.06' }, metres)],
      ...[feature({ name: 'tanpa kode' }, waled.geometry), { type: 'Feature' }],
    );
    const { boundaries, leftOut } = readBoundaries(text, '32.09');
    expect(boundaries).toHaveLength(1);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      ...['twice', 'other-area', 'not-a-polygon', 'not-a-polygon'],
      ...['no-code', 'no-code'],
    ]);
  });

  test.each(['', '{', '[]', '{"type":"Feature"}', '{"type":"FeatureCollection","features":{}}'])(
    'refuses %j',
    (text) => {
      expect(() => readBoundaries(text, '32.09')).toThrow(/GeoJSON/);
    },
  );

  test('refuses outlines that are too fine to draw', () => {
    const fine = Array.from({ length: MOST_POINTS + 1 }, (_, at) => [108 + at / 1e6, -6]);
    const text = collection(feature({ code: '32.09.01' }, { type: 'Polygon', coordinates: [fine] }));
    expect(() => readBoundaries(text, '32.09')).toThrow(/mapshaper/);
  });
});

describe('drawing', () => {
  const { boundaries } = readBoundaries(collection(waled), '32.09');

  test('north is up, west is left, and everything lies inside', () => {
    const map = drawMap(boundaries, []);
    if (map === null) throw new Error('nothing drawn');
    const [northWest, southEast] = [map.at([108.6, -6.8]), map.at([108.7, -6.9])];
    expect(northWest.x).toBeLessThan(southEast.x);
    expect(northWest.y).toBeLessThan(southEast.y);
    expect(map.areas[0]?.path).toMatch(/^M[\d.,LZ]+$/);
    expect(Math.max(southEast.x / map.width, southEast.y / map.height)).toBeLessThan(1);
  });

  test('without outlines the places span the map; one place stands in its middle; none is no map', () => {
    expect(drawMap([], [])).toBeNull();
    const alone = drawMap([], [[108.6, -6.9]]);
    const middle = alone?.at([108.6, -6.9]);
    expect(middle?.x).toBeCloseTo((alone?.width ?? 0) / 2, 0);
    expect(middle?.y).toBeCloseTo((alone?.height ?? 0) / 2, 0);
  });

  test('a loop of parents is drawn once and ends', () => {
    const node = (id: string, ...parentIds: string[]) => ({
      id,
      name: id,
      state: 'up' as const,
      parentIds,
      href: null,
    });
    const branches = branchesOf([node('a', 'b'), node('b', 'a'), node('c', 'gone'), node('d', 'd')]);
    const names = (list: typeof branches): string =>
      list.map(({ node: { id }, children }) => `${id}(${names(children)})`).join(' ');
    expect(names(branches)).toBe('c() a(b()) d()');
  });

  test('every state has a form of its own', () => {
    const places = SEEN_STATES.map((state, at) => ({
      ...{ id: state, name: state, position: [108 + at / 10, -6] as const, state, href: null },
    }));
    const props = { language: 'id', ground: { boundaries: [], sources: [] }, places, label: 'Peta' } as const;
    const html = renderToString(h(NetworkMap, props));
    const forms = html.match(/<figcaption>.*<\/figcaption>/s)?.[0].match(/<svg[^>]*>.*?<\/svg>/gs) ?? [];
    expect(new Set(forms).size).toBe(5);
  });
});

describe('import-boundaries', () => {
  const database = useTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-map-'));
  let government: Government;
  beforeAll(async () => {
    const wish = { kind: 'kabupaten', areaCode: '32.09', name: 'Kabupaten Cirebon', label: 'cirebonkab' } as const;
    government = await createGovernment(database.db, { ...wish, timeZone: 'Asia/Jakarta' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (path: string, options: Readonly<Record<string, string>>) => {
    const context = { db: database.db, clock: stoppedClock('2026-11-23T03:00:00Z') };
    return importBoundariesCommand.run(context as never, [path], options);
  };
  const ground = () => inReadOnly(database.db, { governmentId: government.id }, loadGround);

  test('keeps outlines once however often they come, and says what was left out', async () => {
    const path = join(folder, 'kecamatan.geojson');
    writeFileSync(path, collection(waled, feature({ code: '32.09.02' }, { type: 'Point', coordinates: [1, 2] })));
    for (const source of ['BIG 2024', 'BIG 2025']) {
      const { text, ok } = await run(path, { government: 'cirebonkab', source });
      expect(ok).toBe(true);
      expect(text).toMatch(/1 batas wilayah.*\n.*ke-2: bukan Polygon/);
    }
    const { boundaries, sources } = await ground();
    expect(boundaries).toEqual([
      { areaCode: '32.09.01', name: 'Waled', outline: waled.geometry && [[ring(108.6, -6.9)]] },
    ]);
    expect(sources).toEqual(['BIG 2025']);
  });

  test('says plainly which file or government is missing', async () => {
    await expect(run(join(folder, 'tidak-ada.geojson'), { government: 'cirebonkab' })).rejects.toThrow(
      /tidak dapat dibaca/,
    );
    await expect(run(join(folder, 'kecamatan.geojson'), {})).rejects.toThrow(/--government/);
  });

  const real = join(import.meta.dirname, '../../../../../shared/data/boundaries/32.09-cirebon-districts.geojson');
  test.skipIf(!existsSync(real))(
    'draws the 40 kecamatan of a real file (set of boundaries absent: skipped)',
    async () => {
      expect((await run(real, { government: 'cirebonkab' })).data).toEqual({ saved: 40, leftOut: [] });
      const { boundaries } = await ground();
      expect(drawMap(boundaries, [])?.areas.filter(({ path }) => path.length > 20)).toHaveLength(40);
    },
  );
});
