import { type CheckHistory, quietHistory } from './flapping.ts';
import type { TargetId, TargetState } from './target.ts';

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
