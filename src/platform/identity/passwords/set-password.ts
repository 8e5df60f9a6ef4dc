import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import { inTransaction } from '../../database/tenancy.ts';
import type { Language } from '../../ui/texts.ts';
import { endWaiting } from '../accounts.ts';
import type { AccountId } from '../actor.ts';
import { journal } from '../journal.ts';
import { endSessions, type SessionId, type SignedIn } from '../sessions.ts';
import { attemptKey, claimAttempt } from '../sign-in/attempts.ts';
import type { IdentityService, Visit } from '../visit.ts';
import { savePasswordHash } from './credentials.ts';
import { hashPassword } from './hashing.ts';
import { dropLinks, findLink, issueLink, useLink } from './password-links.ts';
import { sendChangeNotice, sendReset } from './password-mail.ts';
import { type PasswordFault, passwordFault } from './rules.ts';

// Longer than writing a mail into the outbox takes, so that the time does not tell whether there is a login.
const ANSWER_AFTER_MS = 300;

/** Where the answer to a visitor goes, and in which language. */
export interface Asker extends Visit {
  readonly language: Language;
}

/**
 * Sends a mail with a link for a new password, if the address has a login. The caller learns nothing of that, neither
 * from the answer nor from its time.
 */
export async function askReset(service: IdentityService, asker: Asker, email: string): Promise<void> {
  const work = inTransaction(service.db, asker, async (tx) => {
    const now = service.clock.now();
    const claim = await claimAttempt(tx, attemptKey('reset', asker.address), now);
    if (!claim.isLocked) await issueReset(tx, asker, email.toLowerCase(), now);
  });
  await Promise.all([work, wait(ANSWER_AFTER_MS)]);
}

async function issueReset(tx: Tx, asker: Asker, email: string, now: Temporal.Instant): Promise<void> {
  const login = await tx
    .selectFrom('identity.login')
    .select(['id', 'name'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!login) return;
  const accountId = login.id as AccountId;
  const token = await issueLink(tx, accountId, 'reset', now);
  if (token === null) return;
  await sendReset(tx, asker, { accountId, email, name: login.name, token });
  await journal(tx, asker, { action: 'identity.reset-asked', accountId });
}

/** What came of setting a password by link. */
export type LinkOutcome = 'done' | 'expired' | PasswordFault;

/** Sets the password of a link's login once; all its sessions end, and any waiting after failures too. */
export async function setPasswordByLink(
  service: IdentityService,
  visit: Visit,
  token: string,
  password: string,
): Promise<LinkOutcome> {
  const now = service.clock.now();
  const link = await inTransaction(service.db, visit, (tx) => findLink(tx, token, now));
  if (!link) return 'expired';
  const fault = passwordFault(password, link);
  if (fault) return fault;
  const hash = await hashPassword(password);
  return inTransaction(service.db, visit, async (tx) => {
    if (!(await useLink(tx, token, now))) return 'expired';
    await savePassword(tx, link.accountId, hash, null);
    await confirmAddress(tx, link.accountId);
    await endWaiting(tx, link.accountId, link.email);
    await journal(tx, visit, {
      action: 'identity.password-set',
      accountId: link.accountId,
      detail: { purpose: link.purpose },
    });
    return 'done';
  });
}

/** Changes the password of a signed-in person; all other sessions end. @returns null when done */
export async function changePassword(
  service: IdentityService,
  asker: Asker,
  signedIn: SignedIn,
  password: string,
): Promise<PasswordFault | null> {
  const fault = passwordFault(password, signedIn);
  if (fault) return fault;
  const hash = await hashPassword(password);
  await inTransaction(service.db, asker, async (tx) => {
    await savePassword(tx, signedIn.accountId, hash, signedIn.sessionId);
    await dropLinks(tx, signedIn.accountId);
    await sendChangeNotice(tx, asker, signedIn);
    await journal(tx, asker, { action: 'identity.password-changed', accountId: signedIn.accountId });
  });
  return null;
}

async function savePassword(tx: Tx, accountId: AccountId, hash: string, keep: SessionId | null): Promise<void> {
  await savePasswordHash(tx, accountId, hash);
  await endSessions(tx, accountId, keep);
}

/** Whoever opened the mailed link reads the mail of that address. */
async function confirmAddress(tx: Tx, accountId: AccountId): Promise<void> {
  await tx
    .updateTable('identity.login')
    .set({ email_verified: true, updated_at: sql`now()` })
    .where('id', '=', accountId)
    .execute();
}
