import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { candidatesAt, digitRuns, type NumberCandidate } from './digit-runs.ts';
import { type Finding, type FindingKind, maskDigits } from './finding.ts';
import { isPopulationNumber } from './population-number.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** What the finder is told besides the text. */
interface FindingOptions {
  /** Phones that an office tells by itself: no findings. Written in any way. */
  readonly officePhones?: readonly string[];
  /** Words that stand for a whole text, such as the heading of a column; they count as standing before each number. */
  readonly heading?: string;
}

/** After so many findings a text is not read further: it is no longer a matter of single numbers. */
const MOST_FINDINGS = 500;

/**
 * Personal data in a text, in the order of the text, never overlapping; the first 500. Names and addresses of mail are
 * not looked for. Takes time in proportion to the text.
 */
export function findPersonalData(text: string, options: FindingOptions = {}): readonly Finding[] {
  const findings: Finding[] = [];
  const context = {
    text,
    heading: options.heading ?? '',
    offices: new Set(options.officePhones?.map(samePhone)),
    hasAccountWords: /rek|bank|\b(?:bri|bca|bni|bsi|btn|bjb|mandiri)\b/i.test(`${options.heading ?? ''} ${text}`),
  };
  for (const run of digitRuns(text)) {
    let from = 0;
    for (const [index, group] of run.entries()) {
      if (group.start < from) continue;
      const finding = firstOf(candidatesAt(run, index), context);
      if (!finding) continue;
      findings.push(finding);
      from = finding.end;
      if (findings.length === MOST_FINDINGS) return findings;
    }
  }
  return findings;
}

interface Context {
  readonly text: string;
  readonly heading: string;
  readonly offices: ReadonlySet<string>;
  /** Whether a word for bank accounts stands anywhere: without one none need be looked for. */
  readonly hasAccountWords: boolean;
}

function firstOf(candidates: readonly NumberCandidate[], context: Context): Finding | null {
  for (const candidate of candidates) {
    const finding = judge(candidate, context);
    if (finding) return finding;
  }
  return null;
}

function judge(candidate: NumberCandidate, context: Context): Finding | null {
  if (!mayBeFound(candidate, context)) return null;
  const around = aroundOf(candidate, context);
  return (
    asPopulationNumber(candidate, around) ??
    asCard(candidate, around) ??
    asPhone(candidate, around, context) ??
    asAccount(candidate, around)
  );
}

/** The cheap part of all rules, so that words are read around few numbers only. */
function mayBeFound({ digits, shape }: NumberCandidate, { hasAccountWords }: Context): boolean {
  if (POPULATION_SHAPES.has(shape) || CARD_SHAPES.has(shape)) return true;
  if (hasAccountWords && digits.length >= FEWEST_ACCOUNT_DIGITS) return true;
  return MOBILE.test(digits) || BARE_MOBILE.test(digits) || LANDLINE.test(digits);
}

function aroundOf({ start, end }: NumberCandidate, { text, heading }: Context): Surroundings {
  const around = surroundingsOf(text, start, end);
  if (around.says !== null || heading === '') return around;
  return { ...around, says: surroundingsOf(`${heading} `, heading.length + 1, heading.length + 1).says };
}

const POPULATION_SHAPES = new Set([
  '16',
  '6-6-4',
  '4-4-4-4',
  '6-10',
  '12-4',
  '2-2-2-6-4',
  '6-2-2-2-4',
  '2-2-2-2-2-2-4',
]);

function asPopulationNumber(candidate: NumberCandidate, { says, isPart }: Surroundings): Finding | null {
  if (!POPULATION_SHAPES.has(candidate.shape) || !isPopulationNumber(candidate.digits)) return null;
  const isNamed = says === 'nik' || says === 'kk';
  if (says === 'other' || says === 'account' || says === 'card' || (isPart && !isNamed)) return null;
  return found(says === 'kk' ? 'kk' : 'nik', candidate, isNamed);
}

const CARD_SHAPES = new Set(['16', '4-4-4-4']);

/** Card numbers without grouping or a word are left alone: one number of ten passes the check digit by chance. */
function asCard(candidate: NumberCandidate, { says, isPart }: Surroundings): Finding | null {
  const isNamed = says === 'card';
  if (!CARD_SHAPES.has(candidate.shape) || isPart || !/^[3-6]/.test(candidate.digits)) return null;
  if (!isNamed && (candidate.shape === '16' || says !== null)) return null;
  return passesLuhn(candidate.digits) ? found('card', candidate, isNamed) : null;
}

/** Source: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const MOBILE = /^(?:0|62)8[1-9]\d{7,10}$/;
const LANDLINE = /^(?:0|62)[2-79]\d{6,9}$/;
const PHONE_SHAPE = /^(?:2-\d|[3-9]|1\d)/;
const BARE_MOBILE = /^8[1-9]\d{7,10}$/;

function asPhone(candidate: NumberCandidate, around: Surroundings, { text, offices }: Context): Finding | null {
  const { digits, start, shape } = candidate;
  const isNamed = around.says === 'phone';
  if (!isNamed && (around.says === 'other' || around.says === 'account' || around.isPart)) return null;
  if (!PHONE_SHAPE.test(shape) || (shape.startsWith('2-') && !digits.startsWith('62'))) return null;
  const isMobile = MOBILE.test(digits) || (isNamed && BARE_MOBILE.test(digits));
  const isTold = isNamed || /[+(]$/.test(text.slice(Math.max(0, start - 1), start));
  if (!isMobile && !(isTold && LANDLINE.test(digits))) return null;
  if (offices.has(samePhone(digits)) || !isValidPhone(digits)) return null;
  return found('phone', candidate, isNamed);
}

function isValidPhone(digits: string): boolean {
  return parsePhoneNumberFromString(`+62${samePhone(digits)}`)?.isValid() ?? false;
}

/** The same phone in any way of writing. */
function samePhone(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '');
}

const FEWEST_ACCOUNT_DIGITS = 9;

function asAccount(candidate: NumberCandidate, { says, isPart }: Surroundings): Finding | null {
  const { digits, shape } = candidate;
  if (says !== 'account' || isPart || digits.length < FEWEST_ACCOUNT_DIGITS || digits.length > 16) return null;
  return /^1?\d-1-2/.test(shape) || /^[1-3](?:-3){2,}$/.test(shape) ? null : found('account', candidate, true);
}

function found(kind: FindingKind, { start, end, digits }: NumberCandidate, isNamed: boolean): Finding {
  return { kind, start, end, masked: maskDigits(kind, digits), certainty: isNamed ? 'sure' : 'likely' };
}
