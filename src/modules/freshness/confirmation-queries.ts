import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type Id, newId } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { ItemId } from './item.ts';
import './tables.ts';

/** One time that somebody said an item is still correct. */
export type ConfirmationId = Id<'confirmation'>;

/** A confirmation to be written. */
export interface NewConfirmation {
  readonly itemId: ItemId;
  readonly personId: PersonId;
  readonly channel: 'desk' | 'link';
  readonly reason: string;
  readonly version: number;
  readonly confirmedOn: Temporal.PlainDate;
  /** When the item was due before; null without a cadence. */
  readonly dueBefore: Temporal.PlainDate | null;
  readonly isSampled: boolean;
}

/** A confirmation with what was found about it. */
export interface Confirmation extends Omit<NewConfirmation, 'personId'> {
  readonly id: ConfirmationId;
  readonly personId: PersonId | null;
  readonly confirmedAt: Temporal.Instant;
  /** Null while nobody has looked at it, and when it was not drawn. */
  readonly verdict: Verdict | null;
}

/** What somebody else found. */
export interface Verdict {
  readonly personId: PersonId;
  readonly outcome: 'upheld' | 'rejected';
  /** Empty when nothing was said. */
  readonly reason: string;
  readonly decidedAt: Temporal.Instant;
}

/** Appends confirmations. */
export async function insertConfirmations(tx: Tx, confirmations: readonly NewConfirmation[]): Promise<void> {
  if (confirmations.length === 0) return;
  const rows = confirmations.map((one) => ({
    ...{ id: newId<'confirmation'>(), item_id: one.itemId, person_id: one.personId, channel: one.channel },
    ...{ reason: one.reason, version: one.version, confirmed_on: one.confirmedOn.toString() },
    ...{ due_before: one.dueBefore?.toString() ?? null, is_sampled: one.isSampled },
  }));
  await tx.insertInto('freshness.confirmation').values(rows).execute();
}

function confirmations(tx: Tx) {
  return tx
    .selectFrom('freshness.confirmation as c')
    .leftJoin('freshness.verdict as v', (join) =>
      join.onRef('v.government_id', '=', 'c.government_id').onRef('v.confirmation_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.item_id', 'c.person_id', 'c.channel', 'c.reason', 'c.version', 'c.confirmed_on'])
    .select(['c.confirmed_at', 'c.due_before', 'c.is_sampled', 'v.person_id as judge_id', 'v.outcome'])
    .select(['v.reason as verdict_reason', 'v.decided_at']);
}

type ConfirmationRow = Awaited<ReturnType<ReturnType<typeof confirmations>['execute']>>[number];

/** The last confirmations of an item, the newest first. */
export async function listConfirmations(tx: Tx, itemId: ItemId, limit: number): Promise<readonly Confirmation[]> {
  const rows = await confirmations(tx).where('c.item_id', '=', itemId).orderBy('c.id', 'desc').limit(limit).execute();
  return rows.map(toConfirmation);
}

/** One confirmation; of two that judge it at once the second waits, and finds the verdict. @throws {AppError} `not-found` */
export async function getConfirmationForUpdate(tx: Tx, id: ConfirmationId): Promise<Confirmation> {
  await sql`select from freshness.item i join freshness.confirmation c
    on c.government_id = i.government_id and c.item_id = i.id where c.id = ${id} for update of i`.execute(tx);
  const row = await confirmations(tx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `Confirmation ${id} is not there`);
  return toConfirmation(row);
}

/** Appends what was found. */
export async function insertVerdict(
  tx: Tx,
  id: ConfirmationId,
  { personId, outcome, reason, on }: Omit<Verdict, 'decidedAt'> & { readonly on: Temporal.PlainDate },
): Promise<void> {
  await tx
    .insertInto('freshness.verdict')
    .values({ confirmation_id: id, person_id: personId, outcome, reason, decided_on: on.toString() })
    .execute();
}

function toConfirmation(row: ConfirmationRow): Confirmation {
  const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
  return {
    ...{ id: row.id as ConfirmationId, itemId: row.item_id as ItemId, personId: row.person_id as PersonId | null },
    ...{ channel: row.channel, reason: row.reason, version: row.version, isSampled: row.is_sampled },
    confirmedOn: Temporal.PlainDate.from(row.confirmed_on),
    confirmedAt: instant(row.confirmed_at),
    dueBefore: row.due_before === null ? null : Temporal.PlainDate.from(row.due_before),
    verdict:
      row.outcome === null || row.decided_at === null
        ? null
        : {
            ...{ personId: row.judge_id as PersonId, outcome: row.outcome, reason: row.verdict_reason ?? '' },
            decidedAt: instant(row.decided_at),
          },
  };
}
