import { defineTexts } from '../../ui/texts.ts';
import type { CalendarChange } from '../calendar-change.ts';
import type { RuleUnit } from '../due-date.ts';
import type { DeadlineEventKind, DeadlineState } from '../tables.ts';

const unitsId: Readonly<Record<RuleUnit, string>> = {
  'working-days': 'hari kerja',
  'calendar-days': 'hari kalender',
  months: 'bulan',
  hours: 'jam',
};

const unitsEn: Readonly<Record<RuleUnit, string>> = {
  'working-days': 'working days',
  'calendar-days': 'calendar days',
  months: 'months',
  hours: 'hours',
};

const statesId: Readonly<Record<DeadlineState, string>> = {
  open: 'Berjalan',
  paused: 'Dijeda',
  met: 'Selesai',
  cancelled: 'Dibatalkan',
  expired: 'Lewat waktu',
};

const statesEn: Readonly<Record<DeadlineState, string>> = {
  open: 'Running',
  paused: 'Paused',
  met: 'Done',
  cancelled: 'Cancelled',
  expired: 'Lapsed',
};

const eventsId: Readonly<Record<DeadlineEventKind, string>> = {
  registered: 'Mulai dihitung',
  paused: 'Dijeda',
  resumed: 'Dilanjutkan',
  extended: 'Diperpanjang',
  recomputed: 'Dihitung ulang',
  met: 'Selesai',
  cancelled: 'Dibatalkan',
  expired: 'Lewat waktu',
};

const eventsEn: Readonly<Record<DeadlineEventKind, string>> = {
  registered: 'Began',
  paused: 'Paused',
  resumed: 'Resumed',
  extended: 'Extended',
  recomputed: 'Counted again',
  met: 'Done',
  cancelled: 'Cancelled',
  expired: 'Lapsed',
};

type Cause = Readonly<Record<CalendarChange['kind'], (date: string) => string>>;

const causesId: Cause = {
  'national-day-set': (date) => `Kalender nasional berubah: ${date}`,
  'national-day-removed': (date) => `Hari libur nasional dicabut: ${date}`,
  'local-day-set': (date) => `Kalender daerah berubah: ${date}`,
  'local-day-removed': (date) => `Ketentuan hari daerah dicabut: ${date}`,
  'week-changed': () => 'Hari kerja dalam seminggu berubah',
  checked: () => 'Kalender berubah, ditemukan dalam pemeriksaan malam',
};

const causesEn: Cause = {
  'national-day-set': (date) => `The national calendar changed: ${date}`,
  'national-day-removed': (date) => `A national holiday was withdrawn: ${date}`,
  'local-day-set': (date) => `The local calendar changed: ${date}`,
  'local-day-removed': (date) => `A local day was withdrawn: ${date}`,
  'week-changed': () => 'The working week changed',
  checked: () => 'The calendar changed, found in the nightly check',
};

/** The words of the explanation of a due date. */
export const explanationTexts = defineTexts({
  id: {
    heading: 'Mengapa tanggal ini?',
    unverified: 'belum diverifikasi',
    unverifiedTitle: 'Dasar hukum ini belum diverifikasi',
    unverifiedText: 'Petugas belum mencocokkannya dengan naskah peraturan. Periksa sebelum dijadikan alasan.',
    notLoaded: (years: string) => `Hari libur ${years} belum dimuat`,
    notLoadedText: 'Tanggal ini dapat bergeser setelah SKB hari libur nasional dan cuti bersama dimuat.',
    otherToday: (date: string) => `Menurut kalender sekarang: ${date}`,
    otherTodayText: 'Kalender berubah setelah tanggal ini dihitung.',
    pausedTitle: 'Waktu sedang dijeda',
    pausedText: 'Jatuh tempo dihitung lagi setelah waktu dilanjutkan.',
    state: 'Keadaan',
    due: 'Jatuh tempo',
    start: 'Mulai',
    startNote: (date: string) => `${date} (hari ini sendiri tidak dihitung)`,
    term: 'Jangka waktu',
    amount: (amount: string, unit: RuleUnit) => `${amount} ${unitsId[unit]}`,
    plain: 'Tanggal yang ditetapkan, tanpa hitungan hari',
    basis: 'Dasar',
    localRule: 'ketentuan daerah',
    week: 'Hari kerja menurut',
    extension: 'Perpanjangan',
    extended: (amount: string, unit: RuleUnit, date: string) => `${amount} ${unitsId[unit]}, diputuskan ${date}`,
    pause: 'Jeda',
    pauseSpan: (from: string, to: string) => `${from} sampai ${to}`,
    pauseSince: (from: string) => `sejak ${from}`,
    daysHeading: 'Hitungan hari',
    day: 'Hari ke-',
    date: 'Tanggal',
    note: 'Keterangan',
    counted: 'dihitung',
    pausedDay: 'dijeda, tidak dihitung',
    weekend: 'bukan hari kerja',
    national: (name: string) => `libur nasional: ${name}`,
    collective: (name: string) => `cuti bersama: ${name}`,
    local: (name: string) => `libur daerah: ${name}`,
    historyHeading: 'Riwayat',
    event: 'Peristiwa',
    change: 'Jatuh tempo',
    moved: (before: string, after: string) => `${before} menjadi ${after}`,
    reason: 'Alasan',
    states: (state: DeadlineState) => statesId[state],
    events: (kind: DeadlineEventKind) => eventsId[kind],
    causes: (kind: CalendarChange['kind'], date: string) => causesId[kind](date),
  },
  en: {
    heading: 'Why this date?',
    unverified: 'not verified',
    unverifiedTitle: 'This legal basis is not verified',
    unverifiedText: 'Nobody has compared it with the text of the law yet. Check it before you rely on it.',
    notLoaded: (years: string) => `The holidays of ${years} are not loaded yet`,
    notLoadedText: 'This date may move once the decree on national holidays and collective leave is loaded.',
    otherToday: (date: string) => `By the calendar of today: ${date}`,
    otherTodayText: 'The calendar has changed since this date was counted.',
    pausedTitle: 'The clock stands still',
    pausedText: 'The due date is counted again when it resumes.',
    state: 'State',
    due: 'Due',
    start: 'Start',
    startNote: (date: string) => `${date} (the day itself is not counted)`,
    term: 'Time given',
    amount: (amount: string, unit: RuleUnit) => `${amount} ${unitsEn[unit]}`,
    plain: 'A date that was set, without counting days',
    basis: 'Basis',
    localRule: 'rule of this government',
    week: 'Working week by',
    extension: 'Extension',
    extended: (amount: string, unit: RuleUnit, date: string) => `${amount} ${unitsEn[unit]}, decided ${date}`,
    pause: 'Pause',
    pauseSpan: (from: string, to: string) => `${from} to ${to}`,
    pauseSince: (from: string) => `since ${from}`,
    daysHeading: 'The count, day by day',
    day: 'Day',
    date: 'Date',
    note: 'Note',
    counted: 'counted',
    pausedDay: 'paused, not counted',
    weekend: 'not a working day',
    national: (name: string) => `national holiday: ${name}`,
    collective: (name: string) => `collective leave: ${name}`,
    local: (name: string) => `local holiday: ${name}`,
    historyHeading: 'History',
    event: 'Event',
    change: 'Due',
    moved: (before: string, after: string) => `${before} became ${after}`,
    reason: 'Reason',
    states: (state: DeadlineState) => statesEn[state],
    events: (kind: DeadlineEventKind) => eventsEn[kind],
    causes: (kind: CalendarChange['kind'], date: string) => causesEn[kind](date),
  },
});
