import { z } from 'zod';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { unitsAdded } from '../organization/index.ts';
import { showFact } from './fact-commands.ts';
import { linkJobs } from './links/link-jobs.ts';
import { openSites } from './open-sites.ts';
import { publishDue } from './publishing.ts';
import { listGovernmentsDue } from './schedule-queries.ts';

/** Publishes what the schedules of all governments have reached, each minute; where nothing was, nothing is asked. */
const publishDueContent: Job<Record<string, never>> = {
  name: 'sites.publish-due',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 0,
  cron: '* * * * *',
  async run(context) {
    let count = 0;
    for (const governmentId of await listGovernmentsDue(context.db, context.clock.now())) {
      if (context.signal.aborted) break;
      count += await publishDue(context, { governmentId });
    }
    return count;
  },
};

/** Gives every new unit its site. */
const openSiteOfUnit = listener(unitsAdded, {
  name: 'sites.open-site',
  timeoutSeconds: 120,
  retryLimit: 5,
  run: ({ db }, { governmentId }) => openSites(db, governmentId),
});

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [
  ...[publishDueContent, openSiteOfUnit, showFact],
  ...linkJobs,
] as readonly AnyJob[];
