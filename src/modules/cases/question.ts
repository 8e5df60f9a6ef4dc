import type { CaseKind } from './case.ts';

const nothing = async () => undefined;

/** A question to the government (*pertanyaan umum*): the simplest kind of case, and the way in for whoever knows no other. */
export const question: CaseKind = {
  name: 'question',
  prefix: 'PU',
  label: { id: 'Pertanyaan', en: 'Question' },
  answerRule: 'cases.question-answer',
  closingRule: 'cases.closing',
  retentionRule: 'cases.retention',
  isExtendable: false,
  visibilities: ['open', 'confidential', 'anonymous'],
  intake: { fields: () => null, read: () => ({ ok: true, value: nothing, values: {} }), accept: () => nothing },
  outcomes: [
    { key: 'answered', label: { id: 'Dijawab', en: 'Answered' } },
    { key: 'not-ours', label: { id: 'Bukan kewenangan kami', en: 'Not within our power' } },
    { key: 'unclear', label: { id: 'Tidak dapat dijawab', en: 'Cannot be answered' } },
  ],
};
