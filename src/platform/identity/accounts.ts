import { sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { inTransaction, type Tenant } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import type { AccountId } from './actor.ts';
import { journal } from './journal.ts';
import { savePasswordHash } from './passwords/credentials.ts';
import { hashPassword } from './passwords/hashing.ts';
import { dropLinks, issueLink } from './passwords/password-links.ts';
import { type InvitationHost, sendInvitation } from './passwords/password-mail.ts';
import { endSessions } from './sessions.ts';
import { attemptKey, forgiveAll } from './sign-in/attempts.ts';
import './tables.ts';

export { listSessions } from './sessions.ts';

/** A login to be made. */
export interface NewAccount {
  readonly email: string;
  readonly name: string;
  /** Taken as it is, for demonstrations; null leaves the person to choose one by invitation. */
  readonly password: string | null;
}

/**
 * Makes a login of the tenant. Runs within the transaction when `db` is one already. When the tenant is an actor, the
 * audit log names them.
 * @throws {AppError} `conflict` when the mail address has a login at this government
 */
export async function createAccount(db: Db, tenant: Tenant, account: NewAccount): Promise<AccountId> {
  const hash = account.password === null ? null : await hashPassword(account.password);
  return within(db, tenant, async (tx) => {
    const id = newId<'account'>();
    const made = await tx
      .insertInto('identity.login')
      .values({ id, name: account.name.trim(), email: account.email.trim().toLowerCase() })
      .onConflict((conflict) => conflict.columns(['government_id', 'email']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new AppError('conflict', 'The mail address has a login at this government');
    if (hash !== null) await savePasswordHash(tx, id, hash);
    await journal(tx, tenant, { action: 'identity.account-created', accountId: id });
    return id;
  });
}

/** Where the invited person signs in, and in which language the mail speaks. */
export interface Invitation extends InvitationHost {
  readonly accountId: AccountId;
  readonly now: Temporal.Instant;
}

/**
 * Sends a mail with a link, good for 7 days and one use, with which the person sets a password.
 * @returns false when one was sent within the last 2 minutes
 * @throws {AppError} `not-found` when the login does not exist or is disabled
 */
export async function inviteAccount(db: Db, tenant: Tenant, invitation: Invitation): Promise<boolean> {
  const { accountId, now } = invitation;
  return within(db, tenant, async (tx) => {
    const login = await getLogin(tx, accountId);
    if (login.disabled_at !== null) throw new AppError('not-found', `Login ${accountId} is disabled`);
    const token = await issueLink(tx, accountId, 'invitation', now);
    if (token === null) return false;
    await sendInvitation(tx, invitation, { accountId, ...login, token });
    await journal(tx, tenant, { action: 'identity.account-invited', accountId });
    return true;
  });
}

/** Nobody signs in with the login any more; its sessions end at once, and mailed links stop working. */
export async function disableAccount(db: Db, tenant: Tenant, accountId: AccountId): Promise<void> {
  await within(db, tenant, async (tx) => {
    await changeLogin(tx, accountId, { disabled_at: sql`now()` });
    await endSessions(tx, accountId, null);
    await dropLinks(tx, accountId);
    await journal(tx, tenant, { action: 'identity.account-disabled', accountId });
  });
}

/** Takes {@link disableAccount} back; the person signs in with the same password as before. */
export async function enableAccount(db: Db, tenant: Tenant, accountId: AccountId): Promise<void> {
  await within(db, tenant, async (tx) => {
    await changeLogin(tx, accountId, { disabled_at: null });
    await journal(tx, tenant, { action: 'identity.account-enabled', accountId });
  });
}

/** Ends the waiting after failed attempts, for password and second factor. */
export async function unlockAccount(db: Db, tenant: Tenant, accountId: AccountId): Promise<void> {
  await within(db, tenant, async (tx) => {
    const { email } = await getLogin(tx, accountId);
    await endWaiting(tx, accountId, email);
    await journal(tx, tenant, { action: 'identity.account-unlocked', accountId });
  });
}

/** Forgets the failures of a login. */
export async function endWaiting(tx: Tx, accountId: AccountId, email: string): Promise<void> {
  await forgiveAll(tx, attemptKey('mail', email));
  await tx
    .updateTable('identity.two_factor')
    .set({ failed_verification_count: 0, locked_until: null })
    .where('login_id', '=', accountId)
    .execute();
}

async function getLogin(tx: Tx, accountId: AccountId) {
  const row = await tx
    .selectFrom('identity.login')
    .select(['email', 'name', 'disabled_at'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `Login ${accountId} does not exist`);
  return row;
}

async function changeLogin(
  tx: Tx,
  accountId: AccountId,
  change: { readonly disabled_at: ReturnType<typeof sql<string>> | null },
): Promise<void> {
  const changed = await tx
    .updateTable('identity.login')
    .set({ ...change, updated_at: sql`now()` })
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('not-found', `Login ${accountId} does not exist`);
}

function within<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : inTransaction(db, tenant, work);
}
