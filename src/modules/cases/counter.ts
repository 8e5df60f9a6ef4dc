import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { caseNumber } from './number.ts';
import './tables.ts';

interface Series extends Tenant {
  readonly prefix: string;
  readonly year: number;
}

type Waiting = (drawn: Promise<number>) => void;

/** Who waits for the next small transaction, by government, prefix and year. */
const queues = new WeakMap<Db, Map<string, Waiting[]>>();

/**
 * The next public number of a series. Numbers are drawn in a small transaction of their own, for all who wait in this
 * process at once, so that filings do not stand in line behind each other's commits; one that fails afterwards leaves a
 * gap. The drawing is not flushed to disk by itself: the commit of the case that bears the number, being later in the
 * log, does that.
 */
export async function drawNumber(db: Db, series: Series): Promise<string> {
  const sequence = await new Promise<number>((resolve) => {
    const key = `${series.governmentId} ${series.prefix} ${series.year}`;
    const ofDatabase = queues.get(db) ?? new Map<string, Waiting[]>();
    queues.set(db, ofDatabase);
    const waiting = ofDatabase.get(key);
    if (waiting) waiting.push(resolve);
    else {
      ofDatabase.set(key, [resolve]);
      setImmediate(() => drawForAll(db, series, ofDatabase.get(key) ?? [], () => ofDatabase.delete(key)));
    }
  });
  return caseNumber({ prefix: series.prefix, year: series.year, sequence });
}

function drawForAll(db: Db, series: Series, waiting: readonly Waiting[], begin: () => void): void {
  begin();
  const last = draw(db, series, waiting.length);
  for (const [at, hand] of waiting.entries()) hand(last.then((number) => number - waiting.length + 1 + at));
}

async function draw(db: Db, series: Series, count: number): Promise<number> {
  return inTransaction(db, series, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    const row = await tx
      .insertInto('cases.counter')
      .values({ prefix: series.prefix, year: series.year, last: count })
      .onConflict((conflict) =>
        conflict
          .columns(['government_id', 'prefix', 'year'])
          .doUpdateSet({ last: sql<number>`counter.last + ${count}` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow();
    return row.last;
  });
}
