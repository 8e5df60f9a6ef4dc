import type { Id } from '../../../platform/database/ids.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';

/** An absence hand-over. */
export type DelegationId = Id<'delegation'>;

/** What a person hands over while absent: everything they hold in their own right, for these days, both included. */
export interface HandOver {
  readonly toPersonId: PersonId;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly reason: string;
}

/** The longest absence that is handed over at once, in days. */
export const LONGEST_HAND_OVER_DAYS = 366;

/** What can be wrong with the dates of a hand-over; null when nothing is. */
export type HandOverFault = 'starts-in-the-past' | 'ends-before-it-starts' | 'too-long';

/** What is wrong with the dates of a hand-over asked for today; null when nothing is. */
export function faultOf(
  handOver: Pick<HandOver, 'startsOn' | 'endsOn'>,
  today: Temporal.PlainDate,
): HandOverFault | null {
  const { startsOn, endsOn } = handOver;
  if (Temporal.PlainDate.compare(startsOn, today) < 0) return 'starts-in-the-past';
  if (Temporal.PlainDate.compare(endsOn, startsOn) < 0) return 'ends-before-it-starts';
  return startsOn.until(endsOn, { largestUnit: 'day' }).days > LONGEST_HAND_OVER_DAYS ? 'too-long' : null;
}

/** A hand-over as it is listed. */
export interface ListedHandOver extends HandOver {
  readonly id: DelegationId;
  readonly fromPersonId: PersonId;
  readonly fromName: string;
  readonly toName: string;
  readonly isRevoked: boolean;
}

/** How a hand-over stands on a day. */
export function stateOf(
  handOver: Pick<ListedHandOver, 'startsOn' | 'endsOn' | 'isRevoked'>,
  today: Temporal.PlainDate,
): 'planned' | 'in-force' | 'over' | 'revoked' {
  if (handOver.isRevoked) return 'revoked';
  if (Temporal.PlainDate.compare(today, handOver.startsOn) < 0) return 'planned';
  return Temporal.PlainDate.compare(today, handOver.endsOn) <= 0 ? 'in-force' : 'over';
}
