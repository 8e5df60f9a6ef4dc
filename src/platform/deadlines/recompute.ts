import { sql } from 'kysely';
import { z } from 'zod';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Tx } from '../database/database.ts';
import { type GovernmentId, idSchema } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Job, JobContext } from '../jobs/job.ts';
import { CRON_ZONE } from '../jobs/queues.ts';
import { type CalendarChange, calendarChangeSchema, causeText } from './calendar-change.ts';
import type { DeadlineId, RunningDeadline } from './deadline.ts';
import { dueDate } from './due-date.ts';
import { appendEvents, runningDeadlines, toRunning } from './running.ts';

interface Recomputation {
  readonly governmentId: GovernmentId;
  readonly change: CalendarChange;
  /** The date written into the history, where the change was made. */
  readonly on: string;
  /** The last deadline of the batch before; absent in the first. */
  readonly after?: DeadlineId | undefined;
}

const BATCH = 500;
const GOVERNMENTS_AT_ONCE = 200;

/**
 * Counts the open deadlines of one government again, 500 a run, after its calendar has changed. The history says before,
 * after and cause of each date that moved; the others stay untouched. Safe to run twice: the second moves nothing.
 */
export const recomputeOpenDeadlines: Job<Recomputation> = {
  name: 'deadlines.recompute',
  schema: z.object({
    governmentId: idSchema<'government'>(),
    change: calendarChangeSchema,
    on: z.iso.date(),
    after: idSchema<'deadline'>().optional(),
  }),
  timeoutSeconds: 120,
  retryLimit: 5,
  run: (context, batch) => inTransaction(context.db, batch, (tx) => recomputeBatch(tx, batch)),
};

async function recomputeBatch(tx: Tx, batch: Recomputation): Promise<number> {
  const deadlines = await affectedBy(tx, batch);
  const moved = await moveDueDates(tx, deadlines, batch);
  const last = deadlines.at(-1);
  if (deadlines.length === BATCH && last) await enqueue(tx, recomputeOpenDeadlines, { ...batch, after: last.id });
  return moved;
}

/** A day counts for a deadline when it lies after its start and not after its due date. */
async function affectedBy(tx: Tx, { change, after }: Recomputation): Promise<readonly RunningDeadline[]> {
  const rows = await runningDeadlines(tx)
    .where('deadlines.deadline.state', '=', 'open')
    .where('deadlines.deadline.rule_unit', '=', 'working-days')
    .$if(after !== undefined, (query) => query.where('deadlines.deadline.id', '>', after ?? ''))
    .$if(change.date !== null, (query) =>
      query
        .where('deadlines.deadline.started_on', '<', change.date ?? '')
        .where('deadlines.deadline.due_on', '>=', change.date ?? ''),
    )
    .limit(BATCH)
    .execute();
  return rows.map(toRunning);
}

async function moveDueDates(tx: Tx, deadlines: readonly RunningDeadline[], batch: Recomputation): Promise<number> {
  if (deadlines.length === 0) return 0;
  const calendar = await loadCalendar(tx);
  const moved = deadlines.flatMap(({ id, span, startedOn, dueOn, pauses }) => {
    const after = span ? dueDate(calendar, startedOn, span, pauses).dueOn : dueOn;
    return after.equals(dueOn) ? [] : [{ id, before: dueOn, after }];
  });
  if (moved.length === 0) return 0;
  const ids = moved.map(({ id }) => id);
  const dates = moved.map(({ after }) => after.toString());
  await sql`update deadlines.deadline set due_on = moved.due_on
    from unnest(${ids}::uuid[], ${dates}::date[]) as moved (id, due_on) where deadline.id = moved.id`.execute(tx);
  const on = Temporal.PlainDate.from(batch.on);
  const events = moved.map(({ id, before, after }) => ({
    ...{ deadlineId: id, kind: 'recomputed' as const, on, by: null },
    ...{ dueBefore: before, dueAfter: after, reason: causeText(batch.change) },
  }));
  await appendEvents(tx, events);
  return moved.length;
}

interface RecomputeAll {
  readonly change: CalendarChange;
  readonly on?: string | undefined;
  readonly after?: GovernmentId | undefined;
}

const checkedAtNight: CalendarChange = { kind: 'checked', date: null };

/**
 * Has every government count its open deadlines again: after the national calendar has changed, and each night, because
 * a new year's holidays also arrive with a new version of Pendopo.
 */
export const recomputeEverywhere: Job<RecomputeAll> = {
  name: 'deadlines.recompute-everywhere',
  schema: z.object({
    change: calendarChangeSchema.default(checkedAtNight),
    on: z.iso.date().optional(),
    after: idSchema<'government'>().optional(),
  }),
  timeoutSeconds: 120,
  retryLimit: 5,
  cron: '30 1 * * *',
  run: askGovernments,
};

async function askGovernments({ db, clock }: JobContext, { change, on, after }: RecomputeAll): Promise<number> {
  const day = on ?? clock.today(CRON_ZONE).toString();
  const keepers = await db
    .selectFrom('deadlines.keeper')
    .select('deadlines.keeper.id')
    .$if(after !== undefined, (query) => query.where('deadlines.keeper.id', '>', after ?? ''))
    .orderBy('deadlines.keeper.id')
    .limit(GOVERNMENTS_AT_ONCE)
    .execute();
  const ids = keepers.map(({ id }) => id as GovernmentId);
  await db.transaction().execute(async (tx) => {
    for (const governmentId of ids) {
      const singletonKey = `${governmentId} ${causeText(change)}`;
      await enqueue(tx, recomputeOpenDeadlines, { governmentId, change, on: day }, { singletonKey });
    }
    const last = ids.at(-1);
    if (ids.length === GOVERNMENTS_AT_ONCE && last) {
      await enqueue(tx, recomputeEverywhere, { change, on: day, after: last });
    }
  });
  return ids.length;
}
