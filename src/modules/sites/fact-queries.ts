import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ContentId } from './content.ts';
import type { PublicText } from './content-rows.ts';
import type { Version } from './queries.ts';
import { toInstant } from './queries.ts';
import './tables.ts';

/** A fact as commands work on it. */
export interface StoredFact {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly unitPath: UnitPath;
}

/** The values of these facts by key; keys that no fact has are left out. */
export async function readFactValues(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom('sites.fact')
    .select(['key', 'value'])
    .where(sql<boolean>`key = any (${[...keys]}::text[])`)
    .execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Notes which facts a published content quotes; none for one that is no longer public. */
export async function replaceUses(tx: Tx, contentId: ContentId, keys: readonly string[]): Promise<void> {
  await tx.deleteFrom('sites.fact_use').where('content_id', '=', contentId).execute();
  if (keys.length === 0) return;
  await tx
    .insertInto('sites.fact_use')
    .values(keys.map((key) => ({ fact_key: key, content_id: contentId })))
    .execute();
}

/** A fact, which nobody else changes until the transaction ends. @throws {AppError} `not-found` */
export async function getFactForUpdate(tx: Tx, id: string): Promise<StoredFact> {
  const row = await tx
    .selectFrom('sites.fact')
    .select(['id', 'key', 'label', 'value', 'unit_path as unitPath'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No fact ${id}`);
  return row;
}

/** A fact to be written. */
export interface NewFact extends StoredFact {
  readonly unitId: UnitId;
  readonly by: PersonId;
  readonly at: Temporal.Instant;
}

/** Writes a fact. @throws {AppError} `conflict` when the key is taken */
export async function insertFact(tx: Tx, fact: NewFact): Promise<void> {
  const written = await tx
    .insertInto('sites.fact')
    .values({
      id: fact.id,
      unit_id: fact.unitId,
      unit_path: fact.unitPath,
      key: fact.key,
      label: fact.label,
      value: fact.value,
      changed_at: new Date(fact.at.epochMilliseconds),
      changed_by: fact.by,
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new AppError('conflict', `The key ${fact.key} is taken`);
}

/** Changes the words and the value of a fact; its key stays, for texts hang on it. */
export async function updateFact(tx: Tx, fact: Pick<NewFact, 'id' | 'label' | 'value' | 'by' | 'at'>): Promise<void> {
  await tx
    .updateTable('sites.fact')
    .set({
      label: fact.label,
      value: fact.value,
      changed_by: fact.by,
      changed_at: new Date(fact.at.epochMilliseconds),
    })
    .where('id', '=', fact.id)
    .execute();
}

/** Removes a fact. */
export async function deleteFact(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sites.fact').where('id', '=', id).execute();
}

/** How many published contents quote a fact. */
export async function countUses(tx: Tx, key: string): Promise<number> {
  const row = await tx
    .selectFrom('sites.fact_use')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('fact_key', '=', key)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A published content with the version that the public reads. */
export interface QuotingContent {
  readonly id: ContentId;
  readonly siteId: SiteId;
  readonly version: Version;
}

/** Published contents that quote a fact, by id, after the one given; locked until the transaction ends. */
export async function listQuotingContents(
  tx: Tx,
  key: string,
  { after, limit }: { readonly after: ContentId | null; readonly limit: number },
): Promise<readonly QuotingContent[]> {
  const rows = await tx
    .selectFrom('sites.fact_use as u')
    .innerJoin('sites.content as c', (join) =>
      join.onRef('c.government_id', '=', 'u.government_id').onRef('c.id', '=', 'u.content_id'),
    )
    .innerJoin('sites.version as v', (join) =>
      join
        .onRef('v.government_id', '=', 'c.government_id')
        .onRef('v.content_id', '=', 'c.id')
        .onRef('v.number', '=', 'c.published_version'),
    )
    .select(['c.id', 'c.site_id', 'v.number', 'v.title', 'v.summary', 'v.source_html', 'v.facts', 'v.cover_file_id'])
    .select(['v.is_warning', 'v.starts_at', 'v.ends_at'])
    .where('u.fact_key', '=', key)
    .$if(after !== null, (query) => query.where('c.id', '>', after ?? ''))
    .orderBy('c.id')
    .limit(limit)
    .forUpdate('c')
    .execute();
  return rows.map((row) => ({
    id: row.id as ContentId,
    siteId: row.site_id as SiteId,
    version: {
      number: row.number,
      title: row.title,
      summary: row.summary,
      sourceHtml: row.source_html,
      facts: row.facts,
      coverFileId: row.cover_file_id,
      isWarning: row.is_warning,
      startsAt: toInstant(row.starts_at),
      endsAt: toInstant(row.ends_at),
    },
  }));
}

/** Shows the words of many contents anew, in one statement; when and by whom they were published stays. */
export async function saveRendered(
  tx: Tx,
  texts: readonly { readonly id: ContentId; readonly text: PublicText }[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = texts.map(({ id, text }) => ({
    ...{ id, title: text.title, summary: text.summary, body_html: text.bodyHtml, facts: text.facts },
  }));
  await sql`
    update sites.content as c
    set title = row.title, summary = row.summary, body_html = row.body_html, facts = row.facts,
      published_at = ${new Date(now.epochMilliseconds)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(id uuid, title text, summary text, body_html text, facts jsonb)
    where c.id = row.id`.execute(tx);
}

/** A shared fact with a published content that quotes it. */
export interface QuotedFact extends StoredFact {
  readonly contentId: ContentId;
}

/** The shared facts that published contents quote, once for each content; at most 5000. One query. */
export async function listQuotedFacts(tx: Tx, contentIds: readonly ContentId[]): Promise<readonly QuotedFact[]> {
  if (contentIds.length === 0) return [];
  const { rows } = await sql<QuotedFact>`
    select f.id, f.key, f.label, f.value, f.unit_path as "unitPath", u.content_id as "contentId"
    from sites.fact_use u join sites.fact f on f.government_id = u.government_id and f.key = u.fact_key
    where u.content_id = any (${[...contentIds]}::uuid[]) order by f.label, f.id limit 5000`.execute(tx);
  return rows;
}
