import type { Clock } from '../clock.ts';
import type { Db } from '../database/database.ts';
import type { Tenant } from '../database/tenancy.ts';
import type { Auth } from './auth/auth.ts';
import type { Authorities } from './auth/authorities.ts';
import { ADDRESS_HEADER, type AuthPlace, cookiePrefix, governmentSecret, type ProviderUse } from './auth/authority.ts';
import { cookieHeader, type RequestCookies, readSignedCookie } from './auth/cookies.ts';

/** What the work of this part needs. */
export interface IdentityService {
  readonly db: Db;
  readonly clock: Clock;
  readonly secret: string;
  readonly authorities: Authorities;
}

/** A visitor at the door of a government's host. */
export interface Visit extends AuthPlace, Tenant {
  readonly cookies: RequestCookies;
  /** Network address, as far as the configured proxies can be believed. */
  readonly address: string;
  readonly userAgent: string;
}

const LONGEST_USER_AGENT = 300;

/** better-auth for the host of the visit. */
export function authOf(service: IdentityService, visit: Visit, use: ProviderUse = 'without-provider'): Promise<Auth> {
  return service.authorities.of(placeOf(visit), use);
}

/** The host of the visit. */
export function placeOf({ governmentId, governmentName, origin }: Visit): AuthPlace {
  return { governmentId, governmentName, origin };
}

/** The name of the session cookie on a host. */
export function sessionCookie(origin: string): string {
  return `${cookiePrefix(origin)}.session_token`;
}

/** The token in the visitor's session cookie; null when absent, or signed for another government or installation. */
export function sessionToken(service: Pick<IdentityService, 'secret'>, visit: Visit): string | null {
  return signedCookie(service, visit, 'session_token');
}

/** The value of one of better-auth's signed cookies, by its own name there; null when absent or not ours. */
export function signedCookie(service: Pick<IdentityService, 'secret'>, visit: Visit, name: string): string | null {
  const secret = governmentSecret(service.secret, visit.governmentId);
  return readSignedCookie(visit.cookies, `${cookiePrefix(visit.origin)}.${name}`, secret);
}

/**
 * The headers with which better-auth is called: made here, so that no header of the visitor but its own cookies and
 * the browser's name gets through.
 * @param session whether the session cookie goes along; not while signing in, where an old one would stand for the new
 */
export function authHeaders(visit: Visit, session: 'with-session' | 'without-session'): Headers {
  const own = sessionCookie(visit.origin);
  const mayPass = (name: string) =>
    name.startsWith(`${cookiePrefix(visit.origin)}.`) && (session === 'with-session' || name !== own);
  return new Headers({
    cookie: cookieHeader(visit.cookies, mayPass),
    origin: visit.origin,
    'user-agent': visit.userAgent.replaceAll(/[^\x20-\x7e]/g, '').slice(0, LONGEST_USER_AGENT),
    [ADDRESS_HEADER]: visit.address,
  });
}
