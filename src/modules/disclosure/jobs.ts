import { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../platform/jobs/job.ts';
import { listGovernments } from '../organization/index.ts';
import { contentsChanged } from '../sites/index.ts';
import { expireExemptions } from './exempt/exemption-commands.ts';
import { noteAllContents, noteContents } from './list/note-contents.ts';
import { beginYearlyReport } from './reports/report-commands.ts';

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
  async run({ db, clock, signal }, tenant) {
    const expired = await expireExemptions(db, tenant, clock.today('Asia/Jakarta'));
    return expired + (await noteAllContents(db, tenant, signal));
  },
};

const GOVERNMENTS_AT_ONCE = 100;

/** Every night the list is held against what stands on the sites: headings and confirmations may have changed. */
const beginRounds: Job<Record<string, never>> = {
  name: 'disclosure.begin-rounds',
  schema: z.object({}),
  timeoutSeconds: 300,
  retryLimit: 3,
  cron: '10 4 * * *',
  run: ({ db }) =>
    forEachGovernment(db, (governmentId) =>
      enqueue(db, roundOfGovernment, { governmentId }, { singletonKey: governmentId }),
    ),
};

/** @returns how many governments there are */
async function forEachGovernment(db: Db, work: (id: GovernmentId) => Promise<unknown>): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, {
      ...{ limit: GOVERNMENTS_AT_ONCE, cursor },
    });
    for (const { id } of page.rows) await work(id);
    count += page.rows.length;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return count;
}

const beginReportOfGovernment: Job<{ readonly governmentId: GovernmentId; readonly year: number }> = {
  name: 'disclosure.begin-report',
  schema: z.object({ governmentId: idSchema<'government'>(), year: z.int() }),
  timeoutSeconds: 120,
  retryLimit: 5,
  async run({ db }, { governmentId, year }) {
    return inTransaction(db, { governmentId }, async (tx) => ((await beginYearlyReport(tx, year)) === null ? 0 : 1));
  },
};

/** When a year is over, the report on it is begun, and its deadline stands at the desk. */
const beginReports: Job<Record<string, never>> = {
  ...{ name: 'disclosure.begin-reports', schema: z.object({}), timeoutSeconds: 300, retryLimit: 3 },
  cron: '20 4 2 1 *',
  run: ({ db, clock }) => {
    const year = clock.today('Asia/Jakarta').year - 1;
    return forEachGovernment(db, (governmentId) =>
      enqueue(db, beginReportOfGovernment, { governmentId, year }, { singletonKey: governmentId }),
    );
  },
};

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [
  ...[noteChangedContents, roundOfGovernment, beginRounds],
  ...[beginReportOfGovernment, beginReports],
] as readonly AnyJob[];
