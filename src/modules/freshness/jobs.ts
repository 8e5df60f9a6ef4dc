import { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { listGovernments } from '../organization/index.ts';
import { contentsChanged } from '../sites/index.ts';
import { noteContents } from './note-contents.ts';
import { roundOfDay } from './round.ts';

const noteChangedContents = listener(contentsChanged, {
  name: 'freshness.note-contents',
  timeoutSeconds: 120,
  retryLimit: 8,
  run: (context, { governmentId, contentIds }) => noteContents(context, { governmentId }, contentIds),
});

const roundOfGovernment: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'freshness.round',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 1800,
  retryLimit: 5,
  retryDelaySeconds: 60,
  run: (context, tenant) => roundOfDay(context, tenant),
};

/** Begins the round of every government, early enough for the mails to lie there when work begins. */
const beginRounds: Job<Record<string, never>> = {
  name: 'freshness.begin-rounds',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 3,
  cron: '30 5 * * *',
  async run({ db }) {
    let count = 0;
    for await (const governmentId of allGovernments(db)) {
      await enqueue(db, roundOfGovernment, { governmentId }, { singletonKey: governmentId });
      count += 1;
    }
    return count;
  },
};

const GOVERNMENTS_AT_ONCE = 100;

async function* allGovernments(db: Db): AsyncGenerator<GovernmentId> {
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

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [noteChangedContents, roundOfGovernment, beginRounds] as readonly AnyJob[];
