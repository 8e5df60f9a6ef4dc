import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import { newId } from '../../database/ids.ts';
import type { AccountId } from '../actor.ts';
import '../tables.ts';

/** The provider under which better-auth looks for a password. */
const PASSWORD = 'credential';

/** The password's hash; null when the login has none yet. */
export async function findPasswordHash(tx: Tx, accountId: AccountId): Promise<string | null> {
  const row = await tx
    .selectFrom('identity.credential')
    .select('password')
    .where('provider_id', '=', PASSWORD)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Gives the login this password's hash instead of any former one. */
export async function savePasswordHash(tx: Tx, accountId: AccountId, hash: string): Promise<void> {
  await tx
    .insertInto('identity.credential')
    .values({ id: newId(), login_id: accountId, provider_id: PASSWORD, account_id: accountId, password: hash })
    .onConflict((conflict) =>
      conflict
        .columns(['government_id', 'provider_id', 'account_id'])
        .doUpdateSet({ password: hash, updated_at: sql`now()` }),
    )
    .execute();
}
