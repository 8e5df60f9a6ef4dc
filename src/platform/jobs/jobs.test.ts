import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type GovernmentId, idSchema, newId } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { enqueue } from './enqueue.ts';
import type { Job, JobContext } from './job.ts';
import { prepareJobs } from './prepare.ts';
import { testDeps, useTestJobs } from './testing.ts';
import { startWorker } from './worker.ts';

const database = useTestDatabase();
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };

interface Marking {
  readonly governmentId: GovernmentId;
  readonly word: string;
}

const markingSchema = z.object({ governmentId: idSchema<'government'>(), word: z.string() });

/** Writes a word once for its government, however often it runs. */
const mark: Job<Marking> = {
  name: 'probe.mark',
  schema: markingSchema,
  timeoutSeconds: 10,
  retryLimit: 2,
  retryDelaySeconds: 0,
  run: ({ db }, { governmentId, word }) =>
    inTransaction(db, { governmentId }, async (tx) => {
      await sql`insert into platform.mark (word) values (${word}) on conflict do nothing`.execute(tx);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.mark`.execute(tx);
      return rows[0]?.n ?? 0;
    }),
};

let failuresLeft = 0;
let contexts: Pick<JobContext, 'attempt' | 'jobId'>[] = [];

const stumble: Job<Marking> = {
  ...mark,
  name: 'probe.stumble',
  async run(context, payload) {
    contexts.push(context);
    if (failuresLeft-- > 0) throw new Error(`does not reach the log: ${payload.word}`);
    return mark.run(context, payload);
  },
};

const nightly: Job<Record<string, never>> = {
  name: 'probe.nightly',
  schema: z.strictObject({}),
  timeoutSeconds: 5,
  retryLimit: 0,
  cron: '30 1 * * *',
  run: async () => 1,
};

const jobs = useTestJobs(database, [mark, stumble, nightly]);

beforeAll(async () => {
  await sql`create table platform.mark (government_id uuid not null default platform.current_government(), word text, primary key (government_id, word))`.execute(
    database.owner,
  );
  await sql`select platform.protect_tenant_table('platform.mark')`.execute(database.owner);
});

beforeEach(async () => {
  failuresLeft = 0;
  contexts = [];
  for (const tenant of [ours, theirs]) {
    await inTransaction(database.db, tenant, (tx) => sql`delete from platform.mark`.execute(tx));
  }
  await sql`delete from pgboss.job`.execute(database.db);
});

const wordsOf = (tenant: typeof ours) =>
  inTransaction(database.db, tenant, async (tx) => {
    const { rows } = await sql<{ word: string }>`select word from platform.mark order by word`.execute(tx);
    return rows.map(({ word }) => word);
  });

describe('putting a job into the queue', () => {
  test('within a transaction that commits, it runs once', async () => {
    await inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: 'once' }));
    await jobs.drain();
    expect(await wordsOf(ours)).toEqual(['once']);
    expect(await jobs.count(mark.name, 'completed')).toBe(1);
  });

  test('within a transaction that rolls back, nothing runs', async () => {
    const broken = inTransaction(database.db, ours, async (tx) => {
      await enqueue(tx, mark, { ...ours, word: 'never' });
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await jobs.drain();
    expect(await wordsOf(ours)).toEqual([]);
    expect(await jobs.count(mark.name, 'completed')).toBe(0);
  });

  test('with a key, the waiting job takes over the newer payload instead of a second one', async () => {
    const add = (word: string, singletonKey: string) =>
      inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word }, { singletonKey }));
    const first = await add('older', 'a');
    expect(await add('newer', 'a')).toBe(first);
    expect(await add('other', 'b')).not.toBe(first);
    await jobs.drain();
    expect(await wordsOf(ours)).toEqual(['newer', 'other']);
  });

  test('with a key from many transactions at once, one job waits', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: `${at}` }, { singletonKey: 'k' })),
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('put off, it waits for its time', async () => {
    const startAfter = Temporal.Now.instant().add({ hours: 1 });
    await inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: 'later' }, { startAfter }));
    await jobs.drain();
    expect(await wordsOf(ours)).toEqual([]);
    const { rows } = await sql<{
      start_after: Date;
    }>`select start_after from pgboss.job where name = ${mark.name}`.execute(database.db);
    expect(rows[0]?.start_after.getTime()).toBe(startAfter.epochMilliseconds);
  });

  test('a queue that was not prepared is refused, and so is a name that is none', async () => {
    const add = (name: string) =>
      inTransaction(database.db, ours, (tx) => enqueue(tx, { ...mark, name }, { ...ours, word: 'x' }));
    await expect(add('probe.unknown')).rejects.toThrow();
    await expect(add("probe.x'; drop table pgboss.job; --")).rejects.toThrow(/module\.verb/);
  });
});

describe('running a job', () => {
  test('a run that throws is tried again, and its text reaches neither log nor queue', async () => {
    failuresLeft = 2;
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    await inTransaction(database.db, ours, (tx) => enqueue(tx, stumble, { ...ours, word: 'SECRET-TEXT' }));
    const worker = await jobs.start({}, log);
    await expect.poll(() => worker.figures()[stumble.name]?.completed, { timeout: 20_000 }).toBe(1);
    await worker.stop();
    expect(contexts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(worker.figures()[stumble.name]).toEqual({ completed: 1, failed: 2, things: 1 });
    expect(await wordsOf(ours)).toEqual(['SECRET-TEXT']);
    expect(lines.join('')).not.toContain('SECRET-TEXT');
    expect(JSON.parse(lines.find((line) => line.includes('job done')) ?? '{}')).toMatchObject({
      job: stumble.name,
      governmentId: ours.governmentId,
      attempt: 3,
      things: 1,
    });
  });

  test('a job that fails for good lies in the dead letter queue', async () => {
    failuresLeft = 99;
    await inTransaction(database.db, ours, (tx) => enqueue(tx, stumble, { ...ours, word: 'lost' }));
    const worker = await jobs.start();
    await expect.poll(() => worker.figures()[stumble.name]?.failed, { timeout: 20_000 }).toBe(3);
    await expect.poll(() => jobs.count('jobs.dead-letter', 'created'), { timeout: 5000 }).toBe(1);
    await worker.stop();
    const { rows } = await sql<{ output: unknown }>`select output from pgboss.job where name = ${stumble.name}`.execute(
      database.db,
    );
    expect(rows[0]?.output).toEqual({ type: 'Error', code: null });
  });

  test('a payload that does not fit is not tried again', async () => {
    await sql`insert into pgboss.job (name, data, retry_limit, dead_letter, policy) values (${mark.name}, '{"word": 5}', 2, 'jobs.dead-letter', 'standard')`.execute(
      database.db,
    );
    await jobs.drain();
    expect(await jobs.count(mark.name, 'failed')).toBe(1);
    expect(await jobs.count('jobs.dead-letter', 'created')).toBe(1);
  });

  test('run twice, it does no harm', async () => {
    for (const _ of [1, 2]) {
      await inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: 'same' }));
    }
    await jobs.drain();
    expect(await jobs.count(mark.name, 'completed')).toBe(2);
    expect(await wordsOf(ours)).toEqual(['same']);
  });

  test('a job of one government never sees rows of another', async () => {
    await inTransaction(database.db, theirs, (tx) => enqueue(tx, mark, { ...theirs, word: 'theirs' }));
    await jobs.drain();
    await inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: 'ours' }));
    const worker = await jobs.start();
    await expect.poll(() => worker.figures()[mark.name]?.completed, { timeout: 10_000 }).toBe(1);
    await worker.stop();
    expect(worker.figures()[mark.name]?.things).toBe(1);
    expect(await wordsOf(ours)).toEqual(['ours']);
  });

  test('a backlog is worked off without waiting between jobs', async () => {
    await inTransaction(database.db, ours, async (tx) => {
      for (let at = 0; at < 40; at += 1) await enqueue(tx, mark, { ...ours, word: `w${at}` });
    });
    const startedAt = performance.now();
    await jobs.drain();
    expect(await jobs.count(mark.name, 'completed')).toBe(40);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  test('stopping waits for the job that runs', async () => {
    let hasEnded = false;
    let begin: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = {
      ...mark,
      run: async () => {
        begin();
        await new Promise((resolve) => setTimeout(resolve, 500));
        hasEnded = true;
        return 1;
      },
    };
    await inTransaction(database.db, ours, (tx) => enqueue(tx, mark, { ...ours, word: 'slow' }));
    const log = pino({ level: 'silent' });
    const worker = await startWorker({
      url: database.applicationUrl,
      jobs: [slow],
      deps: await testDeps(database),
      log,
      pollSeconds: 0.5,
    });
    await hasBegun;
    await worker.stop();
    expect(hasEnded).toBe(true);
    expect(await jobs.count(mark.name, 'completed')).toBe(1);
  });
});

describe('preparing the queues', () => {
  test('the application may change rows of the queues, but no table', async () => {
    await expect(sql`create table pgboss.mine (id int)`.execute(database.db)).rejects.toThrow(/permission denied/);
    await expect(sql`drop table pgboss.job`.execute(database.db)).rejects.toThrow(/must be owner/);
    await expect(sql`truncate pgboss.job`.execute(database.db)).rejects.toThrow(/permission denied/);
  });

  test('many at once, and with other cron times, the last word holds', async () => {
    const moved = { ...nightly, cron: '0 4 * * *' };
    await Promise.all(Array.from({ length: 6 }, () => prepareJobs(database.migratorUrl, [mark, stumble, moved])));
    const boss = new PgBoss({
      connectionString: database.applicationUrl,
      schema: 'pgboss',
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    });
    await boss.start();
    const schedules = await boss.getSchedules();
    expect(schedules.map(({ name, cron, timezone }) => ({ name, cron, timezone }))).toEqual([
      { name: nightly.name, cron: '0 4 * * *', timezone: 'Asia/Jakarta' },
    ]);
    await prepareJobs(database.migratorUrl, [mark, stumble, { ...mark, name: nightly.name }]);
    expect(await boss.getSchedules()).toEqual([]);
    await boss.stop({ graceful: false });
  });

  test('two jobs of one name are a mistake', async () => {
    await expect(prepareJobs(database.migratorUrl, [mark, mark])).rejects.toThrow(/probe\.mark/);
  });
});
