import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { PersonId } from '../identity/actor.ts';
import './tables.ts';

/** Which form was sent in, and by whom. */
export interface Submitted {
  /** The UUID that the form's first page carried. */
  readonly key: string;
  readonly by: PersonId;
}

/**
 * Runs the work of a form once for each key, however often the form arrives, also at the same moment.
 * @param work answers where to go, which is answered again when the form comes back
 * @returns the place to redirect to
 * @throws {AppError} `conflict` when the key is another person's: what became of theirs is not told
 */
export async function once(tx: Tx, { key, by }: Submitted, work: () => Promise<string>): Promise<string> {
  const claimed = await tx
    .insertInto('http.submission')
    .values({ key, person_id: by, result: '' })
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return resultOf(tx, { key, by });
  const result = await work();
  await tx.updateTable('http.submission').set({ result }).where('key', '=', key).execute();
  return result;
}

/** The first transaction has committed by now: the insert above waited for it. */
async function resultOf(tx: Tx, { key, by }: Submitted): Promise<string> {
  const row = await tx
    .selectFrom('http.submission')
    .select(['result', 'person_id'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.person_id !== null && row.person_id !== by) throw new AppError('conflict', 'The key of this form is taken');
  return row.result;
}

/** What the server says of a form that it took in. */
export interface Receipt {
  readonly receivedAt: Temporal.Instant;
  /** Twelve characters over key, moment and outcome: the same each time it is asked for. */
  readonly number: string;
}

/** The receipt of a person's form; undefined when it has not arrived, or is another person's. */
export async function findReceipt(tx: Tx, { key, by }: Submitted): Promise<Receipt | undefined> {
  if (!z.guid().safeParse(key).success) return undefined;
  const row = await tx
    .selectFrom('http.submission')
    .select(['result', 'submitted_at'])
    .where('key', '=', key)
    .where('person_id', '=', by)
    .executeTakeFirst();
  if (!row) return undefined;
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(row.submitted_at.getTime());
  const number = createHash('sha256').update(`${key} ${receivedAt} ${row.result}`).digest('hex').slice(0, 12);
  return { receivedAt, number };
}
