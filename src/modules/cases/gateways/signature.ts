import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clock of a gateway may differ from ours, and how long a request may be sent again as it is. */
const WINDOW_SECONDS = 300;

/** What a gateway sends beside the body. */
export interface Signed {
  /** Seconds since 1970 (`x-pendopo-waktu`). */
  readonly at: string;
  /** `sha256=` and 64 hexadecimal digits (`x-pendopo-tanda`). */
  readonly signature: string;
  readonly body: Buffer;
}

/** HMAC-SHA-256 (RFC 2104) over moment, full stop and body, as gateways write it. */
export function signatureOf(key: string, at: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', key).update(`${at}.`).update(body).digest('hex')}`;
}

/** Whether the body was signed with the key in the last five minutes; takes the same time whatever was sent. */
export function isSigned(key: string, { at, signature, body }: Signed, now: Temporal.Instant): boolean {
  const expected = Buffer.from(signatureOf(key, at, body));
  const given = Buffer.alloc(expected.length);
  given.write(signature.slice(0, expected.length));
  const isEqual = timingSafeEqual(expected, given) && signature.length === expected.length;
  const seconds = /^\d{9,11}$/.test(at) ? Number(at) : 0;
  return isEqual && Math.abs(now.epochMilliseconds / 1000 - seconds) <= WINDOW_SECONDS;
}
