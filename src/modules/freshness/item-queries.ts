import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { Database } from '../../platform/database/schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitId } from '../../platform/identity/actor.ts';
import type { ContentId } from '../sites/index.ts';
import type { Item, ItemId } from './item.ts';
import './tables.ts';

/** An item with what only its keeping needs. */
export interface StoredItem extends Item {
  readonly publishedAt: Temporal.Instant;
  readonly isPublic: boolean;
  readonly isOwnerSet: boolean;
  /** The due date for which a deadline stands in the queue; null when none does. */
  readonly deadlineOn: Temporal.PlainDate | null;
}

/** A row as it is kept, from the item. */
function toRow(item: StoredItem) {
  const day = (date: Temporal.PlainDate | null) => date?.toString() ?? null;
  return {
    ...{ id: item.id, content_id: item.contentId, kind: item.kind, title: item.title, site_label: item.siteLabel },
    ...{ path: item.path, version: item.version, published_at: item.publishedAt.toString(), is_sample: item.isSample },
    ...{ is_public: item.isPublic, unit_id: item.unitId, unit_path: item.unitPath, is_owner_set: item.isOwnerSet },
    ...{ heading_id: item.headingId, cadence: item.cadence, grace_days: item.graceDays },
    ...{ legal_basis: item.legalBasis, is_cadence_set: item.isCadenceSet, how: item.how },
    ...{ last_renewed_on: item.lastRenewedOn.toString(), due_on: day(item.dueOn), late_on: day(item.lateOn) },
    ...{ review_reason: item.reviewReason, source_content_id: item.sourceContentId },
    ...{ source_version: item.sourceVersion, deadline_on: day(item.deadlineOn) },
  };
}

/** An item from its row. */
export function toItem(row: Selectable<Database['freshness.item']>): StoredItem {
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  return {
    ...{ id: row.id as ItemId, contentId: row.content_id as ContentId, kind: row.kind, title: row.title },
    ...{ siteLabel: row.site_label, path: row.path, version: row.version, isSample: row.is_sample },
    publishedAt: Temporal.Instant.fromEpochMilliseconds(row.published_at.getTime()),
    ...{ isPublic: row.is_public, unitId: row.unit_id as UnitId, unitPath: row.unit_path },
    ...{ isOwnerSet: row.is_owner_set, headingId: row.heading_id, cadence: row.cadence, graceDays: row.grace_days },
    ...{ legalBasis: row.legal_basis, isCadenceSet: row.is_cadence_set, how: row.how },
    lastRenewedOn: Temporal.PlainDate.from(row.last_renewed_on),
    ...{ dueOn: day(row.due_on), lateOn: day(row.late_on), reviewReason: row.review_reason },
    ...{ sourceContentId: row.source_content_id as ContentId | null, sourceVersion: row.source_version },
    deadlineOn: day(row.deadline_on),
  };
}

/** The items of these contents, withdrawn ones too; nobody else changes them until the transaction ends. */
export async function listItemsForUpdate(tx: Tx, contentIds: readonly ContentId[]): Promise<readonly StoredItem[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .selectAll()
    .where(sql<boolean>`content_id = any (${[...contentIds]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toItem);
}

/** As {@link listItemsForUpdate}, by the items' own ids. */
export async function listItemsByIdForUpdate(tx: Tx, ids: readonly ItemId[]): Promise<readonly StoredItem[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .selectAll()
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toItem);
}

/** One item that the public can read. @throws {AppError} `not-found` */
export async function getItem(tx: Tx, id: ItemId): Promise<StoredItem> {
  const row = await tx
    .selectFrom('freshness.item')
    .selectAll()
    .where('id', '=', id)
    .where('is_public', '=', true)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `Item ${id} is not there`);
  return toItem(row);
}

/** Writes items, new or changed, in one statement. A content has one item, also when two take it up at once. */
export async function saveItems(tx: Tx, items: readonly StoredItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into freshness.item as i (${sql.join(COLUMNS.map((name) => sql.ref(name)))})
    select ${sql.join(COLUMNS.map((name) => sql.ref(`r.${name}`)))}
    from jsonb_populate_recordset(null::freshness.item, ${JSON.stringify(items.map(toRow))}::jsonb) as r
    on conflict (government_id, content_id) do update
    set ${sql.join(CHANGING.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`.execute(tx);
}

type ColumnName = keyof ReturnType<typeof toRow>;

const CHANGING: readonly ColumnName[] = [
  ...(['title', 'site_label', 'path', 'version', 'published_at', 'is_sample', 'is_public', 'unit_id'] as const),
  ...(['unit_path', 'is_owner_set', 'heading_id', 'cadence', 'grace_days', 'legal_basis', 'is_cadence_set'] as const),
  ...(['last_renewed_on', 'how', 'due_on', 'late_on', 'review_reason', 'source_content_id'] as const),
  ...(['source_version', 'deadline_on'] as const),
];
const COLUMNS: readonly ColumnName[] = ['id', 'content_id', 'kind', ...CHANGING];

/** Marks items that were copied from these contents, as far as the source has a newer version. @returns the units that own them */
export async function markCopies(
  tx: Tx,
  sources: readonly { readonly id: ContentId; readonly version: number }[],
): Promise<readonly UnitId[]> {
  if (sources.length === 0) return [];
  const { rows } = await sql<{ unit_id: UnitId }>`
    update freshness.item i set review_reason = 'source-changed'
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as s (id uuid, version integer)
    where i.source_content_id = s.id and i.source_version < s.version
      and i.review_reason is distinct from 'source-changed'
    returning i.unit_id`.execute(tx);
  return rows.map(({ unit_id }) => unit_id);
}

/** Items that come due by a day and stand in no queue yet, locked; the longest due first. */
export async function listItemsToQueue(
  tx: Tx,
  { dueBy, limit }: { readonly dueBy: Temporal.PlainDate; readonly limit: number },
): Promise<readonly StoredItem[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .selectAll()
    .where('is_public', '=', true)
    .where('due_on', '<=', dueBy.toString())
    .where('deadline_on', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map(toItem);
}

/** Contents whose due date lies after `since` and not after today: their pages read otherwise from today on. */
export async function listTurned(
  tx: Tx,
  {
    since,
    today,
    limit,
  }: { readonly since: Temporal.PlainDate; readonly today: Temporal.PlainDate; readonly limit: number },
): Promise<readonly ContentId[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .select('content_id')
    .where('is_public', '=', true)
    .where('due_on', '>', since.toString())
    .where('due_on', '<=', today.toString())
    .orderBy('due_on')
    .limit(limit)
    .execute();
  return rows.map((row) => row.content_id as ContentId);
}

/** The public ones among these items, by title. */
export async function listItemsById(tx: Tx, ids: readonly ItemId[]): Promise<readonly StoredItem[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .selectAll()
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .where('is_public', '=', true)
    .orderBy('title')
    .execute();
  return rows.map(toItem);
}

/** What other modules read of an item. */
export interface ItemFacts {
  readonly contentId: ContentId;
  /** The heading of the periodic information under which somebody put it; null when nobody did. */
  readonly headingId: string | null;
  /** When it was last published or confirmed. */
  readonly lastRenewedOn: Temporal.PlainDate;
}

/** The items of these contents, as far as there are any, in no order. One query. */
export async function findItemFacts(tx: Tx, contentIds: readonly ContentId[]): Promise<readonly ItemFacts[]> {
  const rows = await tx
    .selectFrom('freshness.item')
    .select(['content_id', 'heading_id', 'last_renewed_on'])
    .where(sql<boolean>`content_id = any (${[...contentIds]}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    ...{ contentId: row.content_id as ContentId, headingId: row.heading_id },
    lastRenewedOn: Temporal.PlainDate.from(row.last_renewed_on),
  }));
}
