import { h } from 'preact';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type App, siteOf } from '../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { answerWithin, listSiteFacts } from '../sites/index.ts';
import { goesOut } from './actor.ts';
import { listFollowed } from './following.ts';
import { followTexts } from './texts.ts';
import { FollowPage } from './views/follow-page.tsx';

/** The tag of the page that tells how to follow a site. */
export const followTag = (siteId: string) => `following:${siteId}`;

/** The page that tells how to follow a site. */
export function addFollowPage(app: App, deps: ModuleDeps): void {
  app.get('/ikuti', async (request, reply) => {
    const { siteId, ...place } = siteOf(request);
    const { language } = request;
    const read = await inReadOnly(deps.db, place, async (tx) => ({
      facts: (await listSiteFacts(tx, [siteId]))[0],
      followed: (await listFollowed(tx, place, deps.address, [siteId])).get(siteId),
    }));
    if (!read.facts) throw new AppError('not-found', `Site ${siteId} is gone`);
    const words = followTexts(language);
    const lead = words.lead(read.facts.title);
    const isReached = goesOut(deps.settings.PENDOPO_FEDERATION, deps.address);
    const view = h(FollowPage, { language, lead, handle: (isReached && read.followed?.at.handle) || null });
    const head = { title: words.title, description: lead, canonicalPath: '/ikuti', tags: [followTag(siteId)] };
    return answerWithin({ request, reply, deps }, head, view);
  });
}
