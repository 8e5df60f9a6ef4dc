import type { PersonId } from '../../../platform/identity/actor.ts';
import type { CaseId, CaseRecord } from '../../cases/index.ts';

/** The letters under which the law lists the grounds of an objection. Source: UU 14/2008 ps. 35 (1). */
export const GROUNDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
export type GroundCode = (typeof GROUNDS)[number];

/** How the superior of the PPID decides. */
export const OBJECTION_OUTCOMES = ['upheld', 'partly', 'rejected'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** How a request stands when somebody wants to object. */
export interface RequestStanding {
  readonly status: CaseRecord['status'];
  /** How the PPID decided last; null before the first decision. */
  readonly outcome: 'granted' | 'partly' | 'refused' | 'not-held' | null;
  readonly feeRupiah: number;
  /** By when the answer was due, with extension and pauses. */
  readonly dueOn: Temporal.PlainDate;
  /** Null when it is not answered (again). */
  readonly answeredOn: Temporal.PlainDate | null;
}

/**
 * The grounds on which one may object as a request stands; none while its time still runs, and none once it was withdrawn
 * or joined to another. Source: UU 14/2008 ps. 35 (1).
 */
export function groundsOf(standing: RequestStanding, today: Temporal.PlainDate): readonly GroundCode[] {
  const { status, outcome, feeRupiah, dueOn, answeredOn } = standing;
  if (status === 'open') return Temporal.PlainDate.compare(today, dueOn) > 0 ? ['c'] : [];
  if ((status !== 'answered' && status !== 'closed') || outcome === null) return [];
  const isLate = answeredOn !== null && Temporal.PlainDate.compare(answeredOn, dueOn) > 0;
  const holds: Readonly<Record<GroundCode, boolean>> = {
    ...{ a: outcome === 'refused' || outcome === 'partly', b: true, c: false, d: true },
    ...{ e: outcome !== 'refused', f: feeRupiah > 0, g: isLate },
  };
  return GROUNDS.filter((ground) => holds[ground]);
}

/** From which day a ground is there: the answer, or the lapse of its time. */
export function groundSince({ status, dueOn, answeredOn }: RequestStanding): Temporal.PlainDate {
  return status === 'open' ? dueOn : (answeredOn ?? dueOn);
}

/** Whether a ground may come to light after the answer, so that its time counts from then. Source: UU 14/2008 ps. 36 (1). */
export function mayBeFoundLater(ground: GroundCode): boolean {
  return ground === 'b' || ground === 'd' || ground === 'e' || ground === 'f';
}

/** An objection as it is sent in, beside its case. */
export interface ObjectionDetails {
  readonly ground: GroundCode;
  /** Null: about periodic information that is missing. */
  readonly requestId: CaseId | null;
  readonly knownOn: Temporal.PlainDate;
  /** Until when it may be filed. */
  readonly filingDueOn: Temporal.PlainDate;
  /** Came after that: taken in with a note, and decided all the same. */
  readonly isLate: boolean;
  /** Who files it for the requester (*kuasa*); empty when they do it themselves. */
  readonly representative: string;
}

/** What the superior decides. Source: UU 14/2008 ps. 36 (2). */
export interface ObjectionDecision {
  readonly outcome: ObjectionOutcome;
  readonly reason: string;
  /** What the PPID must do; empty when the objection is rejected. */
  readonly order: string;
  /** By when; null when it is rejected. */
  readonly giveBy: Temporal.PlainDate | null;
  /** Number of the letter in the office's own book; empty uses the number of the case. */
  readonly letterNumber: string;
}

/** A decision as it was given. */
export interface GivenObjectionDecision extends ObjectionDecision {
  readonly decidedOn: Temporal.PlainDate;
  readonly decidedBy: PersonId;
  /** When an order that reopens no request was carried out. */
  readonly carriedOutOn: Temporal.PlainDate | null;
}

/** A rule that a decision on an objection breaks. */
export type ObjectionFault = 'order-missing' | 'order-needless' | 'date-missing' | 'date-needless' | 'date-past';

/** What of a decision breaks the law, by field. Empty when it may be given. */
export function objectionFaultsOf(decision: ObjectionDecision, today: Temporal.PlainDate): readonly ObjectionFault[] {
  const { outcome, order, giveBy } = decision;
  const isUpheld = outcome !== 'rejected';
  const faults: readonly (ObjectionFault | false)[] = [
    isUpheld && order.trim() === '' && 'order-missing',
    !isUpheld && order.trim() !== '' && 'order-needless',
    isUpheld && giveBy === null && 'date-missing',
    !isUpheld && giveBy !== null && 'date-needless',
    isUpheld && giveBy !== null && Temporal.PlainDate.compare(giveBy, today) < 0 && 'date-past',
  ];
  return faults.filter((fault) => fault !== false);
}

/** Whether somebody may decide: nobody judges what they decided themselves. */
export function mayJudge(personId: PersonId, decidedRequestBy: readonly PersonId[]): boolean {
  return !decidedRequestBy.includes(personId);
}

/** How a dispute before the Komisi Informasi ends. */
export const DISPUTE_ENDINGS = ['mediated', 'granted', 'partly', 'rejected', 'withdrawn'] as const;
export type DisputeEnding = (typeof DISPUTE_ENDINGS)[number];

/** A dispute (*sengketa informasi*) that followed an objection. Source: UU 14/2008 ps. 37. */
export interface Dispute {
  /** As the commission registered it. */
  readonly number: string;
  readonly commission: string;
  readonly lodgedOn: Temporal.PlainDate;
  /** Null while it runs. */
  readonly end: {
    readonly ending: DisputeEnding;
    readonly on: Temporal.PlainDate;
    /** Of the ruling or the agreement; empty when there is none. */
    readonly rulingNumber: string;
    readonly note: string;
  } | null;
}
