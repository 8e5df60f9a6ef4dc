import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../../sites/index.ts';
import type { EntryId, InformationForm } from './entry.ts';
import './tables.ts';

/** An entry as a published content makes it. */
export interface PublishedEntry {
  readonly contentId: ContentId;
  /** Used unless a person has grouped the entry. */
  readonly headingId: string;
  /** True when a person put the content under the heading. */
  readonly isGrouped: boolean;
  readonly title: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly madeOn: Temporal.PlainDate;
  readonly renewedOn: Temporal.PlainDate;
  readonly siteLabel: string;
  readonly path: string;
  readonly isSample: boolean;
}

/** One numbering at a time in each government, so that numbers have no gaps and no twins. */
async function lockNumbers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('disclosure.entry'), hashtext(platform.current_government()::text))`.execute(
    tx,
  );
}

/** Writes entries of published contents, new or changed; a new one gets the next number. @returns how many were written */
export async function keepPublished(tx: Tx, entries: readonly PublishedEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  await lockNumbers(tx);
  const rows = entries.map((entry) => ({ ...entry, id: newId<'entry'>() }));
  const { numAffectedRows } = await sql`
    with given as (
      select g.*, h.place, k.id as known_id, row_number() over (partition by k.id is null order by g.at) as nth
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (id uuid, "contentId" uuid, "headingId" text,
        "isGrouped" boolean, title text, "unitId" uuid, "unitPath" text, "madeOn" date, "renewedOn" date,
        "siteLabel" text, path text, "isSample" boolean)) with ordinality as g(id, content_id, heading_id, is_grouped,
        title, unit_id, unit_path, made_on, renewed_on, site_label, path, is_sample, at)
      join disclosure.heading h on h.id = g.heading_id
      left join disclosure.entry k on k.content_id = g.content_id
    )
    insert into disclosure.entry as e (id, number, heading_id, place, is_grouped, content_id, title, unit_id, unit_path,
      made_on, forms, site_label, path, is_sample, renewed_on)
    select id, nth + (select coalesce(max(number), 0) from disclosure.entry), heading_id, place, is_grouped, content_id,
      left(title, 300), unit_id, unit_path, made_on, '{online}', site_label, path, is_sample, renewed_on
    from given
    on conflict (government_id, content_id) where content_id is not null do update set
      title = excluded.title, unit_id = excluded.unit_id, unit_path = excluded.unit_path, made_on = excluded.made_on,
      site_label = excluded.site_label, path = excluded.path, is_public = true, is_sample = excluded.is_sample,
      renewed_on = excluded.renewed_on, is_grouped = e.is_grouped or excluded.is_grouped,
      heading_id = case when e.is_grouped then e.heading_id else excluded.heading_id end,
      place = case when e.is_grouped then e.place else excluded.place end`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Puts aside the entries of contents that the public no longer reads. @returns how many */
export async function putAside(tx: Tx, contentIds: readonly ContentId[]): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('disclosure.entry')
    .set({ is_public: false })
    .where(sql<boolean>`content_id = any (${[...contentIds]}::uuid[])`)
    .where('is_public', '=', true)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** An entry as a person writes it. */
export interface WrittenEntry {
  readonly headingId: string;
  readonly title: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly responsible: string;
  readonly madeOn: Temporal.PlainDate;
  readonly madeIn: string;
  readonly forms: readonly InformationForm[];
  readonly retention: string;
}

/** Adds an entry for information that is on no page; it gets the next number. */
export async function insertEntry(tx: Tx, written: WrittenEntry, today: Temporal.PlainDate): Promise<EntryId> {
  await lockNumbers(tx);
  const id = newId<'entry'>();
  await sql`
    insert into disclosure.entry (id, number, heading_id, place, is_grouped, title, unit_id, unit_path, responsible,
      made_on, made_in, forms, retention, renewed_on)
    select ${id}, (select coalesce(max(number), 0) + 1 from disclosure.entry), h.id, h.place, true, ${written.title},
      ${written.unitId}, ${written.unitPath}, ${written.responsible}, ${written.madeOn.toString()}::date,
      ${written.madeIn}, ${[...written.forms]}::text[], ${written.retention}, ${today.toString()}::date
    from disclosure.heading h where h.id = ${written.headingId}`.execute(tx);
  return id;
}

/** Changes what a person may change of an entry; of a published one the words and the owner stay those of its page. */
export async function updateEntry(
  tx: Tx,
  { id, isPublished }: { readonly id: EntryId; readonly isPublished: boolean },
  written: WrittenEntry,
  today: Temporal.PlainDate,
): Promise<void> {
  const own = isPublished
    ? {}
    : { title: written.title, made_on: written.madeOn.toString(), renewed_on: today.toString() };
  await tx
    .updateTable('disclosure.entry')
    .set({
      ...own,
      ...{ heading_id: written.headingId, is_grouped: true, responsible: written.responsible },
      ...{ made_in: written.madeIn, forms: [...written.forms], retention: written.retention },
      place: (eb) =>
        eb.selectFrom('disclosure.heading').select('place').where('id', '=', written.headingId).$asScalar().$notNull(),
    })
    .where('id', '=', id)
    .execute();
}

/** Takes an entry that was added by hand off the list. */
export async function removeEntry(tx: Tx, id: EntryId): Promise<void> {
  await tx.updateTable('disclosure.entry').set({ is_public: false }).where('id', '=', id).execute();
}
