import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { COUNT_LIMIT, type SearchHit, type SearchRequest, search } from '../../../platform/search/search.ts';
import type { Linker } from './addresses.ts';
import type { LinkedSite } from './frame-queries.ts';
import '../tables.ts';

/** Something found, with its address and the site where it stands. */
export interface FoundHit extends Pick<SearchHit, 'kind' | 'title' | 'publishedAt' | 'passage'> {
  readonly href: string;
  readonly siteTitle: string;
}

/** A page of what was found. */
export interface FoundPage {
  readonly hits: readonly FoundHit[];
  readonly total: number;
  /** There are more than `total`; they were not counted. */
  readonly isTotalCut: boolean;
  readonly correctedQuery: string | null;
  readonly next: string | null;
}

/** Searches, and names the sites of what was found in one query more. Hits of sites that are gone are left out. */
export async function findOnSites(tx: Tx, request: SearchRequest, links: Linker): Promise<FoundPage> {
  const results = await search(tx, request);
  const sites = await readSites(tx, [...new Set(results.hits.map(({ siteId }) => siteId))]);
  const hits = results.hits.flatMap((hit): readonly FoundHit[] => {
    const site = sites.get(hit.siteId);
    if (!site) return [];
    const { kind, title, publishedAt, passage } = hit;
    return [{ kind, title, publishedAt, passage, href: hrefOf(hit, site, links), siteTitle: site.title }];
  });
  return {
    hits,
    total: Math.min(results.total, COUNT_LIMIT),
    isTotalCut: results.total > COUNT_LIMIT,
    correctedQuery: results.correctedQuery,
    next: results.nextCursor,
  };
}

/** A document's own address, or its path on its site; only paths and web addresses become links. */
function hrefOf({ url }: SearchHit, site: LinkedSite, links: Linker): string {
  if (/^https?:\/\//.test(url)) return url;
  return (site.label === links.here ? '' : links.origin(site.label)) + (url.startsWith('/') ? url : `/${url}`);
}

async function readSites(tx: Tx, ids: readonly SiteId[]): Promise<ReadonlyMap<SiteId, LinkedSite>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('sites.site')
    .select(['id', 'title', 'label'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id as SiteId, row]));
}
