/** Groups of digits next to each other, with at most two separating characters between each two, taken as one number. */
export interface NumberCandidate {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many digits each group has, as `6-6-4`. */
  readonly shape: string;
}

const ZERO = 48;
const NINE = 57;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Where the first digit at or after a place stands; the length of the text when there is none. */
export function nextDigit(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the digits that begin at a place end. */
export function groupEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

const MOST_BETWEEN = 2;
const BETWEEN = new Set([...' .()-\u00a0\u2010\u2011\u2012\u2013'].map((sign) => sign.charCodeAt(0)));

/** Where the group of digits begins that is joined to one ending at a place; -1 when none is. */
function joinedTo(text: string, end: number): number {
  for (let at = end; at <= end + MOST_BETWEEN && at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) return at;
    if (!BETWEEN.has(code)) return -1;
  }
  return -1;
}

const MOST_GROUPS = 8;
const MOST_DIGITS = 19;
const FEWEST_DIGITS = 8;

/** What is to be thought of groups looked at so far. */
export interface ShapeVerdict {
  readonly isWanted: boolean;
  /** Whether they with further groups might be wanted. */
  readonly mayGoOn: boolean;
}

/**
 * What begins at one group, longest first. At most eight groups and 19 digits are looked at, so that a long run stays
 * cheap, and no further than something wanted may come; texts are cut out only for what is wanted.
 */
export function candidatesAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  judge: (shape: string, digitCount: number) => ShapeVerdict,
): readonly NumberCandidate[] {
  const candidates: NumberCandidate[] = [];
  let shape = '';
  let count = 0;
  let group = { start, end };
  for (let groups = 1; groups <= MOST_GROUPS; groups += 1) {
    const size = group.end - group.start;
    count += size;
    if (count > MOST_DIGITS) break;
    shape = groups === 1 ? String(size) : `${shape}-${size}`;
    const { isWanted, mayGoOn } = judge(shape, count);
    if (isWanted && count >= FEWEST_DIGITS)
      candidates.unshift({ start, end: group.end, digits: text.slice(start, group.end).replaceAll(/\D/g, ''), shape });
    const next = mayGoOn ? joinedTo(text, group.end) : -1;
    if (next === -1) break;
    group = { start: next, end: groupEnd(text, next) };
  }
  return candidates;
}
