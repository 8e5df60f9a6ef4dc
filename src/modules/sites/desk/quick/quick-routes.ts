import type { FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../../platform/database/ids.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../../platform/http/fastify.ts';
import type { SiteId } from '../../../../platform/http/place.ts';
import { assertMay, may } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import { PERMISSION } from '../../workflow.ts';
import { PLACE } from '../edit-view.ts';
import { getDeskSite, listSitesToWrite } from '../site-queries.ts';
import { ChooseSitePage } from '../views/write-page.tsx';
import { takeNew } from '../write-routes.ts';
import { QUICK_WORKER } from './offline-routes.ts';
import { quickTexts } from './texts.ts';
import { QuickPage } from './views/quick-page.tsx';

const MOST_SITES = 50;
const query = z.object({
  situs: idSchema<'site'>().optional(),
  pilih: z.literal('ya').optional(),
  cari: z.string().max(100).optional(),
});
const config = { host: 'government' } as const;

/** The quick update: a photo and two lines, three taps from the home screen of a phone. */
export function addQuickRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/kabar-cepat', { config, schema: { querystring: query } }, async (request, reply) => {
    const { situs, pilih, cari } = request.query;
    const actor = requireActor(request);
    if (situs !== undefined) return reply.page(await quickView(request, deps, situs, emptyForm));
    const wanted = { search: cari, limit: MOST_SITES + 1 };
    const sites = await inReadOnly(deps.db, actor, (tx) => listSitesToWrite(tx, actor, wanted));
    const [first] = sites;
    if (!first && cari === undefined) throw new AppError('not-allowed', 'The person writes for no site');
    if (first && pilih === undefined && cari === undefined)
      return reply.page(await quickView(request, deps, first.id, emptyForm));
    const { language } = request;
    const view = h(ChooseSitePage, {
      ...{ language, kind: 'news', search: cari, path: '/meja/kabar-cepat' },
      ...{ sites: sites.slice(0, MOST_SITES), hasMore: sites.length > MOST_SITES },
    });
    return reply.page(deskPage(request, deps.assets, { title: quickTexts(language).title, place: PLACE }, view));
  });

  app.post('/meja/kabar-cepat', { config, schema: { querystring: query } }, async (request, reply) => {
    const { situs: siteId } = request.query;
    if (siteId === undefined) throw new AppError('not-found', 'A quick update names its site');
    return takeNew(request, reply, deps, {
      ...{ kind: 'news', siteId },
      again: (form) => quickView(request, deps, siteId, form),
    });
  });
}

async function quickView(request: FastifyRequest, deps: ModuleDeps, siteId: SiteId, form: FormState): Promise<VNode> {
  const actor = requireActor(request);
  const { site, others } = await inReadOnly(deps.db, actor, async (tx) => ({
    site: await getDeskSite(tx, actor, siteId),
    others: await listSitesToWrite(tx, actor, { limit: 2 }),
  }));
  assertMay(actor, PERMISSION.write, site.unitPath);
  const { language } = request;
  const view = h(QuickPage, {
    ...{ language, form, site, hasOtherSites: others.length > 1, workerHref: QUICK_WORKER },
    submissionKey: form.values.kunci ?? newId(),
    mayPublish: may(actor, PERMISSION.publish, site.unitPath),
  });
  const options = { title: quickTexts(language).title, place: PLACE };
  return deskPage(request, deps.assets, options, view);
}
