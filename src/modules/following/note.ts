import { Create, Delete, LanguageString, Note, PUBLIC_COLLECTION, Tombstone, Update } from '@fedify/fedify/vocab';
import type { ContentId, PublicContentFacts } from '../sites/index.ts';
import type { ActorAddresses } from './actor.ts';
import type { ActivityKind } from './tables.ts';

const KINDS = new Set<PublicContentFacts['kind']>(['news', 'announcement', 'agenda']);

/** Whether a content is news to the world. Sample content is not, nor what stands to be looked up. */
export function isTold({ kind, isSample }: Pick<PublicContentFacts, 'kind' | 'isSample'>): boolean {
  return KINDS.has(kind) && !isSample;
}

/** A content as other servers show it: title and summary, and the way to the page, where the whole stands. */
export function toNote(content: PublicContentFacts, at: ActorAddresses): Note {
  const url = at.origin + content.path;
  const parts = [
    `<p><strong>${escapeHtml(content.title)}</strong></p>`,
    content.summary === '' ? '' : `<p>${escapeHtml(content.summary)}</p>`,
    `<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`,
  ];
  const html = parts.join('');
  const isChanged = Temporal.Instant.compare(content.publishedAt, content.firstPublishedAt) > 0;
  return new Note({
    id: noteUri(content.id, at),
    attribution: new URL(at.actor),
    name: null,
    contents: [html, new LanguageString(html, 'id')],
    mediaType: 'text/html',
    url: new URL(url),
    to: PUBLIC_COLLECTION,
    cc: new URL(at.followers),
    published: content.firstPublishedAt,
    updated: isChanged ? content.publishedAt : null,
  });
}

/** What is said of a content when it was published or changed. */
export function tell(kind: 'Create' | 'Update', content: PublicContentFacts, at: ActorAddresses): Create | Update {
  const note = toNote(content, at);
  const id = new URL(`${noteUri(content.id, at)}#${kind.toLowerCase()}-${content.version}`);
  const audience = { to: PUBLIC_COLLECTION, cc: new URL(at.followers) };
  const values = { id, actor: new URL(at.actor), object: note, ...audience };
  if (kind === 'Create') return new Create({ ...values, published: content.firstPublishedAt });
  return new Update({ ...values, updated: content.publishedAt });
}

/** What is said of a content that was withdrawn. */
export function tellWithdrawal(id: ContentId, version: number, at: ActorAddresses): Delete {
  const uri = noteUri(id, at);
  return new Delete({
    ...{ id: new URL(`${uri}#delete-${version}`), actor: new URL(at.actor), to: PUBLIC_COLLECTION },
    object: new Tombstone({ id: uri }),
  });
}

/** The lasting address of a content among other servers. */
function noteUri(id: ContentId, at: ActorAddresses): URL {
  return new URL(`${at.origin}/ap/isi/${id}`);
}

/** What is to be said of a content, if anything, from what was told of it before. */
export function whatToTell(
  told: { readonly version: number; readonly isWithdrawn: boolean } | undefined,
  content: PublicContentFacts | undefined,
  now: Temporal.Instant,
): Exclude<ActivityKind, 'Accept'> | null {
  if (!content || !isTold(content)) return told && !told.isWithdrawn ? 'Delete' : null;
  if (!told || told.isWithdrawn) return isFresh(content, now) ? 'Create' : null;
  return content.version > told.version ? 'Update' : null;
}

const FRESH_HOURS = 48;

/** What is older was moved in from elsewhere, or was there before anybody could follow: it is no news. */
function isFresh({ firstPublishedAt }: PublicContentFacts, now: Temporal.Instant): boolean {
  return now.since(firstPublishedAt).total('hours') <= FRESH_HOURS;
}

function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
