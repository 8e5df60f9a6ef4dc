import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clockwork, datesRejected, dueDates, durationOf, type State, stateOn } from './item.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const FIRST = day('2020-01-01');

const days = fc.integer({ min: 0, max: 4000 }).map((count) => FIRST.add({ days: count }));
const cadences = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('D', 'M'))
  .map(([count, unit]) => `P${count}${unit}`);
const graces = fc.integer({ min: 0, max: 60 });
const hows = fc.constantFrom('published' as const, 'confirmed' as const);
const reasons = fc.constantFrom(null, 'source-changed' as const, 'sample' as const);

describe('dates', () => {
  test('six months after 31 August is the last day of February', () => {
    const { dueOn, lateOn } = dueDates(day('2026-08-31'), { cadence: 'P6M', graceDays: 14 });
    expect([String(dueOn), String(lateOn)]).toEqual(['2027-02-28', '2027-03-14']);
  });

  test('a due date lies after the renewal, and the grace is counted in whole days', () => {
    fc.assert(
      fc.property(days, cadences, graces, (renewedOn, cadence, graceDays) => {
        const { dueOn, lateOn } = dueDates(renewedOn, { cadence, graceDays });
        if (!dueOn || !lateOn) return false;
        return Temporal.PlainDate.compare(renewedOn, dueOn) < 0 && dueOn.until(lateOn).days === graceDays;
      }),
    );
  });

  test('what is renewed later is never due earlier', () => {
    fc.assert(
      fc.property(days, days, cadences, (a, b, cadence) => {
        const [first, second] = [a, b].toSorted(Temporal.PlainDate.compare);
        if (!first || !second) return false;
        const due = (on: Temporal.PlainDate) => String(dueDates(on, { cadence, graceDays: 0 }).dueOn);
        return due(first) <= due(second);
      }),
    );
  });

  test.each(['', 'P0M', 'P-1D', 'P6Y', 'P99999D', 'P1M2D', 'PT1H'])('%j is no cadence', (cadence) => {
    expect(() => durationOf(cadence)).toThrow(/no cadence/);
  });
});

/** An item renewed on a day, with the dates that follow. */
function item(renewedOn: Temporal.PlainDate, cadence: string | null, over: Partial<Clockwork> = {}): Clockwork {
  return { how: 'published', reviewReason: null, ...dueDates(renewedOn, { cadence, graceDays: 10 }), ...over };
}

describe('states', () => {
  test.each<readonly [string, State]>([
    ['2026-03-31', 'fresh'],
    ['2026-04-01', 'due'],
    ['2026-04-11', 'due'],
    ['2026-04-12', 'late'],
  ])('on %s an item due on 1 April with ten days of grace is %s', (today, state) => {
    expect(stateOn(item(day('2026-01-01'), 'P3M'), day(today))).toBe(state);
  });

  test('without a cadence nothing is ever fresh, confirmed, due or late', () => {
    fc.assert(
      fc.property(days, days, hows, (renewedOn, today, how) => {
        return stateOn(item(renewedOn, null, { how }), today) === 'without';
      }),
    );
  });

  test('time only makes things worse: an item that nobody touches goes from fresh through due to late', () => {
    const rank: Partial<Record<State, number>> = { fresh: 0, confirmed: 0, review: 1, due: 2, late: 3 };
    fc.assert(
      fc.property(days, cadences, hows, fc.integer({ min: 0, max: 2000 }), (renewedOn, cadence, how, wait) => {
        const one = item(renewedOn, cadence, { how });
        const [before, after] = [stateOn(one, renewedOn), stateOn(one, renewedOn.add({ days: wait }))];
        return (rank[before] ?? 9) <= (rank[after] ?? -1);
      }),
    );
  });

  test('waiting for review hides no lateness', () => {
    fc.assert(
      fc.property(days, days, cadences, reasons, (renewedOn, today, cadence, reviewReason) => {
        const plain = stateOn(item(renewedOn, cadence), today);
        const state = stateOn(item(renewedOn, cadence, { reviewReason }), today);
        return state === (reviewReason !== null && plain !== 'late' ? 'review' : plain);
      }),
    );
  });

  test('a rejected confirmation makes the item late on the same day, whenever it was due before', () => {
    fc.assert(
      fc.property(fc.option(days), days, (dueBefore, today) => {
        const dates = datesRejected(dueBefore, today);
        const isNoLater = String(dates.dueOn) <= String(dates.lateOn);
        return isNoLater && stateOn({ how: 'confirmed', reviewReason: null, ...dates }, today) === 'late';
      }),
    );
  });
});
