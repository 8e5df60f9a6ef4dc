import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { UnitId, UnitPath } from '../../platform/identity/actor.ts';
import { type ContentId, type ContentKind, contentPath } from './content.ts';
import { toInstant } from './queries.ts';
import './tables.ts';

/** A content as the public reads it now, for other modules. */
export interface PublicContentFacts {
  readonly id: ContentId;
  readonly siteId: SiteId;
  /** Below the government's label; empty for the portal. */
  readonly siteLabel: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly kind: ContentKind;
  readonly title: string;
  readonly summary: string;
  /** Cleaned. */
  readonly bodyHtml: string;
  /** Address on its site, beginning with a slash. */
  readonly path: string;
  /** Sample content says so; it is no news to the world. */
  readonly isSample: boolean;
  /** A warning that had to be told at once (UU 14/2008 ps. 10). */
  readonly isWarning: boolean;
  /** The number of the version that the public reads. */
  readonly version: number;
  readonly firstPublishedAt: Temporal.Instant;
  /** When the version that the public reads was published. */
  readonly publishedAt: Temporal.Instant;
  /** The content from which it was copied, and the version that was copied; null when it was written here. */
  readonly source: { readonly contentId: ContentId; readonly version: number } | null;
}

/** Those of the contents that are public, at most as many as ids were given, in no order; a missing one is not public. */
export async function listPublicContents(tx: Tx, ids: readonly ContentId[]): Promise<readonly PublicContentFacts[]> {
  const rows = await publicContents(tx)
    .where(sql<boolean>`c.id = any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toPublicContent);
}

/**
 * All that is public in the transaction's government, by id, for work in batches.
 * @param paging `after` is the last id seen, null begins
 */
export async function listAllPublicContents(
  tx: Tx,
  { after, limit }: { readonly after: ContentId | null; readonly limit: number },
): Promise<readonly PublicContentFacts[]> {
  const rows = await publicContents(tx)
    .$if(after !== null, (query) => query.where('c.id', '>', after))
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(toPublicContent);
}

function publicContents(tx: Tx) {
  return tx
    .selectFrom('sites.content as c')
    .innerJoin('sites.site as s', (join) =>
      join.onRef('s.government_id', '=', 'c.government_id').onRef('s.id', '=', 'c.site_id'),
    )
    .select(['c.id', 'c.site_id', 's.label', 'c.unit_id', 'c.unit_path', 'c.kind', 'c.slug', 'c.title', 'c.summary'])
    .select([
      'c.body_html',
      'c.is_sample',
      'c.is_warning',
      'c.published_version',
      'c.first_published_at',
      'c.published_at',
    ])
    .select(['c.source_content_id', 'c.source_version'])
    .where('c.published_version', 'is not', null);
}

function toPublicContent(row: Awaited<ReturnType<ReturnType<typeof publicContents>['execute']>>[number]) {
  const publishedAt = toInstant(row.published_at) ?? Temporal.Instant.fromEpochMilliseconds(0);
  return {
    id: row.id as ContentId,
    siteId: row.site_id as SiteId,
    siteLabel: row.label,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path as UnitPath,
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    bodyHtml: row.body_html,
    path: contentPath(row),
    isSample: row.is_sample,
    isWarning: row.is_warning,
    version: row.published_version ?? 0,
    firstPublishedAt: toInstant(row.first_published_at) ?? publishedAt,
    publishedAt,
    source: toSource(row),
  };
}

interface SourceColumns {
  readonly source_content_id: string | null;
  readonly source_version: number | null;
}

function toSource({ source_content_id: id, source_version: version }: SourceColumns): PublicContentFacts['source'] {
  return id === null || version === null ? null : { contentId: id as ContentId, version };
}
