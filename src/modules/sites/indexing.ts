import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { indexDocuments } from '../../platform/search/search.ts';
import { plainText } from './clean-html.ts';
import { type ContentId, contentPath } from './content.ts';
import { toInstant } from './queries.ts';
import './tables.ts';

/** Makes published contents findable as they now read; those that are not public are left out. */
export async function indexContents(tx: Tx, ids: readonly ContentId[]): Promise<void> {
  const rows = await tx
    .selectFrom('sites.content')
    .select(['id', 'site_id', 'kind', 'slug', 'title', 'summary', 'body_html', 'facts', 'published_at'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .where('published_version', 'is not', null)
    .execute();
  await indexDocuments(
    tx,
    rows.map((row) => {
      const { location = '', warning, files = [] } = row.facts;
      const parts = [row.summary, plainText(row.body_html), location, ...Object.values(warning ?? {})];
      return {
        subject: `content:${row.id}`,
        siteId: row.site_id as SiteId,
        kind: row.kind,
        language: 'id',
        title: row.title,
        body: [...parts, ...files.map(({ name }) => name)].filter((part) => part !== '').join('\n'),
        url: contentPath(row),
        publishedAt: toInstant(row.published_at) ?? Temporal.Instant.fromEpochMilliseconds(0),
      };
    }),
  );
}

/** Makes sites findable by their names. */
export async function indexSites(tx: Tx, ids: readonly SiteId[]): Promise<void> {
  const rows = await tx
    .selectFrom('sites.site')
    .select(['id', 'title', 'tagline', 'opened_at'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
  await indexDocuments(
    tx,
    rows.map((row) => ({
      ...{ subject: `site:${row.id}`, siteId: row.id as SiteId, kind: 'site', language: 'id', url: '/' },
      ...{ title: row.title, body: row.tagline, publishedAt: toInstant(row.opened_at) },
    })),
  );
}
