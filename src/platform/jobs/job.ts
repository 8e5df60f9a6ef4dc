import type { Logger } from 'pino';
import type { ZodType } from 'zod';
import type { Clock } from '../clock.ts';
import type { Settings } from '../config/settings.ts';
import type { Db } from '../database/database.ts';
import type { Files } from '../files/files.ts';
import type { PublicAddress } from '../http/place.ts';

/** What the building hands to every job; `ModuleDeps` fits. */
export interface JobDeps {
  readonly db: Db;
  readonly settings: Settings;
  readonly files: Files;
  readonly clock: Clock;
  readonly address: PublicAddress;
}

/** One run of a job: what it works with, and who it is. */
export interface JobContext extends JobDeps {
  /** Writes the name and id of the job and the government's id with every line; give it ids only, never names or text. */
  readonly log: Logger;
  readonly jobId: string;
  /** 1 for the first run, 2 for the first retry. */
  readonly attempt: number;
  /** Aborted when the job's time is up; a long job looks at it between batches. */
  readonly signal: AbortSignal;
}

/**
 * Background work. It is delivered at least once: it must be safe to run twice.
 * The payload holds ids only, and `governmentId` whenever rows of a government are touched.
 */
export interface Job<Payload> {
  /** `module.verb`, for example `messages.send`; also the name of its queue. */
  readonly name: string;
  readonly schema: ZodType<Payload>;
  /** A run that takes longer counts as failed. Whole seconds, from 1. */
  readonly timeoutSeconds: number;
  /** How often a failed run is tried again, with growing pauses; afterwards it lies in the dead letter queue. */
  readonly retryLimit: number;
  /** Pause before the first retry, in seconds; doubled for each further one, up to an hour. Default 5. */
  readonly retryDelaySeconds?: number;
  /** How many run side by side in one process. Default and least 2. */
  readonly concurrency?: number;
  /** Also runs at these times of the clock in Asia/Jakarta, with the payload `{}`. */
  readonly cron?: string;
  /** The event that it answers, for listeners: see `event.ts`. */
  readonly event?: string;
  /** @returns how many things it did, for the log and the metrics */
  run(context: JobContext, payload: Payload): Promise<number>;
}

/** A job whose payload is not looked at: for lists of jobs. */
export type AnyJob = Job<unknown>;
