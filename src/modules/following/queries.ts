import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type Id, newId } from '../../platform/database/ids.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { ContentId } from '../sites/index.ts';
import type { ActivityKind } from './tables.ts';
import './tables.ts';

/** One activity on its way to one inbox. */
export type DeliveryId = Id<'delivery'>;

/** What somebody has decided for these sites: on or off. */
export async function listChoices(tx: Tx, siteIds: readonly SiteId[]): Promise<ReadonlyMap<SiteId, boolean>> {
  const rows = await tx
    .selectFrom('following.choice')
    .select(['site_id', 'is_on'])
    .where(sql<boolean>`site_id = any (${[...siteIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.site_id as SiteId, row.is_on]));
}

/** Keeps what was decided for a site. */
export async function saveChoice(tx: Tx, siteId: SiteId, isOn: boolean): Promise<void> {
  await sql`insert into following.choice (site_id, is_on) values (${siteId}, ${isOn})
    on conflict (government_id, site_id) do update set is_on = excluded.is_on, changed_at = now()`.execute(tx);
}

/** Somebody on another server who follows a site. */
export interface Follower {
  readonly actorUri: string;
  readonly inboxUri: string;
  readonly deliveryUri: string;
}

/** Keeps a follower; one who follows again is kept once, with the newest addresses. */
export async function saveFollower(tx: Tx, siteId: SiteId, follower: Follower): Promise<void> {
  const { actorUri, inboxUri, deliveryUri } = follower;
  await sql`insert into following.follower (id, site_id, actor_uri, inbox_uri, delivery_uri)
    values (${newId()}, ${siteId}, ${actorUri}, ${inboxUri}, ${deliveryUri})
    on conflict (government_id, site_id, actor_uri) do update set inbox_uri = excluded.inbox_uri,
      delivery_uri = excluded.delivery_uri, failures = 0, failing_since = null`.execute(tx);
}

/** Forgets a follower of one site, or of all sites of the government. */
export async function forgetFollower(tx: Tx, actorUri: string, siteId: SiteId | null): Promise<void> {
  await tx
    .deleteFrom('following.follower')
    .where('actor_uri', '=', actorUri)
    .$if(siteId !== null, (query) => query.where('site_id', '=', siteId ?? ''))
    .execute();
}

/** How many follow each of the sites; a site without followers is absent. */
export async function countFollowers(tx: Tx, siteIds: readonly SiteId[]): Promise<ReadonlyMap<SiteId, number>> {
  const rows = await tx
    .selectFrom('following.follower')
    .select(['site_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where(sql<boolean>`site_id = any (${[...siteIds]}::uuid[])`)
    .groupBy('site_id')
    .execute();
  return new Map(rows.map((row) => [row.site_id as SiteId, Number(row.count)]));
}

/** Where news of a site is sent: every server once. */
export async function listInboxes(tx: Tx, siteId: SiteId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('following.follower')
    .select('delivery_uri')
    .distinct()
    .where('site_id', '=', siteId)
    .orderBy('delivery_uri')
    .execute();
  return rows.map((row) => row.delivery_uri);
}

/** What followers were told of a content. */
export interface Told {
  readonly contentId: ContentId;
  readonly siteId: SiteId;
  readonly version: number;
  readonly isWithdrawn: boolean;
}

/** What was told of these contents. One transaction at a time does this for a government, so that nothing is told twice. */
export async function listToldForUpdate(tx: Tx, ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, Told>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('following.told ' || platform.current_government(), 0))`.execute(
    tx,
  );
  const rows = await tx
    .selectFrom('following.told')
    .select(['content_id', 'site_id', 'version', 'is_withdrawn'])
    .where(sql<boolean>`content_id = any (${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.content_id as ContentId,
      {
        ...{ contentId: row.content_id as ContentId, siteId: row.site_id as SiteId },
        ...{ version: row.version, isWithdrawn: row.is_withdrawn },
      },
    ]),
  );
}

/** Keeps what was told now. */
export async function saveTold(tx: Tx, told: Told, now: Temporal.Instant): Promise<void> {
  await sql`insert into following.told (content_id, site_id, version, is_withdrawn, first_told_at)
    values (${told.contentId}, ${told.siteId}, ${told.version}, ${told.isWithdrawn}, ${now.toString()})
    on conflict (government_id, content_id) do update
      set site_id = excluded.site_id, version = excluded.version, is_withdrawn = excluded.is_withdrawn`.execute(tx);
}

/** The newest contents of which a site told, the newest first. */
export async function listNewestTold(tx: Tx, siteId: SiteId, limit: number): Promise<readonly ContentId[]> {
  const rows = await tx
    .selectFrom('following.told')
    .select('content_id')
    .where('site_id', '=', siteId)
    .where('is_withdrawn', '=', false)
    .orderBy('first_told_at', 'desc')
    .orderBy('content_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_id as ContentId);
}

/** Puts an activity on its way to each of the inboxes. */
export async function addDeliveries(
  tx: Tx,
  activity: { readonly siteId: SiteId; readonly kind: ActivityKind; readonly document: unknown },
  inboxes: readonly string[],
): Promise<readonly DeliveryId[]> {
  if (inboxes.length === 0) return [];
  const id = newId();
  const { siteId, kind, document } = activity;
  await sql`insert into following.activity (id, site_id, kind, document)
    values (${id}, ${siteId}, ${kind}, ${JSON.stringify(document)}::jsonb)`.execute(tx);
  const rows = inboxes.map((inbox) => ({ id: newId<'delivery'>(), inbox }));
  await sql`insert into following.delivery (id, activity_id, site_id, inbox_uri)
    select d.id, ${id}, ${siteId}, d.inbox
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, inbox text)`.execute(tx);
  return rows.map((row) => row.id);
}
