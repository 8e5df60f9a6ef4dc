import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/database.ts';
import { type Id, newId } from '../../database/ids.ts';
import { AppError } from '../../errors.ts';
import type { PersonId } from '../../identity/actor.ts';
import { mayPostTo, type OutboundPolicy } from '../../outbound/post.ts';
import '../tables.ts';

/** A device on which a person is told at once. */
export type SubscriptionId = Id<'push-subscription'>;

/** A subscription as the browser gives it (Push API), with the device's name. */
export interface NewSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly device: string;
}

/** An uncompressed point on P-256, and 16 random bytes (RFC 8291), in base64url. */
export const subscriptionSchema = z.object({
  endpoint: z.string().min(10).max(1000),
  p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}=?$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/),
});

const MOST_DEVICES = 10;

/**
 * Keeps a device of a person; the same device once, and ten at most: the oldest goes.
 * @throws {AppError} `invalid` when its address is not public, not https, or of no known push service
 */
export async function addSubscription(
  tx: Tx,
  personId: PersonId,
  { endpoint, p256dh, auth, device }: NewSubscription,
  policy?: OutboundPolicy,
): Promise<SubscriptionId> {
  if (!mayPostTo(endpoint, policy)) throw new AppError('invalid', 'The push address is not public https');
  if (!(await isKnownHost(tx, new URL(endpoint).hostname))) throw new AppError('invalid', 'No such push service');
  const id: SubscriptionId = newId<'push-subscription'>();
  const kept = await tx
    .insertInto('messages.push_subscription')
    .values({ id, person_id: personId, endpoint, p256dh, auth, device: device.slice(0, 100) })
    .onConflict((conflict) =>
      conflict.columns(['government_id', 'endpoint']).doUpdateSet({ person_id: personId, p256dh, auth, device }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`delete from messages.push_subscription where id in (
    select id from messages.push_subscription where person_id = ${personId}
    order by created_at desc, id desc offset ${MOST_DEVICES})`.execute(tx);
  return kept.id as SubscriptionId;
}

async function isKnownHost(tx: Tx, host: string): Promise<boolean> {
  const row = await tx
    .selectFrom('messages.push_host')
    .select('name')
    .where(sql<boolean>`${host} = name or ${host} like '%.' || name`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A device in a list. */
export interface ListedDevice {
  readonly id: SubscriptionId;
  readonly device: string;
  readonly addedAt: Temporal.Instant;
}

/** The devices of a person, the newest first. */
export async function listDevices(tx: Tx, personId: PersonId): Promise<readonly ListedDevice[]> {
  const rows = await tx
    .selectFrom('messages.push_subscription')
    .select(['id', 'device', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(MOST_DEVICES)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as SubscriptionId, device: row.device },
    addedAt: Temporal.Instant.fromEpochMilliseconds(row.created_at.getTime()),
  }));
}

/** Takes a device of the person away; nothing happens when it is not theirs. */
export async function removeDevice(tx: Tx, personId: PersonId, id: SubscriptionId): Promise<void> {
  await tx.deleteFrom('messages.push_subscription').where('id', '=', id).where('person_id', '=', personId).execute();
}
