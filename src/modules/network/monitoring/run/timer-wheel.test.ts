import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyClock } from './steady-clock.ts';
import { createTimerWheel } from './timer-wheel.ts';

test('whatever is put and forgotten, each comes out once, never early, and within a slot of its time', () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 9 }),
    in: fc.integer({ min: 0, max: 300_000 }),
    pass: fc.nat(150_000),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const wheel = createTimerWheel<number>(1_000_000);
      const due = new Map<number, number>();
      let now = 1_000_000;
      for (const { key, in: wait, pass } of steps) {
        wheel.put(key, now + wait);
        due.set(key, now + wait);
        if (key === 7) {
          wheel.forget(key);
          due.delete(key);
        }
        now += pass;
        for (const taken of wheel.take(now)) {
          expect(due.get(taken) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(now);
          due.delete(taken);
        }
        for (const left of due.values()) expect(left).toBeGreaterThan(now - 100);
      }
    }),
  );
});

test('a clock that is set back goes on evenly; one that is set ahead is followed', () => {
  let [wall, even] = [1000, 0];
  const now = steadyClock(
    () => wall,
    () => even,
  );
  [wall, even] = [1500, 500];
  expect(now()).toBe(1500);
  [wall, even] = [-3_600_000, 600];
  expect(now()).toBe(1600);
  [wall, even] = [9000, 700];
  expect(now()).toBe(9000);
});
