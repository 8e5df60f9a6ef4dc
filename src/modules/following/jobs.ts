import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { listGovernments } from '../organization/index.ts';
import { contentsChanged } from '../sites/index.ts';
import type { DeliveryOrder } from './deliver.ts';
import { clearAway } from './delivery-queries.ts';
import type { Reach } from './following.ts';

const DELIVERY_RETRIES = 20;

/** The job that delivers, for those who put something on its way. */
export function deliverJob(reach: Reach): Job<DeliveryOrder> {
  return {
    name: 'following.deliver',
    schema: z.object({ governmentId: idSchema<'government'>(), deliveryId: idSchema<'delivery'>() }),
    timeoutSeconds: 60,
    // One minute, doubled up to an hour: given up after some 15 hours.
    ...{ retryLimit: DELIVERY_RETRIES, retryDelaySeconds: 60, concurrency: 8 },
    async run(context, order) {
      const { deliver } = await import('./deliver.ts');
      return deliver({ ...context, isLastTry: context.attempt > DELIVERY_RETRIES }, order, reach);
    },
  };
}

const GOVERNMENTS_AT_ONCE = 100;

const clearJob: Job<Record<string, never>> = {
  ...{ name: 'following.clear-away', timeoutSeconds: 1800, retryLimit: 3, cron: '40 2 * * *' },
  schema: z.object({}),
  async run({ db }) {
    let [count, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, {
        ...{ limit: GOVERNMENTS_AT_ONCE, cursor },
      });
      for (const { id } of page.rows) count += await inTransaction(db, { governmentId: id }, clearAway);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return count;
  },
};

/** The background work of the module. */
export function jobsFor(reach: Reach): readonly AnyJob[] {
  const delivering = deliverJob(reach);
  const telling = listener(contentsChanged, {
    ...{ name: 'following.tell-contents', timeoutSeconds: 120, retryLimit: 8 },
    async run(context, { governmentId, contentIds }) {
      const { tellContents } = await import('./tell-contents.ts');
      return tellContents(context, { governmentId }, contentIds, delivering);
    },
  });
  return [telling, delivering, clearJob] as readonly AnyJob[];
}
