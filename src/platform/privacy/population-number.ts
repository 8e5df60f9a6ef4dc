/**
 * The first two digits of area codes.
 * Source: Kepmendagri 300.2.2-2138/2025, the provinces; a code that is not there cannot begin a NIK.
 */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);

const PROVINCE_NUMBERS = new Set([...PROVINCES].map(Number));

/** Whether a number of 16 digits with these first two could be a NIK. */
export function mayBeginPopulationNumber(firstTwo: number): boolean {
  return PROVINCE_NUMBERS.has(firstTwo);
}

/** Women have 40 added to the day of birth. */
const ADDED_FOR_WOMEN = 40;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether 16 digits have the shape of a NIK or of a family card's number: area, date, serial.
 * Source: UU 24/2013 ps. 13; Permendagri 73/2022, both from memory and not verified.
 */
export function isPopulationNumber(digits: string): boolean {
  if (digits.length !== 16 || !PROVINCES.has(digits.slice(0, 2))) return false;
  const district = Number(digits.slice(2, 4));
  if (district < 1 || district > 79 || digits.slice(4, 6) === '00' || digits.slice(12) === '0000') return false;
  const written = Number(digits.slice(6, 8));
  const day = written > ADDED_FOR_WOMEN ? written - ADDED_FOR_WOMEN : written;
  return day >= 1 && day <= (LONGEST_MONTHS[Number(digits.slice(8, 10)) - 1] ?? 0);
}
