import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { newId } from '../database/ids.ts';
import { cacheKey, createPageCache, type PageCache, WHOLE_GOVERNMENT } from './page-cache.ts';

const governmentId = newId<'government'>();

const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ url, method, headers: { host: 'A.localhost', ...headers } }) as unknown as IncomingMessage;

interface Answer {
  status: number;
  headers: Record<string, string | number>;
  body: Buffer | undefined;
}

function answer(cache: PageCache, request: IncomingMessage): Answer | null {
  const got: Answer = { status: 0, headers: {}, body: undefined };
  const response = {
    writeHead(status: number, headers: Record<string, string | number>) {
      got.status = status;
      got.headers = headers;
      return this;
    },
    end(body?: Buffer) {
      got.body = body;
    },
  } as unknown as ServerResponse;
  return cache.serve(request, response) ? got : null;
}

async function keep(
  cache: PageCache,
  url: string,
  tags: readonly string[],
  renderedSince = cache.now(),
): Promise<void> {
  const key = cacheKey(asked(url)) ?? '';
  await cache.keep({
    key,
    governmentId,
    html: `<p>${url}</p>`,
    tags,
    headers: { 'content-type': 'text/html' },
    renderedSince,
  });
}

describe('the page cache', () => {
  test('drops all of one government, and the bare domain, which names it; others stay', async () => {
    const cache = createPageCache(1_000_000, 10);
    const other = newId<'government'>();
    const page = { html: '<p>x</p>', tags: ['site:1'], headers: {}, renderedSince: cache.now() };
    const keyOf = (url: string) => cacheKey(asked(url)) ?? '';
    await keep(cache, '/ours', ['site:1']);
    await cache.keep({ ...page, key: keyOf('/theirs'), governmentId: other });
    await cache.keep({ ...page, key: keyOf('/directory'), governmentId: null, tags: ['directory'] });
    cache.remember({ key: 'frame', governmentId, tags: [], value: { is: 'ours' }, readSince: cache.now() });
    cache.remember({
      key: 'their frame',
      governmentId: other,
      tags: [],
      value: { is: 'theirs' },
      readSince: cache.now(),
    });
    cache.drop(governmentId, [WHOLE_GOVERNMENT]);
    expect(['/ours', '/theirs', '/directory'].map((url) => answer(cache, asked(url))?.status)).toEqual([
      undefined,
      200,
      undefined,
    ]);
    expect([cache.recall('frame'), cache.recall('their frame')]).toEqual([undefined, { is: 'theirs' }]);
    expect(cache.figures.dropped).toBe(2);
  });

  test('answers a kept page compressed, and 304 to whoever holds it', async () => {
    const cache = createPageCache(1_000_000);
    await keep(cache, '/a', ['site:1']);
    const first = answer(cache, asked('/a', { 'accept-encoding': 'gzip, br' }));
    expect(first?.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(first?.body ?? Buffer.alloc(0)).toString()).toBe('<p>/a</p>');
    const again = answer(cache, asked('/a', { 'if-none-match': String(first?.headers.etag) }));
    expect(again).toMatchObject({ status: 304, body: undefined });
  });

  test('drops what carries the tag, for that government only', async () => {
    const cache = createPageCache(1_000_000);
    await keep(cache, '/a', ['site:1', 'warnings']);
    await keep(cache, '/b', ['site:2']);
    cache.drop(newId<'government'>(), ['site:1']);
    expect(answer(cache, asked('/a'))).not.toBeNull();
    cache.drop(governmentId, ['site:1']);
    expect(answer(cache, asked('/a'))).toBeNull();
    expect(answer(cache, asked('/b'))).not.toBeNull();
  });

  test('does not keep a page whose tag was dropped while it was being made', async () => {
    const cache = createPageCache(1_000_000);
    const before = cache.now();
    cache.drop(governmentId, ['site:1']);
    await keep(cache, '/a', ['site:1'], before);
    expect(answer(cache, asked('/a'))).toBeNull();
    cache.clear();
    await keep(cache, '/a', ['site:9'], before);
    expect(answer(cache, asked('/a'))).toBeNull();
  });

  test('keeps languages and hosts apart, and nothing with a query or another method', () => {
    expect(cacheKey(asked('/a'))).not.toBe(cacheKey(asked('/a', { cookie: 'bahasa=en' })));
    expect(cacheKey(asked('/a'))).not.toBe(cacheKey(asked('/a', { host: 'b.localhost' })));
    expect(cacheKey(asked('/a?x=1'))).toBeNull();
    expect(cacheKey(asked('/a', {}, 'POST'))).toBeNull();
  });

  test('stays within its size', async () => {
    const cache = createPageCache(20_000);
    for (let index = 0; index < 100; index += 1) await keep(cache, `/${index}`, ['site:1']);
    expect(answer(cache, asked('/99'))).not.toBeNull();
    expect(answer(cache, asked('/0'))).toBeNull();
  });

  test('of size 0 keeps nothing', async () => {
    const cache = createPageCache(0);
    await keep(cache, '/a', []);
    expect(answer(cache, asked('/a'))).toBeNull();
  });
});
