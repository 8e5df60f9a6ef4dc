import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { PERMISSION } from '../workflow.ts';
import { type ContentFilter, listDeskContent } from './content-queries.ts';
import { contentQuery, listQuery, rangeOf } from './request-parts.ts';
import { listDeskSites, listSitesToWrite } from './site-queries.ts';
import { ContentListPage } from './views/content-list.tsx';
import { listTexts } from './views/list-texts.ts';
import { SiteListPage } from './views/site-list.tsx';

const MOST_SITES_IN_FILTER = 30;

/** Lists of sites and of contents. */
export function addListRoutes(app: App, deps: ModuleDeps): void {
  const config = { host: 'government' } as const;

  app.get('/meja/situs', { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const page = await inReadOnly(deps.db, actor, (tx) => listDeskSites(tx, actor, query.cari, rangeOf('text', query)));
    const view = h(SiteListPage, { language, page, search: query.cari });
    return reply.page(deskPage(request, deps.assets, { title: listTexts(language).sitesTitle }, view));
  });

  app.get('/meja/isi', { config, schema: { querystring: contentQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const filter = filterOf(query);
    const { page, sites } = await inReadOnly(deps.db, actor, async (tx) => ({
      page: await listDeskContent(tx, actor, filter, rangeOf('moment', query)),
      sites: await listSitesToWrite(tx, actor, { limit: MOST_SITES_IN_FILTER + 1 }),
    }));
    const view = h(ContentListPage, {
      ...{ language, now: deps.clock.now(), path: '/meja/isi', page, filter, isOneSite: false },
      sites: sites.length > MOST_SITES_IN_FILTER ? [] : sites,
      writeHref: mayAnywhere(actor, PERMISSION.write) ? '/meja/tulis' : null,
      mayReadLog: mayAnywhere(actor, PERMISSION.publish) || mayAnywhere(actor, PERMISSION.manage),
    });
    return reply.page(
      deskPage(request, deps.assets, { title: listTexts(language).contentTitle, place: '/meja/situs' }, view),
    );
  });
}

/** What the address narrows a list of contents to. */
export function filterOf(query: {
  readonly situs?: ContentFilter['siteId'];
  readonly jenis?: ContentFilter['kind'];
  readonly keadaan?: ContentFilter['state'];
  readonly cari?: string | undefined;
}): ContentFilter {
  return { siteId: query.situs, kind: query.jenis, state: query.keadaan, search: query.cari };
}
