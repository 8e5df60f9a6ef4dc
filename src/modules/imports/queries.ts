import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type Id, newId } from '../../platform/database/ids.ts';
import type { FileId } from '../../platform/files/files.ts';
import type { SiteId, SitePlace } from '../../platform/http/place.ts';
import type { ContentId } from '../sites/index.ts';
import type { ImportReport } from './report.ts';
import './tables.ts';

/** One run of an import. */
export type RunId = Id<'import-run'>;

/** What a run reads, and for which site. */
export interface RunStart {
  readonly place: Pick<SitePlace, 'siteId' | 'unitPath'>;
  readonly source: 'wordpress' | 'opensid';
  /** Name of the file or host. */
  readonly sourceName: string;
}

/** Notes that a run begins. */
export async function insertRun(tx: Tx, { place, source, sourceName }: RunStart, at: Temporal.Instant): Promise<RunId> {
  const id: RunId = newId();
  const started_at = new Date(at.epochMilliseconds);
  const named = { source, source_name: sourceName.slice(-200) };
  const where = { site_id: place.siteId, unit_path: place.unitPath };
  await tx
    .insertInto('imports.run')
    .values({ id, ...where, ...named, started_at, finished_at: null, report: null })
    .execute();
  return id;
}

/** Keeps the report of a run that has ended. */
export async function finishRun(tx: Tx, id: RunId, report: ImportReport, at: Temporal.Instant): Promise<void> {
  const finished_at = new Date(at.epochMilliseconds);
  const change = { finished_at, report: JSON.stringify(report) };
  await tx.updateTable('imports.run').set(change).where('id', '=', id).execute();
}

/** Lets one batch at a time work on a site, until the transaction ends. */
export async function lockImports(tx: Tx, siteId: SiteId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${siteId}`}, 0))`.execute(tx);
}

/** What is known of an item that was carried. */
export interface KnownItem {
  readonly contentId: ContentId;
  readonly digest: string;
  /** How many uploads that it shows were not there. */
  readonly missing: number;
}

/** Those of the items that were carried already, by their keys. */
export async function listKnown(
  tx: Tx,
  siteId: SiteId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownItem>> {
  const rows = await tx
    .selectFrom('imports.source_item')
    .select(['source_key', 'content_id', 'digest', 'missing'])
    .where('site_id', '=', siteId)
    .where(sql<boolean>`source_key = any (${[...keys]})`)
    .execute();
  return new Map(
    rows.map(({ source_key, content_id, digest, missing }) => [
      source_key,
      { contentId: content_id as ContentId, digest, missing },
    ]),
  );
}

/** An item that was carried now. */
export interface NewSourceItem extends KnownItem {
  readonly key: string;
}

/** Remembers which content came from which item. */
export async function insertSourceItems(
  tx: Tx,
  { siteId, runId }: { readonly siteId: SiteId; readonly runId: RunId },
  items: readonly NewSourceItem[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ key, contentId, digest, missing }) => ({
    ...{ site_id: siteId, run_id: runId, source_key: key, content_id: contentId, digest, missing },
  }));
  await tx.insertInto('imports.source_item').values(rows).execute();
}

/** Remembers what the items say now. */
export async function updateSourceItems(tx: Tx, siteId: SiteId, items: readonly NewSourceItem[]): Promise<void> {
  await sql`
    update imports.source_item i set digest = row.digest, missing = row.missing
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as row(key text, digest text, missing integer)
    where i.site_id = ${siteId} and i.source_key = row.key`.execute(tx);
}

/** Contents that came from elsewhere to a site, in the order of their keys, behind `after`; an empty one begins. */
export async function listCarried(
  tx: Tx,
  siteId: SiteId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly { readonly key: string; readonly contentId: ContentId }[]> {
  const rows = await tx
    .selectFrom('imports.source_item')
    .select(['source_key', 'content_id'])
    .where('site_id', '=', siteId)
    .where('source_key', '>', after)
    .orderBy('source_key')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ key: row.source_key, contentId: row.content_id as ContentId }));
}

/** An upload that was carried. */
export interface SourceFile {
  readonly fileId: FileId;
  readonly personalData: number;
}

/** The file that came from an upload; undefined when it was not carried or is deleted. */
export async function findSourceFile(tx: Tx, siteId: SiteId, path: string): Promise<SourceFile | undefined> {
  const row = await tx
    .selectFrom('imports.source_file')
    .select(['file_id', 'personal_data'])
    .where('site_id', '=', siteId)
    .where('path', '=', path)
    .executeTakeFirst();
  return row && { fileId: row.file_id as FileId, personalData: row.personal_data };
}

/** All uploads that were carried to a site, by their path below the upload folder. */
export async function listSourceFiles(tx: Tx, siteId: SiteId): Promise<ReadonlyMap<string, FileId>> {
  const rows = await tx
    .selectFrom('imports.source_file')
    .select(['path', 'file_id'])
    .where('site_id', '=', siteId)
    .execute();
  return new Map(rows.map(({ path, file_id }) => [path, file_id as FileId]));
}

/** Remembers which file came from which upload. */
export async function saveSourceFile(tx: Tx, siteId: SiteId, path: string, file: SourceFile): Promise<void> {
  const change = { file_id: file.fileId, personal_data: file.personalData };
  await tx
    .insertInto('imports.source_file')
    .values({ site_id: siteId, path, ...change })
    .onConflict((conflict) => conflict.columns(['government_id', 'site_id', 'path']).doUpdateSet(change))
    .execute();
}
