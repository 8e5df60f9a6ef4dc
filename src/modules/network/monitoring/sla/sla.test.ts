import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityOf, penaltyRupiah, type SlaRecord } from './sla.ts';

const HOUR = 3_600_000;
const span = (from: number, to: number) => ({ fromMs: from * HOUR, toMs: to * HOUR });
const step = (at: number, state: 'up' | 'down' | 'unreachable' | 'unknown') => ({ fromMs: at * HOUR, state });

function aRecord(more: Partial<SlaRecord>): SlaRecord {
  const timeline = [step(-5, 'up'), step(10, 'down'), step(20, 'up')];
  return { period: span(0, 100), timeline, maintenance: [], forceMajeure: [], sameContract: [], ...more };
}

describe('availability', () => {
  test('is what the timeline says, within the period only', () => {
    expect(availabilityOf(aRecord({}))).toMatchObject({ rawPercent: 90, adjustedPercent: 90, countedMs: 10 * HOUR });
    const still = aRecord({ timeline: [step(-5, 'down')] });
    expect(availabilityOf(still)).toMatchObject({ rawPercent: 0, knownMs: 100 * HOUR });
  });

  test('counts nothing that nobody measured', () => {
    const timeline = [step(0, 'up'), step(40, 'unknown'), step(90, 'down')];
    expect(availabilityOf(aRecord({ timeline }))).toMatchObject({ knownMs: 50 * HOUR, rawPercent: 80 });
    expect(availabilityOf(aRecord({ timeline: [] }))).toMatchObject({ rawPercent: null, adjustedPercent: null });
  });

  test('leaves maintenance and force majeure out, each hour once, with its reason', () => {
    const found = availabilityOf(aRecord({ maintenance: [span(8, 12)], forceMajeure: [span(11, 15)] }));
    expect(found.pieces.map(({ fromMs, toMs, verdict }) => [fromMs / HOUR, toMs / HOUR, verdict])).toEqual([
      [10, 12, 'maintenance'],
      [12, 15, 'force-majeure'],
      [15, 20, 'counted'],
    ]);
    expect(found.rawPercent).toBe(90);
    expect(found.adjustedPercent).toBeCloseTo((90 / 95) * 100, 10);
  });

  test('blames the provider for what failed above only where that is the same contract', () => {
    const timeline = [step(0, 'up'), step(10, 'unreachable'), step(20, 'up')];
    expect(availabilityOf(aRecord({ timeline }))).toMatchObject({ countedMs: 0, adjustedPercent: 100 });
    const found = availabilityOf(aRecord({ timeline, sameContract: [span(14, 30)] }));
    expect(found).toMatchObject({ countedMs: 6 * HOUR });
  });

  test('whatever is excused, the pieces cover the failure exactly, and adjusted is never below raw', () => {
    const spans = fc.array(fc.tuple(fc.nat(120), fc.nat(40)).map(([from, length]) => span(from, from + length)));
    const states = fc.array(fc.tuple(fc.nat(120), fc.constantFrom('up', 'down', 'unreachable', 'unknown')));
    fc.assert(
      fc.property(spans, spans, spans, states, (maintenance, forceMajeure, sameContract, given) => {
        const timeline = [...new Map(given)].sort((a, b) => a[0] - b[0]).map(([at, state]) => step(at, state));
        const found = availabilityOf(aRecord({ timeline, maintenance, forceMajeure, sameContract }));
        const pieces = found.pieces.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        expect(pieces).toBe(found.downMs);
        if (found.adjustedPercent !== null) expect(found.adjustedPercent).toBeGreaterThanOrEqual(found.rawPercent ?? 0);
      }),
    );
  });
});

test('the deepest step of the clause counts alone', () => {
  const steps = [
    { belowPercent: 99.5, penaltyPercent: 5 },
    { belowPercent: 98, penaltyPercent: 10 },
  ];
  expect(penaltyRupiah(99.5, steps, 4_000_000)).toBe(0);
  expect(penaltyRupiah(99.49, steps, 4_000_000)).toBe(200_000);
  expect(penaltyRupiah(97, steps, 4_000_000)).toBe(400_000);
  expect(penaltyRupiah(null, steps, 4_000_000)).toBe(0);
  expect(penaltyRupiah(97, steps, null)).toBe(0);
});
