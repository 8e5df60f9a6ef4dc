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
  /** The number of the version that the public reads. */
  readonly version: number;
  readonly firstPublishedAt: Temporal.Instant;
  /** When the version that the public reads was published. */
  readonly publishedAt: Temporal.Instant;
}

/** Those of the contents that are public, at most as many as ids were given, in no order; a missing one is not public. */
export async function listPublicContents(tx: Tx, ids: readonly ContentId[]): Promise<readonly PublicContentFacts[]> {
  const rows = await publicContents(tx)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
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
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toPublicContent);
}

function publicContents(tx: Tx) {
  return tx
    .selectFrom('sites.content')
    .select(['id', 'site_id', 'unit_id', 'unit_path', 'kind', 'slug', 'title', 'summary', 'body_html', 'is_sample'])
    .select(['published_version', 'first_published_at', 'published_at'])
    .where('published_version', 'is not', null);
}

function toPublicContent(row: Awaited<ReturnType<ReturnType<typeof publicContents>['execute']>>[number]) {
  const publishedAt = toInstant(row.published_at) ?? Temporal.Instant.fromEpochMilliseconds(0);
  return {
    id: row.id as ContentId,
    siteId: row.site_id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path as UnitPath,
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    bodyHtml: row.body_html,
    path: contentPath(row),
    isSample: row.is_sample,
    version: row.published_version ?? 0,
    firstPublishedAt: toInstant(row.first_published_at) ?? publishedAt,
    publishedAt,
  };
}
