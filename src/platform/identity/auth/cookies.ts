import { createHmac, timingSafeEqual } from 'node:crypto';

/** The cookies of a request by name, decoded once. */
export type RequestCookies = Readonly<Record<string, string | undefined>>;

/**
 * The value of a cookie that better-auth signed (`value.signature`, HMAC-SHA-256 in base64), without asking the
 * database; null when it is absent or the signature is not ours.
 */
export function readSignedCookie(cookies: RequestCookies, name: string, secret: string): string | null {
  const signed = cookies[name];
  const at = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || at < 1) return null;
  const value = signed.slice(0, at);
  const given = Buffer.from(signed.slice(at + 1), 'base64');
  const expected = createHmac('sha256', secret).update(value).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

/** The `Cookie` header of those cookies whose name passes. */
export function cookieHeader(cookies: RequestCookies, mayPass: (name: string) => boolean): string {
  return Object.entries(cookies)
    .flatMap(([name, value]) => (value !== undefined && mayPass(name) ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('; ');
}
