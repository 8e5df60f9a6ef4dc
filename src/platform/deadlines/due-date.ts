import {
  addCalendarDays,
  addWorkingDays,
  type Pause,
  type WorkingCalendar,
  type WorkingDayCount,
} from '../calendar/working-calendar.ts';

/** What a rule counts. */
export type RuleUnit = 'working-days' | 'calendar-days' | 'months' | 'hours';

/** How long the law, or a promise, gives. */
export interface Span {
  readonly unit: RuleUnit;
  /** How many of the unit, without extension. */
  readonly amount: number;
  /** How many the extension adds; null when there is none or it was not used. */
  readonly extension: number | null;
}

/**
 * The date on which a span that began on `startedOn` ends, and the days that led to it. The day of the start is not
 * counted. A span in months ends on the same day of a later month (its last day when there is none) and moves by the
 * calendar days paused; a month and a day of the week off do not concern it, so `days` is empty.
 * @throws {RangeError} when a pause has no end, or the span is in hours ({@link endOfHours})
 */
export function dueDate(
  calendar: WorkingCalendar,
  startedOn: Temporal.PlainDate,
  span: Span,
  pauses: readonly Pause[] = [],
): WorkingDayCount {
  const amount = span.amount + (span.extension ?? 0);
  switch (span.unit) {
    case 'working-days':
      return addWorkingDays(calendar, startedOn, amount, pauses);
    case 'calendar-days':
      return addCalendarDays(startedOn, amount, pauses);
    case 'months':
      return {
        dueOn: startedOn.add({ months: amount }).add({ days: daysPaused(pauses) }),
        days: [],
        unloadedYears: [],
      };
    case 'hours':
      throw new RangeError('A span in hours ends at a moment, not on a date');
  }
}

/** The moment at which a span in hours ends; nights and days off count. Source: UU 27/2022, for example Pasal 46 (3 × 24 jam). */
export function endOfHours(startedAt: Temporal.Instant, span: Span): Temporal.Instant {
  return startedAt.add({ hours: span.amount + (span.extension ?? 0) });
}

function daysPaused(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { from, to }) => {
    if (to === null) throw new RangeError('A count cannot pass a pause without an end');
    return sum + from.until(to, { largestUnit: 'day' }).days;
  }, 0);
}
