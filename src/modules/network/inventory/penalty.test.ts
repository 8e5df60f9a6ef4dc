import { expect, test } from 'vitest';
import { readPenalty, writePenalty } from './penalty.ts';

test('a penalty clause is read as people write it, and comes back the same', () => {
  const steps = readPenalty('98:10; 99,5:5');
  expect(steps).toEqual([
    { belowPercent: 99.5, penaltyPercent: 5 },
    { belowPercent: 98, penaltyPercent: 10 },
  ]);
  expect(writePenalty(steps ?? [])).toBe('99,5:5; 98:10');
  expect(readPenalty('')).toEqual([]);
});

test.each(['99', '101:5', '99:0', 'abc:1', '99:5; 99:6', '99:10; 98:5', '99:5:4'])(
  'the clause "%s" is refused',
  (text) => {
    expect(readPenalty(text)).toBeUndefined();
  },
);
