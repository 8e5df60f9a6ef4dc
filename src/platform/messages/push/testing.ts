import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutboundPolicy } from '../../outbound/post.ts';

/** A message as a push service gets it. */
export interface ReceivedPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A push service for tests, on this machine. */
export interface TestPushService {
  readonly received: readonly ReceivedPush[];
  /** What it answers from now on; 201 at first. */
  answer(status: number): void;
  endpoint(device: string): string;
  stop(): Promise<void>;
}

/** This machine, by http: never outside tests. */
export const LOOPBACK: OutboundPolicy = { mayReach: (address) => address === '127.0.0.1', allowsHttp: true };

/** Starts a service that keeps in memory what it receives. */
export async function startPushService(): Promise<TestPushService> {
  const received: ReceivedPush[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    answer: (next) => {
      status = next;
    },
    endpoint: (device) => `http://127.0.0.1:${port}/${device}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** The keys of a browser that has subscribed. */
export interface TestBrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
  /** What the browser reads in a message. Source: RFC 8291 section 3.4, RFC 8188 section 2. */
  read(body: Buffer): unknown;
}

/** Makes the keys of a browser. */
export function aBrowser(): TestBrowserKeys {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  return {
    p256dh: pair.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    read: (body) => JSON.parse(decrypt(body, pair, auth)),
  };
}

function decrypt(body: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const serverKey = body.subarray(21, 21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), serverKey]);
  const input = Buffer.from(hkdfSync('sha256', pair.computeSecret(serverKey), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));
  const sealed = body.subarray(21 + idLength);
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
