import { describe, expect, test } from 'vitest';
import { play, scenarios } from './scenarios.ts';

describe.each(scenarios)('$name', (scenario) => {
  const result = play(scenario);

  test('tells each cause once and nothing else', () => {
    expect(result.told).toEqual(scenario.expected);
  });

  test('records what was true, to the minute', () => {
    expect(result.slaError).toBeLessThanOrEqual(0.0001);
  });

  test('tells in time', () => {
    expect(result.slowestSeconds ?? 0).toBeLessThanOrEqual(60 * (2 + 1) + 5);
  });
});
