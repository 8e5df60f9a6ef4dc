import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type FileId, fileHref } from '../../platform/files/files.ts';
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

/** Remembers where uploads stood; an address that leads to a file already leads to this one from now on. */
export async function rememberOldFiles(
  tx: Tx,
  siteId: SiteId,
  addresses: readonly { readonly path: string; readonly fileId: FileId }[],
): Promise<void> {
  const rows = addresses.flatMap(({ path, fileId }) => {
    const kept = oldAddressOf(path);
    return kept === null ? [] : [{ site_id: siteId, path: kept, file_id: fileId }];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('sites.old_file_address')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['government_id', 'site_id', 'path'])
        .doUpdateSet((eb) => ({ file_id: eb.ref('excluded.file_id') })),
    )
    .execute();
}

/** Smaller copies of a picture that WordPress made: `balai-300x200.jpg` of `balai.jpg`. */
const SMALLER_COPY = /-\d{1,5}x\d{1,5}(\.\w{1,5})$/;

/** Where the content or file stands now that had this address; null when none had it or it is not public. One query. */
export async function findOldAddress(tx: Tx, siteId: SiteId, path: string): Promise<string | null> {
  const original = path.replace(SMALLER_COPY, '$1');
  const { rows } = await sql<{ kind: ContentKind | null; slug: string; id: FileId; name: string }>`
    select c.kind, c.slug, null::uuid as id, null as name from sites.old_address a
    join sites.content c on c.government_id = a.government_id and c.id = a.content_id
    where a.site_id = ${siteId} and a.path = ${path} and c.published_version is not null
    union all
    select null, null, f.id, f.name from sites.old_file_address a
    join files.file f on f.government_id = a.government_id and f.id = a.file_id
    where a.site_id = ${siteId} and a.path in (${path}, ${original}) and f.is_public and f.deleted_at is null
    limit 1`.execute(tx);
  const [found] = rows;
  if (!found) return null;
  return found.kind === null ? fileHref(found) : contentPath({ kind: found.kind, slug: found.slug });
}

/** Where a content stands now that had an old address. */
export interface NewPlace {
  readonly path: string;
  readonly isPublic: boolean;
}

/** Where the contents stand that had these addresses, by the address, public or not; others are missing. */
export async function listOldAddresses(
  tx: Tx,
  siteId: SiteId,
  paths: readonly string[],
): Promise<ReadonlyMap<string, NewPlace>> {
  if (paths.length === 0) return new Map();
  const { rows } = await sql<{ path: string; kind: ContentKind; slug: string; isPublic: boolean }>`
    select a.path, c.kind, c.slug, c.published_version is not null as "isPublic" from sites.old_address a
    join sites.content c on c.government_id = a.government_id and c.id = a.content_id
    where a.site_id = ${siteId} and a.path = any (${[...paths]})`.execute(tx);
  return new Map(rows.map(({ path, kind, slug, isPublic }) => [path, { path: contentPath({ kind, slug }), isPublic }]));
}
