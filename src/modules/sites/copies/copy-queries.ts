import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { ContentId, ContentKind } from '../content.ts';
import { holds } from '../desk/scope.ts';
import '../tables.ts';

/** Something public that may be copied. */
export interface CopySource {
  readonly id: ContentId;
  readonly kind: ContentKind;
  readonly title: string;
  readonly summary: string;
  readonly siteTitle: string;
  /** The version that the public reads. */
  readonly version: number;
}

/** What stays right for long is worth copying; news and agenda are not. */
const KINDS: readonly ContentKind[] = ['page', 'document'];

function sources(tx: Tx) {
  return tx
    .selectFrom('sites.content as c')
    .innerJoin('sites.site as s', (join) =>
      join.onRef('s.government_id', '=', 'c.government_id').onRef('s.id', '=', 'c.site_id'),
    )
    .select(['c.id', 'c.kind', 'c.title', 'c.summary', 's.title as site_title', 'c.published_version'])
    .where('c.published_version', 'is not', null)
    .where('c.kind', 'in', KINDS);
}

type SourceRow = Awaited<ReturnType<ReturnType<typeof sources>['execute']>>[number];

/** The public page or document with this id; undefined when there is none. */
export async function findCopySource(tx: Tx, id: ContentId): Promise<CopySource | undefined> {
  const row = await sources(tx).where('c.id', '=', id).executeTakeFirst();
  return row && toSource(row);
}

/** Public pages and documents, those of the portal first; of all sites when words are given, else of the portal alone. */
export async function listCopySources(
  tx: Tx,
  { search, limit }: { readonly search: string | undefined; readonly limit: number },
): Promise<readonly CopySource[]> {
  const rows = await sources(tx)
    .$if(search === undefined, (query) => query.where('s.unit_path', '=', '/'))
    .$if(search !== undefined, (query) => query.where(holds('c.title', search ?? '')))
    .orderBy(sql`s.unit_path = '/'`, 'desc')
    .orderBy('c.title')
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(toSource);
}

function toSource(row: SourceRow): CopySource {
  return {
    ...{ id: row.id as ContentId, kind: row.kind, title: row.title, summary: row.summary },
    ...{ siteTitle: row.site_title, version: row.published_version ?? 0 },
  };
}

/** What a content was copied from, and which versions of it have ever been public; undefined for what was no copy. */
export async function findSourceOf(
  tx: Tx,
  id: ContentId,
): Promise<
  { readonly sourceId: ContentId; readonly version: number; readonly published: readonly number[] } | undefined
> {
  const { rows } = await sql<{ sourceId: ContentId; version: number; published: readonly number[] }>`
    select c.source_content_id as "sourceId", c.source_version as version,
      array(select distinct t.version from sites.step t where t.government_id = c.government_id
        and t.content_id = c.source_content_id and t.action = 'publish') as published
    from sites.content c where c.id = ${id} and c.source_content_id is not null`.execute(tx);
  return rows[0];
}
