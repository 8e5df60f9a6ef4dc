import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { StoredAnswer } from '../answer-queries.ts';
import { AnswerDesk } from './answer-desk.tsx';
import { AnswerList, AnswerPage, LikeAnswers, OfferedAnswers } from './answer-pages.tsx';

const answer = {
  ...{ id: '1', number: 12, title: 'Biaya perbaikan jalan <b>Waled</b> 2026', question: 'Berapa biayanya?\nPer ruas.' },
  ...{
    answer: 'Rp12.400.000.000, rinciannya terlampir.',
    outcome: 'partly',
    articles: ['h'],
    unitId: '1',
    caseId: '1',
  },
  ...{
    unitPath: '/dpupr/',
    answeredOn: Temporal.PlainDate.from('2026-11-10'),
    workingDays: 6,
    isPublic: true,
    uses: 3,
  },
} as unknown as StoredAnswer;
const list = { language: 'id' as const, filter: {}, years: [2026, 2025], previousHref: null, nextHref: null };
const page = { language: 'id' as const, answer, unitName: 'Dinas Pekerjaan Umum' };
const form = { values: { judul: answer.title, pertanyaan: answer.question, jawaban: answer.answer }, errors: {} };

export const examples: Examples = {
  'belum ada jawaban': () => <AnswerList {...list} rows={[]} />,
  'daftar jawaban': () => <AnswerList {...list} rows={[answer]} />,
  'satu jawaban': () => <AnswerPage {...page} isThanked={false} />,
  'terima kasih': () => <AnswerPage {...page} isThanked />,
  'ditawarkan sebelum bertanya': () => <OfferedAnswers language="id" answers={[answer]} />,
  'pernah dijawab': () => <LikeAnswers language="id" answers={[answer]} />,
  'menerbitkan pertama kali': () => <AnswerDesk language="id" caseId="1" published={null} form={form} />,
  'sudah terbit': () => <AnswerDesk language="id" caseId="1" published={answer} form={form} />,
  'masih menyebut penanya': () => (
    <AnswerDesk
      language="id"
      caseId="1"
      published={null}
      form={{ ...form, errors: { jawaban: 'Masih menyebut penanya: Siti. Hapus dahulu.' } }}
    />
  ),
  'sudah ditarik': () => (
    <AnswerDesk language="id" caseId="1" published={{ ...answer, isPublic: false }} form={emptyForm} />
  ),
};
