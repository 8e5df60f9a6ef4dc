import type { AnyJob } from '../jobs/job.ts';
import { reclaimMessages } from './reclaim.ts';
import { sendMessageJob } from './send-message.ts';

/** The background work of the outbox, for the building's list of jobs. */
export const messageJobs: readonly AnyJob[] = [sendMessageJob, reclaimMessages as AnyJob];
