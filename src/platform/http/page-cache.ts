import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { GovernmentId } from '../database/ids.ts';
import { wantsActivity } from './activity-address.ts';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** A tag that every page and fact carries: dropping it drops all of a government, and the pages of the bare domain. */
export const WHOLE_GOVERNMENT = '*';

const FRESH_FOR_MS = 10 * 60_000;
const FACT_FOR_MS = 60_000;
const REMEMBERED_DROPS = 20_000;
const BROTLI_QUALITY = 5;
const HEADERS_BYTES = 1000;

/** A finished page to be kept. Tags name what it shows; dropping one of them drops the page. */
export interface FinishedPage {
  readonly key: string;
  readonly governmentId: GovernmentId | null;
  readonly html: string;
  readonly tags: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** {@link PageCache.now} from before the first query of the page. */
  readonly renderedSince: number;
}

/** What several pages are made of, such as the frame of a site. */
export interface RememberedFact {
  /** Names it and its type; the government's or the site's id is part of it. */
  readonly key: string;
  readonly governmentId: GovernmentId;
  readonly tags: readonly string[];
  readonly value: object;
  /** {@link PageCache.now} from before it was read. */
  readonly readSince: number;
}

interface Remembered {
  readonly value: object;
  readonly tags: readonly string[];
  readonly since: number;
}

interface Entry {
  readonly etag: string;
  readonly tags: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
  readonly plain: Buffer;
}

/** Finished public pages, compressed, in memory, by host, path and language. */
export interface PageCache {
  /** Answers the request from memory; false when it holds no such page. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** Keeps a page, unless one of its tags was dropped while it was being made. */
  keep(page: FinishedPage): Promise<void>;
  /** What was remembered under the key and still holds. */
  recall<T>(key: string): T | undefined;
  /** Remembers what several pages are made of, a minute at most, unless one of its tags was dropped while it was read. */
  remember(fact: RememberedFact): void;
  drop(governmentId: GovernmentId | null, tags: readonly string[]): void;
  clear(): void;
  /** A moment in the order of drops. */
  now(): number;
  readonly figures: { hits: number; kept: number; dropped: number };
}

/**
 * A cache of at most `sizeBytes`; pages live 10 minutes at most, because they tell ages in words.
 * @param rememberedCount how many facts are remembered beside the pages; 0, the default, where nobody tells of drops
 */
export function createPageCache(sizeBytes: number, rememberedCount = 0): PageCache {
  const pages = new LRUCache<string, Entry>({
    maxSize: Math.max(1, sizeBytes),
    sizeCalculation: (entry) => entry.brotli.length + entry.gzip.length + entry.plain.length + HEADERS_BYTES,
    ttl: FRESH_FOR_MS,
    dispose: (entry, key) => forgetTags(key, entry.tags),
  });
  const byTag = new Map<string, Set<string>>();
  const facts = new LRUCache<string, Remembered>({ max: Math.max(1, rememberedCount), ttl: FACT_FOR_MS });
  const drops = new LRUCache<string, number>({
    max: REMEMBERED_DROPS,
    dispose: (at, _tag, reason) => {
      if (reason === 'evict') forgottenUntil = Math.max(forgottenUntil, at);
    },
  });
  const figures = { hits: 0, kept: 0, dropped: 0 };
  let moment = 0;
  let clearedAt = 0;
  let forgottenUntil = 0;

  function forgetTags(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  }

  const wasDropped = (tags: readonly string[], since: number) =>
    clearedAt > since || forgottenUntil > since || tags.some((tag) => (drops.get(tag) ?? 0) > since);

  return {
    figures,
    now: () => moment,
    serve(request, response) {
      const key = sizeBytes > 0 ? cacheKey(request) : null;
      const entry = key === null ? undefined : pages.get(key);
      if (!entry) return false;
      figures.hits += 1;
      send(request, response, entry);
      return true;
    },
    async keep(page) {
      if (sizeBytes <= 0) return;
      const tags = scopedTags(page);
      const entry = await finish(page, tags);
      if (wasDropped(tags, page.renderedSince)) return;
      pages.set(page.key, entry);
      figures.kept += 1;
      for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(page.key));
    },
    recall<T>(key: string) {
      const known = facts.get(key);
      return known && !wasDropped(known.tags, known.since) ? (known.value as T) : undefined;
    },
    remember(fact) {
      const { key, value, readSince: since } = fact;
      if (rememberedCount > 0) facts.set(key, { value, since, tags: scopedTags(fact) });
    },
    drop(governmentId, tags) {
      moment += 1;
      // Pages of the bare domain belong to no government, so that any government's change may drop them.
      for (const tag of tags.flatMap((name) => [scoped(governmentId, name), scoped(null, name)])) {
        drops.set(tag, moment);
        const keys = [...(byTag.get(tag) ?? [])];
        figures.dropped += keys.length;
        for (const key of keys) pages.delete(key);
      }
    },
    clear() {
      moment += 1;
      clearedAt = moment;
      pages.clear();
      byTag.clear();
    },
  };
}

function scoped(governmentId: GovernmentId | null, tag: string): string {
  return `${governmentId ?? ''} ${tag}`;
}

function scopedTags({ governmentId, tags }: Pick<FinishedPage, 'governmentId' | 'tags'>): readonly string[] {
  return [...tags, WHOLE_GOVERNMENT].map((tag) => scoped(governmentId, tag));
}

/** The key of a request, or null when its answer is never kept: other methods, addresses with a query, activities. */
export function cacheKey(request: IncomingMessage): string | null {
  const { method, url, headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || !url || url.includes('?') || !headers.host) return null;
  if (wantsActivity(headers.accept)) return null;
  const language = headers.cookie?.includes('bahasa=en') ? 'en' : 'id';
  return `${headers.host.toLowerCase()} ${language} ${url}`;
}

async function finish(page: FinishedPage, tags: readonly string[]): Promise<Entry> {
  const plain = Buffer.from(page.html);
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
  const [small, wide] = await Promise.all([brotli(plain, quality), gzip(plain)]);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...page.headers,
    etag,
    'cache-control': 'public, no-cache',
    vary: 'accept, accept-encoding, cookie',
  };
  return { etag, tags, headers, brotli: small, gzip: wide, plain };
}

function send(request: IncomingMessage, response: ServerResponse, entry: Entry): void {
  if (request.headers['if-none-match'] === entry.etag) {
    response.writeHead(304, entry.headers).end();
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
  const body = encoding === 'br' ? entry.brotli : encoding === 'gzip' ? entry.gzip : entry.plain;
  const headers: Record<string, string | number> = { ...entry.headers, 'content-length': body.length };
  if (encoding) headers['content-encoding'] = encoding;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}
