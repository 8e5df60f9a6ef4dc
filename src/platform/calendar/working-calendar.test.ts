import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addWorkingDays,
  type DatedException,
  dayOffReason,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const { compare } = Temporal.PlainDate;

const holiday = (name: string): DatedException => ({
  kind: 'national-holiday',
  name,
  citation: 'SKB',
  isVerified: true,
});
const leave = (name: string): DatedException => ({ kind: 'collective-leave', name, citation: 'SKB', isVerified: true });

function aCalendar(given: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return {
    workDays: new Set([1, 2, 3, 4, 5]),
    exceptions: new Map([
      ['2026-12-24', leave('Cuti bersama Natal')],
      ['2026-12-25', holiday('Natal')],
      ['2027-01-01', holiday('Tahun Baru')],
    ]),
    countsCollectiveLeaveAsWork: false,
    loadedYears: new Set([2026, 2027]),
    week: { citation: 'Perpres 21/2023', isVerified: false },
    ...given,
  };
}

describe('counting working days', () => {
  test('the day of the start is not counted, weekends, holidays and collective leave are skipped with their reason', () => {
    const { dueOn, days, unloadedYears } = addWorkingDays(aCalendar(), day('2026-12-22'), 3);
    expect(dueOn).toEqual(day('2026-12-29'));
    expect(
      days.map((counted) => [counted.date.toString(), counted.kind === 'skipped' ? counted.reason.kind : counted.kind]),
    ).toEqual([
      ['2026-12-23', 'counted'],
      ['2026-12-24', 'collective-leave'],
      ['2026-12-25', 'national-holiday'],
      ['2026-12-26', 'weekend'],
      ['2026-12-27', 'weekend'],
      ['2026-12-28', 'counted'],
      ['2026-12-29', 'counted'],
    ]);
    expect(unloadedYears).toEqual([]);
  });

  test('collective leave counts where a government has decided so', () => {
    const calendar = aCalendar({ countsCollectiveLeaveAsWork: true });
    expect(addWorkingDays(calendar, day('2026-12-22'), 3).dueOn).toEqual(day('2026-12-28'));
  });

  test('an office of six days works on Saturday', () => {
    const calendar = aCalendar({ workDays: new Set([1, 2, 3, 4, 5, 6]) });
    expect(addWorkingDays(calendar, day('2026-12-22'), 3).dueOn).toEqual(day('2026-12-28'));
  });

  test('a day that is worked locally counts, be it a holiday or a Sunday', () => {
    const worked: DatedException = { kind: 'worked' };
    const calendar = aCalendar({
      exceptions: new Map([
        ['2026-12-25', worked],
        ['2026-12-27', worked],
      ]),
    });
    expect(dayOffReason(calendar, day('2026-12-25'))).toBeNull();
    expect(isWorkingDay(calendar, day('2026-12-27'))).toBe(true);
    expect(isWorkingDay(calendar, day('2026-12-26'))).toBe(false);
  });

  test('a year whose holidays are not loaded is named', () => {
    expect(addWorkingDays(aCalendar(), day('2027-12-27'), 10).unloadedYears).toEqual([2028]);
    expect(addWorkingDays(aCalendar({ loadedYears: new Set() }), day('2026-12-31'), 1).unloadedYears).toEqual([
      2026, 2027,
    ]);
  });

  test('nothing to count ends on the start, and impossible counts are refused', () => {
    expect(addWorkingDays(aCalendar(), day('2026-12-26'), 0)).toEqual({
      dueOn: day('2026-12-26'),
      days: [],
      unloadedYears: [],
    });
    for (const n of [-1, 1.5, Number.NaN, 5001])
      expect(() => addWorkingDays(aCalendar(), day('2026-12-01'), n)).toThrow(RangeError);
    const endless = [{ from: day('2026-12-01'), to: null }];
    expect(() => addWorkingDays(aCalendar(), day('2026-12-01'), 1, endless)).toThrow(RangeError);
  });

  test('calendar days know no weekend', () => {
    expect(addCalendarDays(day('2026-12-24'), 3).dueOn).toEqual(day('2026-12-27'));
  });
});

const anyDate = fc.integer({ min: 0, max: 1000 }).map((offset) => day('2025-06-01').add({ days: offset }));

const anyCalendar = fc
  .record({
    workDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 5, maxLength: 6 }),
    off: fc.array(
      fc.tuple(anyDate, fc.constantFrom<DatedException>(holiday('Libur'), leave('Cuti'), { kind: 'worked' })),
      { maxLength: 60 },
    ),
    countsCollectiveLeaveAsWork: fc.boolean(),
  })
  .map(({ workDays, off, countsCollectiveLeaveAsWork }) =>
    aCalendar({
      workDays: new Set(workDays),
      exceptions: new Map(off.map(([date, exception]) => [date.toString(), exception])),
      countsCollectiveLeaveAsWork,
    }),
  );

const anyPauses = fc
  .array(fc.tuple(anyDate, fc.integer({ min: 0, max: 40 })), { maxLength: 3 })
  .map((pauses) => pauses.map(([from, length]) => ({ from, to: from.add({ days: length }) })));

const anyCount = fc.integer({ min: 0, max: 90 });

describe('for any calendar', () => {
  test('a due date after at least one day is a working day, and exactly n working days lie up to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, (calendar, start, n) => {
        const { dueOn } = addWorkingDays(calendar, start, n);
        expect(workingDaysBetween(calendar, start, dueOn)).toBe(n);
        if (n > 0) expect(isWorkingDay(calendar, dueOn)).toBe(true);
      }),
    );
  });

  test('the explanation has every day once, in order, numbered without gap, and ends on the due date', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, anyPauses, (calendar, start, n, pauses) => {
        const { dueOn, days } = addWorkingDays(calendar, start, n, pauses);
        days.forEach(({ date }, at) => void expect(date.equals(start.add({ days: at + 1 }))).toBe(true));
        expect((days.at(-1)?.date ?? start).equals(dueOn)).toBe(true);
        const numbers = days.flatMap((counted) => (counted.kind === 'counted' ? [counted.number] : []));
        expect(numbers).toEqual(Array.from({ length: n }, (_, at) => at + 1));
      }),
    );
  });

  test('one more day never ends earlier, and counting in two steps ends the same', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, anyCount, (calendar, start, a, b) => {
        const together = addWorkingDays(calendar, start, a + b).dueOn;
        expect(compare(addWorkingDays(calendar, start, a).dueOn, together)).toBeLessThanOrEqual(0);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, a).dueOn, b).dueOn.equals(together)).toBe(true);
      }),
    );
  });

  test('a holiday more never makes a deadline earlier, and one outside the count never moves it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, anyDate, (calendar, start, n, date) => {
        const before = addWorkingDays(calendar, start, n).dueOn;
        const more = {
          ...calendar,
          exceptions: new Map([...calendar.exceptions, [date.toString(), holiday('Baru')] as const]),
        };
        const after = addWorkingDays(more, start, n).dueOn;
        expect(compare(after, before)).toBeGreaterThanOrEqual(0);
        const isWithin = compare(start, date) < 0 && compare(date, before) <= 0;
        if (!isWithin || !isWorkingDay(calendar, date)) expect(after.equals(before)).toBe(true);
      }),
    );
  });

  test('a pause moves the due date by the working days paused', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDate,
        fc.integer({ min: 1, max: 60 }),
        fc.nat(40),
        fc.nat(40),
        (calendar, start, n, wait, length) => {
          const plain = addWorkingDays(calendar, start, n).dueOn;
          const from = start.add({ days: wait });
          if (compare(from, plain) >= 0) return;
          const to = from.add({ days: length });
          const moved = addWorkingDays(calendar, start, n, [{ from, to }]).dueOn;
          expect(moved.equals(addWorkingDays(calendar, plain, workingDaysBetween(calendar, from, to)).dueOn)).toBe(
            true,
          );
        },
      ),
    );
  });

  test('working days between two dates are the same both ways, but for the sign', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyDate, (calendar, a, b) => {
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, a)).toBe(0);
      }),
    );
  });
});
