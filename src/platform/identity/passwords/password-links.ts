import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import { newId } from '../../database/ids.ts';
import type { AccountId } from '../actor.ts';
import type { PasswordOwner } from './rules.ts';
import '../tables.ts';

/** Why the link was sent: a forgotten password, or the first one of a new login. */
export type LinkPurpose = 'reset' | 'invitation';

/** How long a link works. */
export const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = { reset: 30, invitation: 7 * 24 * 60 };

const MAIL_EVERY_MINUTES = 2;

/** Whose password the link sets, and why it was sent. */
export interface OpenLink extends PasswordOwner {
  readonly accountId: AccountId;
  readonly purpose: LinkPurpose;
}

/**
 * A fresh token for a link that sets a password once; older links of the login stop working.
 * @returns null when one of the same purpose was sent within the last 2 minutes
 */
export async function issueLink(
  tx: Tx,
  accountId: AccountId,
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<string | null> {
  const recent = await tx
    .selectFrom('identity.password_link')
    .select('id')
    .where('login_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('created_at', '>', sql<Date>`${now.subtract({ minutes: MAIL_EVERY_MINUTES }).toString()}::timestamptz`)
    .executeTakeFirst();
  if (recent) return null;
  const token = randomBytes(32).toString('base64url');
  await dropLinks(tx, accountId);
  await tx
    .insertInto('identity.password_link')
    .values({
      id: newId(),
      login_id: accountId,
      purpose,
      token_hash: digestOf(token),
      expires_at: now.add({ minutes: LINK_MINUTES[purpose] }).toString(),
      created_at: sql`${now.toString()}::timestamptz`,
    })
    .execute();
  return token;
}

/** Whose link this is, while it works; null for a token that was used, has expired, or belongs to another government. */
export async function findLink(tx: Tx, token: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const row = await tx
    .selectFrom('identity.password_link as link')
    .innerJoin('identity.login as login', 'login.id', 'link.login_id')
    .select(['link.purpose', 'login.id', 'login.email', 'login.name'])
    .where('link.token_hash', '=', digestOf(token))
    .where('link.used_at', 'is', null)
    .where('link.expires_at', '>', sql<Date>`${now.toString()}::timestamptz`)
    .where('login.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return { accountId: row.id as AccountId, purpose: row.purpose, email: row.email, name: row.name };
}

/** Uses the link up. @returns false when another request was faster */
export async function useLink(tx: Tx, token: string, now: Temporal.Instant): Promise<boolean> {
  const used = await tx
    .updateTable('identity.password_link')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', digestOf(token))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Makes all links of a login useless. */
export async function dropLinks(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('identity.password_link').where('login_id', '=', accountId).execute();
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
