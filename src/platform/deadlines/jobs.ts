import type { AnyJob } from '../jobs/job.ts';
import { recomputeEverywhere, recomputeOpenDeadlines } from './recompute.ts';

/** The background work of the deadlines, for the building's list of jobs. */
export const deadlineJobs: readonly AnyJob[] = [recomputeOpenDeadlines, recomputeEverywhere];
