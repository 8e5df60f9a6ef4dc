import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchFollowing, fetchOnce, PUBLIC_WEB } from './fetch.ts';
import type { OutboundPolicy } from './post.ts';

let server: Server;
let port = 0;
const seen: string[] = [];
const loopback: OutboundPolicy = { mayReach: (address) => address === '127.0.0.1', allowsHttp: true };
const options: FetchOptions = { method: 'GET', headers: {}, mostBytes: 1000, withinMs: 2000 };
const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const anywhere = () => true;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url === '/pindah') return response.writeHead(302, { location: '/isi' }).end();
    if (request.url === '/dalam') return response.writeHead(301, { location: 'http://10.0.0.1/rahasia' }).end();
    if (request.url === '/putar') return response.writeHead(301, { location: '/putar' }).end();
    if (request.url === '/lambat') return response.writeHead(200).write('a');
    return response
      .writeHead(200, { 'content-type': 'Image/PNG' })
      .end('x'.repeat(request.url === '/besar' ? 1001 : 9));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

describe('fetching', () => {
  test('reads the body and tells its type; redirects are told', async () => {
    expect(await fetchOnce(at('/isi'), options, loopback)).toMatchObject({ status: 200, contentType: 'image/png' });
    expect(await fetchOnce(at('/pindah'), options, loopback)).toMatchObject({ status: 302, location: at('/isi') });
  });

  test('follows redirects as long as they are allowed', async () => {
    expect(await fetchFollowing(at('/pindah'), options, loopback, anywhere)).toMatchObject({ status: 200 });
    const onlyFirst = ({ pathname }: URL) => pathname === '/pindah';
    expect(await fetchFollowing(at('/pindah'), options, loopback, onlyFirst)).toEqual({ kind: 'forbidden' });
    expect(await fetchFollowing(at('/dalam'), options, loopback, anywhere)).toEqual({ kind: 'forbidden' });
    expect(await fetchFollowing(at('/putar'), options, loopback, anywhere)).toMatchObject({ error: 'EREDIRECTS' });
  });

  test('what is too long or too slow is not kept', async () => {
    expect(await fetchOnce(at('/besar'), options, loopback)).toEqual({ kind: 'unreachable', error: 'ETOOLONG' });
    const hasty = { ...options, withinMs: 100 };
    expect(await fetchOnce(at('/lambat'), hasty, loopback)).toMatchObject({ kind: 'unreachable' });
    expect(await fetchOnce(at('/besar'), { ...options, mostBytes: 0 }, loopback)).toMatchObject({ status: 200 });
  });

  test('never within the network', async () => {
    seen.length = 0;
    for (const url of [at('/isi'), `http://localhost:${port}/isi`, 'file:///etc/passwd', 'http://[::1]/']) {
      expect(await fetchOnce(url, options, PUBLIC_WEB)).toEqual({ kind: 'forbidden' });
    }
    expect(seen).toEqual([]);
  });
});
