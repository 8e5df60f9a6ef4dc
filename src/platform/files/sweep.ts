import { sql } from 'kysely';
import { z } from 'zod';
import type { GovernmentId } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import type { Job } from '../jobs/job.ts';
import { removeDeletedFiles } from './files.ts';
import { removeOrphans } from './orphans.ts';

const schema = z.object({});

/** Each night: bytes of files that were deleted more than 30 days ago, and bytes that no row names, are removed for good. */
export const sweepFiles: Job<z.output<typeof schema>> = {
  ...{ name: 'files.sweep', schema, timeoutSeconds: 3600, retryLimit: 1, cron: '20 2 * * *' },
  async run({ db, files, clock }) {
    const { rows } = await sql<{ government_id: GovernmentId }>`select distinct government_id from http.host`.execute(
      db,
    );
    let removed = 0;
    for (const { government_id: governmentId } of rows) {
      removed += await inTransaction(db, { governmentId }, (tx) => removeDeletedFiles(files, tx, governmentId));
      removed += await removeOrphans(files, db, governmentId, clock.now());
    }
    return removed;
  },
};
