import type { Tx } from '../../../platform/database/database.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ContentKind } from '../content.ts';
import { toInstant } from '../queries.ts';
import '../tables.ts';

/** A content as feeds tell it. */
export interface FeedEntry {
  readonly kind: ContentKind;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly firstPublishedAt: Temporal.Instant;
  readonly publishedAt: Temporal.Instant;
}

/** What a site's feed is made of. */
export interface FeedSite {
  readonly title: string;
  readonly tagline: string;
  readonly label: string;
  readonly entries: readonly FeedEntry[];
}

const ENTRIES = 30;

/** The newest of a site, and the site's names; undefined when the site is gone. Two queries. */
export async function readFeed(tx: Tx, siteId: SiteId): Promise<FeedSite | undefined> {
  const site = await tx
    .selectFrom('sites.site')
    .select(['title', 'tagline', 'label'])
    .where('id', '=', siteId)
    .executeTakeFirst();
  if (!site) return undefined;
  const rows = await tx
    .selectFrom('sites.content')
    .select(['kind', 'slug', 'title', 'summary', 'body_html', 'first_published_at', 'published_at'])
    .where('site_id', '=', siteId)
    .where('published_version', 'is not', null)
    .where('kind', '<>', 'page')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ENTRIES)
    .execute();
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  const entries = rows.map((row) => ({
    ...{ kind: row.kind, slug: row.slug, title: row.title, summary: row.summary, bodyHtml: row.body_html },
    firstPublishedAt: toInstant(row.first_published_at) ?? epoch,
    publishedAt: toInstant(row.published_at) ?? epoch,
  }));
  return { ...site, entries };
}
