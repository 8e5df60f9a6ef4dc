import type { Pause } from '../calendar/working-calendar.ts';
import type { Id } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import type { PersonId, UnitId, UnitPath } from '../identity/actor.ts';
import type { RuleUnit, Span } from './due-date.ts';

/** One deadline of one government. */
export type DeadlineId = Id<'deadline'>;

/** A text in both languages of the desk. */
export interface TwoLanguages {
  readonly id: string;
  readonly en: string;
}

/** What is done first among things due on the same day. */
export type Risk = 'high' | 'normal' | 'low';

/** Which deadline is meant: a subject has at most one running deadline of a kind. */
export interface DeadlineKey {
  /** `kind:id` of what it is about, for example `content:0192…`. */
  readonly subject: string;
  /** What must happen, for example `answer`; chosen by the module. */
  readonly kind: string;
}

/** Who did something to a deadline, and on which date. `by` null is the system. */
export interface DeadlineAct extends DeadlineKey {
  /** Today, where the government is. */
  readonly on: Temporal.PlainDate;
  readonly by: PersonId | null;
}

/** How the due date is found: by a rule of law, or plainly promised. */
export type DueBy =
  | {
      /** A row of `deadlines.rule`, or of the government's own rules under the same id. */
      readonly ruleId: string;
      /** Needed by a rule in hours only: the moment and the IANA zone in which its dates are meant. */
      readonly startedAt?: Temporal.Instant;
      readonly timeZone?: string;
    }
  | {
      readonly dueOn: Temporal.PlainDate;
      /** Who promised the date, or which decision set it. */
      readonly citation: string;
    };

/** A deadline to be watched. */
export type NewDeadline = DeadlineKey &
  DueBy & {
    /** The unit that must act, and its place in the tree. */
    readonly unitId: UnitId;
    readonly unitPath: UnitPath;
    /** The day on which the time begins; it is not counted itself. */
    readonly startedOn: Temporal.PlainDate;
    readonly title: TwoLanguages;
    /** Where at the desk it is done: a path such as `/meja/permohonan/…`. */
    readonly href: string;
    /** Default `normal`. */
    readonly risk?: Risk;
    readonly by?: PersonId | null;
  };

/** A rule as it holds for one government on one day. */
export interface DeadlineRule extends Omit<Span, 'extension'> {
  readonly id: string;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly unit: RuleUnit;
  readonly amount: number;
  /** How many of the unit one extension adds; null when the law allows none. */
  readonly extensionAmount: number | null;
  readonly name: TwoLanguages;
  readonly citation: string;
  /** False: from memory, shown as "belum diverifikasi". */
  readonly isVerified: boolean;
  /** True when the government set it for itself. */
  readonly isLocal: boolean;
}

/** A running deadline, read to be changed. */
export interface RunningDeadline {
  readonly id: DeadlineId;
  readonly state: 'open' | 'paused';
  /** Null for a plain date. */
  readonly span: Span | null;
  readonly extensionAmount: number | null;
  readonly startedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly isExtended: boolean;
  readonly pauses: readonly Pause[];
}

/** @throws {AppError} `conflict` when it stands still already, or runs in hours */
export function assertMayPause(deadline: RunningDeadline): void {
  if (deadline.state === 'paused') throw new AppError('conflict', `Deadline ${deadline.id} is paused already`);
  if (deadline.span?.unit === 'hours') throw new AppError('conflict', 'A deadline in hours cannot be paused');
}

/**
 * @throws {AppError} `conflict` when no rule allows an extension, it was extended before, its clock stands still, or its
 * time is over; `invalid` without a written reason
 */
export function assertMayExtend(deadline: RunningDeadline, on: Temporal.PlainDate, reason: string): void {
  if (deadline.extensionAmount === null) throw new AppError('conflict', `Deadline ${deadline.id} allows no extension`);
  if (deadline.isExtended) throw new AppError('conflict', `Deadline ${deadline.id} was extended before`);
  if (deadline.state === 'paused') throw new AppError('conflict', `Deadline ${deadline.id} is paused`);
  if (Temporal.PlainDate.compare(on, deadline.dueOn) > 0) {
    throw new AppError('conflict', `Deadline ${deadline.id} ended before it was extended`);
  }
  assertReason(reason);
}

/** @throws {AppError} `invalid` unless the reason has 3 to 1000 characters */
export function assertReason(reason: string): void {
  const length = reason.trim().length;
  if (length < 3 || length > 1000) throw new AppError('invalid', 'A written reason of 3 to 1000 characters is needed');
}

/** The rank under which a risk is sorted: 1 first. */
export function riskRank(risk: Risk): number {
  return { high: 1, normal: 2, low: 3 }[risk];
}

/** The risk of a rank that the database holds. */
export function riskOfRank(rank: number): Risk {
  if (rank === 1) return 'high';
  return rank === 2 ? 'normal' : 'low';
}
