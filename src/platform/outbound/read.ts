import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, mayPostTo, type OutboundPolicy, PUBLIC_ONLY } from './post.ts';

/** What became of reading an address from outside. */
export type ReadOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: Buffer }
  /** Our own guard did not let it out. */
  | { readonly kind: 'forbidden' }
  /** No answer, or one that is too long or too slow. */
  | { readonly kind: 'unreachable'; readonly error: string };

const WITHIN_MS = 10_000;
const MOST_BYTES = 512 * 1024;

/** Reads an address that came from outside, as guarded as `postTo`: 10 seconds, 512 KiB, no redirects. */
export async function readFrom(
  url: string,
  headers: Readonly<Record<string, string>>,
  policy: OutboundPolicy = PUBLIC_ONLY,
): Promise<ReadOutcome> {
  if (!mayPostTo(url, policy)) return { kind: 'forbidden' };
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      resolve(code === 'EFORBIDDEN' ? { kind: 'forbidden' } : { kind: 'unreachable', error: code.slice(0, 60) });
    };
    const options = { headers, agent: false as const, lookup: guardedLookup(policy) };
    const sent = request(url, { ...options, signal: AbortSignal.timeout(WITHIN_MS) }, (answer) => {
      readBody(answer).then((body) => resolve({ kind: 'answered', status: answer.statusCode ?? 0, body }), fail);
    });
    sent.on('error', fail);
    sent.end();
  });
}

async function readBody(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    sizeBytes += part.length;
    if (sizeBytes > MOST_BYTES) throw Object.assign(new Error('The answer is too long'), { code: 'ETOOLONG' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
