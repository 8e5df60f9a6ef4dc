import { type CheckHistory, quietHistory } from './flapping.ts';
import type { Reading, Target, TargetId, TargetState } from './target.ts';

/** What a watch remembers of a target; enough to go on after a restart. Times are milliseconds since 1970 UTC. */
export interface Standing {
  readonly targetId: TargetId;
  state: TargetState;
  sinceMs: number;
  /** The state before nobody looked any more. */
  stateBefore: TargetState;
  /** Failed checks in a row. */
  failures: number;
  /** The first of these. */
  firstFailedMs: number;
  lastReadMs: number;
  history: CheckHistory;
  isFlapping: boolean;
  /** It was cut off, the way to it is back, and it has not spoken for itself yet. */
  isRechecked: boolean;
}

/** A target of which nothing is known yet. */
export function newStanding(targetId: TargetId, nowMs: number): Standing {
  return {
    ...{ targetId, state: 'unknown', sinceMs: nowMs, stateBefore: 'unknown', failures: 0, firstFailedMs: 0 },
    ...{ lastReadMs: 0, history: quietHistory, isFlapping: false, isRechecked: false },
  };
}

/** Nobody looks any more: from the check on that should have followed the last one, its state is not known. */
export function forget(standing: Standing, { intervalSeconds }: Target): void {
  standing.stateBefore = standing.state;
  standing.state = 'unknown';
  standing.sinceMs = standing.lastReadMs + intervalSeconds * 1000;
}

/**
 * Takes up the state before the silence where a reading shows that it lasted. One that was measured before the silence
 * was noticed makes up for it: nothing was unknown. One that still fails goes on with the failure that was known.
 * @returns whether the standing has changed
 */
export function recall(standing: Standing, target: Target, { atMs, isUp }: Reading): boolean {
  if (standing.state !== 'unknown' || standing.stateBefore === 'unknown') return false;
  const wasMeasured = atMs <= standing.sinceMs + target.intervalSeconds * 1000;
  const stillFails = !isUp && standing.stateBefore !== 'up';
  if (!wasMeasured && !stillFails) return false;
  standing.state = standing.stateBefore;
  if (!wasMeasured) standing.sinceMs = atMs;
  return true;
}
