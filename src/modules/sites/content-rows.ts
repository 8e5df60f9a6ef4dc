import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ContentFacts, ContentId, ContentKind, WrittenContent } from './content.ts';
import { type StoredContent, toDate } from './queries.ts';
import './tables.ts';

/** What a content was copied from. */
export interface ContentSource {
  readonly contentId: ContentId;
  readonly version: number;
}

/** Where a new content stands, and whose it is. */
export interface NewRow {
  readonly id: ContentId;
  readonly siteId: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly by: PersonId;
  readonly at: Temporal.Instant;
  readonly source?: ContentSource | undefined;
}

/** Writes a content with its first version as the newest; nothing of it is public. */
export async function insertContent(tx: Tx, row: NewRow, written: WrittenContent): Promise<void> {
  const now = new Date(row.at.epochMilliseconds);
  await tx
    .insertInto('sites.content')
    .values({
      id: row.id,
      site_id: row.siteId,
      unit_id: row.unitId,
      unit_path: row.unitPath,
      kind: row.kind,
      slug: row.slug,
      state: 'draft',
      latest_version: 1,
      title: written.title,
      is_warning: written.isWarning,
      starts_at: toDate(written.startsAt),
      ends_at: toDate(written.endsAt),
      source_content_id: row.source?.contentId ?? null,
      source_version: row.source?.version ?? null,
      created_by: row.by,
      created_at: now,
      changed_at: now,
    })
    .execute();
}

/** What a saved version changes in its content; the columns that the public reads only while nothing is public. */
export interface Saved {
  readonly number: number;
  readonly slug: string;
  readonly at: Temporal.Instant;
  readonly written: WrittenContent;
}

/** Makes a saved version the newest one of its content. */
export async function saveLatest(tx: Tx, content: StoredContent, { number, slug, at, written }: Saved): Promise<void> {
  const shown = content.publishedVersion === null && {
    title: written.title,
    is_warning: written.isWarning,
    starts_at: toDate(written.startsAt),
    ends_at: toDate(written.endsAt),
  };
  await tx
    .updateTable('sites.content')
    .set({ latest_version: number, slug, changed_at: new Date(at.epochMilliseconds), ...shown })
    .where('id', '=', content.id)
    .execute();
}

/** What the public is to read of a content from now on. */
export interface PublicText {
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly facts: ContentFacts;
  readonly coverFileId: string | null;
  readonly isWarning: boolean;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
}

/** Shows a version to the public. */
export async function savePublic(tx: Tx, id: ContentId, text: PublicText, now: Temporal.Instant): Promise<void> {
  const at = new Date(now.epochMilliseconds);
  await tx
    .updateTable('sites.content')
    .set({
      state: 'published',
      published_version: text.version,
      scheduled_version: null,
      publish_at: null,
      title: text.title,
      summary: text.summary,
      body_html: text.bodyHtml,
      facts: sql`${JSON.stringify(text.facts)}::jsonb`,
      cover_file_id: text.coverFileId,
      is_warning: text.isWarning,
      starts_at: toDate(text.startsAt),
      ends_at: toDate(text.endsAt),
      first_published_at: sql`coalesce(first_published_at, ${at})`,
      published_at: at,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes a content away from the public; its versions stay. */
export async function saveArchived(tx: Tx, id: ContentId, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('sites.content')
    .set({
      state: 'archived',
      published_version: null,
      scheduled_version: null,
      publish_at: null,
      changed_at: new Date(now.epochMilliseconds),
    })
    .where('id', '=', id)
    .execute();
}

/** Lets a version appear later. */
export async function saveScheduled(
  tx: Tx,
  id: ContentId,
  { version, at, now }: { readonly version: number; readonly at: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('sites.content')
    .set({
      state: 'scheduled',
      scheduled_version: version,
      publish_at: toDate(at),
      changed_at: new Date(now.epochMilliseconds),
    })
    .where('id', '=', id)
    .execute();
}

/** Marks a content as one of the first of its site. */
export async function savePinned(tx: Tx, id: ContentId, isPinned: boolean): Promise<void> {
  await tx.updateTable('sites.content').set({ is_pinned: isPinned }).where('id', '=', id).execute();
}
