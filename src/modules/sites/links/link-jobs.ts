import { z } from 'zod';
import { type GovernmentId, idSchema } from '../../../platform/database/ids.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { listener } from '../../../platform/jobs/event.ts';
import type { AnyJob, Job } from '../../../platform/jobs/job.ts';
import { listGovernments } from '../../organization/index.ts';
import { contentsChanged } from '../events.ts';
import { checkInnerLinks, checkOuterLinks, noteLinks } from './check-links.ts';

const ZONE = 'Asia/Jakarta';
const GOVERNMENTS_AT_ONCE = 100;
/** Of one government in one night; with more links a round takes several nights. */
const MOST_ASKED = 1500;
const PAUSE_MS = 1000;

const noteChangedLinks = listener(contentsChanged, {
  name: 'sites.note-links',
  timeoutSeconds: 120,
  retryLimit: 5,
  run: ({ db, settings, clock }, { governmentId, contentIds }) =>
    noteLinks(db, { governmentId }, { contentIds, ownDomain: settings.PENDOPO_DOMAIN, today: clock.today(ZONE) }),
});

const checkLinksOfGovernment: Job<{ readonly governmentId: GovernmentId }> = {
  name: 'sites.check-links',
  schema: z.object({ governmentId: idSchema<'government'>() }),
  timeoutSeconds: 3600,
  retryLimit: 1,
  async run({ db, clock, signal }, tenant) {
    const today = clock.today(ZONE);
    const inner = await checkInnerLinks(db, tenant, today);
    const round = { today, most: MOST_ASKED, pauseMs: PAUSE_MS, signal };
    return inner + (await checkOuterLinks(db, tenant, round));
  },
};

/** Each night every link is due to be looked at again. */
const beginLinkRounds: Job<Record<string, never>> = {
  ...{ name: 'sites.begin-link-rounds', schema: z.object({}), timeoutSeconds: 300, retryLimit: 3 },
  cron: '40 1 * * *',
  async run({ db }) {
    let count = 0;
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, {
        ...{ limit: GOVERNMENTS_AT_ONCE, cursor },
      });
      for (const { id } of page.rows)
        await enqueue(db, checkLinksOfGovernment, { governmentId: id }, { singletonKey: id });
      count += page.rows.length;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return count;
  },
};

/** The background work on links. */
export const linkJobs: readonly AnyJob[] = [
  noteChangedLinks,
  checkLinksOfGovernment,
  beginLinkRounds,
] as readonly AnyJob[];
