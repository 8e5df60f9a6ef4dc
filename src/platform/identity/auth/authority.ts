import { createHmac } from 'node:crypto';
import type { Settings } from '../../config/settings.ts';
import type { Db } from '../../database/database.ts';
import type { GovernmentId } from '../../database/ids.ts';

/** The host for which an authority speaks. */
export interface AuthPlace {
  readonly governmentId: GovernmentId;
  /** Shown by authenticator applications and passkey dialogs. */
  readonly governmentName: string;
  /** Scheme, host and port as the browser sees them. */
  readonly origin: string;
}

/** What every authority of the installation shares. */
export interface AuthSetting {
  readonly db: Db;
  readonly settings: Pick<Settings, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>;
  readonly secret: string;
  /** Receives what better-auth has to say, without values that people typed. */
  readonly onWarning: (message: string) => void;
}

/** The header in which routes hand over the address of the visitor; no header of the visitor reaches better-auth. */
export const ADDRESS_HEADER = 'x-pendopo-address';

/** The OpenID Connect provider's name in addresses and in `identity.credential`. */
export const OIDC_PROVIDER = 'oidc';

/** A key of one government alone, so that what is signed for one is worth nothing at another. */
export function governmentSecret(secret: string, governmentId: GovernmentId): string {
  return createHmac('sha256', secret).update(`identity ${governmentId}`).digest('base64url');
}

/** The name that begins all cookies; with https it makes the browser hold them to this host (RFC 6265bis, `__Host-`). */
export function cookiePrefix(origin: string): string {
  return origin.startsWith('https:') ? '__Host-pendopo' : 'pendopo';
}

/**
 * Whether an authority knows the OpenID Connect provider. Only the provider's own routes use one that does: it asks the
 * provider for its addresses before anything else, and nobody's password should wait for that.
 */
export type ProviderUse = 'with-provider' | 'without-provider';

/** What better-auth says when it refuses. Known by its name, so that nobody has to load better-auth to look at an error. */
export interface AuthRefusal extends Error {
  readonly body?: { readonly code?: string };
}

/** Whether better-auth refused, rather than failed. */
export function isAuthRefusal(error: unknown): error is AuthRefusal {
  return error instanceof Error && error.name === 'APIError';
}
