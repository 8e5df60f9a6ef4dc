import { describe, expect, test } from 'vitest';
import { assertSameOrigin } from './security.ts';

const post = (headers: Record<string, string>) => () =>
  assertSameOrigin({ method: 'POST', headers: { host: 'a.localhost:3000', ...headers } });

describe('a change is taken from the same host only', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://a.localhost:3000' }],
    [{ origin: 'http://a.localhost:3000', cookie: 'x=1' }],
    [{}],
  ])('taken with %o', (headers) => expect(post(headers)).not.toThrow());

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://a.localhost:3000' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://b.localhost:3000' }],
    [{ origin: 'null' }],
    [{ origin: 'http://a.localhost:3000.evil.test' }],
    [{ cookie: 'session=1' }],
  ])('refused with %o', (headers) => expect(post(headers)).toThrow(/another origin/));

  test('reading is never refused', () => {
    expect(() => assertSameOrigin({ method: 'GET', headers: { origin: 'http://evil.test' } })).not.toThrow();
  });
});
