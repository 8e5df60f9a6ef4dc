import type { UnitId } from '../../../../platform/identity/actor.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { Unit } from '../unit.ts';
import { NewUnitPage } from './unit-form.tsx';
import { UnitListPage } from './unit-list.tsx';
import { UnitPage } from './unit-page.tsx';

function aUnit(change: Partial<Unit> = {}): Unit {
  return {
    ...{ id: '0192f3c4-0000-7000-8000-000000000001' as UnitId, kind: 'opd', parentId: null, path: '/diskominfo/' },
    ...{ label: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', shortName: 'Diskominfo', areaCode: null },
    ...{ headName: '', headTitle: 'Kepala Dinas', address: '', phone: '', email: '', isActive: true, isSample: false },
    ...change,
  };
}

const root = aUnit({ kind: 'pemda', path: '/', label: '', name: 'Kabupaten Cirebon', shortName: 'Cirebon' });
const desa = aUnit({
  ...{ id: '0192f3c4-0000-7000-8000-000000000002' as UnitId, kind: 'desa', path: '/waled/cibogo-waled/' },
  ...{ label: 'cibogo-waled', name: 'Desa Cibogo', areaCode: '32.09.01.2004', isActive: false, isSample: true },
});
const withMarkup = aUnit({
  ...{ id: '0192f3c4-0000-7000-8000-000000000003' as UnitId, name: 'Dinas <b>Tebal</b> & "Kutip"' },
  ...{ headName: '<script>alert(1)</script>', phone: '0231 123456' },
});
const list = { language: 'id', query: undefined, kind: undefined, previousHref: null, nextHref: null } as const;
const counts = { opd: 33, kecamatan: 40, desa: 412, kelurahan: 12 };
const values = { nama: root.name, pendek: root.shortName };

export const examples: Examples = {
  'daftar, teks berisi HTML': () => (
    <UnitListPage {...list} units={[aUnit(), desa, withMarkup]} counts={counts} nextHref="#isi" addHref="#isi" />
  ),
  'belum ada unit': () => <UnitListPage {...list} units={[]} counts={{}} addHref={null} />,
  'tidak ada yang cocok': () => (
    <UnitListPage {...list} query="xyz" kind="desa" units={[]} counts={counts} addHref={null} />
  ),
  'satu unit, teks berisi HTML': () => (
    <UnitPage
      {...{ language: 'id', unit: withMarkup, forebears: [root], form: { values, errors: {} }, mayManage: true }}
      siteHref="http://diskominfo.cirebonkab.localhost:3000"
    />
  ),
  'satu unit, hanya dibaca': () => (
    <UnitPage
      {...{ language: 'en', unit: desa, forebears: [root], form: { values, errors: {} }, mayManage: false }}
      siteHref="http://cibogo-waled.cirebonkab.localhost:3000"
    />
  ),
  'unit baru dengan galat': () => (
    <NewUnitPage
      {...{ language: 'id', parent: root, kinds: ['opd', 'kecamatan'], submissionKey: 'k' }}
      form={{
        values: { label: 'www', nama: 'Dinas Baru' },
        errors: { label: 'Alamat ini sudah dipakai.', jenis: 'Pilih jenis unit.' },
      }}
    />
  ),
};
