import { z } from 'zod';
import type { GovernmentId } from '../../platform/database/ids.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { listGovernments, unitsAdded } from '../organization/index.ts';
import { showFact } from './fact-commands.ts';
import { openSites } from './open-sites.ts';
import { publishDue } from './publishing.ts';

/** Publishes what the schedules of all governments have reached, each minute. */
const publishDueContent: Job<Record<string, never>> = {
  name: 'sites.publish-due',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 0,
  cron: '* * * * *',
  async run(context) {
    let count = 0;
    for await (const governmentId of allGovernments(context)) {
      if (context.signal.aborted) break;
      count += await publishDue(context, { governmentId });
    }
    return count;
  },
};

const GOVERNMENTS_AT_ONCE = 100;

async function* allGovernments({ db }: Pick<Parameters<Job<unknown>['run']>[0], 'db'>): AsyncGenerator<GovernmentId> {
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, {
      limit: GOVERNMENTS_AT_ONCE,
      cursor,
    });
    for (const { id } of page.rows) yield id;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** Gives every new unit its site. */
const openSiteOfUnit = listener(unitsAdded, {
  name: 'sites.open-site',
  timeoutSeconds: 120,
  retryLimit: 5,
  run: ({ db }, { governmentId }) => openSites(db, governmentId),
});

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [publishDueContent, openSiteOfUnit, showFact] as readonly AnyJob[];
