/** Why a date is not a working day. */
export type DayOffReason =
  | { readonly kind: 'weekend' }
  | {
      readonly kind: 'national-holiday' | 'collective-leave' | 'local-holiday';
      readonly name: string;
      readonly citation: string;
      /** False when the row is from memory and nobody has checked it: shown as "belum diverifikasi". */
      readonly isVerified: boolean;
    };

/** A date that departs from the week: off for a reason, or worked although it would be off. */
export type DatedException = Exclude<DayOffReason, { kind: 'weekend' }> | { readonly kind: 'worked' };

/** Which days one government works. Plain data: dates are keyed `YYYY-MM-DD`. */
export interface WorkingCalendar {
  /** ISO weekdays that are worked, 1 Monday to 7 Sunday. */
  readonly workDays: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<string, DatedException>;
  /** Whether collective leave (*cuti bersama*) counts as working days. */
  readonly countsCollectiveLeaveAsWork: boolean;
  /** Years whose national holidays are loaded; in others only the week and local days are known. */
  readonly loadedYears: ReadonlySet<number>;
  /** Where the working week stands. */
  readonly week: { readonly citation: string; readonly isVerified: boolean };
}

/** One date of a count. `number` counts from 1. */
export type CountedDay =
  | { readonly date: Temporal.PlainDate; readonly kind: 'counted'; readonly number: number }
  | { readonly date: Temporal.PlainDate; readonly kind: 'skipped'; readonly reason: DayOffReason }
  | { readonly date: Temporal.PlainDate; readonly kind: 'paused' };

/** A due date with every day that led to it. */
export interface WorkingDayCount {
  readonly dueOn: Temporal.PlainDate;
  /** Each date after the start up to the due date, in order; empty when nothing was to count. */
  readonly days: readonly CountedDay[];
  /** Years that the count touches and whose holidays are not loaded; the date may still move. Empty is good. */
  readonly unloadedYears: readonly number[];
}

/** Days on which the clock stood still: those after `from`, up to and including `to`; `to` null stands still for ever. */
export interface Pause {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
}

/** More days than any deadline has; a larger count is a mistake. */
const LONGEST_COUNT = 5000;

/** Why the date is off; null when it is a working day. */
export function dayOffReason(calendar: WorkingCalendar, date: Temporal.PlainDate): DayOffReason | null {
  const exception = calendar.exceptions.get(date.toString());
  if (exception?.kind === 'worked') return null;
  const isIgnored = exception?.kind === 'collective-leave' && calendar.countsCollectiveLeaveAsWork;
  if (exception && !isIgnored) return exception;
  return calendar.workDays.has(date.dayOfWeek) ? null : { kind: 'weekend' };
}

/** Whether the government works on the date. */
export function isWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  return dayOffReason(calendar, date) === null;
}

/**
 * The n-th working day after the start, and how it was counted. The start itself is not counted, as the law counts
 * "sejak"; n = 0 is the start. Days within a pause are not counted.
 * @throws {RangeError} when n is not a whole number from 0 to 5000, or a pause never ends
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  start: Temporal.PlainDate,
  n: number,
  pauses: readonly Pause[] = [],
): WorkingDayCount {
  return countDays(start, n, pauses, calendar, (date) => dayOffReason(calendar, date));
}

/** As {@link addWorkingDays}, but every day of the week counts; only pauses are left out. */
export function addCalendarDays(start: Temporal.PlainDate, n: number, pauses: readonly Pause[] = []): WorkingDayCount {
  return countDays(start, n, pauses, null, () => null);
}

function countDays(
  start: Temporal.PlainDate,
  n: number,
  pauses: readonly Pause[],
  calendar: WorkingCalendar | null,
  reasonFor: (date: Temporal.PlainDate) => DayOffReason | null,
): WorkingDayCount {
  if (!Number.isInteger(n) || n < 0 || n > LONGEST_COUNT) throw new RangeError(`Cannot count ${n} days`);
  if (pauses.some((pause) => pause.to === null)) throw new RangeError('A count cannot pass a pause without an end');
  const days: CountedDay[] = [];
  let date = start;
  for (let number = 0; number < n; ) {
    date = date.add({ days: 1 });
    const reason = reasonFor(date);
    if (reason) days.push({ date, kind: 'skipped', reason });
    else if (isPaused(date, pauses)) days.push({ date, kind: 'paused' });
    else days.push({ date, kind: 'counted', number: ++number });
  }
  return { dueOn: date, days, unloadedYears: calendar ? unloadedYears(calendar, start, date) : [] };
}

function isPaused(date: Temporal.PlainDate, pauses: readonly Pause[]): boolean {
  return pauses.some(
    ({ from, to }) =>
      Temporal.PlainDate.compare(from, date) < 0 && (to === null || Temporal.PlainDate.compare(date, to) <= 0),
  );
}

/** The years from start to end whose national holidays are not loaded. */
export function unloadedYears(
  calendar: WorkingCalendar,
  start: Temporal.PlainDate,
  end: Temporal.PlainDate,
): readonly number[] {
  const years = Array.from({ length: end.year - start.year + 1 }, (_, offset) => start.year + offset);
  return years.filter((year) => !calendar.loadedYears.has(year));
}

/** How many working days lie after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  if (Temporal.PlainDate.compare(to, from) < 0) return -workingDaysBetween(calendar, to, from) || 0;
  let count = 0;
  for (let date = from.add({ days: 1 }); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}
