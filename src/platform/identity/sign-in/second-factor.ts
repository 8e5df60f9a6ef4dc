import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction } from '../../database/tenancy.ts';
import type { AccountId } from '../actor.ts';
import { type AuthRefusal, isAuthRefusal } from '../auth/authority.ts';
import { journal } from '../journal.ts';
import { endSessionOfToken } from '../sessions.ts';
import { authHeaders, authOf, type IdentityService, signedCookie, type Visit } from '../visit.ts';
import { beginSession } from './sign-in.ts';

/** What came of a code; `expired` asks for the password again, `locked` for a quarter of an hour of patience. */
export type CodeOutcome =
  | { readonly kind: 'signed-in'; readonly cookies: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'locked' };

// A code is accepted one step of 30 seconds before and after its own; then it is over anyway.
const CODE_LIFE_SECONDS = 120;

/** Whether the password was right in this browser and the second factor is still to come. */
export async function isCodeAwaited(service: IdentityService, visit: Visit): Promise<boolean> {
  return (await challenged(service, visit)) !== null;
}

/** The login that gave the right password a few minutes ago; null when none did, or the challenge is used up. */
async function challenged(service: IdentityService, visit: Visit): Promise<AccountId | null> {
  const identifier = signedCookie(service, visit, 'two_factor');
  if (identifier === null) return null;
  const { internalAdapter } = await (await authOf(service, visit)).$context;
  const found = await internalAdapter.findVerificationValue(identifier);
  return found && found.expiresAt > new Date() ? (found.value as AccountId) : null;
}

/** Tries a code of the authenticator application, or one of the backup codes. */
export async function verifyCode(service: IdentityService, visit: Visit, typed: string): Promise<CodeOutcome> {
  const accountId = await challenged(service, visit);
  if (accountId === null) return { kind: 'expired' };
  try {
    const { headers, response } = await tryCode(service, visit, typed);
    if (!(await isFirstUse(service, visit, accountId, typed))) {
      await inTransaction(service.db, visit, (tx) => endSessionOfToken(tx, response.token ?? ''));
      return { kind: 'refused' };
    }
    await beginSession(service, visit, accountId, 'password-and-code');
    return { kind: 'signed-in', cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAuthRefusal(error)) throw error;
    const event = { action: 'identity.second-factor-failed', accountId } as const;
    await inTransaction(service.db, visit, (tx) => journal(tx, visit, event));
    return { kind: outcomeOf(error) };
  }
}

async function tryCode(service: IdentityService, visit: Visit, typed: string) {
  const { api } = await authOf(service, visit);
  const request = { headers: authHeaders(visit, 'without-session'), returnHeaders: true } as const;
  const code = typed.replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(code)) return api.verifyTOTP({ ...request, body: { code } });
  const dashed = code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
  return api.verifyBackupCode({ ...request, body: { code: dashed } });
}

function outcomeOf(error: AuthRefusal): 'refused' | 'expired' | 'locked' {
  switch (error.body?.code) {
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return 'expired';
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return 'locked';
    default:
      return 'refused';
  }
}

/** A code counts once, though it is right for a minute and a half. Source: RFC 6238, section 5.2. */
async function isFirstUse(
  service: IdentityService,
  visit: Visit,
  accountId: AccountId,
  typed: string,
): Promise<boolean> {
  const digest = createHash('sha256')
    .update(`${accountId} ${typed.replaceAll(/\s/g, '')}`)
    .digest();
  const now = service.clock.now();
  const over = sql<Date>`${now.subtract({ seconds: CODE_LIFE_SECONDS }).toString()}::timestamptz`;
  const marked = await inTransaction(service.db, visit, (tx) =>
    tx
      .updateTable('identity.two_factor')
      .set({ last_code: digest, last_code_at: now.toString() })
      .where('login_id', '=', accountId)
      .where((where) => where.or([where('last_code', 'is distinct from', digest), where('last_code_at', '<', over)]))
      .executeTakeFirst(),
  );
  return marked.numUpdatedRows > 0n;
}
