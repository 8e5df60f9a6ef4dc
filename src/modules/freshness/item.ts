import type { Id } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ContentId } from '../sites/index.ts';

/** One piece of public information that is kept up to date. */
export type ItemId = Id<'item'>;

/** A rule of renewal: how often, with how many days of grace. */
export interface Schedule {
  /** ISO 8601 duration in days or months (`P6M`); null when nobody has said how often. */
  readonly cadence: string | null;
  readonly graceDays: number;
}

/** How an item was last found to be right. */
export type Renewal = 'published' | 'confirmed';

/** Why somebody has to look at an item although its time is not over. */
export type ReviewReason = 'source-changed' | 'sample';

/** What the state of an item is read from. */
export interface Clockwork {
  readonly how: Renewal;
  /** Null, as `lateOn`, for an item without a cadence. */
  readonly dueOn: Temporal.PlainDate | null;
  /** The last day of grace. */
  readonly lateOn: Temporal.PlainDate | null;
  readonly reviewReason: ReviewReason | null;
}

/** An item as it is kept. */
export interface Item extends Clockwork, Schedule {
  readonly id: ItemId;
  readonly contentId: ContentId;
  readonly kind: string;
  readonly title: string;
  /** Below the government's label; empty for the portal. */
  readonly siteLabel: string;
  readonly path: string;
  readonly version: number;
  readonly isSample: boolean;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly headingId: string | null;
  readonly legalBasis: string;
  readonly isCadenceSet: boolean;
  readonly lastRenewedOn: Temporal.PlainDate;
  readonly sourceContentId: ContentId | null;
  /** The version of the source from which the text was copied. */
  readonly sourceVersion: number | null;
}

/** All states, the most pressing first. */
export const STATES = ['late', 'review', 'due', 'without', 'confirmed', 'fresh'] as const;

/**
 * How an item stands: `late` after its grace; `review` while somebody has to compare or check it; `due` from its due
 * date to the end of the grace; `without` a cadence, which is never fresh; `confirmed` unchanged; `fresh` as published.
 */
export type State = (typeof STATES)[number];

/** How an item stands on a day. */
export function stateOn({ how, dueOn, lateOn, reviewReason }: Clockwork, today: Temporal.PlainDate): State {
  if (lateOn !== null && Temporal.PlainDate.compare(today, lateOn) > 0) return 'late';
  if (reviewReason !== null) return 'review';
  if (dueOn === null) return 'without';
  if (Temporal.PlainDate.compare(today, dueOn) >= 0) return 'due';
  return how === 'confirmed' ? 'confirmed' : 'fresh';
}

/** The dates that follow from a renewal; both null without a cadence. */
export type DueDates = Pick<Clockwork, 'dueOn' | 'lateOn'>;

/**
 * When something renewed on a day has to be renewed again. A month without that day ends the count on its last day.
 * @throws {AppError} `invalid` for a cadence that is no duration in days or months
 */
export function dueDates(renewedOn: Temporal.PlainDate, { cadence, graceDays }: Schedule): DueDates {
  if (cadence === null) return { dueOn: null, lateOn: null };
  const dueOn = renewedOn.add(durationOf(cadence));
  return { dueOn, lateOn: dueOn.add({ days: graceDays }) };
}

/**
 * The dates of an item whose confirmation was rejected: late at once. What was overdue before the confirmation stays
 * due since then.
 */
export function datesRejected(dueBefore: Temporal.PlainDate | null, today: Temporal.PlainDate): DueDates {
  const yesterday = today.subtract({ days: 1 });
  const isEarlier = dueBefore !== null && Temporal.PlainDate.compare(dueBefore, yesterday) < 0;
  return { dueOn: isEarlier ? dueBefore : yesterday, lateOn: yesterday };
}

const CADENCE = /^P([1-9]\d{0,3})([DM])$/;

/** @throws {AppError} `invalid` unless it counts 1 to 9999 days or months */
export function durationOf(cadence: string): { readonly days: number } | { readonly months: number } {
  const [, amount, unit] = CADENCE.exec(cadence) ?? [];
  if (amount === undefined) throw new AppError('invalid', `${cadence} is no cadence`);
  return unit === 'D' ? { days: Number(amount) } : { months: Number(amount) };
}
