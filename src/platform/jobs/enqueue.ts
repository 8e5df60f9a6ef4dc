import { CompiledQuery } from 'kysely';
import { insertJobs, updateJob } from 'pg-boss/dist/plans.js';
import type { Db } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { Job } from './job.ts';
import { QUEUE_SCHEMA } from './queues.ts';

/** When and how often a job runs. */
export interface EnqueueOptions {
  /** Not before this moment; default at once. */
  readonly startAfter?: Temporal.Instant;
  /**
   * While a job with this key waits, no second one is added: the waiting one takes over the new payload and time.
   * A job that already runs does not count, so nothing that this transaction wrote is missed.
   */
  readonly singletonKey?: string;
}

const FROM = { table: 'job', returnId: true, notify: true } as const;

/**
 * Puts a job into its queue within the caller's transaction: it runs after the commit, and never after a rollback.
 * The statements are pg-boss's own; its `send` would need a started instance with timers in every process that writes.
 * @returns the id of the job
 * @throws {AppError} `unavailable` when the queue was not prepared
 */
export async function enqueue<Payload>(
  tx: Db,
  job: Pick<Job<Payload>, 'name'> & { readonly schema?: Job<Payload>['schema'] },
  payload: NoInfer<Payload>,
  options: EnqueueOptions = {},
): Promise<string> {
  const row = {
    data: payload,
    startAfter: options.startAfter?.toString({ fractionalSecondDigits: 3 }),
    singletonKey: options.singletonKey,
  };
  const id = row.singletonKey === undefined ? await insert(tx, job.name, row) : await insertOnce(tx, job.name, row);
  if (id === undefined) throw new AppError('unavailable', `The queue ${job.name} refused a job`);
  return id;
}

/**
 * As {@link enqueue}, for several jobs of one kind in one statement; each may run as soon as the transaction has committed.
 * @throws {AppError} `unavailable` when the queue was not prepared
 */
export async function enqueueAll<Payload>(
  tx: Db,
  job: Pick<Job<Payload>, 'name'> & { readonly schema?: Job<Payload>['schema'] },
  payloads: readonly NoInfer<Payload>[],
): Promise<void> {
  if (payloads.length === 0) return;
  assertQueueName(job.name);
  const rows = JSON.stringify(payloads.map((data) => ({ data })));
  const { rows: added } = await tx.executeQuery(
    CompiledQuery.raw(insertJobs(QUEUE_SCHEMA, { ...FROM, name: job.name }), [rows]),
  );
  if (added.length < payloads.length) throw new AppError('unavailable', `The queue ${job.name} refused a job`);
}

interface QueueRow {
  readonly data: unknown;
  readonly startAfter: string | undefined;
  readonly singletonKey: string | undefined;
}

/** A second look after the insert finds the job that another transaction put in at the same moment. */
async function insertOnce(tx: Db, name: string, row: QueueRow): Promise<string | undefined> {
  return (await update(tx, name, row)) ?? (await insert(tx, name, row)) ?? (await update(tx, name, row));
}

async function insert(tx: Db, name: string, row: QueueRow): Promise<string | undefined> {
  assertQueueName(name);
  const upsertByKey = row.singletonKey !== undefined;
  return firstId(tx, insertJobs(QUEUE_SCHEMA, { ...FROM, name, upsertByKey }), JSON.stringify([row]));
}

/** Locks the waiting job, so that no worker takes it before this transaction has committed. */
async function update(tx: Db, name: string, row: QueueRow): Promise<string | undefined> {
  assertQueueName(name);
  return firstId(tx, updateJob(QUEUE_SCHEMA, FROM.table, name, 'singletonKey', 'newest', true), JSON.stringify(row));
}

async function firstId(tx: Db, text: string, parameter: string): Promise<string | undefined> {
  const { rows } = await tx.executeQuery<{ id: string }>(CompiledQuery.raw(text, [parameter]));
  return rows[0]?.id;
}

/** The name becomes part of pg-boss's statements. */
function assertQueueName(name: string): void {
  if (!/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(name)) throw new Error(`A job is named module.verb, not ${name}`);
}
