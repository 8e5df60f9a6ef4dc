import type { Tx } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import type { PublicAddress } from '../../platform/http/place.ts';
import { getGovernment, listUnits } from '../organization/index.ts';
import { dropFreshnessPages } from '../sites/index.ts';
import { listItemsToQueue, listTurned, saveItems } from './item-queries.ts';
import { openDeadline } from './keep-items.ts';
import type { NoteDeps as StockDeps } from './note-contents.ts';
import { readProgressForUpdate, saveRounded } from './progress-queries.ts';
import { remindAll } from './reminders/remind.ts';
import { readPractice } from './schedules.ts';
import { writeStandings } from './standing/count-standings.ts';
import { saveWeek } from './standing/standing-queries.ts';
import { type TakingUpOptions, takeUpAll } from './take-up-all.ts';

/** What the daily round works with; the context of a job fits. */
export interface RoundDeps extends StockDeps {
  readonly address: PublicAddress;
  readonly signal?: AbortSignal;
}

const UNITS_AT_ONCE = 500;
const ITEMS_AT_ONCE = 100;
const MOST_PAGES_DROPPED = 5000;

/**
 * Counts how a government stands today: takes up what it had published before, puts what comes due into the queue of
 * the desk, and counts every unit. Safe to run at any time; nobody is written to.
 * @returns how many items were taken up now
 */
export async function takeStock(deps: StockDeps, tenant: Tenant, options: TakingUpOptions = {}): Promise<number> {
  const taken = await takeUpAll(deps, tenant, options);
  const today = await todayOf(deps, tenant);
  await queueDue(deps, tenant, { today, signal: options.signal });
  await countAll(deps, tenant, { today, signal: options.signal });
  return taken;
}

/**
 * What a new day brings to one government: it takes stock, pages that now read otherwise are dropped, and whoever's turn
 * it is gets a mail. Once a day; stopped, it goes on where it was.
 * @returns how many people were written to; 0 when the day's round has been made
 */
export async function roundOfDay(deps: RoundDeps, tenant: Tenant): Promise<number> {
  await takeStock(deps, tenant, deps.signal ? { signal: deps.signal } : {});
  const today = await todayOf(deps, tenant);
  if (deps.signal?.aborted) return 0;
  return inTransaction(deps.db, tenant, async (tx) => {
    const { roundedOn } = await readProgressForUpdate(tx);
    if (roundedOn && Temporal.PlainDate.compare(roundedOn, today) >= 0) return 0;
    const since = roundedOn ?? today.subtract({ days: 1 });
    await dropFreshnessPages(tx, await listTurned(tx, { since, today, limit: MOST_PAGES_DROPPED }));
    await saveWeek(tx, today);
    const told = await remindAll(tx, { address: deps.address, today });
    await saveRounded(tx, today);
    return told;
  });
}

async function todayOf({ db, clock }: StockDeps, tenant: Tenant): Promise<Temporal.PlainDate> {
  return inReadOnly(db, tenant, async (tx) => clock.today((await getGovernment(tx)).timeZone));
}

interface Passing {
  readonly today: Temporal.PlainDate;
  readonly signal: AbortSignal | undefined;
}

async function queueDue(deps: StockDeps, tenant: Tenant, { today, signal }: Passing): Promise<void> {
  let queued = ITEMS_AT_ONCE;
  while (queued === ITEMS_AT_ONCE && !signal?.aborted) {
    queued = await inTransaction(deps.db, tenant, (tx) => queueSome(tx, today));
  }
}

async function queueSome(tx: Tx, today: Temporal.PlainDate): Promise<number> {
  const { queueDays } = await readPractice(tx, today);
  const dueBy = today.add({ days: queueDays });
  const items = await listItemsToQueue(tx, { dueBy, limit: ITEMS_AT_ONCE });
  const queued = [];
  for (const item of items) queued.push(await openDeadline(tx, item, { today, by: null }));
  await saveItems(tx, queued);
  return items.length;
}

async function countAll(deps: StockDeps, tenant: Tenant, { today, signal }: Passing): Promise<void> {
  let cursor: string | undefined;
  do {
    const at = cursor;
    const page = await inTransaction(deps.db, tenant, async (tx) => {
      const found = await listUnits(tx, { limit: UNITS_AT_ONCE, isActive: true, cursor: at });
      await writeStandings(tx, found.rows, today);
      return found;
    });
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && !signal?.aborted);
}
