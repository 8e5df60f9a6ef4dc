import { inTransaction } from '../../database/tenancy.ts';
import { isAuthRefusal } from '../auth/authority.ts';
import { journal } from '../journal.ts';
import type { SignedIn } from '../sessions.ts';
import { authHeaders, authOf, type IdentityService, type Visit } from '../visit.ts';

/** A second factor that was prepared but not proved yet. */
export interface TotpSetup {
  /** `otpauth://totp/…`, for the QR code. */
  readonly uri: string;
}

/** Backup codes, shown once, with the cookies of the session that begins anew. */
export interface TotpStarted {
  readonly backupCodes: readonly string[];
  readonly cookies: readonly string[];
}

/**
 * Prepares a secret; nothing is asked at sign-in until {@link startTotp} was given a code.
 * @param password checked again by better-auth; the caller has confirmed it, so that failures count
 * @returns null when a second factor is on already
 */
export async function prepareTotp(service: IdentityService, visit: Visit, password: string): Promise<TotpSetup | null> {
  const { api } = await authOf(service, visit);
  const made = await unlessRefused(
    api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: authHeaders(visit, 'with-session'),
    }),
  );
  return made && 'totpURI' in made && made.totpURI ? { uri: made.totpURI } : null;
}

/** Turns the second factor on when the code is right. @returns null when it is not */
export async function startTotp(
  service: IdentityService,
  visit: Visit,
  signedIn: SignedIn,
  code: string,
): Promise<TotpStarted | null> {
  const { api } = await authOf(service, visit);
  const request = { headers: authHeaders(visit, 'with-session'), returnHeaders: true } as const;
  const verified = await unlessRefused(api.verifyTOTP({ ...request, body: { code: code.replaceAll(/\s/g, '') } }));
  if (!verified) return null;
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: signedIn.accountId } });
  await write(service, visit, signedIn, 'identity.totp-on');
  return { backupCodes: backupCodes ?? [], cookies: verified.headers.getSetCookie() };
}

/** Turns the second factor off. @returns the cookies of the session that begins anew; null when better-auth refused */
export async function stopTotp(
  service: IdentityService,
  visit: Visit,
  signedIn: SignedIn,
  password: string,
): Promise<readonly string[] | null> {
  const request = { headers: authHeaders(visit, 'with-session'), returnHeaders: true } as const;
  const { api } = await authOf(service, visit);
  const stopped = await unlessRefused(api.disableTwoFactor({ ...request, body: { password } }));
  if (!stopped) return null;
  await write(service, visit, signedIn, 'identity.totp-off');
  return stopped.headers.getSetCookie();
}

/** Ten fresh backup codes instead of the former ones. @returns null when no second factor is on */
export async function renewBackupCodes(
  service: IdentityService,
  visit: Visit,
  signedIn: SignedIn,
  password: string,
): Promise<readonly string[] | null> {
  const { api } = await authOf(service, visit);
  const made = await unlessRefused(
    api.generateBackupCodes({
      body: { password },
      headers: authHeaders(visit, 'with-session'),
    }),
  );
  if (!made) return null;
  await write(service, visit, signedIn, 'identity.backup-codes-renewed');
  return made.backupCodes;
}

async function unlessRefused<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (isAuthRefusal(error)) return null;
    throw error;
  });
}

async function write(
  service: IdentityService,
  visit: Visit,
  { accountId }: SignedIn,
  action: 'identity.totp-on' | 'identity.totp-off' | 'identity.backup-codes-renewed',
): Promise<void> {
  await inTransaction(service.db, visit, (tx) => journal(tx, visit, { action, accountId }));
}
