import { fetchOnce } from './fetch.ts';
import { type OutboundPolicy, PUBLIC_ONLY } from './post.ts';

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
export function readFrom(
  url: string,
  headers: Readonly<Record<string, string>>,
  policy: OutboundPolicy = PUBLIC_ONLY,
): Promise<ReadOutcome> {
  return fetchOnce(url, { method: 'GET', headers, mostBytes: MOST_BYTES, withinMs: WITHIN_MS }, policy);
}
