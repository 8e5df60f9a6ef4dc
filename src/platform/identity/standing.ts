import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { AccountId } from './actor.ts';
import { attemptKey } from './sign-in/attempts.ts';
import './tables.ts';

/** A login that could sign in at this moment. */
export interface UsableLogin {
  readonly name: string;
  readonly email: string;
}

/** The login, unless it is disabled or has to wait after failed attempts to sign in; null then, or when there is none. */
export async function findUsableLogin(
  tx: Tx,
  accountId: AccountId,
  now: Temporal.Instant,
): Promise<UsableLogin | null> {
  const login = await tx
    .selectFrom('identity.login')
    .select(['name', 'email'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!login) return null;
  const { kind, digest } = attemptKey('mail', login.email);
  const waiting = await tx
    .selectFrom('identity.sign_in_attempt')
    .select('failures')
    .where('kind', '=', kind)
    .where('key', '=', digest)
    .where('locked_until', '>', sql<Date>`${now.toString()}::timestamptz`)
    .executeTakeFirst();
  return waiting ? null : login;
}
