import { z } from 'zod';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { listGovernments } from '../organization/index.ts';
import { contentsChanged } from '../sites/index.ts';
import { noteAllContents, noteContents } from './list/note-contents.ts';

const noteChangedContents = listener(contentsChanged, {
  name: 'disclosure.note-contents',
  timeoutSeconds: 120,
  retryLimit: 8,
  run: ({ db }, { governmentId, contentIds }) => noteContents(db, { governmentId }, contentIds),
});

const roundOfGovernment: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'disclosure.round',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 1800,
  retryLimit: 5,
  retryDelaySeconds: 60,
  run: ({ db, signal }, tenant) => noteAllContents(db, tenant, signal),
};

const GOVERNMENTS_AT_ONCE = 100;

/** Every night the list is held against what stands on the sites: headings and confirmations may have changed. */
const beginRounds: Job<Record<string, never>> = {
  name: 'disclosure.begin-rounds',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 3,
  cron: '10 4 * * *',
  async run({ db }) {
    let count = 0;
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, {
        ...{ limit: GOVERNMENTS_AT_ONCE, cursor },
      });
      for (const { id } of page.rows) await enqueue(db, roundOfGovernment, { governmentId: id }, { singletonKey: id });
      count += page.rows.length;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return count;
  },
};

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [noteChangedContents, roundOfGovernment, beginRounds] as readonly AnyJob[];
