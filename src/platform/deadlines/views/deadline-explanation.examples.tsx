import {
  addWorkingDays,
  type DatedException,
  type Pause,
  type WorkingCalendar,
} from '../../calendar/working-calendar.ts';
import type { Examples } from '../../ui/gallery-examples.ts';
import type { DeadlineId } from '../deadline.ts';
import type { DeadlineExplanation } from '../explain.ts';
import { DeadlineExplanationPage } from './deadline-explanation.tsx';

const day = (text: string) => Temporal.PlainDate.from(text);

const decree = 'SKB Nomor 1497/2025, 2/2025, dan 5/2025';
const exceptions: [string, DatedException][] = [
  [
    '2026-12-01',
    { kind: 'local-holiday', name: 'Hari Jadi Kabupaten (contoh)', citation: 'SK Bupati 5/2026', isVerified: true },
  ],
  ['2026-12-24', { kind: 'collective-leave', name: 'Cuti bersama Natal', citation: decree, isVerified: true }],
  [
    '2026-12-25',
    { kind: 'national-holiday', name: 'Kelahiran Yesus Kristus (Natal)', citation: decree, isVerified: true },
  ],
  [
    '2026-12-28',
    { kind: 'collective-leave', name: 'Cuti tambahan (contoh)', citation: 'Perubahan SKB', isVerified: false },
  ],
];

const calendar: WorkingCalendar = {
  workDays: new Set([1, 2, 3, 4, 5]),
  exceptions: new Map(exceptions),
  countsCollectiveLeaveAsWork: false,
  loadedYears: new Set([2026, 2027]),
  week: { citation: 'Perpres 21/2023', isVerified: false },
};

function anExplanation(n: number, start: string, given: Partial<DeadlineExplanation> = {}): DeadlineExplanation {
  const pauses: readonly Pause[] = (given.pauses ?? []).filter(({ to }) => to !== null);
  const { dueOn, days, unloadedYears } = addWorkingDays(calendar, day(start), n, pauses);
  const registered = {
    kind: 'registered',
    on: day(start),
    dueBefore: null,
    dueAfter: dueOn,
    reason: null,
    cause: null,
    by: null,
  } as const;
  return {
    id: '01890000-0000-7000-8000-000000000001' as DeadlineId,
    unitPath: '/dinkes/',
    title: { id: 'Jawab permohonan informasi 12/PPID/2026', en: 'Answer information request 12/PPID/2026' },
    state: 'open',
    startedOn: day(start),
    dueOn,
    dueAt: null,
    timeZone: null,
    rule: {
      id: 'disclosure.answer',
      unit: 'working-days',
      amount: 10,
      effectiveFrom: day('2010-04-30'),
      isLocal: false,
    },
    citation: 'UU 14/2008 Pasal 22 ayat (7) dan ayat (8)',
    isVerified: true,
    extension: null,
    pauses: [],
    days,
    week: calendar.week,
    unloadedYears,
    countedToday: null,
    history: [registered],
    ...given,
  };
}

const extended = anExplanation(17, '2026-11-23', {
  extension: { amount: 7, on: day('2026-12-04'), reason: 'Informasi belum dikuasai, diminta ke Dinas Kesehatan' },
  pauses: [{ from: day('2026-11-25'), to: day('2026-11-30'), reason: 'Menunggu kelengkapan pemohon' }],
  history: [
    {
      kind: 'registered',
      on: day('2026-11-23'),
      dueBefore: null,
      dueAfter: day('2026-12-07'),
      reason: null,
      cause: null,
      by: null,
    },
    {
      kind: 'paused',
      on: day('2026-11-25'),
      dueBefore: day('2026-12-07'),
      dueAfter: day('2026-12-07'),
      reason: 'Menunggu kelengkapan pemohon',
      cause: null,
      by: null,
    },
    {
      kind: 'resumed',
      on: day('2026-11-30'),
      dueBefore: day('2026-12-07'),
      dueAfter: day('2026-12-10'),
      reason: null,
      cause: null,
      by: null,
    },
    {
      kind: 'recomputed',
      on: day('2026-12-01'),
      dueBefore: day('2026-12-10'),
      dueAfter: day('2026-12-11'),
      reason: null,
      cause: { kind: 'local-day-set', date: '2026-12-01' },
      by: null,
    },
    {
      kind: 'extended',
      on: day('2026-12-04'),
      dueBefore: day('2026-12-11'),
      dueAfter: day('2026-12-22'),
      reason: 'Informasi belum dikuasai',
      cause: null,
      by: null,
    },
  ],
});

/** Every state of the page: shown in the gallery, rendered and checked in the tests. */
export const examples: Examples = {
  'sepuluh hari kerja': () => <DeadlineExplanationPage language="id" explanation={anExplanation(10, '2026-11-23')} />,
  'dijeda, dihitung ulang, diperpanjang': () => <DeadlineExplanationPage language="id" explanation={extended} />,
  'dasar hukum belum diverifikasi': () => (
    <DeadlineExplanationPage
      language="id"
      explanation={anExplanation(3, '2026-12-23', { citation: 'Praktik layanan PPID', isVerified: false })}
    />
  ),
  'libur tahun depan belum dimuat': () => (
    <DeadlineExplanationPage language="id" explanation={anExplanation(10, '2027-12-22')} />
  ),
  'sedang dijeda': () => (
    <DeadlineExplanationPage
      language="id"
      explanation={anExplanation(10, '2026-11-23', {
        state: 'paused',
        days: [],
        pauses: [{ from: day('2026-11-25'), to: null, reason: 'Menunggu <b>kelengkapan</b>' }],
      })}
    />
  ),
  'tanggal yang dijanjikan': () => (
    <DeadlineExplanationPage
      language="id"
      explanation={anExplanation(0, '2026-11-23', {
        rule: null,
        week: null,
        dueOn: day('2026-11-30'),
        citation: 'Janji layanan loket',
      })}
    />
  ),
  'dalam jam': () => (
    <DeadlineExplanationPage
      language="id"
      explanation={anExplanation(0, '2026-11-21', {
        rule: { id: 'privacy.breach', unit: 'hours', amount: 72, effectiveFrom: day('2022-10-17'), isLocal: true },
        week: null,
        citation: 'UU 27/2022 Pasal 46',
        dueOn: day('2026-11-24'),
        dueAt: Temporal.Instant.from('2026-11-23T20:00:00Z'),
        timeZone: 'Asia/Jakarta',
      })}
    />
  ),
  'kalender berubah sesudah selesai': () => (
    <DeadlineExplanationPage
      language="id"
      explanation={anExplanation(10, '2026-11-23', { state: 'met', countedToday: day('2026-12-09') })}
    />
  ),
  'bahasa Inggris': () => <DeadlineExplanationPage language="en" explanation={extended} />,
};
