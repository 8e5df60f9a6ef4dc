import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { ContentId, ContentKind } from './content.ts';
import './tables.ts';

/** A link to be kept. */
export interface NewLink {
  readonly secretHash: string;
  readonly contentId: ContentId;
  readonly version: number;
  readonly expiresAt: Temporal.Instant;
  readonly by: PersonId;
}

/** Keeps a link by the hash of its secret. */
export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('sites.preview_link')
    .values({
      secret_hash: link.secretHash,
      content_id: link.contentId,
      version: link.version,
      expires_at: new Date(link.expiresAt.epochMilliseconds),
      created_by: link.by,
    })
    .execute();
}

/** Forgets links that no longer open anything. */
export async function deleteExpiredLinks(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('sites.preview_link').where('expires_at', '<=', new Date(now.epochMilliseconds)).execute();
}

/** What a link opens. */
export interface OpenedLink {
  readonly contentId: ContentId;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly version: number;
}

/** The version that a link on this site opens; undefined when there is none, it has expired, or it is another site's. */
export async function findLink(
  tx: Tx,
  siteId: SiteId,
  { secretHash, now }: { readonly secretHash: string; readonly now: Temporal.Instant },
): Promise<OpenedLink | undefined> {
  const row = await tx
    .selectFrom('sites.preview_link as l')
    .innerJoin('sites.content as c', (join) =>
      join.onRef('c.government_id', '=', 'l.government_id').onRef('c.id', '=', 'l.content_id'),
    )
    .select(['c.id', 'c.kind', 'c.slug', 'l.version'])
    .where('l.secret_hash', '=', secretHash)
    .where('l.expires_at', '>', new Date(now.epochMilliseconds))
    .where('c.site_id', '=', siteId)
    .executeTakeFirst();
  return row && { contentId: row.id as ContentId, kind: row.kind, slug: row.slug, version: row.version };
}
