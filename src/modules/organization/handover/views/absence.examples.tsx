import type { PersonId } from '../../../../platform/identity/actor.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { DelegationId } from '../delegation.ts';
import { AbsencePage, type AbsenceRow } from './absence-page.tsx';

const today = Temporal.PlainDate.from('2026-11-23');

function aRow(change: Partial<AbsenceRow> = {}): AbsenceRow {
  return {
    ...{
      id: '0192f3c4-0000-7000-8000-000000000001' as DelegationId,
      fromPersonId: 'a' as PersonId,
      toPersonId: 'b' as PersonId,
    },
    ...{ fromName: 'Sekda (contoh)', toName: 'Bupati (contoh)', startsOn: today, endsOn: today.add({ days: 7 }) },
    ...{ reason: 'dinas luar', isRevoked: false, state: 'in-force', mayRevoke: true },
    ...change,
  };
}

const page = {
  language: 'id',
  today,
  submissionKey: 'k',
  colleagues: [],
  isOfAll: false,
  previousHref: null,
  nextHref: null,
} as const;

export const examples: Examples = {
  'belum ada penyerahan': () => (
    <AbsencePage {...page} form={emptyForm} rows={[]} colleagues={['Sari (contoh)', 'Bayu (contoh)']} />
  ),
  'daftar penyerahan, teks berisi HTML': () => (
    <AbsencePage
      {...page}
      isOfAll
      form={emptyForm}
      rows={[
        aRow(),
        aRow({
          ...{ id: '0192f3c4-0000-7000-8000-000000000002' as DelegationId, reason: '<b>cuti</b>', isRevoked: true },
          ...{ state: 'revoked', mayRevoke: false },
        }),
      ]}
    />
  ),
  'tanggal terbalik': () => (
    <AbsencePage
      {...page}
      form={{
        values: { kepada: 'bupati', mulai: '2026-11-30', sampai: '2026-11-23' },
        errors: { sampai: 'Tanggal akhir harus setelah tanggal mulai.' },
      }}
      rows={[]}
    />
  ),
};
