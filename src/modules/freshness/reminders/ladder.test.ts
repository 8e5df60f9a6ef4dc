import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Climb, nearest, type Step, stepToday } from './ladder.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const LADDER: readonly Step[] = [
  { step: 1, audience: 'operator', countedFrom: 'due', offsetDays: -7, waitDays: 0 },
  { step: 2, audience: 'head', countedFrom: 'late', offsetDays: 0, waitDays: 7 },
  { step: 3, audience: 'sekda', countedFrom: 'late', offsetDays: 14, waitDays: 14 },
];
const climb: Climb = { dueOn: day('2026-12-01'), lateOn: day('2026-12-15'), lastStep: 0, lastSentOn: null };

/** Walks from day to day and tells who is reminded when. */
function walk(from: Temporal.PlainDate, days: number, start: Climb): readonly (readonly [string, string])[] {
  const told: (readonly [string, string])[] = [];
  let at = start;
  for (let count = 0; count < days; count += 1) {
    const today = from.add({ days: count });
    const step = stepToday(at, LADDER, today);
    if (!step) continue;
    told.push([today.toString(), step.audience]);
    at = { ...at, lastStep: step.step, lastSentOn: today };
  }
  return told;
}

describe('the ladder', () => {
  test('climbs from the operator a week before, to the head after the grace, to the Sekda two weeks later', () => {
    expect(walk(day('2026-11-01'), 120, climb)).toEqual([
      ['2026-11-24', 'operator'],
      ['2026-12-15', 'head'],
      ['2026-12-29', 'sekda'],
    ]);
  });

  test('what is found late by years begins with its operator, who gets a week', () => {
    const found = { ...climb, dueOn: day('2019-01-01'), lateOn: day('2019-01-15') };
    expect(walk(day('2026-11-23'), 60, found)).toEqual([
      ['2026-11-23', 'operator'],
      ['2026-11-30', 'head'],
      ['2026-12-14', 'sekda'],
    ]);
  });

  test('each step is told once and in order, on whatever days the work runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 300 }), (shift, days) => {
        const told = walk(climb.dueOn.add({ days: shift }), days, climb).map(([, audience]) => audience);
        return (
          told.join() ===
          LADDER.map(({ audience }) => audience)
            .slice(0, told.length)
            .join()
        );
      }),
    );
  });
});

describe('who is nearest', () => {
  const holders = [
    { unitPath: '/' },
    { unitPath: '/waled/' },
    { unitPath: '/waled/cibogo/' },
    { unitPath: '/waledan/' },
  ];

  test.each([
    ['/waled/cibogo/', '/waled/cibogo/'],
    ['/waled/ambit/', '/waled/'],
    ['/dinkes/', '/'],
  ])('of %s is %s', (unit, holder) => {
    expect(nearest(holders, unit)).toEqual([{ unitPath: holder }]);
  });

  test('of a unit without anybody above is nobody', () => {
    expect(nearest([{ unitPath: '/waled/' }], '/dinkes/')).toEqual([]);
  });
});
