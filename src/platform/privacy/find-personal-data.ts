import { createRequire } from 'node:module';
import { type Finding, type FindingKind, maskDigits } from './finding.ts';
import { type PlausibleNumber, plausibleNumbers } from './plausible-numbers.ts';
import { isPartOf, type Surroundings, saysBefore } from './surroundings.ts';

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
  };
  const numbers = plausibleNumbers(text, context.heading);
  let next = numbers.next();
  while (!next.done) {
    const finding = firstOf(next.value, context);
    if (finding) findings.push(finding);
    if (findings.length === MOST_FINDINGS) return findings;
    next = numbers.next(finding?.end ?? null);
  }
  return findings;
}

interface Context {
  readonly text: string;
  readonly heading: string;
  readonly offices: ReadonlySet<string>;
}

/** The words before numbers that begin at one place are the same, and read once. */
function firstOf(numbers: readonly PlausibleNumber[], context: Context): Finding | null {
  const [first] = numbers;
  if (!first) return null;
  const says = wordBefore(first, context);
  for (const number of numbers) {
    const finding = judge(number, { says, isPart: isPartOf(context.text, number.start, number.end) }, context);
    if (finding) return finding;
  }
  return null;
}

function judge(number: PlausibleNumber, around: Surroundings, context: Context): Finding | null {
  return (
    asPopulationNumber(number, around) ??
    asCard(number, around) ??
    asPhone(number, around, context) ??
    asAccount(number, around)
  );
}

function wordBefore({ start }: PlausibleNumber, { text, heading }: Context): Surroundings['says'] {
  return saysBefore(text, start) ?? (heading === '' ? null : saysBefore(`${heading} `, heading.length + 1));
}

function asPopulationNumber(number: PlausibleNumber, { says, isPart }: Surroundings): Finding | null {
  if (!number.mayBe.population) return null;
  const isNamed = says === 'nik' || says === 'kk';
  if (says === 'other' || says === 'account' || says === 'card' || (isPart && !isNamed)) return null;
  return found(says === 'kk' ? 'kk' : 'nik', number, isNamed);
}

/** Card numbers without grouping or a word are left alone: one number of ten passes the check digit by chance. */
function asCard(number: PlausibleNumber, { says, isPart }: Surroundings): Finding | null {
  const isNamed = says === 'card';
  if (!number.mayBe.card || isPart || (!isNamed && (number.shape === '16' || says !== null))) return null;
  return found('card', number, isNamed);
}

const MOBILE = /^(?:0|62)8/;
const BARE_MOBILE = /^8/;

function asPhone(number: PlausibleNumber, around: Surroundings, { text, offices }: Context): Finding | null {
  const { digits, start } = number;
  const isNamed = around.says === 'phone';
  if (!number.mayBe.phone) return null;
  if (!isNamed && (around.says === 'other' || around.says === 'account' || around.isPart)) return null;
  const isTold = isNamed || /[+(]$/.test(text.slice(Math.max(0, start - 1), start));
  if (!MOBILE.test(digits) && !(BARE_MOBILE.test(digits) ? isNamed : isTold)) return null;
  if (offices.has(samePhone(digits)) || !isValidPhone(digits)) return null;
  return found('phone', number, isNamed);
}

const require = createRequire(import.meta.url);
let phones: typeof import('libphonenumber-js') | undefined;

/** The plan of the world's numbers is large: it is read when the first number looks like a phone. */
function isValidPhone(digits: string): boolean {
  phones ??= require('libphonenumber-js') as typeof import('libphonenumber-js');
  return phones.parsePhoneNumberFromString(`+62${samePhone(digits)}`)?.isValid() ?? false;
}

/** The same phone in any way of writing. */
function samePhone(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '');
}

/** What is grouped like an amount or like a code of a budget is no account. */
function asAccount(number: PlausibleNumber, { says, isPart }: Surroundings): Finding | null {
  if (!number.mayBe.account || says !== 'account' || isPart) return null;
  const isGrouped = /^1?\d-1-2/.test(number.shape) || /^[1-3](?:-3){2,}$/.test(number.shape);
  return isGrouped ? null : found('account', number, true);
}

function found(kind: FindingKind, { start, end, digits }: PlausibleNumber, isNamed: boolean): Finding {
  return { kind, start, end, masked: maskDigits(kind, digits), certainty: isNamed ? 'sure' : 'likely' };
}
