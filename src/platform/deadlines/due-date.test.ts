import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dueDate, endOfHours } from './due-date.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const calendar: WorkingCalendar = {
  workDays: new Set([1, 2, 3, 4, 5]),
  exceptions: new Map(),
  countsCollectiveLeaveAsWork: false,
  loadedYears: new Set([2026]),
  week: { citation: 'Perpres 21/2023', isVerified: false },
};
const pause = [{ from: day('2026-03-02'), to: day('2026-03-07') }];

describe('a due date', () => {
  test.each([
    ['10 working days', { unit: 'working-days', amount: 10, extension: null }, '2026-03-13'],
    ['10 and 7 more', { unit: 'working-days', amount: 10, extension: 7 }, '2026-03-24'],
    ['14 calendar days', { unit: 'calendar-days', amount: 14, extension: null }, '2026-03-13'],
    ['6 months', { unit: 'months', amount: 6, extension: null }, '2026-08-27'],
    ['3 and 1 more', { unit: 'months', amount: 3, extension: 1 }, '2026-06-27'],
  ] as const)('of %s', (_what, span, due) => {
    expect(dueDate(calendar, day('2026-02-27'), span).dueOn.toString()).toBe(due);
  });

  test.each([
    ['the working days paused', { unit: 'working-days', amount: 10, extension: null }, '2026-03-19'],
    ['the calendar days paused', { unit: 'calendar-days', amount: 14, extension: null }, '2026-03-18'],
    ['the calendar days paused, in months', { unit: 'months', amount: 6, extension: null }, '2026-09-01'],
  ] as const)('moves by %s', (_what, span, due) => {
    expect(dueDate(calendar, day('2026-02-27'), span, pause).dueOn.toString()).toBe(due);
  });

  test('in months ends on the last day where the month is shorter', () => {
    const span = { unit: 'months', amount: 6, extension: null } as const;
    expect(dueDate(calendar, day('2026-08-31'), span).dueOn.toString()).toBe('2027-02-28');
  });

  test('in hours is a moment, and nights and Sundays count', () => {
    const span = { unit: 'hours', amount: 72, extension: null } as const;
    expect(endOfHours(Temporal.Instant.from('2026-11-20T20:15:00Z'), span).toString()).toBe('2026-11-23T20:15:00Z');
    expect(() => dueDate(calendar, day('2026-11-20'), span)).toThrow(RangeError);
  });

  test.each(['working-days', 'calendar-days', 'months'] as const)(
    'in %s cannot be told while the clock stands still',
    (unit) => {
      const endless = [{ from: day('2026-03-02'), to: null }];
      expect(() => dueDate(calendar, day('2026-02-27'), { unit, amount: 5, extension: null }, endless)).toThrow(
        RangeError,
      );
    },
  );
});
