import type { ConstructorOptions, Queue } from 'pg-boss';
import type { AnyJob } from './job.ts';

/** The PostgreSQL schema that belongs to pg-boss. */
export const QUEUE_SCHEMA = 'pgboss';

/** Where jobs lie that failed for good: their payload, their error's name, no more. */
export const DEAD_LETTER_QUEUE = 'jobs.dead-letter';

/** The clock by which cron times are read. */
export const CRON_ZONE = 'Asia/Jakarta';

/** What every pg-boss of ours has in common. It never changes the schema by itself. */
export const bossDefaults = {
  schema: QUEUE_SCHEMA,
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
  registerInstance: false,
  reindex: false,
  monitorVacuum: false,
  openTelemetry: { enabled: false },
} as const satisfies ConstructorOptions;

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

/** The settings of a job's queue. */
export function queueOf(job: AnyJob): Omit<Queue, 'name' | 'policy' | 'partition'> {
  return {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: HOUR_SECONDS,
    expireInSeconds: job.timeoutSeconds,
    deleteAfterSeconds: DAY_SECONDS,
    deadLetter: DEAD_LETTER_QUEUE,
    notify: true,
  };
}
