import type { JobResult, PgBoss, Job as QueuedJob } from 'pg-boss';
import type { Logger } from 'pino';
import { APPLICATION_ROLE } from '../database/database.ts';
import { failureFacts, failureFactsForLog } from './failure-facts.ts';
import type { AnyJob, JobDeps } from './job.ts';
import { bossDefaults } from './queues.ts';

/** What a worker needs. */
export interface WorkerOptions {
  /** Login of the application; the worker opens five connections of its own, one of them to listen. */
  readonly url: string;
  readonly jobs: readonly AnyJob[];
  readonly deps: JobDeps;
  readonly log: Logger;
  /** How often to look for jobs whose time has come; new ones are heard of at once. Seconds, from 0.5; default 10. */
  readonly pollSeconds?: number;
}

/** How often a job ran in this process since its start. */
export interface JobFigures {
  readonly completed: number;
  readonly failed: number;
  /** Sum of the counts that the runs answered. */
  readonly things: number;
}

/** The background work of this process. */
export interface Worker {
  /** By name of the job. */
  figures(): Readonly<Record<string, JobFigures>>;
  /** Takes no new job, waits up to 30 seconds for those that run, and closes its connections. */
  stop(): Promise<void>;
}

const CONNECTIONS = 4;
const STOP_WITHIN_MS = 30_000;
const LEAST_CONCURRENCY = 2;

/**
 * Starts to work on the queues, which {@link prepareJobs} has made. Works as the application's role, which may change
 * no table.
 * @throws {Error} when the queues were not prepared, or by another version
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const figures = new Map<string, JobFigures>();
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    ...bossDefaults,
    connectionString: options.url,
    options: `-c role=${APPLICATION_ROLE}`,
    application_name: 'pendopo worker',
    max: CONNECTIONS,
    supervise: true,
    schedule: true,
    useListenNotify: true,
  });
  boss.on('error', (error) => options.log.error({ err: failureFactsForLog(error) }, 'queue failed'));
  boss.on('warning', ({ message }) => options.log.warn({ message }, 'queue warned'));
  try {
    await boss.start();
    for (const job of options.jobs) await work(boss, job, options, figures);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    figures: () => Object.fromEntries(figures),
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

async function work(
  boss: PgBoss,
  job: AnyJob,
  options: WorkerOptions,
  figures: Map<string, JobFigures>,
): Promise<void> {
  const settings = {
    batchSize: Math.max(job.concurrency ?? LEAST_CONCURRENCY, LEAST_CONCURRENCY),
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: Math.min(options.pollSeconds ?? 2, 2),
    notifyPollingIntervalSeconds: options.pollSeconds ?? 10,
  } as const;
  figures.set(job.name, { completed: 0, failed: 0, things: 0 });
  await boss.work<unknown, unknown, typeof settings>(job.name, settings, (batch) =>
    Promise.all(batch.map((queued) => runOnce(job, queued, options, figures))),
  );
}

/** A payload that does not fit will not fit the next time: it goes to the dead letter queue at once. */
async function runOnce(
  job: AnyJob,
  queued: QueuedJob<unknown>,
  options: WorkerOptions,
  figures: Map<string, JobFigures>,
): Promise<JobResult> {
  const attempt = queued.retryCount + 1;
  const ids = { job: job.name, jobId: queued.id, attempt, governmentId: governmentOf(queued.data) };
  const log = options.log.child(ids);
  const payload = job.schema.safeParse(queued.data);
  if (!payload.success) {
    log.error({ paths: payload.error.issues.map((issue) => issue.path.join('.')) }, 'job has a wrong payload');
    count(figures, job.name, { failed: 1 });
    return { id: queued.id, status: 'deadletter', output: { type: 'ZodError', code: null } };
  }
  const startedAt = performance.now();
  const context = { ...options.deps, log, jobId: queued.id, attempt, signal: queued.signal };
  try {
    const things = await job.run(context, payload.data);
    log.info({ things, durationMs: Math.round(performance.now() - startedAt) }, 'job done');
    count(figures, job.name, { completed: 1, things });
    return { id: queued.id, status: 'completed', output: { things } };
  } catch (error) {
    log.error({ err: failureFactsForLog(error) }, 'job failed');
    count(figures, job.name, { failed: 1 });
    return { id: queued.id, status: 'failed', output: failureFacts(error) };
  }
}

function governmentOf(data: unknown): string | undefined {
  const hasOne = typeof data === 'object' && data !== null && 'governmentId' in data;
  return hasOne && typeof data.governmentId === 'string' ? data.governmentId : undefined;
}

function count(figures: Map<string, JobFigures>, name: string, more: Partial<JobFigures>): void {
  const { completed = 0, failed = 0, things = 0 } = figures.get(name) ?? {};
  figures.set(name, {
    completed: completed + (more.completed ?? 0),
    failed: failed + (more.failed ?? 0),
    things: things + (more.things ?? 0),
  });
}
