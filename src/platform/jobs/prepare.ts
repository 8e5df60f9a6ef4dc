import type { PgBoss } from 'pg-boss';
import { APPLICATION_ROLE } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { AnyJob } from './job.ts';
import { bossDefaults, CRON_ZONE, DEAD_LETTER_QUEUE, QUEUE_SCHEMA, queueOf } from './queues.ts';

/** pg-boss's own queue, through which its cron times pass. */
const CRON_QUEUE = '__pgboss__send-it';

/**
 * Brings the job queues up to date, as the owner, after the migrations: pg-boss's schema, one queue a job, the cron
 * times, who listens to which event, and the rights that let the application work with rows but not with tables. Safe to run again and at once
 * from two processes.
 * @throws {AppError} `unavailable` when the schema cannot be brought up to date
 */
export async function prepareJobs(migratorUrl: string, jobs: readonly AnyJob[]): Promise<void> {
  assertNamesDiffer(jobs);
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    ...bossDefaults,
    connectionString: migratorUrl,
    application_name: 'pendopo prepare jobs',
    max: 1,
    migrate: true,
    createSchema: true,
  });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  try {
    await boss.start();
    await waitForTurn(boss);
    await createQueues(boss, jobs);
    await setSchedules(boss, jobs);
    await setSubscriptions(boss, jobs);
    await grantRows(boss);
  } catch (cause) {
    throw new AppError('unavailable', `Antrean pekerjaan tidak dapat disiapkan: ${String(cause)}`, { cause });
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures[0]) throw new AppError('unavailable', 'Antrean pekerjaan tidak dapat disiapkan', { cause: failures[0] });
}

/** PostgreSQL refuses two grants on one table at once. The lock ends with the one connection that this pg-boss has. */
async function waitForTurn(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql('select pg_advisory_lock(hashtext($1))', ['pendopo.prepare-jobs']);
}

function assertNamesDiffer(jobs: readonly AnyJob[]): void {
  const names = jobs.map((job) => job.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two jobs are named ${twice}`);
}

async function createQueues(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of [CRON_QUEUE, DEAD_LETTER_QUEUE]) if (!known.has(name)) await boss.createQueue(name);
  for (const job of jobs) {
    if (known.has(job.name)) await boss.updateQueue(job.name, queueOf(job));
    else await boss.createQueue(job.name, { ...queueOf(job), policy: 'standard' });
  }
}

async function setSchedules(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  const timed = jobs.filter((job) => job.cron !== undefined);
  const stale = (await boss.getSchedules()).filter(({ name }) => !timed.some((job) => job.name === name));
  for (const { name, key } of stale) await boss.unschedule(name, key);
  for (const { name, cron = '' } of timed) await boss.schedule(name, cron, {}, { tz: CRON_ZONE, missed: 'once' });
}

async function setSubscriptions(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  const { rows } = await boss.getDb().executeSql(`select event, name from ${QUEUE_SCHEMA}.subscription`);
  const wanted = new Map(jobs.flatMap(({ name, event }) => (event === undefined ? [] : [[name, event] as const])));
  for (const { event, name } of rows as { event: string; name: string }[]) {
    if (wanted.get(name) !== event) await boss.unsubscribe(event, name);
  }
  for (const [name, event] of wanted) await boss.subscribe(event, name);
}

async function grantRows(boss: PgBoss): Promise<void> {
  const inSchema = `in schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE}`;
  const statements = [
    `grant usage on schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE}`,
    `grant select, insert, update, delete on all tables ${inSchema}`,
    `grant usage on all sequences ${inSchema}`,
    `grant execute on all functions ${inSchema}`,
  ];
  for (const statement of statements) await boss.getDb().executeSql(statement);
}
