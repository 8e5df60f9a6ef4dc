import type { Id } from '../../../platform/database/ids.ts';
import { CONTENT_KINDS, type ContentKind, KIND_PATH, RESERVED_SLUGS } from '../content.ts';

/** A link or picture of a public text. */
export type LinkId = Id<'site-link'>;

/** Why something leads nowhere. */
export type LinkFault = 'page-gone' | 'file-gone' | 'not-found' | 'no-host' | 'no-answer' | 'inside-network';

/** A link or picture as it stands in a text. */
export interface FoundLink {
  /** A path on the same site, or a whole address; without its fragment. */
  readonly address: string;
  readonly isPicture: boolean;
  /** Null on the same site. */
  readonly host: string | null;
}

const TAG = /<(a|img)\b[^>]*?\s(?:href|src)="([^"]*)"/gi;
const LONGEST = 1000;
const MOST = 500;

/**
 * The links and pictures of a cleaned text that can be asked for, each address once. Mail addresses, telephone numbers
 * and fragments are none, nor are addresses of this installation under other names, which cannot be asked from within.
 */
export function linksIn(html: string, ownDomain: string): readonly FoundLink[] {
  const found = new Map<string, FoundLink>();
  for (const [, tag, written = ''] of html.matchAll(TAG)) {
    const link = readLink(written.replaceAll('&amp;', '&').trim(), ownDomain);
    if (link && found.size < MOST) found.set(link.address, { ...link, isPicture: tag?.toLowerCase() === 'img' });
  }
  return [...found.values()];
}

function readLink(written: string, ownDomain: string): Omit<FoundLink, 'isPicture'> | null {
  const isPath = written.startsWith('/') && !written.startsWith('//');
  if (!isPath && !/^(https?:)?\/\//i.test(written)) return null;
  if (!URL.canParse(written, 'http://situs')) return null;
  const url = new URL(written, 'http://situs');
  if (isPath) return usable({ address: url.pathname + url.search, host: null });
  const host = url.hostname;
  if (host === ownDomain || host.endsWith(`.${ownDomain}`)) return null;
  url.hash = '';
  return usable({ address: url.href, host });
}

function usable(link: Omit<FoundLink, 'isPicture'>): Omit<FoundLink, 'isPicture'> | null {
  return link.address.length <= LONGEST ? link : null;
}

/** What a path on a site asks for, as far as the database can tell. */
export type Asked =
  | { readonly kind: 'served' }
  | { readonly kind: 'file'; readonly fileId: string }
  | { readonly kind: 'content'; readonly contentKind: ContentKind; readonly slug: string; readonly path: string };

const FILE = /^\/berkas\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/|$)/i;

/** Reads a path: lists, forms and other pages of the platform are always served. */
export function askedBy(address: string): Asked {
  const path = decoded(address.split('?', 1)[0] ?? '').replace(/\/+$/, '');
  const file = FILE.exec(path)?.[1];
  if (file !== undefined) return { kind: 'file', fileId: file.toLowerCase() };
  const [first = '', second, ...rest] = path.split('/').slice(1);
  if (path === '') return { kind: 'served' };
  const folder = CONTENT_KINDS.find((kind) => KIND_PATH[kind] !== '' && KIND_PATH[kind] === first);
  if (folder && second !== undefined && rest.length === 0) {
    return { kind: 'content', contentKind: folder, slug: second, path };
  }
  if (RESERVED_SLUGS.has(first)) return { kind: 'served' };
  return { kind: 'content', contentKind: 'page', slug: second === undefined ? first : '', path };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
