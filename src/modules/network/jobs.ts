import { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { getGovernment, listGovernments } from '../organization/index.ts';
import { noteContractEnds } from './inventory/contract-ends.ts';
import { discoverJob } from './inventory/discovery/discover-job.ts';
import { everyMinute, sendReadingsJob } from './metrics/send-job.ts';
import { tellIncidentJob } from './monitoring/alerts/tell-incident.ts';
import { sumMonthsOf } from './monitoring/storage/sum-months-job.ts';

const contractsOfGovernment: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'network.note-contract-ends',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 300,
  retryLimit: 5,
  retryDelaySeconds: 60,
  async run({ db, clock }, tenant) {
    return inTransaction(db, tenant, async (tx) => {
      const { timeZone } = await getGovernment(tx);
      return noteContractEnds(tx, clock.today(timeZone));
    });
  },
};

/** Looks at the contracts of every government before work begins, and sums the months of what is watched. */
const everyMorning: Job<Record<string, never>> = {
  name: 'network.begin-day',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 3,
  cron: '20 5 * * *',
  async run({ db }) {
    let count = 0;
    for await (const governmentId of allGovernments(db)) {
      await enqueue(db, contractsOfGovernment, { governmentId }, { singletonKey: governmentId });
      await enqueue(db, sumMonthsOf, { governmentId }, { singletonKey: governmentId });
      count += 1;
    }
    return count;
  },
};

async function* allGovernments(db: Db): AsyncGenerator<GovernmentId> {
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, { limit: 100, cursor });
    for (const { id } of page.rows) yield id;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [
  contractsOfGovernment,
  everyMorning,
  sumMonthsOf,
  discoverJob,
  tellIncidentJob,
  everyMinute,
  sendReadingsJob,
] as readonly AnyJob[];
