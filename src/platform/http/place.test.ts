import { describe, expect, test } from 'vitest';
import { hostName, originOf } from './place.ts';

describe('a host header', () => {
  test.each([
    ['Waled.CirebonKab.localhost:3000', 'waled.cirebonkab.localhost'],
    ['desa.id.', 'desa.id'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['[::1]:3000', '[::1]'],
  ])('%s is understood as %s', (header, name) => expect(hostName(header)).toBe(name));

  test.each([
    undefined,
    '',
    'a b',
    'a..b',
    '.a',
    'a/b',
    'a_b.c',
    `${'a'.repeat(64)}.id`,
    'x'.repeat(300),
    'ä.id',
    'a:port',
    '<b>',
  ])('%s is refused', (header) => expect(hostName(header)).toBeNull());
});

test('an origin names the port only when the public sees one', () => {
  expect(originOf({ scheme: 'http', domain: 'localhost', port: 3000 }, 'a.b')).toBe('http://a.b.localhost:3000');
  expect(originOf({ scheme: 'https', domain: 'go.id', port: null }, '')).toBe('https://go.id');
});
