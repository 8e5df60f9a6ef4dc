import type { PersonId, UnitId } from '../../../../platform/identity/actor.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { Unit } from '../../units/unit.ts';
import type { AssignmentId } from '../assignment-queries.ts';
import type { ListedPerson } from '../queries.ts';
import { defaultRoles, type Role, type RoleId } from '../role.ts';
import { NewPersonPage } from './person-form.tsx';
import { PersonListPage } from './person-list.tsx';
import { PersonPage } from './person-page.tsx';
import { RoleMatrixPage } from './role-matrix.tsx';

const unitId = '0192f3c4-0000-7000-8000-00000000000a' as UnitId;
const unit: Unit = {
  ...{ id: unitId, kind: 'kecamatan', parentId: null, path: '/waled/', label: 'waled', name: 'Kecamatan Waled' },
  ...{ shortName: 'Waled', areaCode: '32.09.01', headName: '', headTitle: '', address: '', phone: '', email: '' },
  ...{ isActive: true, isSample: false },
};

function aPerson(change: Partial<ListedPerson> = {}): ListedPerson {
  return {
    ...{ id: '0192f3c4-0000-7000-8000-000000000001' as PersonId, name: 'Dedi Operator (contoh)', nip: null },
    ...{ email: 'kecamatan@contoh.cirebonkab.localhost', phone: '', unitId, title: 'Operator situs', isActive: true },
    ...{ accountId: null, isSample: true, unitName: 'Kecamatan Waled', roleNames: ['Operator kecamatan'] },
    ...change,
  };
}

const roles: readonly Role[] = defaultRoles.map((role, at) => ({
  ...role,
  id: `0192f3c4-0000-7000-8000-00000000010${at}` as RoleId,
}));
const permissions = [...new Set(roles.flatMap((role) => role.permissions))].map((name) => ({
  name,
  label: { id: name, en: name },
}));
const withMarkup = aPerson({
  ...{ id: '0192f3c4-0000-7000-8000-000000000002' as PersonId, name: '<b>Tebal</b>', roleNames: [], isActive: false },
  ...{ email: 'surel.yang.sangat.panjang.sekali.untuk.kolom.sempit@sekretariat.daerah.contoh.go.id', isSample: false },
});
const assignments = [
  {
    ...{
      id: '0192f3c4-0000-7000-8000-000000000003' as AssignmentId,
      personId: aPerson().id,
      unitId,
      unitName: unit.name,
    },
    ...{ roleId: roles[3]?.id ?? ('' as RoleId), roleName: 'Operator kecamatan', unitPath: '/waled/', mayEnd: true },
    ...{ startsOn: Temporal.PlainDate.from('2026-11-23'), endsOn: null },
  },
];
const list = {
  language: 'id',
  query: undefined,
  unit: null,
  previousHref: null,
  nextHref: null,
  mayManage: true,
  mayImport: true,
} as const;
const page = {
  language: 'id',
  person: aPerson(),
  unit,
  assignments,
  roles,
  submissionKey: 'k',
  isOneself: false,
  mayManage: true,
} as const;
const filled = { values: { nama: 'Dedi', unit: 'waled', surel: 'dedi@contoh.id' }, errors: {} };

export const examples: Examples = {
  'daftar orang, teks berisi HTML': () => <PersonListPage {...list} people={[aPerson(), withMarkup]} nextHref="#isi" />,
  'belum ada orang': () => <PersonListPage {...list} people={[]} mayManage={false} mayImport={false} />,
  'orang baru dengan galat': () => (
    <NewPersonPage
      language="id"
      form={{
        values: { unit: 'diskomimfo' },
        errors: { unit: 'Unit ini tidak ditemukan. Mungkin maksud Anda: Diskominfo.' },
      }}
      submissionKey="k"
    />
  ),
  'satu orang dan perannya': () => (
    <PersonPage {...page} form={filled} giftForm={{ values: { di: 'waled' }, errors: {} }} />
  ),
  'satu orang, peran ditolak': () => (
    <PersonPage {...page} form={filled} giftForm={{ values: {}, errors: { peran: 'Pilih peran.', di: 'Isi unit.' } }} />
  ),
  'diri sendiri': () => (
    <PersonPage {...page} isOneself mayManage={false} assignments={[]} roles={[]} form={filled} giftForm={filled} />
  ),
  'peran dan izin': () => (
    <RoleMatrixPage language="id" roles={roles} permissions={permissions} mayChange refused={null} />
  ),
  'peran dan izin, hanya dibaca': () => (
    <RoleMatrixPage language="en" roles={roles} permissions={permissions} mayChange={false} refused={null} />
  ),
};
