import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Logger, pino } from 'pino';
import { beforeAll } from 'vitest';
import { systemClock } from '../clock.ts';
import { readSettings } from '../config/settings.ts';
import type { TestDatabase } from '../database/testing.ts';
import { openFiles } from '../files/open-files.ts';
import type { AnyJob, JobDeps } from './job.ts';
import { prepareJobs } from './prepare.ts';
import { startWorker, type Worker } from './worker.ts';

/** Jobs in a test: queues in the test's own database, worked on when the test says so. */
export interface TestJobs {
  /** Works until no job waits for now; those that were put off, and retries yet to come, stay. */
  drain(overrides?: Partial<JobDeps>): Promise<void>;
  /** Starts a worker that the test stops itself. */
  start(overrides?: Partial<JobDeps>, log?: Logger): Promise<Worker>;
  /** How many jobs of this name are in a state of pg-boss: `created`, `active`, `retry`, `completed`, `failed`. */
  count(name: string, state: string): Promise<number>;
}

const QUIET = pino({ level: 'silent' });

/** Call at the top of a test file, below `useTestDatabase()`: makes the queues of the jobs. */
export function useTestJobs(database: TestDatabase, jobs: readonly AnyJob[]): TestJobs {
  beforeAll(() => prepareJobs(database.migratorUrl, jobs));
  const names = jobs.map(({ name }) => name);
  const start = async (overrides: Partial<JobDeps> = {}, log = QUIET) =>
    startWorker({
      url: database.applicationUrl,
      jobs,
      deps: { ...(await testDeps(database)), ...overrides },
      log,
      pollSeconds: 0.5,
    });
  return {
    start,
    async drain(overrides = {}) {
      const worker = await start(overrides);
      try {
        while (await isBusy(database, names)) await new Promise((resolve) => setTimeout(resolve, 20));
      } finally {
        await worker.stop();
      }
    },
    async count(name, state) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pgboss.job where name = ${name} and state::text = ${state}`.execute(database.db);
      return rows[0]?.n ?? 0;
    },
  };
}

/** What jobs get in tests: default settings, the machine's clock. */
export async function testDeps(
  database: TestDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<JobDeps> {
  const settings = readSettings({ PENDOPO_HOME: join(tmpdir(), 'pendopo-jobs-test'), ...environment });
  return {
    db: database.db,
    settings,
    files: await openFiles(settings),
    clock: systemClock,
    address: { scheme: 'http', domain: settings.PENDOPO_DOMAIN, port: null },
  };
}

async function isBusy(database: TestDatabase, names: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (select from pgboss.job where name = any (${[...names]})
      and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))) as busy`.execute(database.db);
  return rows[0]?.busy ?? false;
}
