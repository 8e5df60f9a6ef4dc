import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ContentId, ContentKind } from '../content.ts';
import { toInstant } from '../queries.ts';
import '../tables.ts';

/** Addresses in one part of a sitemap. */
export const SITEMAP_PART = 10_000;

/** The ids after which the parts of a site's sitemap begin; the first part begins before all and is not among them. */
export async function listPartStarts(tx: Tx, siteId: SiteId, part: number): Promise<readonly ContentId[]> {
  const { rows } = await sql<{ id: ContentId }>`
    select id from (
      select id, row_number() over (order by id) as place, count(*) over () as total
      from sites.content where site_id = ${siteId} and published_version is not null
    ) as numbered
    where place % ${part} = 0 and place < total order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** One part of a site's published contents, by id. */
export async function listSitemapPart(
  tx: Tx,
  siteId: SiteId,
  { after, part }: { readonly after: ContentId | null; readonly part: number },
): Promise<
  readonly { readonly kind: ContentKind; readonly slug: string; readonly changedAt: Temporal.Instant | null }[]
> {
  const rows = await tx
    .selectFrom('sites.content')
    .select(['kind', 'slug', 'published_at'])
    .where('site_id', '=', siteId)
    .where('published_version', 'is not', null)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(part)
    .execute();
  return rows.map(({ kind, slug, published_at }) => ({ kind, slug, changedAt: toInstant(published_at) }));
}
