import type { Id } from '../../../../platform/database/ids.ts';
import type { TargetId } from './target.ts';

/** A failure with one cause, and everything that it cut off. */
export type IncidentId = Id<'incident'>;

/** `silent`: a source of readings is not heard any more, and nobody knows how its targets are. */
export type IncidentKind = 'down' | 'flapping' | 'silent';

/** One failure as people are told of it. Times are milliseconds since 1970 UTC. */
export interface Incident {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  /** The target that failed; for `silent` the id of the source. */
  readonly rootId: string;
  /** When the first check failed, or the source was last heard. */
  readonly beganMs: number;
  /** When the root answered again. Null while it does not. */
  readonly endedMs: number | null;
  /** The root answers again and all that was cut off has been looked at. */
  readonly isClosed: boolean;
  /** It failed and came back so often that only the end of that is told. */
  readonly isFlapping: boolean;
  /** What is or was cut off by it, the root left out. */
  readonly cutOffIds: readonly TargetId[];
  /** Somebody was told that it began. */
  readonly isTold: boolean;
}

/** What a watch asks to be done. */
export type Effect =
  /** From this moment on the target is in this state; whatever was recorded for later moments is void. */
  | {
      readonly kind: 'state';
      readonly targetId: TargetId;
      readonly state: 'up' | 'down' | 'unreachable' | 'unknown';
      readonly atMs: number;
    }
  /** These are to be checked at once, whenever their turn would be. */
  | { readonly kind: 'check-now'; readonly targetIds: readonly TargetId[] }
  /** The incident is new or has changed. */
  | { readonly kind: 'incident'; readonly incident: Incident }
  /** People are to be told that it began or ended. */
  | { readonly kind: 'tell'; readonly what: 'began' | 'ended'; readonly incident: Incident }
  /** The reading was not taken: told before, or from a clock that is ahead. */
  | { readonly kind: 'ignored'; readonly targetId: TargetId; readonly reason: 'old' | 'future' };
