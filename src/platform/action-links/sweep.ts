import { z } from 'zod';
import { inTransaction } from '../database/tenancy.ts';
import { listGovernmentIds } from '../http/hosts.ts';
import type { Job } from '../jobs/job.ts';
import { removeOldLinks } from './links.ts';

const schema = z.object({});

/** Each night: links whose time was over a month ago are removed; what was done by them stays in the audit log. */
export const sweepActionLinks: Job<z.output<typeof schema>> = {
  ...{ name: 'action-links.sweep', schema, timeoutSeconds: 600, retryLimit: 1, cron: '40 2 * * *' },
  async run({ db, clock, signal }) {
    let count = 0;
    for (const governmentId of await listGovernmentIds(db)) {
      if (signal.aborted) break;
      count += await inTransaction(db, { governmentId }, (tx) => removeOldLinks(tx, clock.now()));
    }
    return count;
  },
};
