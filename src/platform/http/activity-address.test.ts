import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { routedAddress, wantsActivity } from './activity-address.ts';
import { cacheKey } from './page-cache.ts';

const PROFILE = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const request = (url: string, accept: string, method = 'GET') =>
  ({ method, url, headers: { host: 'kab.localhost', accept } }) as unknown as IncomingMessage;

describe('what a program asks for', () => {
  test.each([
    ['application/activity+json', true],
    [`${PROFILE}, application/activity+json`, true],
    [PROFILE, true],
    ['text/html,application/xhtml+xml,*/*;q=0.8', false],
    ['application/activity+json, text/html', false],
    ['application/ld+json', false],
    ['application/json', false],
    ['*/*', false],
    ['', false],
  ])('%j asks for an activity: %s', (accept, isActivity) => {
    expect(wantsActivity(accept)).toBe(isActivity);
    expect(cacheKey(request('/berita/jalan', accept)) === null).toBe(isActivity);
    expect(routedAddress(request('/berita/jalan', accept))).toBe(
      isActivity ? '/ap/alamat/berita/jalan' : '/berita/jalan',
    );
  });

  test.each(['/ap/situs', '/.well-known/webfinger?resource=x', '/berkas/1/640.webp', '/meja', '/meja/kasus'])(
    '%s is what it is',
    (url) => {
      expect(routedAddress(request(url, PROFILE))).toBe(url);
    },
  );

  test('what is sent goes where it was sent', () => {
    expect(routedAddress(request('/tanya', PROFILE, 'POST'))).toBe('/tanya');
  });
});
