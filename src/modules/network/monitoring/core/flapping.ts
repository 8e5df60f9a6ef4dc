/** The last checks of a target, newest in the lowest bit, 1 for up. Begins as all up. */
export type CheckHistory = number;

const CHECKS = 21;
const ALL_UP: CheckHistory = 2 ** CHECKS - 1;
/** Above the first it flaps, below the second it has settled. The gap keeps the verdict itself from flapping. */
const BEGINS_AT = 0.3;
const ENDS_AT = 0.25;

/** A history without any failure. */
export const quietHistory: CheckHistory = ALL_UP;

/** The history with one more check. */
export function remember(history: CheckHistory, isUp: boolean): CheckHistory {
  return ((history << 1) & ALL_UP) | (isUp ? 1 : 0);
}

/**
 * How restless the last 21 checks were, 0–1: each change between neighbours counts, the newest 1.2, the oldest 0.8
 * (the weighting that Nagios introduced and that operators know).
 */
export function restlessness(history: CheckHistory): number {
  const changes = (history ^ (history >> 1)) & (ALL_UP >> 1);
  if (changes === 0) return 0;
  let sum = 0;
  for (let age = 0; age < CHECKS - 1; age += 1) {
    if ((changes >> age) & 1) sum += 1.2 - (0.4 * age) / (CHECKS - 2);
  }
  return sum / (CHECKS - 1);
}

/** Whether a target flaps now, given whether it did before. */
export function isFlapping(history: CheckHistory, before: boolean): boolean {
  const share = restlessness(history);
  return before ? share >= ENDS_AT : share > BEGINS_AT;
}
