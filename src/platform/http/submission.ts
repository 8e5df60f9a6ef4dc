import type { Tx } from '../database/database.ts';
import './tables.ts';

/**
 * Runs the work of a form once for each key, however often the form arrives, also at the same moment.
 * @param key the UUID that the form's first page carried
 * @param work answers where to go, which is answered again when the form comes back
 * @returns the place to redirect to
 */
export async function once(tx: Tx, key: string, work: () => Promise<string>): Promise<string> {
  const claimed = await tx
    .insertInto('http.submission')
    .values({ key, result: '' })
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return resultOf(tx, key);
  const result = await work();
  await tx.updateTable('http.submission').set({ result }).where('key', '=', key).execute();
  return result;
}

/** The first transaction has committed by now: the insert above waited for it. */
async function resultOf(tx: Tx, key: string): Promise<string> {
  const row = await tx.selectFrom('http.submission').select('result').where('key', '=', key).executeTakeFirstOrThrow();
  return row.result;
}
