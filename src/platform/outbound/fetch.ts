import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, mayPostTo, type OutboundPolicy } from './post.ts';
import { isPublicAddress } from './public-address.ts';

/** The public internet, also by plain http: for reading what its owners show to everyone. */
export const PUBLIC_WEB: OutboundPolicy = { mayReach: isPublicAddress, allowsHttp: true };

/** What became of reading an address. */
export type FetchOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: Buffer;
      /** Where a redirect leads, made absolute; null for other answers. */
      readonly location: string | null;
      /** Of its headers, in lower case; empty when it says nothing. */
      readonly contentType: string;
    }
  /** Our own guard did not let it out, or did not follow where it was led. */
  | { readonly kind: 'forbidden' }
  /** No answer, or one that is longer (`ETOOLONG`) or slower (`TimeoutError`) than allowed. */
  | { readonly kind: 'unreachable'; readonly error: string };

/** How an address is read. */
export interface FetchOptions {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** 0 does not read the body. */
  readonly mostBytes: number;
  /** For the whole answer. */
  readonly withinMs: number;
}

/**
 * Reads an address that came from outside, as guarded as `postTo`: every address that its name resolves to must be
 * allowed, and the connection goes to what was checked. Redirects are told, not followed.
 */
export async function fetchOnce(url: string, options: FetchOptions, policy: OutboundPolicy): Promise<FetchOutcome> {
  if (!mayPostTo(url, policy)) return { kind: 'forbidden' };
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const { method, headers, mostBytes, withinMs } = options;
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      resolve(code === 'EFORBIDDEN' ? { kind: 'forbidden' } : { kind: 'unreachable', error: code.slice(0, 60) });
    };
    const guarded = { method, headers, agent: false as const, lookup: guardedLookup(policy) };
    const sent = request(url, { ...guarded, signal: AbortSignal.timeout(withinMs) }, (answer) => {
      readBody(answer, method === 'HEAD' ? 0 : mostBytes).then((body) => {
        const status = answer.statusCode ?? 0;
        const contentType = (answer.headers['content-type'] ?? '').toLowerCase();
        resolve({ kind: 'answered', status, body, contentType, location: locationOf(url, status, answer) });
      }, fail);
    });
    sent.on('error', fail);
    sent.end();
  });
}

const MOST_HOPS = 5;

/**
 * As {@link fetchOnce}, following up to 5 redirects, each guarded anew, as long as `mayFollow` allows where they lead.
 * The first address is asked too.
 */
export async function fetchFollowing(
  url: string,
  options: FetchOptions,
  policy: OutboundPolicy,
  mayFollow: (url: URL) => boolean,
): Promise<FetchOutcome> {
  let next = url;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    if (!URL.canParse(next) || !mayFollow(new URL(next))) return { kind: 'forbidden' };
    const outcome = await fetchOnce(next, options, policy);
    if (outcome.kind !== 'answered' || outcome.location === null) return outcome;
    next = outcome.location;
  }
  return { kind: 'unreachable', error: 'EREDIRECTS' };
}

function locationOf(url: string, status: number, { headers }: IncomingMessage): string | null {
  const { location } = headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return null;
  return URL.canParse(location, url) ? new URL(location, url).href : null;
}

async function readBody(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (mostBytes === 0) {
    answer.destroy();
    return Buffer.alloc(0);
  }
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    sizeBytes += part.length;
    if (sizeBytes > mostBytes) throw Object.assign(new Error('The answer is too long'), { code: 'ETOOLONG' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
