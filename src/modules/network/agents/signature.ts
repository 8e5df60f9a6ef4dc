import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What an agent signs: method, path, moment and body of a request, so that none of them can be exchanged. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  /** The moment as it stands in the header. */
  readonly at: string;
  readonly body: string;
}

/** HMAC-SHA-256 (RFC 2104) over the four lines, in hexadecimal. */
export function signatureOf(secret: string, { method, path, at, body }: SignedRequest): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update([method, path, at, digest].join('\n')).digest('hex');
}

/** Whether the signature is that of the secret; takes the same time for every wrong one. */
export function isSignedBy(secret: string, request: SignedRequest, signature: string): boolean {
  const [wanted, given] = [Buffer.from(signatureOf(secret, request)), Buffer.from(signature)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
