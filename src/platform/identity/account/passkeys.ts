import type { Tx } from '../../database/database.ts';
import type { Id } from '../../database/ids.ts';
import type { AccountId } from '../actor.ts';
import '../tables.ts';

/** A passkey of one login. */
export type PasskeyId = Id<'passkey'>;

/** A passkey in the list that a person sees of their own. */
export interface PasskeySummary {
  readonly id: PasskeyId;
  /** As the person called it; empty when they did not. */
  readonly name: string;
  /** Null when the time was not kept. */
  readonly addedAt: Temporal.Instant | null;
}

/** The passkeys of a login, oldest first; at most 50. */
export async function listPasskeys(tx: Tx, accountId: AccountId): Promise<readonly PasskeySummary[]> {
  const rows = await tx
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'created_at'])
    .where('login_id', '=', accountId)
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id as PasskeyId,
    name: row.name ?? '',
    addedAt: row.created_at && Temporal.Instant.fromEpochMilliseconds(row.created_at.getTime()),
  }));
}

/** Removes a passkey of the login. @returns whether there was one */
export async function removePasskey(tx: Tx, accountId: AccountId, id: PasskeyId): Promise<boolean> {
  const removed = await tx
    .deleteFrom('identity.passkey')
    .where('login_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
