import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { aCaseRecord, aClock } from '../../desk/views/example-cases.ts';
import { type CaseFact, stateOf } from '../../history.ts';
import { question } from '../../question.ts';
import type { ToldEvent, TrackedCase } from '../tracked-case.ts';
import { AskPage } from './ask-page.tsx';
import { FindPage } from './find-page.tsx';
import { TrackPage } from './track-page.tsx';

const at = Temporal.Instant.from('2026-11-23T02:00:00Z');
const told = (kind: ToldEvent['kind'], words: string | null = null): ToldEvent => ({
  ...{ kind, words, sequence: 1, author: 'officer', at, outcome: kind === 'answered' ? 'answered' : null },
});

function tracked(facts: readonly CaseFact[], events: readonly ToldEvent[]): TrackedCase {
  const { unitId } = aCaseRecord({});
  const state = stateOf([{ kind: 'filed', unitId }, ...facts]);
  const found = aCaseRecord({ status: state.status });
  return { found, state, events, unitName: 'Dinas Kesehatan', files: [], clock: aClock };
}

const shown = {
  language: 'id',
  ...{ timeZone: 'Asia/Jakarta', kind: question, secret: '7KQ2-M9TX-3P6T-DYY3', isNew: false },
  ...{ form: emptyForm, panel: null },
} as const;
const form = {
  language: 'id',
  form: emptyForm,
  unitName: 'Dinas Kesehatan',
  submissionKey: 'k',
  keptFile: null,
} as const;

export const examples: Examples = {
  'mengajukan pertanyaan': () => <AskPage {...form} />,
  'isian yang keliru': () => (
    <AskPage
      {...form}
      keptFile={{ id: 'f', name: 'foto.webp' }}
      form={{ values: { isi: '<b>Isi</b> tetap ada' }, errors: { judul: 'Isi tentang apa pertanyaan Anda.' } }}
    />
  ),
  'tanda terima': () => <TrackPage {...shown} isNew tracked={tracked([], [told('filed')])} />,
  'warga ditanya': () => (
    <TrackPage
      {...shown}
      tracked={tracked([{ kind: 'asked' }], [told('filed'), told('asked', 'Puskesmas yang mana?')])}
    />
  ),
  'sudah dijawab': () => (
    <TrackPage
      {...shown}
      tracked={tracked([{ kind: 'answered', outcome: 'answered' }], [told('filed'), told('answered', 'Pukul 08.00')])}
    />
  ),
  'mencari kiriman': () => <FindPage language="id" form={emptyForm} />,
};
