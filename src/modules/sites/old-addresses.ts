import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { type ContentId, type ContentKind, contentPath } from './content.ts';
import './tables.ts';

const LONGEST = 500;

/**
 * An address of another system as it is kept: the path without the slash at its end, or `/?p=12` and `/?page_id=12`.
 * Null for the home page and what is no address.
 */
export function oldAddressOf(address: string): string | null {
  if (!URL.canParse(address, 'http://situs')) return null;
  const { pathname, searchParams } = new URL(address, 'http://situs');
  if (pathname === '/') {
    const name = ['p', 'page_id'].find((one) => /^\d{1,12}$/.test(searchParams.get(one) ?? ''));
    return name === undefined ? null : `/?${name}=${searchParams.get(name)}`;
  }
  try {
    const path = decodeURIComponent(pathname).replace(/\/{1,9}$/, '');
    return !path.startsWith('/') || path.length > LONGEST || /\p{Cc}/u.test(path) || !path.isWellFormed() ? null : path;
  } catch {
    return null;
  }
}

/** Remembers old addresses; one that leads somewhere already stays. */
export async function insertOldAddresses(
  tx: Tx,
  siteId: SiteId,
  addresses: readonly { readonly path: string; readonly contentId: ContentId }[],
): Promise<void> {
  if (addresses.length === 0) return;
  await tx
    .insertInto('sites.old_address')
    .values(addresses.map(({ path, contentId }) => ({ site_id: siteId, path, content_id: contentId })))
    .onConflict((conflict) => conflict.columns(['government_id', 'site_id', 'path']).doNothing())
    .execute();
}

/** Where the content stands now that had this address; null when none had it or it is not public. */
export async function findOldAddress(tx: Tx, siteId: SiteId, path: string): Promise<string | null> {
  const { rows } = await sql<{ kind: ContentKind; slug: string }>`
    select c.kind, c.slug from sites.old_address a
    join sites.content c on c.government_id = a.government_id and c.id = a.content_id
    where a.site_id = ${siteId} and a.path = ${path} and c.published_version is not null`.execute(tx);
  return rows[0] ? contentPath(rows[0]) : null;
}
