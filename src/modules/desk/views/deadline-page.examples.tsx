import { newId } from '../../../platform/database/ids.ts';
import type { DueItem } from '../../../platform/deadlines/due-list.ts';
import type { DeadlineExplanation } from '../../../platform/deadlines/explain.ts';
import type { Examples } from '../../../platform/ui/gallery-examples.ts';
import { DeadlineListPage } from './deadline-list.tsx';
import { DeadlinePage } from './deadline-page.tsx';

const date = (text: string) => Temporal.PlainDate.from(text);
const title = { id: 'Jawab permohonan PPID-2026-00123', en: 'Answer request PPID-2026-00123' };
const explanation: DeadlineExplanation = {
  ...{
    id: newId(),
    title,
    unitPath: '/',
    state: 'open',
    startedOn: date('2026-11-20'),
    dueOn: date('2026-11-24'),
  },
  ...{ dueAt: null, timeZone: null, citation: 'UU 14/2008 ps. 22 ayat (7)', isVerified: false, pauses: [] },
  rule: { id: 'ppid.answer', unit: 'working-days', amount: 2, effectiveFrom: date('2010-04-30'), isLocal: false },
  extension: { amount: 7, on: date('2026-11-21'), reason: 'Berkas di gudang arsip' },
  days: [
    { date: date('2026-11-21'), kind: 'skipped', reason: { kind: 'weekend' } },
    { date: date('2026-11-22'), kind: 'skipped', reason: { kind: 'weekend' } },
    { date: date('2026-11-23'), kind: 'counted', number: 1 },
    { date: date('2026-11-24'), kind: 'counted', number: 2 },
  ],
  ...{ week: null, unloadedYears: [2028], countedToday: date('2026-11-25') },
  history: [
    {
      kind: 'registered',
      on: date('2026-11-20'),
      dueBefore: null,
      dueAfter: date('2026-11-24'),
      reason: null,
      cause: null,
      by: null,
    },
    {
      kind: 'recomputed',
      ...{ on: date('2026-11-21'), dueBefore: date('2026-11-24'), dueAfter: date('2026-11-25') },
      ...{ reason: null, cause: { kind: 'local-day-set', date: '2026-11-24' }, by: null },
    },
  ],
};
const due: DueItem = {
  ...{ id: newId(), subject: 'request:1', kind: 'answer', unitId: newId(), unitPath: '/', title },
  ...({ href: '/meja/permohonan/1', dueOn: date('2026-11-24'), dueAt: null, risk: 'high', isVerified: true } as const),
  citation: 'UU 14/2008 ps. 22',
};

export const examples: Examples = {
  'penjelasan sebuah tenggat': () => <DeadlinePage language="id" explanation={explanation} names={{}} />,
  'in English': () => <DeadlinePage language="en" explanation={explanation} names={{}} />,
  'daftar tenggat': () => (
    <DeadlineListPage language="id" today={date('2026-11-23')} items={[due]} nextHref="/meja/tenggat?sesudah=a" />
  ),
  'tidak ada tenggat': () => <DeadlineListPage language="id" today={date('2026-11-23')} items={[]} nextHref={null} />,
};
