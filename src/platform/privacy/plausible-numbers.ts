import { candidatesAt, groupEnd, type NumberCandidate, nextDigit } from './digit-runs.ts';
import { isPopulationNumber, mayBeginPopulationNumber } from './population-number.ts';

/** A number that could be one of a person by its digits alone. */
export interface PlausibleNumber extends NumberCandidate {
  /** What its digits allow, one at least; the words around it decide. */
  readonly mayBe: {
    readonly population: boolean;
    readonly card: boolean;
    readonly phone: boolean;
    readonly account: boolean;
  };
}

/**
 * All numbers of a text that are worth reading the words around, in its order: for each group of digits those that begin
 * there, longest first. The caller answers each list with the place from which to go on, or null to go on behind the
 * group. One pass; dates, years and amounts cost a look at two characters each.
 */
export function* plausibleNumbers(
  text: string,
  heading: string,
): Generator<readonly PlausibleNumber[], void, number | null> {
  const nearAccountWord = accountWords(text, heading);
  let at = nextDigit(text, 0);
  while (at < text.length) {
    const group = { start: at, end: groupEnd(text, at) };
    const numbers = numbersAt(text, group, nearAccountWord(group.start));
    const goOn = numbers.length === 0 ? null : yield numbers;
    at = nextDigit(text, goOn ?? group.end);
  }
}

interface Group {
  readonly start: number;
  readonly end: number;
}

function numbersAt(text: string, group: Group, isNearAccountWord: boolean): readonly PlausibleNumber[] {
  const begins = beginningsOf(text, group);
  if (!isNearAccountWord && !begins.population && !begins.card && !begins.phone) return [];
  const isShaped = begins.population || begins.card;
  const judge = (shape: string, count: number) => ({
    isWanted:
      (isShaped && POPULATION_SHAPES.has(shape)) ||
      (begins.phone && count <= MOST_PHONE_DIGITS) ||
      (isNearAccountWord && isAccountLength(count)),
    mayGoOn:
      (isShaped && SHAPE_BEGINNINGS.has(shape)) ||
      (begins.phone && count < MOST_PHONE_DIGITS) ||
      (isNearAccountWord && count < MOST_ACCOUNT_DIGITS),
  });
  const candidates = candidatesAt(text, group, judge);
  return candidates.flatMap((candidate) => {
    const { digits, shape } = candidate;
    const mayBe = {
      population: begins.population && POPULATION_SHAPES.has(shape) && isPopulationNumber(digits),
      card: begins.card && CARD_SHAPES.has(shape) && passesLuhn(digits),
      phone: begins.phone && PHONE.test(digits),
      account: isNearAccountWord && isAccountLength(digits.length),
    };
    return Object.values(mayBe).includes(true) ? [{ ...candidate, mayBe }] : [];
  });
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
const SHAPE_BEGINNINGS = new Set(
  [...POPULATION_SHAPES].flatMap((shape) => {
    const sizes = shape.split('-');
    return sizes.slice(1).map((_size, at) => sizes.slice(0, at + 1).join('-'));
  }),
);
const CARD_SHAPES = new Set(['16', '4-4-4-4']);
const POPULATION_FIRST = new Set([2, 4, 6, 12, 16]);
const CARD_FIRST = new Set([4, 16]);
const MOST_PHONE_DIGITS = 14;
/** Mobile and landline numbers of Indonesia, with and without the leading 0 or 62; landlines only with it. */
const PHONE = /^(?:(?:0|62)?8[1-9]\d{7,10}|(?:0|62)[2-79]\d{6,9})$/;

/** What the first digits of a group can begin. Groups of two begin phones with the code of the country only. */
function beginningsOf(text: string, { start, end }: Group) {
  const size = end - start;
  if (size < 2) return NOTHING;
  const first = text.charCodeAt(start) - 48;
  const second = text.charCodeAt(start + 1) - 48;
  const isAbroad = first === 6 && second === 2;
  return {
    population: POPULATION_FIRST.has(size) && mayBeginPopulationNumber(first * 10 + second),
    card: CARD_FIRST.has(size) && first >= 3 && first <= 6,
    phone: isAbroad || (size > 2 && ((first === 0 && second >= 2) || (first === 8 && second >= 1))),
  };
}

const NOTHING = { population: false, card: false, phone: false };
const FEWEST_ACCOUNT_DIGITS = 9;
const MOST_ACCOUNT_DIGITS = 16;

function isAccountLength(count: number): boolean {
  return count >= FEWEST_ACCOUNT_DIGITS && count <= MOST_ACCOUNT_DIGITS;
}

/** Source: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = (digits.charCodeAt(digits.length - 1 - at) - 48) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** How far before a number a word for it may begin; as far as the words before a number are read. */
const REACH = 40;
const ACCOUNT_WORDS = /rek|bank|bri|bca|bni|bsi|btn|bjb|mandiri/gi;

/** Whether a word for bank accounts may stand before a place; asked with rising places, the text is read once. */
function accountWords(text: string, heading: string): (place: number) => boolean {
  if (heading.search(ACCOUNT_WORDS) !== -1) return () => true;
  const words = new RegExp(ACCOUNT_WORDS);
  let last = Number.NEGATIVE_INFINITY;
  let next = words.exec(text);
  return (place) => {
    while (next && next.index < place) {
      last = next.index;
      next = words.exec(text);
    }
    return place - last <= REACH;
  };
}
