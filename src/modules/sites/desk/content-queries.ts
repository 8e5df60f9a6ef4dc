import { type ExpressionBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { Actor, PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { Content, ContentFacts, ContentId, ContentKind, ContentState } from '../content.ts';
import { toInstant } from '../queries.ts';
import { type KeyPage, type KeyRange, momentText, toKeyPage } from './keyset.ts';
import { below, deskScope, holds, mayOpen } from './scope.ts';
import '../tables.ts';

/** A content in a list of the desk, named by its newest version. */
export interface ContentRow {
  readonly id: ContentId;
  readonly siteId: SiteId;
  readonly siteTitle: string;
  readonly kind: ContentKind;
  readonly state: ContentState;
  readonly title: string;
  readonly isWarning: boolean;
  /** The public reads an older version than the newest. */
  readonly hasChanges: boolean;
  readonly changedAt: Temporal.Instant;
  readonly publishAt: Temporal.Instant | null;
}

/** What a list is narrowed to; absent means all. */
export interface ContentFilter {
  readonly siteId?: SiteId | undefined;
  readonly kind?: ContentKind | undefined;
  readonly state?: ContentState | undefined;
  /** Words of the title or of the site's name. */
  readonly search?: string | undefined;
}

const PAGE_ROWS = 25;

type Joined = Database & {
  readonly c: Database['sites.content'];
  readonly v: Database['sites.version'];
  readonly s: Database['sites.site'];
};

/** Contents that the person may open, the last changed first. */
export async function listDeskContent(
  db: Db,
  actor: Actor,
  filter: ContentFilter,
  range: KeyRange,
): Promise<KeyPage<ContentRow>> {
  const { siteId, kind, state, search } = filter;
  const edge = range.before ?? range.after;
  const compare = sql.raw(range.before ? '>' : '<');
  const direction = range.before ? 'asc' : 'desc';
  const rows = await contentRows(db)
    .where(below('c.unit_path', deskScope(actor)))
    .$if(siteId !== undefined, (query) => query.where('c.site_id', '=', siteId ?? ''))
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind ?? 'page'))
    .$if(state !== undefined, (query) => query.where('c.state', '=', state ?? 'draft'))
    .$if(search !== undefined, (query) => query.where(titleHolds(search ?? '')))
    .$if(edge !== undefined, (query) =>
      query.where(
        sql<boolean>`(c.changed_at, c.id) ${compare} (${edge?.value ?? ''}::timestamptz, ${edge?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('c.changed_at', direction)
    .orderBy('c.id', direction)
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = toKeyPage(rows, {
    limit: PAGE_ROWS,
    range,
    keyOf: (row) => ({ value: row.changed_text, id: row.id }),
  });
  return { ...page, rows: page.rows.map(toContentRow) };
}

function titleHolds(search: string) {
  return (eb: ExpressionBuilder<Joined, 'c' | 'v' | 's'>) =>
    eb.or([holds('v.title', search), holds('s.title', search)]);
}

/** The rows of a list, still to be narrowed and ordered. */
export function contentRows(db: Db) {
  return db
    .selectFrom('sites.content as c')
    .innerJoin('sites.version as v', (join) =>
      join
        .onRef('v.government_id', '=', 'c.government_id')
        .onRef('v.content_id', '=', 'c.id')
        .onRef('v.number', '=', 'c.latest_version'),
    )
    .innerJoin('sites.site as s', (join) =>
      join.onRef('s.government_id', '=', 'c.government_id').onRef('s.id', '=', 'c.site_id'),
    )
    .select(['c.id', 'c.site_id', 'c.kind', 'c.state', 'c.is_warning', 'c.changed_at', 'c.publish_at'])
    .select([
      'c.latest_version',
      'c.published_version',
      'v.title',
      's.title as site_title',
      'v.is_warning as will_warn',
    ])
    .select(momentText('c.changed_at').as('changed_text'));
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof contentRows>['execute']>>[number];

/** A row of SQL as the desk knows it. */
export function toContentRow(row: FoundRow): ContentRow {
  return {
    id: row.id as ContentId,
    siteId: row.site_id as SiteId,
    siteTitle: row.site_title,
    kind: row.kind,
    state: row.state,
    title: row.title,
    isWarning: row.will_warn || (row.published_version !== null && row.is_warning),
    hasChanges: row.published_version !== null && row.published_version !== row.latest_version,
    changedAt: toInstant(row.changed_at),
    publishAt: toInstant(row.publish_at),
  };
}

/** A content with the text that the desk works on. */
export interface DeskContent extends Content {
  readonly siteTitle: string;
  readonly siteLabel: string;
  readonly title: string;
  readonly summary: string;
  readonly sourceHtml: string;
  readonly facts: ContentFacts;
  readonly coverFileId: string | null;
  /** Whether the newest version is a warning; `isWarning` is true also when only the published one is. */
  readonly willWarn: boolean;
  readonly changedAt: Temporal.Instant;
}

/**
 * The content with its newest version.
 * @throws {AppError} `not-found` when there is none, or the person may not open it
 */
export async function getDeskContent(db: Db, actor: Actor, id: ContentId): Promise<DeskContent> {
  const row = await contentRows(db)
    .select(['c.unit_id', 'c.unit_path', 'c.slug', 'c.is_pinned', 'v.starts_at', 'v.ends_at', 'c.published_at'])
    .select(['c.created_by', 'v.summary', 'v.source_html', 'v.facts', 'v.cover_file_id', 's.label'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row || !mayOpen(actor, row.unit_path)) throw new AppError('not-found', `No content ${id} at this desk`);
  return {
    ...toContentRow(row),
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path as UnitPath,
    slug: row.slug,
    latestVersion: row.latest_version,
    publishedVersion: row.published_version,
    isPinned: row.is_pinned,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    publishedAt: toInstant(row.published_at),
    createdBy: row.created_by as PersonId,
    siteLabel: row.label,
    summary: row.summary,
    sourceHtml: row.source_html,
    facts: row.facts,
    coverFileId: row.cover_file_id,
    willWarn: row.will_warn,
  };
}
