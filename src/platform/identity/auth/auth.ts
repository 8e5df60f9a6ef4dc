import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { Kysely } from 'kysely';
import { newId } from '../../database/ids.ts';
import { hashPassword, verifyPassword } from '../passwords/hashing.ts';
import { MAX_PASSWORD_LENGTH } from '../passwords/rules.ts';
import { SESSION_SECONDS } from '../sessions.ts';
import {
  ADDRESS_HEADER,
  type AuthPlace,
  type AuthSetting,
  cookiePrefix,
  governmentSecret,
  OIDC_PROVIDER,
  type ProviderUse,
} from './authority.ts';
import * as columns from './columns.ts';
import { tenantDialect } from './tenant-dialect.ts';

/** better-auth for one host of one government. Its HTTP handler is never mounted; routes call `api` one by one. */
export type Auth = ReturnType<typeof createAuth>;

/** The path below which better-auth believes to be mounted. */
export const AUTH_PATH = '/auth';

const CHALLENGE_SECONDS = 600;

/** An authority for one host, which sees the rows of its government only. */
export function createAuth(setting: AuthSetting, place: AuthPlace, use: ProviderUse = 'without-provider') {
  return betterAuth({
    ...authOptions(setting, place),
    plugins: [
      twoFactor({
        issuer: place.governmentName,
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        schema: columns.twoFactor,
      }),
      passkey({
        rpID: new URL(place.origin).hostname,
        rpName: place.governmentName,
        origin: place.origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: { afterVerification: async ({ verification }) => assertPersonWasVerified(verification) },
        schema: columns.passkey,
      }),
      genericOAuth({ config: use === 'with-provider' ? oidcProviders(setting.settings) : [] }),
    ],
  });
}

function authOptions(setting: AuthSetting, place: AuthPlace) {
  const isSecure = place.origin.startsWith('https:');
  const kysely = new Kysely({ dialect: tenantDialect(setting.db, place.governmentId) });
  return {
    appName: place.governmentName,
    baseURL: place.origin,
    basePath: AUTH_PATH,
    trustedOrigins: [place.origin],
    secret: governmentSecret(setting.secret, place.governmentId),
    database: { db: kysely, type: 'postgres', schemaName: 'identity', transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'warn', log: (_level: string, message: string) => setting.onWarning(message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: MAX_PASSWORD_LENGTH * 2,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(password, hash) },
    },
    user: {
      ...columns.user,
      additionalFields: { disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' } },
    },
    // The end is fixed at the beginning; idleness and freshness are judged by sessions.ts.
    session: { ...columns.session, expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    account: {
      ...columns.account,
      updateAccountOnSignIn: false,
      // Nobody registers himself, so that no one can have prepared a login under another's address.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: { ...columns.verification, storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: cookiePrefix(place.origin),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      database: { generateId: () => newId(), validateSchema: false },
    },
    databaseHooks: {
      session: { create: { before: mayHaveSession } },
      account: { create: { before: withoutTokens } },
    },
  } satisfies BetterAuthOptions;
}

type DatabaseHooks = NonNullable<BetterAuthOptions['databaseHooks']>;
type BeforeSession = NonNullable<NonNullable<NonNullable<DatabaseHooks['session']>['create']>['before']>;
type BeforeAccount = NonNullable<NonNullable<NonNullable<DatabaseHooks['account']>['create']>['before']>;

/** No way of signing in gives a session to a login that was disabled. */
const mayHaveSession: BeforeSession = async (session, context) => {
  const login = await context?.context.internalAdapter.findUserById(session.userId);
  const isDisabled = login && 'disabledAt' in login && login.disabledAt !== null;
  return login && !isDisabled ? undefined : false;
};

/** The provider's tokens are not needed after the sign-in, so they are not kept. */
const withoutTokens: BeforeAccount = async (account) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
});

/** A passkey stands for both factors, so the device must have asked for a finger, face or PIN. */
function assertPersonWasVerified(verification: {
  readonly authenticationInfo: { readonly userVerified: boolean };
}): void {
  if (!verification.authenticationInfo.userVerified)
    throw new APIError('UNAUTHORIZED', { message: 'Person not verified' });
}

/** Code flow with PKCE, state and nonce. Source: OpenID Connect Core 1.0, RFC 7636. */
function oidcProviders(settings: AuthSetting['settings']) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  if (issuer === undefined || clientId === undefined) return [];
  return [
    {
      providerId: OIDC_PROVIDER,
      clientId,
      ...(clientSecret !== undefined && { clientSecret }),
      discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      requireIdTokenVerification: true,
      disableSignUp: true,
      disableImplicitSignUp: true,
    },
  ];
}
