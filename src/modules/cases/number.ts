const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = ALPHABET.length;

/** The parts of a public case number such as `PU-2026-000123-K`. */
export interface CaseNumberParts {
  /** Two to four capitals, by kind: `PU`. */
  readonly prefix: string;
  readonly year: number;
  /** From 1 in each year. */
  readonly sequence: number;
}

/** The number as it is printed and read out, its last sign the check digit (ISO/IEC 7064, MOD 37,36). */
export function caseNumber({ prefix, year, sequence }: CaseNumberParts): string {
  const digits = String(sequence).padStart(6, '0');
  return `${prefix}-${year}-${digits}-${checkDigit(`${prefix}${year}${digits}`)}`;
}

const SHAPE = /^([A-Z]{2,4})-?(\d{4})-?(\d{6,9})-?([0-9A-Z])$/;

/**
 * The number that was typed, as it is stored; null when it cannot be one, because a sign is missing or wrong, or, in
 * nearly all cases, swapped with its neighbour. Small letters, spaces and left-out dashes are taken, and the letters O and I among the digits.
 */
export function readCaseNumber(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[\s.–—_/]/g, '');
  const [, prefix = '', rest = ''] = /^([A-Z]{2,4}?)-?([\dOI-]{10,16}[0-9A-Z])$/.exec(text) ?? [];
  const body = `${rest.slice(0, -1).replaceAll('O', '0').replaceAll('I', '1')}${rest.slice(-1)}`;
  const [, , year, digits, given] = SHAPE.exec(`${prefix}-${body}`) ?? [];
  if (year === undefined || digits === undefined || given === undefined) return null;
  const expected = checkDigit(`${prefix}${year}${digits}`);
  return given === expected ? `${prefix}-${year}-${digits}-${expected}` : null;
}

/** Source: ISO/IEC 7064, hybrid system MOD 37,36: finds every single wrong sign and nearly every swap of neighbours. */
function checkDigit(text: string): string {
  let product = MODULUS;
  for (const sign of text) {
    const sum = (product + ALPHABET.indexOf(sign)) % MODULUS || MODULUS;
    product = (sum * 2) % (MODULUS + 1);
  }
  return ALPHABET[(MODULUS + 1 - product) % MODULUS] ?? '';
}
