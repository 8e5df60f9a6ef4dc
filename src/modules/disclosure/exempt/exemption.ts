import type { Id } from '../../../platform/database/ids.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';

/** Information that is kept closed. */
export type ExemptionId = Id<'exemption'>;

/**
 * Where it stands: tested and proposed; closed by decree; not closed after all; opened again before its end; its time is
 * over, so that it must be tested anew or opened.
 */
export const EXEMPTION_STATES = ['proposed', 'decided', 'expired', 'opened', 'rejected'] as const;
export type ExemptionState = (typeof EXEMPTION_STATES)[number];

/** The test of consequences (*uji konsekuensi*). Source: UU 14/2008 ps. 19; PerKI 1/2021 ps. 49. */
export interface ConsequenceTest {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  /** What is closed, in words that reveal nothing of it. */
  readonly title: string;
  /** Letters of UU 14/2008 ps. 17; at least one. */
  readonly articles: readonly string[];
  /** Another act that closes it; empty when there is none. */
  readonly otherBasis: string;
  readonly ifOpened: string;
  readonly ifClosed: string;
  /** Why closing serves the public more than opening. */
  readonly weighing: string;
  readonly tookPart: string;
  readonly testedOn: Temporal.PlainDate;
}

/** The decree by which it is closed. */
export interface Decree {
  readonly number: string;
  readonly on: Temporal.PlainDate;
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it is open again; null while the law sets no end. Source: UU 14/2008 ps. 20. */
  readonly validUntil: Temporal.PlainDate | null;
}

/** An entry of the register. */
export interface Exemption extends ConsequenceTest {
  readonly id: ExemptionId;
  readonly testedBy: PersonId;
  readonly state: ExemptionState;
  /** Null before it is decided. */
  readonly decree: Decree | null;
  readonly decidedBy: PersonId | null;
  /** Why it was rejected or opened; null otherwise. */
  readonly endedBecause: string | null;
}

/** What can be done with an entry. */
export type ExemptionStep = 'decide' | 'reject' | 'open';

/** Whether a step may be taken: who tested does not decide, and only what is closed can be opened. */
export function mayTakeStep(
  { state, testedBy }: Pick<Exemption, 'state' | 'testedBy'>,
  step: ExemptionStep,
  by: PersonId,
): boolean {
  if (step === 'open') return state === 'decided' || state === 'expired';
  return state === 'proposed' && testedBy !== by;
}
