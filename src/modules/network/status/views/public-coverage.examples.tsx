import type { UnitId } from '../../../../platform/identity/actor.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { beside } from '../../inventory/coverage/coverage.ts';
import { PublicCoverage } from './public-coverage.tsx';

const target = { wantsLan: true, mbps: 20, isDecided: false };
const has = { unitId: 'a' as UnitId, hasLan: true, links: 2, mbps: 30, priceMonthRupiah: 0, isSample: true };
const units = [
  beside({ name: 'Kecamatan <b>Waled</b>', path: '/waled/' }, has, target),
  beside(
    { name: 'Kecamatan Losari', path: '/losari/' },
    { ...has, unitId: 'b' as UnitId, hasLan: null, links: 0, mbps: 0 },
    target,
  ),
];
const page = { language: 'id', governmentName: 'Kabupaten Contoh', kind: 'kecamatan', target } as const;

/** Every state of the public page of coverage. */
export const examples: Examples = {
  'belum dicatat': () => <PublicCoverage {...page} kinds={[]} units={[]} />,
  'cakupan kecamatan': () => <PublicCoverage {...page} kinds={['kecamatan', 'desa']} units={units} />,
};
