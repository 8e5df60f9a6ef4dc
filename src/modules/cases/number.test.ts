import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseNumber, readCaseNumber } from './number.ts';

const parts = fc.record({
  prefix: fc.constantFrom('PU', 'IP', 'ADU', 'LYN'),
  year: fc.integer({ min: 2024, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 9_999_999 }),
});
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('a case number', () => {
  test('reads PU-2026-000123 with its check digit', () => {
    const number = caseNumber({ prefix: 'PU', year: 2026, sequence: 123 });
    expect(number).toMatch(/^PU-2026-000123-[0-9A-Z]$/);
    expect(readCaseNumber(number)).toBe(number);
  });

  test('is understood however it is typed', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const number = caseNumber(given);
        expect(readCaseNumber(number.toLowerCase())).toBe(number);
        expect(readCaseNumber(` ${number.replaceAll('-', '')} `)).toBe(number);
        expect(readCaseNumber(number.replaceAll('-', ' '))).toBe(number);
      }),
    );
  });

  test('with one sign wrong is refused', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.nat(), (given, place, other) => {
        const number = caseNumber(given);
        const at = place % number.length;
        const sign = ALPHABET[other % ALPHABET.length] ?? '';
        fc.pre(number[at] !== '-' && number[at] !== sign);
        const isConfusable = (number[at] === '0' && sign === 'O') || (number[at] === '1' && sign === 'I');
        fc.pre(!isConfusable);
        expect(readCaseNumber(number.slice(0, at) + sign + number.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('with two neighbours swapped is refused in all but a few of a thousand', () => {
    let [swaps, taken] = [0, 0];
    for (let sequence = 1; sequence <= 2000; sequence += 1) {
      const number = caseNumber({ prefix: 'PU', year: 2026, sequence: sequence * 37 }).replaceAll('-', '');
      for (let at = 0; at < number.length - 1; at += 1) {
        if (number[at] === number[at + 1]) continue;
        swaps += 1;
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        if (readCaseNumber(swapped) !== null) taken += 1;
      }
    }
    expect(taken / swaps).toBeLessThan(0.01);
  });

  test.each([
    '',
    'PU',
    'PU-2026-00012-K',
    '2026-000123-K',
    'PU-2026-000123',
    'x'.repeat(10_000),
    '٣٢',
    'PU-2026-000123-K; --',
  ])('%s is none', (typed) => {
    expect(readCaseNumber(typed)).toBeNull();
  });
});
