import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { listGovernmentIds } from '../http/hosts.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Job } from '../jobs/job.ts';
import type { MessageId } from './message.ts';
import { RETRIES, sendMessageJob } from './send-message.ts';
import './tables.ts';

const schema = z.object({});

// Longer than the longest pause between two tries, so that a message whose job lives is left to it.
const DEAD_AFTER_HOURS = 2;
const AT_ONCE = 200;

/**
 * Each hour: messages whose process died while it sent them are put into the queue again, or given up as `EDIED` when
 * they were tried often enough.
 */
export const reclaimMessages: Job<z.output<typeof schema>> = {
  ...{ name: 'messages.reclaim', schema, timeoutSeconds: 600, retryLimit: 1, cron: '7 * * * *' },
  async run({ db, clock, signal }) {
    let count = 0;
    for (const governmentId of await listGovernmentIds(db)) {
      if (signal.aborted) break;
      count += await inTransaction(db, { governmentId }, (tx) => reclaim(tx, clock.now()));
    }
    return count;
  },
};

async function reclaim(tx: Tx, now: Temporal.Instant): Promise<number> {
  const died = now.subtract({ hours: DEAD_AFTER_HOURS }).toString();
  const { rows } = await sql<{ id: MessageId; government_id: GovernmentId; state: string }>`
    update messages.message set
      state = case when attempts > ${RETRIES} then 'failed' else 'queued' end,
      last_error = 'EDIED'
    where id in (
      select id from messages.message where state = 'sending' and claimed_at <= ${died}::timestamptz
      order by id limit ${AT_ONCE} for update skip locked)
    returning id, government_id, state`.execute(tx);
  for (const { id, government_id: governmentId, state } of rows) {
    if (state === 'queued') await enqueue(tx, sendMessageJob, { governmentId, messageId: id });
  }
  return rows.length;
}
