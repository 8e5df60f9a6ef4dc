import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { type FileId, listFilesById, publishFiles, type StoredFile } from '../../platform/files/files.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SitePlace } from '../../platform/http/place.ts';
import { cleanHtml } from './clean-html.ts';
import type { ContentId } from './content.ts';
import { announceContents } from './events.ts';
import { NOBODY } from './imported-contents.ts';
import { indexContents } from './indexing.ts';
import { TAG } from './page-tags.ts';
import { listOfficePhones } from './privacy/gate.ts';
import { findingsIn } from './privacy/held-content.ts';
import { filesOf, publicText } from './rendering.ts';
import './tables.ts';

/** The words of a content that was carried over. */
export interface ImportedText {
  readonly id: ContentId;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  readonly html: string;
  readonly coverFileId: FileId | null;
  readonly isPublic: boolean;
}

/** The newest words of contents that were carried over and that nobody has worked on since; others are missing. */
export async function listImportedTexts(tx: Tx, ids: readonly ContentId[]): Promise<readonly ImportedText[]> {
  const { rows } = await sql<ImportedText>`
    select c.id, v.title, v.summary, v.source_html as html, v.cover_file_id as "coverFileId",
      c.published_version is not null as "isPublic"
    from sites.content c
    join sites.version v on v.government_id = c.government_id and v.content_id = c.id and v.number = c.latest_version
    where c.id = any (${[...ids]}::uuid[]) and ${untouched}`.execute(tx);
  return rows;
}

const untouched = sql<boolean>`c.state in ('draft', 'published') and not exists (
  select from sites.step s where s.government_id = c.government_id and s.content_id = c.id and s.person_id is not null)`;

/** What becomes of contents that are revised, and when. */
export interface Revision {
  readonly site: Pick<SitePlace, 'siteId'>;
  readonly at: Temporal.Instant;
  /** For the history. */
  readonly note: string;
}

/** What became of one of them. */
export interface RevisedContent {
  readonly id: ContentId;
  /** Whether the public reads this version. */
  readonly isPublic: boolean;
  /** Whether the public read one before. */
  readonly wasPublic: boolean;
  /** Numbers that look personal; while there are any, the public goes on reading what it read before. */
  readonly personalData: number;
}

/**
 * Gives contents that were carried over newer words as a further version, public when that is asked and they hold no
 * personal data. Those on which somebody has worked meanwhile are left alone and missing in the answer.
 */
export async function reviseImportedContents(
  tx: Tx,
  texts: readonly ImportedText[],
  revision: Revision,
): Promise<readonly RevisedContent[]> {
  if (texts.length === 0) return [];
  const { siteId } = revision.site;
  const open = await lockOpen(
    tx,
    texts.map(({ id }) => id),
  );
  const phones = await listOfficePhones(tx, siteId);
  const prepared = texts.flatMap((text) => {
    const content = open.get(text.id);
    return content ? [{ ...prepare(text, content.latest + 1, phones), wasPublic: content.wasPublic }] : [];
  });
  const files = await listFilesById(tx, [...new Set(prepared.flatMap(({ version }) => filesOf(version)))]);
  await writeRows(
    tx,
    prepared.map((one) => rowOf(one, files)),
    revision,
  );
  const published = prepared.filter(({ isPublic }) => isPublic);
  await publishFiles(tx, [...new Set(published.flatMap(({ version }) => filesOf(version)))]);
  const ids = published.map(({ id }) => id);
  await indexContents(tx, ids);
  await announceContents(tx, ids);
  const act = { action: 'sites.import', subject: `site:${siteId}` };
  await recordAudit(tx, 'system', { ...act, detail: { revised: prepared.length, published: ids.length } });
  if (ids.length > 0) await dropPages(tx, [...ids.map(TAG.content), TAG.list(siteId), TAG.portal]);
  return prepared.map(({ id, isPublic, wasPublic, personalData }) => ({ id, isPublic, wasPublic, personalData }));
}

interface OpenContent {
  readonly latest: number;
  readonly wasPublic: boolean;
}

async function lockOpen(tx: Tx, ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, OpenContent>> {
  const { rows } = await sql<OpenContent & { id: ContentId }>`
    select c.id, c.latest_version as latest, c.published_version is not null as "wasPublic" from sites.content c
    where c.id = any (${[...ids]}::uuid[]) and ${untouched} order by c.id for update`.execute(tx);
  return new Map(rows.map(({ id, ...content }) => [id, content]));
}

function prepare(text: ImportedText, number: number, phones: readonly string[]) {
  const version = {
    ...{ number, title: text.title, summary: text.summary, sourceHtml: cleanHtml(text.html), facts: {} },
    ...{ coverFileId: text.coverFileId, isWarning: false, startsAt: null, endsAt: null },
  };
  const personalData = findingsIn(version, phones).length;
  return { id: text.id, version, personalData, isPublic: text.isPublic && personalData === 0 };
}

function rowOf({ id, version, isPublic }: ReturnType<typeof prepare>, files: readonly StoredFile[]) {
  const text = publicText(version, new Map(), files);
  return {
    ...{ id, step_id: newId(), number: version.number, is_public: isPublic, action: isPublic ? 'publish' : 'save' },
    ...{ title: text.title, summary: text.summary, body_html: text.bodyHtml, facts: text.facts },
    ...{ source_title: version.title, source_summary: version.summary, source_html: version.sourceHtml },
    cover_file_id: version.coverFileId,
  };
}

async function writeRows(
  tx: Tx,
  rows: readonly ReturnType<typeof rowOf>[],
  { at, note }: Pick<Revision, 'at' | 'note'>,
): Promise<void> {
  const json = JSON.stringify(rows);
  const now = at.toString();
  await sql`
    insert into sites.version (content_id, number, title, summary, source_html, cover_file_id, note, author_id, created_at)
    select id, number, source_title, source_summary, source_html, cover_file_id, ${note}, ${NOBODY}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, number integer, source_title text, source_summary text,
      source_html text, cover_file_id uuid)`.execute(tx);
  await sql`
    insert into sites.step (id, content_id, action, version, person_id, reason, happened_at)
    select step_id, id, action, number, null, ${note}, now()
    from jsonb_to_recordset(${json}::jsonb) as row(step_id uuid, id uuid, action text, number integer)`.execute(tx);
  await sql`
    update sites.content c set latest_version = row.number, changed_at = ${now}::timestamptz,
      title = case when row.is_public or c.published_version is null then row.title else c.title end
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, number integer, is_public boolean, title text)
    where c.id = row.id`.execute(tx);
  await sql`
    update sites.content c set state = 'published', published_version = row.number, summary = row.summary,
      body_html = row.body_html, facts = row.facts, cover_file_id = row.cover_file_id,
      first_published_at = coalesce(c.first_published_at, ${now}::timestamptz),
      published_at = coalesce(c.published_at, ${now}::timestamptz)
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, number integer, is_public boolean, summary text,
      body_html text, facts jsonb, cover_file_id uuid)
    where c.id = row.id and row.is_public`.execute(tx);
}
