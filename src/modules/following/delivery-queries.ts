import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { DeliveryId } from './queries.ts';
import type { ActivityKind, DeliveryState } from './tables.ts';
import './tables.ts';

/** An activity that waits to be delivered. */
export interface WaitingDelivery {
  readonly siteId: SiteId;
  readonly inboxUri: string;
  readonly document: unknown;
}

/** A delivery that still waits; undefined when it is done, or was cleared away. */
export async function findWaiting(tx: Tx, id: DeliveryId): Promise<WaitingDelivery | undefined> {
  const row = await tx
    .selectFrom('following.delivery as d')
    .innerJoin('following.activity as a', (join) =>
      join.onRef('a.government_id', '=', 'd.government_id').onRef('a.id', '=', 'd.activity_id'),
    )
    .select(['d.site_id', 'd.inbox_uri', 'a.document'])
    .where('d.id', '=', id)
    .where('d.state', '=', 'waiting')
    .executeTakeFirst();
  return row && { siteId: row.site_id as SiteId, inboxUri: row.inbox_uri, document: row.document };
}

/** Keeps what became of a try. */
export async function noteTry(
  tx: Tx,
  id: DeliveryId,
  { state, error }: { readonly state: DeliveryState; readonly error: string | null },
): Promise<void> {
  await tx
    .updateTable('following.delivery')
    .set((eb) => ({ state, error, attempts: eb('attempts', '+', 1), changed_at: sql<Date>`now()` }))
    .where('id', '=', id)
    .execute();
}

/** A server answered: its followers are counted as alive again. */
export async function noteAlive(tx: Tx, inboxUri: string): Promise<void> {
  await tx
    .updateTable('following.follower')
    .set({ failures: 0, failing_since: null })
    .where('delivery_uri', '=', inboxUri)
    .where('failures', '>', 0)
    .execute();
}

const DEAD_AFTER_FAILURES = 20;
const DEAD_AFTER_DAYS = 7;

/**
 * A server did not answer. After 20 failures over at least seven days its followers are forgotten.
 * @returns how many were forgotten
 */
export async function noteDead(tx: Tx, inboxUri: string): Promise<number> {
  await sql`update following.follower set failures = failures + 1, failing_since = coalesce(failing_since, now())
    where delivery_uri = ${inboxUri}`.execute(tx);
  const { numDeletedRows } = await tx
    .deleteFrom('following.follower')
    .where('delivery_uri', '=', inboxUri)
    .where('failures', '>=', DEAD_AFTER_FAILURES)
    .where(sql<boolean>`failing_since < now() - make_interval(days => ${DEAD_AFTER_DAYS})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** The server says that this inbox is gone: whoever was reached there is forgotten. */
export async function forgetInbox(tx: Tx, inboxUri: string): Promise<void> {
  await tx.deleteFrom('following.follower').where('delivery_uri', '=', inboxUri).execute();
}

/** A delivery as the desk lists it. */
export interface ListedDelivery {
  readonly id: string;
  readonly siteId: SiteId;
  readonly kind: ActivityKind;
  readonly server: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly error: string | null;
  readonly changedAt: Temporal.Instant;
}

/** The last deliveries of these sites, the newest first. */
export async function listDeliveries(
  tx: Tx,
  siteIds: readonly SiteId[],
  limit: number,
): Promise<readonly ListedDelivery[]> {
  const rows = await tx
    .selectFrom('following.delivery as d')
    .innerJoin('following.activity as a', (join) =>
      join.onRef('a.government_id', '=', 'd.government_id').onRef('a.id', '=', 'd.activity_id'),
    )
    .select(['d.id', 'd.site_id', 'a.kind', 'd.inbox_uri', 'd.state', 'd.attempts', 'd.error', 'd.changed_at'])
    .where(sql<boolean>`d.site_id = any (${[...siteIds]}::uuid[])`)
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, siteId: row.site_id as SiteId, kind: row.kind, server: serverOf(row.inbox_uri) },
    ...{ state: row.state, attempts: row.attempts, error: row.error },
    changedAt: Temporal.Instant.fromEpochMilliseconds(row.changed_at.getTime()),
  }));
}

/** Only the server is shown: an inbox may name a person. */
function serverOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host : '';
}

/** Clears away what is older than it is kept: activities with their deliveries, and what was remembered. */
export async function clearAway(tx: Tx): Promise<number> {
  const activities = await tx
    .deleteFrom('following.activity')
    .where(sql<boolean>`made_at < now() - interval '30 days'`)
    .executeTakeFirst();
  const memories = await tx.deleteFrom('following.memory').where(sql<boolean>`expires_at < now()`).executeTakeFirst();
  return Number(activities.numDeletedRows) + Number(memories.numDeletedRows);
}
