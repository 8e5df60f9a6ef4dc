import { z } from 'zod';
import { type GovernmentId, idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import type { Job } from '../../../../platform/jobs/job.ts';
import { listMonthsToSum, sumMonth } from './month-sums.ts';

/** Sums the months of a government's targets, a transaction for each; run twice, it does nothing the second time. */
export const sumMonthsOf: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'network.sum-months',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 900,
  retryLimit: 3,
  async run({ db, clock }, tenant) {
    const now = clock.now();
    const months = await inReadOnly(db, tenant, (tx) => listMonthsToSum(tx, now));
    for (const month of months) await inTransaction(db, tenant, (tx) => sumMonth(tx, month, now));
    return months.length;
  },
};
