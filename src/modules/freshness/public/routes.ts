import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { answerWithin } from '../../sites/index.ts';
import { publicHref } from '../desk/item-view.ts';
import { itemsHref } from '../desk/ranking-routes.ts';
import { filterOf, itemQuery } from '../desk/request-parts.ts';
import { itemKey, listItems } from '../item-list.ts';
import { itemWords } from '../item-words.ts';
import { rangeOf } from '../keys.ts';
import { RANKING_TAG } from '../standing/count-standings.ts';
import { listRanking, rankingOf, rankingQuery } from '../standing/ranking-queries.ts';
import { findStanding } from '../standing/standing-queries.ts';
import { rankingTexts } from '../standing/views/ranking-texts.ts';
import { PublicItemsPage } from './views/items-page.tsx';
import { PublicRankingPage } from './views/ranking-page.tsx';

const config = { host: 'government' } as const;
const PAGE_ROWS = 50;

/** The ranking for everyone, and the lists that its figures open. */
export function addPublicRoutes(app: App, deps: ModuleDeps): void {
  const schema = { querystring: rankingQuery };
  app.get('/kesegaran', { config, schema }, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const words = rankingTexts(language);
    const today = deps.clock.today(place.timeZone);
    const part = rankingOf(request.query);
    const page = await inReadOnly(deps.db, place, (tx) => listRanking(tx, { ...part, today, limit: PAGE_ROWS }));
    const lead = words.lead(place.governmentName);
    const head = { title: words.title, description: lead, canonicalPath: '/kesegaran', tags: [RANKING_TAG] };
    const hrefOf = (unitId: string, state: Parameters<typeof itemsHref>[2]) =>
      itemsHref('/kesegaran/informasi', unitId, state);
    const view = h(PublicRankingPage, { language, lead, page, order: part.order, hrefOf });
    return answerWithin({ request, reply, deps }, head, view);
  });

  app.get('/kesegaran/informasi', { config, schema: { querystring: itemQuery } }, async (request, reply) => {
    const { language, query } = request;
    const place = siteOf(request);
    const words = rankingTexts(language);
    const today = deps.clock.today(place.timeZone);
    const { state, unitId } = filterOf(query);
    const filter = { state, unitId };
    const range = rangeOf(itemKey, query);
    const read = await inReadOnly(deps.db, place, async (tx) => ({
      page: await listItems(tx, filter, { today, range, limit: PAGE_ROWS }),
      unit: unitId ? await findStanding(tx, unitId) : undefined,
    }));
    const unitName = read.unit?.unitName ?? place.governmentName;
    const title = words.listTitle(state ? itemWords(language).states[state] : words.listAll, unitName);
    const view = h(PublicItemsPage, {
      ...{ language, today, title, filter, page: read.page },
      hrefOf: (item) => publicHref(deps, place, item),
    });
    const crumbs = [{ label: words.title, href: '/kesegaran' }];
    return answerWithin({ request, reply, deps }, { title, canonicalPath: null, crumbs, tags: [RANKING_TAG] }, view);
  });
}
