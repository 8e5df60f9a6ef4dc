import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { UnitPath } from '../../platform/identity/actor.ts';
import { letterheadAsJson, type UnitKind } from '../organization/index.ts';
import { CONTENT_KINDS, type ContentId, KIND_PATH } from './content.ts';
import './tables.ts';

/** A site as other modules need to know it. */
export interface SiteFacts {
  readonly id: SiteId;
  /** Below the government's label; empty for the portal. */
  readonly label: string;
  readonly unitKind: UnitKind;
  readonly unitPath: UnitPath;
  readonly title: string;
  readonly tagline: string;
  /** Filled with sample content. */
  readonly isSample: boolean;
}

/** The sites with these ids, in no order; those that are gone are missing. */
export async function listSiteFacts(tx: Tx, ids: readonly SiteId[]): Promise<readonly SiteFacts[]> {
  const rows = await tx
    .selectFrom('sites.site')
    .select(['id', 'label', 'unit_kind', 'unit_path', 'title', 'tagline', 'is_sample'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as SiteId, label: row.label, unitKind: row.unit_kind, unitPath: row.unit_path as UnitPath },
    ...{ title: row.title, tagline: row.tagline, isSample: row.is_sample },
  }));
}

/** The path of the crest that a site shows, on any of the government's hosts; null when there is none. */
export async function findCrestPath(tx: Tx, { unitPath }: Pick<SiteFacts, 'unitPath'>): Promise<string | null> {
  const { rows } = await sql<{ crest: string | null }>`
    select ${letterheadAsJson(unitPath)} ->> 'crestHref' as crest`.execute(tx);
  return rows[0]?.crest ?? null;
}

/** The content that the public reads at a path of a site; undefined where none stands. */
export async function findPublicContentAt(tx: Tx, siteId: SiteId, path: string): Promise<ContentId | undefined> {
  const [, folder = '', slug = ''] = /^\/(?:([a-z-]+)\/)?([a-z0-9-]{1,120})$/.exec(path) ?? [];
  const kind = CONTENT_KINDS.find((one) => KIND_PATH[one] === folder);
  if (kind === undefined || slug === '') return undefined;
  const row = await tx
    .selectFrom('sites.content')
    .select('id')
    .where('site_id', '=', siteId)
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .where('published_version', 'is not', null)
    .executeTakeFirst();
  return row && (row.id as ContentId);
}
