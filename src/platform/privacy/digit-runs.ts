/** Digits that stand together without anything between. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Groups with at most two separating characters between each two. */
export type DigitRun = readonly DigitGroup[];

const GROUP = /\d+/g;
const MOST_BETWEEN = 2;
const BETWEEN = /^[ .()\u00a0\u2010-\u2013-]+$/;

/** All runs of a text, in one pass. Lazily: the caller may stop. */
export function* digitRuns(text: string): Generator<DigitRun> {
  let run: DigitGroup[] = [];
  for (const found of text.matchAll(GROUP)) {
    const group = { start: found.index, end: found.index + found[0].length, digits: found[0] };
    const last = run.at(-1);
    if (last && !isJoined(text, last.end, group.start)) {
      yield run;
      run = [];
    }
    run.push(group);
  }
  if (run.length > 0) yield run;
}

function isJoined(text: string, from: number, to: number): boolean {
  return to - from <= MOST_BETWEEN && BETWEEN.test(text.slice(from, to));
}

/** Groups of a run next to each other, taken as one number. */
export interface NumberCandidate {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many digits each group has, as `6-6-4`. */
  readonly shape: string;
}

const MOST_GROUPS = 8;
const MOST_DIGITS = 19;
const FEWEST_DIGITS = 8;

/** What begins at one group, longest first. At most eight, so that a long run stays cheap. */
export function candidatesAt(run: DigitRun, index: number): readonly NumberCandidate[] {
  const candidates: NumberCandidate[] = [];
  const sizes: number[] = [];
  let digits = '';
  const last = Math.min(run.length, index + MOST_GROUPS);
  for (let at = index; at < last; at += 1) {
    const group = run[at];
    if (!group || digits.length + group.digits.length > MOST_DIGITS) break;
    digits += group.digits;
    sizes.push(group.digits.length);
    if (digits.length >= FEWEST_DIGITS)
      candidates.unshift({ start: run[index]?.start ?? 0, end: group.end, digits, shape: sizes.join('-') });
  }
  return candidates;
}
