import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { Content, ContentFacts, ContentId, ContentKind, ContentState } from './content.ts';
import type { StepAction } from './workflow.ts';
import './tables.ts';

/** A content as commands work on it. `isWarning` is true when the public or the newest version says so. */
export interface StoredContent extends Content {
  /** Null unless `scheduled`. */
  readonly scheduledVersion: number | null;
  readonly firstPublishedAt: Temporal.Instant | null;
  /** Whether what the public reads now is a warning. */
  readonly isPublicWarning: boolean;
}

/** One saved state. */
export interface Version {
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly sourceHtml: string;
  readonly facts: ContentFacts;
  readonly coverFileId: string | null;
  readonly isWarning: boolean;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
}

/** A site as commands need it. */
export interface SiteRow {
  readonly id: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly label: string;
  readonly title: string;
}

/** An instant as the database driver takes it; null stays null. */
export function toDate(instant: Temporal.Instant | null): Date | null {
  return instant && new Date(instant.epochMilliseconds);
}

/** The instant of a timestamp as the database driver hands it out; null stays null. */
export function toInstant<T extends Date | null>(date: T): T extends Date ? Temporal.Instant : null;
export function toInstant(date: Date | null): Temporal.Instant | null {
  return date && Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** A content, which nobody else changes until the transaction ends. @throws {AppError} `not-found` */
export async function getContentForUpdate(tx: Tx, id: ContentId): Promise<StoredContent> {
  const row = await tx
    .selectFrom('sites.content as c')
    .innerJoin('sites.version as v', (join) =>
      join
        .onRef('v.government_id', '=', 'c.government_id')
        .onRef('v.content_id', '=', 'c.id')
        .onRef('v.number', '=', 'c.latest_version'),
    )
    .select(['c.id', 'c.site_id', 'c.unit_id', 'c.unit_path', 'c.kind', 'c.slug', 'c.state', 'c.latest_version'])
    .select(['c.published_version', 'c.scheduled_version', 'c.is_warning', 'c.is_pinned', 'c.starts_at', 'c.ends_at'])
    .select(['c.publish_at', 'c.published_at', 'c.first_published_at', 'c.created_by', 'v.is_warning as will_warn'])
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No content ${id}`);
  const isPublicWarning = row.published_version !== null && row.is_warning;
  return {
    id: row.id as ContentId,
    siteId: row.site_id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    kind: row.kind,
    slug: row.slug,
    state: row.state,
    latestVersion: row.latest_version,
    publishedVersion: row.published_version,
    scheduledVersion: row.scheduled_version,
    isWarning: isPublicWarning || row.will_warn,
    isPublicWarning,
    isPinned: row.is_pinned,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    publishAt: toInstant(row.publish_at),
    publishedAt: toInstant(row.published_at),
    firstPublishedAt: toInstant(row.first_published_at),
    createdBy: row.created_by as PersonId,
  };
}

/** @throws {AppError} `not-found` */
export async function getVersion(tx: Tx, contentId: ContentId, number: number): Promise<Version> {
  const row = await tx
    .selectFrom('sites.version')
    .select([
      'number',
      'title',
      'summary',
      'source_html',
      'facts',
      'cover_file_id',
      'is_warning',
      'starts_at',
      'ends_at',
    ])
    .where('content_id', '=', contentId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No version ${number} of ${contentId}`);
  return {
    number: row.number,
    title: row.title,
    summary: row.summary,
    sourceHtml: row.source_html,
    facts: row.facts,
    coverFileId: row.cover_file_id,
    isWarning: row.is_warning,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
  };
}

/** A site, to which nobody else adds content until the transaction ends. @throws {AppError} `not-found` */
export async function getSiteForUpdate(tx: Tx, id: SiteId): Promise<SiteRow> {
  const row = await tx
    .selectFrom('sites.site')
    .select(['id', 'unit_id', 'unit_path', 'label', 'title'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No site ${id}`);
  return {
    id: row.id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    label: row.label,
    title: row.title,
  };
}

/** Writes a version; it is never changed afterwards. */
export async function insertVersion(
  tx: Tx,
  contentId: ContentId,
  version: Version & { readonly note: string; readonly authorId: PersonId },
): Promise<void> {
  await tx
    .insertInto('sites.version')
    .values({
      content_id: contentId,
      number: version.number,
      title: version.title,
      summary: version.summary,
      source_html: version.sourceHtml,
      facts: sql`${JSON.stringify(version.facts)}::jsonb`,
      cover_file_id: version.coverFileId,
      is_warning: version.isWarning,
      starts_at: toDate(version.startsAt),
      ends_at: toDate(version.endsAt),
      note: version.note,
      author_id: version.authorId,
    })
    .execute();
}

/** What happened to a content; `by` null is the system. */
export interface NewStep {
  readonly contentId: ContentId;
  readonly action: StepAction;
  readonly version: number;
  readonly by: PersonId | null;
  readonly reason?: string;
  readonly at: Temporal.Instant;
}

/** Appends to the history. */
export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tx
    .insertInto('sites.step')
    .values({
      id: newId<'step'>(),
      content_id: step.contentId,
      action: step.action,
      version: step.version,
      person_id: step.by,
      reason: step.reason ?? '',
      happened_at: new Date(step.at.epochMilliseconds),
    })
    .execute();
}

/** Sets where a content stands. */
export async function setState(tx: Tx, id: ContentId, state: ContentState, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('sites.content')
    .set({ state, publish_at: null, scheduled_version: null, changed_at: new Date(at.epochMilliseconds) })
    .where('id', '=', id)
    .execute();
}

/** The slugs that begin with this one on a site, of one kind. */
export async function listSlugs(tx: Tx, siteId: SiteId, kind: ContentKind, slug: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('sites.content')
    .select('slug')
    .where('site_id', '=', siteId)
    .where('kind', '=', kind)
    .where(sql<boolean>`(slug = ${slug} or slug ~ ('^' || ${slug} || '-[0-9]{1,6}$'))`)
    .execute();
  return rows.map((row) => row.slug);
}
