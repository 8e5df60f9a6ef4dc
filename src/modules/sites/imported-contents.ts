import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { type FileId, listFilesById, publishFiles, type StoredFile } from '../../platform/files/files.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SitePlace } from '../../platform/http/place.ts';
import { cleanHtml } from './clean-html.ts';
import { type ContentId, type ContentKind, contentPath, RESERVED_SLUGS, slugOf } from './content.ts';
import { announceContents } from './events.ts';
import { indexContents } from './indexing.ts';
import { insertOldAddresses, oldAddressOf } from './old-addresses.ts';
import { TAG } from './page-tags.ts';
import { listOfficePhones } from './privacy/gate.ts';
import { findingsIn } from './privacy/held-content.ts';
import { filesOf, publicText } from './rendering.ts';
import './tables.ts';

/** A content that was written in another system. */
export interface ImportedContent {
  readonly kind: ContentKind;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  /** Cleaned here. */
  readonly html: string;
  /** The word that its address had; made of the title when empty. */
  readonly slug: string;
  /** Joined to the slug when another content has it. */
  readonly key: string;
  /** Asks to be public at once; personal data in it prevents that. */
  readonly isPublic: boolean;
  readonly writtenAt: Temporal.Instant;
  readonly coverFileId: FileId | null;
  /** Addresses that it had, which lead to it from now on. */
  readonly oldAddresses: readonly string[];
  /** Where it comes from, for the history. */
  readonly note: string;
}

/** What became of it, in the order in which they were given. */
export interface CarriedContent {
  readonly id: ContentId;
  /** Its address on the site, also while it is a draft. */
  readonly path: string;
  readonly isPublic: boolean;
  /** Numbers that look personal; while there are any, it is a draft. */
  readonly personalData: number;
}

/**
 * Writes contents of another system, with the dates that they had there, in a few statements whatever their number.
 * Whoever calls has the right to publish on the site. At most some hundred at once.
 */
export async function importContents(
  tx: Tx,
  site: Pick<SitePlace, 'siteId' | 'unitId' | 'unitPath'>,
  contents: readonly ImportedContent[],
): Promise<readonly CarriedContent[]> {
  if (contents.length === 0) return [];
  const [taken, phones] = [await readTaken(tx, site, contents), await listOfficePhones(tx, site.siteId)];
  const prepared = contents.map((content) => prepare(content, phones, taken));
  const fileIds = [...new Set(prepared.flatMap(({ version }) => filesOf(version)))];
  const files = await listFilesById(tx, fileIds);
  await insertRows(
    tx,
    site,
    prepared.map((one) => rowOf(one, files)),
  );
  await insertOldAddresses(
    tx,
    site.siteId,
    prepared.flatMap(({ id, content }) => {
      const paths = content.oldAddresses.map(oldAddressOf).filter((path) => path !== null);
      return [...new Set(paths)].map((path) => ({ path, contentId: id }));
    }),
  );
  const published = prepared.filter(({ isPublic }) => isPublic);
  await publishFiles(tx, [...new Set(published.flatMap(({ version }) => filesOf(version)))]);
  const ids = published.map(({ id }) => id);
  await indexContents(tx, ids);
  await announceContents(tx, ids);
  const act = { action: 'sites.import', subject: `site:${site.siteId}` };
  await recordAudit(tx, 'system', { ...act, detail: { contents: contents.length, published: ids.length } });
  if (ids.length > 0) await dropPages(tx, [TAG.list(site.siteId), TAG.portal]);
  return prepared.map(({ id, kind, slug, isPublic, personalData }) => ({
    ...{ id, path: contentPath({ kind, slug }), isPublic, personalData },
  }));
}

/** Which of the contents somebody has worked on since they were carried over, or removed from the public. */
export async function listChangedSinceImport(tx: Tx, ids: readonly ContentId[]): Promise<ReadonlySet<ContentId>> {
  const { rows } = await sql<{ id: ContentId }>`
    select distinct s.content_id as id from sites.step s
    where s.content_id = any (${[...ids]}::uuid[]) and s.person_id is not null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Slugs by kind that these contents might want and others have. */
async function readTaken(
  tx: Tx,
  { siteId }: Pick<SitePlace, 'siteId'>,
  contents: readonly ImportedContent[],
): Promise<Set<string>> {
  const wanted = contents.flatMap((content) => [wantedSlug(content), keyedSlug(content)]);
  const { rows } = await sql<{ place: string }>`
    select kind || ' ' || slug as place from sites.content
    where site_id = ${siteId} and kind in ('page', 'news', 'announcement', 'document', 'agenda', 'photo')
      and slug = any (${wanted})`.execute(tx);
  return new Set([...rows.map(({ place }) => place), ...[...RESERVED_SLUGS].map((slug) => `page ${slug}`)]);
}

function wantedSlug({ slug, title }: ImportedContent): string {
  return slugOf(slug === '' ? title : slug);
}

function keyedSlug(content: ImportedContent): string {
  return `${wantedSlug(content)}-${slugOf(content.key).slice(0, 16)}`.replace(/-+$/, '');
}

function prepare(content: ImportedContent, phones: readonly string[], taken: Set<string>) {
  const id = newId<'content'>();
  const wanted = [wantedSlug(content), keyedSlug(content), `isi-${id}`];
  const slug = wanted.find((one) => !taken.has(`${content.kind} ${one}`)) ?? `isi-${id}`;
  taken.add(`${content.kind} ${slug}`);
  const version = {
    ...{ number: 1, title: content.title, summary: content.summary, sourceHtml: cleanHtml(content.html), facts: {} },
    ...{ coverFileId: content.coverFileId, isWarning: false, startsAt: null, endsAt: null },
  };
  const personalData = findingsIn(version, phones).length;
  const isPublic = content.isPublic && personalData === 0;
  return { id, kind: content.kind, slug, version, personalData, isPublic, content };
}

function rowOf(
  { id, kind, slug, version, isPublic, content }: ReturnType<typeof prepare>,
  files: readonly StoredFile[],
) {
  const text = publicText(version, new Map(), files);
  const at = content.writtenAt.toString();
  return {
    ...{ id, step_id: newId(), kind, slug, state: isPublic ? 'published' : 'draft' },
    ...{ action: isPublic ? 'publish' : 'create', published_version: isPublic ? 1 : null },
    ...{ title: text.title, summary: text.summary, body_html: text.bodyHtml, facts: text.facts },
    ...{ cover_file_id: version.coverFileId, published_at: isPublic ? at : null, written_at: at },
    ...{ source_title: version.title, source_summary: version.summary, source_html: version.sourceHtml },
    ...{ note: content.note.slice(0, 300), created_by: NOBODY },
  };
}

/** Stands for whoever wrote it elsewhere: nobody of the desk. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

async function insertRows(
  tx: Tx,
  site: Pick<SitePlace, 'siteId' | 'unitId' | 'unitPath'>,
  rows: readonly ReturnType<typeof rowOf>[],
): Promise<void> {
  const json = JSON.stringify(rows);
  await sql`
    insert into sites.content (id, site_id, unit_id, unit_path, kind, slug, state, latest_version, published_version,
      title, summary, body_html, facts, cover_file_id, first_published_at, published_at, created_by, created_at, changed_at)
    select id, ${site.siteId}::uuid, ${site.unitId}::uuid, ${site.unitPath}::text, kind, slug, state, 1, published_version, title, summary,
      body_html, facts, cover_file_id, published_at, published_at, created_by, written_at, written_at
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, kind text, slug text, state text, published_version integer,
      title text, summary text, body_html text, facts jsonb, cover_file_id uuid, published_at timestamptz,
      created_by uuid, written_at timestamptz)`.execute(tx);
  await sql`
    insert into sites.version (content_id, number, title, summary, source_html, cover_file_id, note, author_id, created_at)
    select id, 1, source_title, source_summary, source_html, cover_file_id, note, created_by, written_at
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, source_title text, source_summary text, source_html text,
      cover_file_id uuid, note text, created_by uuid, written_at timestamptz)`.execute(tx);
  await sql`
    insert into sites.step (id, content_id, action, version, person_id, reason, happened_at)
    select step_id, id, action, 1, null, note, now()
    from jsonb_to_recordset(${json}::jsonb) as row(step_id uuid, id uuid, action text, note text)`.execute(tx);
}
