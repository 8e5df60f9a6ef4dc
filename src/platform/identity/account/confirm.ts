import { inTransaction } from '../../database/tenancy.ts';
import { journal } from '../journal.ts';
import { findPasswordHash } from '../passwords/credentials.ts';
import { hashPassword, verifyPassword } from '../passwords/hashing.ts';
import { noteAuthenticated, type SignedIn } from '../sessions.ts';
import { attemptKeys, claimBoth, forgive } from '../sign-in/sign-in.ts';
import type { IdentityService, Visit } from '../visit.ts';

/** What came of typing the password again. */
export type Confirmation =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'locked'; readonly until: Temporal.Instant };

/**
 * Checks the password of a signed-in person again; the session counts as fresh afterwards. Failures count with those
 * of signing in.
 */
export async function confirmPassword(
  service: IdentityService,
  visit: Visit,
  signedIn: SignedIn,
  password: string,
): Promise<Confirmation> {
  const { accountId, sessionId, email } = signedIn;
  const keys = attemptKeys(visit, email);
  const claimed = await inTransaction(service.db, visit, async (tx) => ({
    claim: await claimBoth(service, tx, keys),
    hash: await findPasswordHash(tx, accountId),
  }));
  if (claimed.claim.isLocked) return { kind: 'locked', until: claimed.claim.until };
  const isRight = claimed.hash !== null && (await verifyPassword(password, claimed.hash));
  if (claimed.hash === null) await hashPassword(password);
  await inTransaction(service.db, visit, async (tx) => {
    if (!isRight) return journal(tx, visit, { action: 'identity.confirmation-failed', accountId });
    await forgive(tx, keys);
    await noteAuthenticated(tx, sessionId, service.clock.now());
  });
  return { kind: isRight ? 'confirmed' : 'refused' };
}
