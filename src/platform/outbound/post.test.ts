import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayPostTo, type OutboundPolicy, postTo } from './post.ts';
import { isPublicAddress } from './public-address.ts';

let server: Server;
let port = 0;
const seen: string[] = [];
const loopback: OutboundPolicy = { mayReach: (address) => address === '127.0.0.1', allowsHttp: true };
const message = { headers: { 'content-type': 'text/plain' }, body: Buffer.from('halo') };

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(request.url === '/pindah' ? 302 : 201, { location: '/lain' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => server.close(done)));

describe('addresses', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['bukan alamat', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each([
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['http://fcm.googleapis.com/fcm/send/x', false],
    ['https://user:pass@fcm.googleapis.com/x', false],
    ['https://127.0.0.1/x', false],
    ['https://[::1]/x', false],
    ['https://2130706433/x', false],
    ['https://0x7f.1/x', false],
    ['https://localhost/x', false],
    ['https://192.168.1.1:8443/', false],
    ['file:///etc/passwd', false],
    ['bukan alamat', false],
  ])('%s may be posted to: %s', (url, may) => {
    expect(mayPostTo(url)).toBe(may);
  });
});

describe('posting', () => {
  test('reaches what it may reach, and follows no redirect', async () => {
    expect(await postTo(`http://127.0.0.1:${port}/a`, message, loopback)).toEqual({ kind: 'answered', status: 201 });
    expect(await postTo(`http://localhost:${port}/pindah`, message, { ...loopback, mayReach: () => true })).toEqual({
      ...{ kind: 'answered', status: 302 },
    });
    expect(seen).toEqual(['/a', '/pindah']);
  });

  test('a name that leads to an address that is not allowed is not followed', async () => {
    seen.length = 0;
    const policy = { mayReach: isPublicAddress, allowsHttp: true };
    expect(await postTo(`http://localhost:${port}/a`, message, policy)).toEqual({ kind: 'forbidden' });
    expect(await postTo(`http://127.0.0.1:${port}/a`, message, policy)).toEqual({ kind: 'forbidden' });
    expect(seen).toEqual([]);
  });

  test('nobody listening is told as such', async () => {
    expect(await postTo('http://127.0.0.1:1/', message, loopback)).toEqual({
      ...{ kind: 'unreachable', error: 'ECONNREFUSED' },
    });
  });
});
