import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where requests may go. */
export interface OutboundPolicy {
  readonly mayReach: (address: string) => boolean;
  /** Whether plain http will do: in tests only. */
  readonly allowsHttp: boolean;
}

/** The public internet by https, and nothing else. */
export const PUBLIC_ONLY: OutboundPolicy = { mayReach: isPublicAddress, allowsHttp: false };

/** What became of a request. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  /** Our own guard did not let it out: another try would not get out either. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unreachable'; readonly error: string };

/** What is sent. */
export interface PostMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const WITHIN_MS = 15_000;
const FORBIDDEN = 'EFORBIDDEN';

/** Whether an address may be tried at all: https, without credentials, not naming an address that is not public. */
export function mayPostTo(url: string, policy: OutboundPolicy = PUBLIC_ONLY): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'https:' && !(policy.allowsHttp && protocol === 'http:')) return false;
  if (username !== '' || password !== '') return false;
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return policy.mayReach(bare);
  return policy.allowsHttp || hostname.includes('.');
}

/**
 * Posts to an address that came from outside. Every address that the name resolves to must be allowed, and the
 * connection goes to what was checked, so that a name cannot lead elsewhere meanwhile. Redirects are not followed, and
 * the answer's body is not read.
 */
export async function postTo(
  url: string,
  message: PostMessage,
  policy: OutboundPolicy = PUBLIC_ONLY,
): Promise<PostOutcome> {
  if (!mayPostTo(url, policy)) return { kind: 'forbidden' };
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const options = { method: 'POST', headers: message.headers, agent: false as const, lookup: guardedLookup(policy) };
    const sent = request(url, { ...options, signal: AbortSignal.timeout(WITHIN_MS) }, (answer) => {
      resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    sent.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      resolve(code === FORBIDDEN ? { kind: 'forbidden' } : { kind: 'unreachable', error: code.slice(0, 60) });
    });
    sent.end(message.body);
  });
}

/** Looks a name up for a connection; fails with the code `EFORBIDDEN` unless every address of it is allowed. */
export function guardedLookup(policy: OutboundPolicy): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      if (addresses.length === 0 || !addresses.every(({ address }) => policy.mayReach(address))) {
        return done(
          Object.assign(new Error('The name leads to an address that is not public'), { code: FORBIDDEN }),
          '',
          0,
        );
      }
      const [first] = addresses;
      return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}
