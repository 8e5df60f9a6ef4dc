import { expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import { plausibleNumbers } from './plausible-numbers.ts';

const MEGABYTE = 1_000_000;
const filled = (piece: string, megabytes: number) => piece.repeat((megabytes * MEGABYTE) / piece.length);

/** How often words around a number would be read. */
function countReadings(text: string, heading = ''): number {
  const numbers = plausibleNumbers(text, heading);
  let count = 0;
  while (!numbers.next(null).done) count += 1;
  return count;
}

it.each([
  ['dates', '23-11-2026 '],
  ['dates and times', '2026-11-23 08:00 '],
  ['years', '2024 2025 '],
  ['single digits', '1 '],
  ['amounts', '1.234.567.890,00 '],
  ['one run of digits', '3'],
  ['a day that begins like the code of a province', '11-12-2026 '],
])('words are read around none of megabytes of %s', (_name, piece) => {
  expect(countReadings(filled(piece, 2))).toBe(0);
});

it('a word for accounts makes only the numbers behind it worth reading', () => {
  const text = `bank ${filled('2024 2025 ', 1)}`;
  expect(countReadings(text)).toBeGreaterThan(0);
  expect(countReadings(text)).toBeLessThan(10);
  expect(countReadings('1234567890', 'Nomor rekening')).toBe(1);
});

it('eight times the text is eight times the work, also where every number is plausible', () => {
  const row = '3209010101900001 tender 0812 3456 7890 tender 4111 1111 1111 1111\n';
  expect(countReadings(filled(row, 8)) / countReadings(filled(row, 1))).toBeCloseTo(8, 1);
});

it('eight megabytes of dates take no longer for each than one', () => {
  const timeOf = (megabytes: number) => {
    const text = filled('23-11-2026 08 11 2025 ', megabytes);
    const began = performance.now();
    findPersonalData(text);
    return (performance.now() - began) / megabytes;
  };
  timeOf(1);
  expect(timeOf(8) / Math.max(timeOf(1), timeOf(1))).toBeLessThan(4);
});
