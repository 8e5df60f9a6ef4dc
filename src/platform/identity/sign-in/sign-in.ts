import type { Tx } from '../../database/database.ts';
import { inTransaction } from '../../database/tenancy.ts';
import type { AccountId } from '../actor.ts';
import { isAuthRefusal } from '../auth/authority.ts';
import { journal } from '../journal.ts';
import { endSessionOfToken, sweep } from '../sessions.ts';
import { authHeaders, authOf, type IdentityService, sessionToken, type Visit } from '../visit.ts';
import {
  type AttemptKey,
  attemptKey,
  type Claim,
  claimAttempt,
  forgiveAll,
  forgiveOne,
  waitMinutes,
} from './attempts.ts';

/** What came of an attempt to sign in. Whether a mail address has a login cannot be told from it. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly cookies: readonly string[] }
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'locked'; readonly until: Temporal.Instant };

/** How a person proved who they are. */
export type SignInMethod = 'password' | 'password-and-code' | 'passkey' | 'oidc';

/** Mail address and password, as typed. */
export interface Proof {
  readonly email: string;
  readonly password: string;
}

/**
 * Tries mail address and password. Failures make the next attempt wait, per address of mail and of network, whether
 * or not the login exists; a password is hashed in either case, so that the time tells nothing.
 */
export async function signIn(service: IdentityService, visit: Visit, proof: Proof): Promise<SignInOutcome> {
  const keys = attemptKeys(visit, proof.email);
  const claim = await inTransaction(service.db, visit, (tx) => claimBoth(service, tx, keys));
  if (claim.isLocked) return { kind: 'locked', until: claim.until };
  const auth = await authOf(service, visit);
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email: proof.email, password: proof.password },
      headers: authHeaders(visit, 'without-session'),
      returnHeaders: true,
    });
    await inTransaction(service.db, visit, (tx) => forgive(tx, keys));
    const cookies = headers.getSetCookie();
    if ('twoFactorRedirect' in response) return { kind: 'second-factor', cookies };
    await beginSession(service, visit, response.user.id as AccountId, 'password');
    return { kind: 'signed-in', cookies };
  } catch (error) {
    if (!isAuthRefusal(error)) throw error;
    await inTransaction(service.db, visit, (tx) => noteFailure(tx, visit, proof.email, claim.failures));
    return { kind: 'refused' };
  }
}

/** The keys under which attempts with this mail address from this visitor count. */
export function attemptKeys(visit: Visit, email: string): readonly [AttemptKey, AttemptKey] {
  return [attemptKey('address', visit.address), attemptKey('mail', email)];
}

/** Counts the attempt under both keys; the claim of the mail address, or the one that has to wait. */
export async function claimBoth(
  service: IdentityService,
  tx: Tx,
  [address, mail]: readonly [AttemptKey, AttemptKey],
): Promise<Claim> {
  const now = service.clock.now();
  const claim = await claimAttempt(tx, address, now);
  return claim.isLocked ? claim : claimAttempt(tx, mail, now);
}

/** The attempt was none: the mail address begins anew, the network address keeps its other failures. */
export async function forgive(tx: Tx, [address, mail]: readonly [AttemptKey, AttemptKey]): Promise<void> {
  await forgiveOne(tx, address);
  await forgiveAll(tx, mail);
}

async function noteFailure(tx: Tx, visit: Visit, email: string, failures: number): Promise<void> {
  const login = await tx
    .selectFrom('identity.login')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const accountId = (login?.id as AccountId | undefined) ?? null;
  await journal(tx, visit, { action: 'identity.sign-in-failed', accountId });
  const minutes = waitMinutes('mail', failures);
  if (minutes > 0) await journal(tx, visit, { action: 'identity.sign-in-locked', accountId, detail: { minutes } });
}

/** What goes with every new session: the browser's former one ends, and the sign-in is written down. */
export async function beginSession(
  service: IdentityService,
  visit: Visit,
  accountId: AccountId,
  method: SignInMethod,
): Promise<void> {
  const former = sessionToken(service, visit);
  await inTransaction(service.db, visit, async (tx) => {
    if (former !== null) await endSessionOfToken(tx, former);
    await sweep(tx, service.clock.now());
    await journal(tx, visit, { action: 'identity.signed-in', accountId, detail: { method } });
  });
}
