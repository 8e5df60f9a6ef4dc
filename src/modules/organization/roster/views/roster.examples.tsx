import type { PersonId } from '../../../../platform/identity/actor.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { RosterImport, RosterImportId, RosterRow } from '../queries.ts';
import { PreviewPage } from './preview-page.tsx';
import { UploadPage } from './upload-page.tsx';

const roster: RosterImport = {
  ...{
    id: '0192f3c4-0000-7000-8000-000000000001' as RosterImportId,
    fileName: 'operator 2026.xlsx',
    importedBy: 'a' as PersonId,
  },
  ...{ isConfirmed: false, counts: { add: 78, change: 1, same: 1, bad: 1 } },
};

function aRow(change: Partial<RosterRow>): RosterRow {
  return {
    ...{ line: 2, outcome: 'add', reason: 'Kecamatan Waled', name: 'Siti Aminah', email: 'siti@contoh.id', phone: '' },
    ...{ unitText: 'waled', roleText: 'Operator kecamatan', unitId: null, roleId: null },
    ...change,
  };
}

const rows = [
  aRow({
    line: 7,
    outcome: 'bad',
    reason: 'Unit tidak ditemukan. Mungkin maksud Anda: Diskominfo (diskominfo).',
    unitText: '<b>Diskomimfo</b>',
  }),
  aRow({}),
  aRow({ line: 3, outcome: 'change' }),
];
const page = { language: 'id', submissionKey: 'k', previousHref: null, nextHref: null } as const;

export const examples: Examples = {
  unggah: () => <UploadPage language="id" form={emptyForm} limitBytes={2_000_000} />,
  'berkas ditolak': () => (
    <UploadPage
      language="en"
      form={{ values: {}, errors: { daftar: 'The file cannot be read.' } }}
      limitBytes={2_000_000}
    />
  ),
  'pratinjau, teks berisi HTML': () => <PreviewPage {...page} roster={roster} rows={rows} nextHref="#isi" />,
  'tidak ada yang dapat disimpan': () => (
    <PreviewPage
      {...page}
      roster={{ ...roster, counts: { add: 0, change: 0, same: 0, bad: 1 } }}
      rows={rows.slice(0, 1)}
    />
  ),
  'sudah disimpan': () => <PreviewPage {...page} roster={{ ...roster, isConfirmed: true }} rows={rows} />,
};
