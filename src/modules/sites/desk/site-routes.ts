import { h } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { type App, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { saveHours, saveSiteNames } from '../office-commands.ts';
import { listDeskContent } from './content-queries.ts';
import { hoursValues, readHours } from './hours-form.ts';
import { filterOf } from './list-routes.ts';
import { bySite, contentQuery, rangeOf } from './request-parts.ts';
import { listHours } from './site-queries.ts';
import { loadSite, sitePage } from './site-view.ts';
import { HoursPage } from './views/hours-page.tsx';
import { SitePage } from './views/site-page.tsx';
import { SiteSettingsPage } from './views/site-settings-page.tsx';
import { siteTexts } from './views/site-texts.ts';

const config = { host: 'government' } as const;

/** One site: its contents, office hours and name. */
export function addSiteRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: bySite, querystring: contentQuery };
  app.get('/meja/situs/:siteId', { config, schema }, async (request, reply) => {
    const { siteId } = request.params;
    const { language, query } = request;
    const filter = filterOf({ ...query, situs: undefined });
    const { head, read } = await loadSite(request, deps, siteId, (tx) =>
      listDeskContent(tx, requireActor(request), { ...filter, siteId }, rangeOf('moment', query)),
    );
    const list = {
      ...{ language, now: deps.clock.now(), path: `/meja/situs/${siteId}`, page: read, filter, sites: [] },
      ...{ isOneSite: true, writeHref: head.mayWrite ? `/meja/tulis?situs=${siteId}` : null },
    };
    return reply.page(sitePage(request, deps, head, h(SitePage, { site: head, list })));
  });
  addHoursRoutes(app, deps);
  addSettingsRoutes(app, deps);
}

function addHoursRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: bySite };
  const view = async (request: FastifyRequest, siteId: SiteId, form: FormState | null, isCopied: boolean) => {
    const { head, read } = await loadSite(request, deps, siteId, (tx) => listHours(tx, siteId));
    const shown = form ?? { values: hoursValues(read), errors: {} };
    return sitePage(request, deps, head, h(HoursPage, { site: head, form: shown, submissionKey: newId(), isCopied }));
  };

  app.get('/meja/situs/:siteId/jam', { config, schema }, async (request, reply) =>
    reply.page(await view(request, request.params.siteId, null, false)),
  );

  app.post('/meja/situs/:siteId/jam', { config, schema }, async (request, reply) => {
    const { siteId } = request.params;
    await loadSite(request, deps, siteId, async () => undefined);
    const words = siteTexts(request.language);
    const sent = readHours(request.body, words.errors);
    if (sent.isCopy) return reply.page(await view(request, siteId, { values: sent.values, errors: {} }, true));
    if (!sent.hours) return reply.page(await view(request, siteId, sent, false), { status: 422 });
    await saveHours(deps, requireActor(request), siteId, sent.hours);
    return reply.setFlash({ text: words.hoursSaved }).redirect(`/meja/situs/${siteId}/jam`, 303);
  });
}

function settingsForm(language: Language) {
  const words = siteTexts(language).errors;
  return z.object({
    nama: z.string(words.title).max(200, words.long),
    semboyan: z.string().max(200, words.long).default(''),
  });
}

function addSettingsRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: bySite };
  const view = async (request: FastifyRequest, siteId: SiteId, form: FormState | null) => {
    const { head, site } = await loadSite(request, deps, siteId, async () => undefined);
    const kept = { values: { nama: site.title, semboyan: site.tagline }, errors: {} };
    const page = h(SiteSettingsPage, { site: head, form: form ?? kept, submissionKey: newId() });
    return sitePage(request, deps, head, page);
  };

  app.get('/meja/situs/:siteId/pengaturan', { config, schema }, async (request, reply) =>
    reply.page(await view(request, request.params.siteId, null)),
  );

  app.post('/meja/situs/:siteId/pengaturan', { config, schema }, async (request, reply) => {
    const { siteId } = request.params;
    const { site } = await loadSite(request, deps, siteId, async () => undefined);
    const read = parseForm(settingsForm(request.language), request.body);
    if (!read.ok) return reply.page(await view(request, siteId, read), { status: 422 });
    const { nama: title, semboyan: tagline } = read.value;
    await saveSiteNames(deps, requireActor(request), siteId, { title, tagline });
    const words = siteTexts(request.language);
    const before = new URLSearchParams({ nama: site.title, semboyan: site.tagline });
    const action = `/meja/situs/${siteId}/pengaturan/urungkan?${before}`;
    const undo = action.length <= LONGEST_UNDO ? { undo: { action, label: words.undo } } : {};
    return reply.setFlash({ text: words.settingsSaved, ...undo }).redirect(`/meja/situs/${siteId}/pengaturan`, 303);
  });

  const undoSchema = { params: bySite, querystring: settingsForm('id') };
  app.post('/meja/situs/:siteId/pengaturan/urungkan', { config, schema: undoSchema }, async (request, reply) => {
    const { siteId } = request.params;
    await loadSite(request, deps, siteId, async () => undefined);
    const { nama: title, semboyan: tagline } = request.query;
    await saveSiteNames(deps, requireActor(request), siteId, { title, tagline });
    return reply
      .setFlash({ text: siteTexts(request.language).settingsSaved })
      .redirect(`/meja/situs/${siteId}/pengaturan`, 303);
  });
}

/** A message carries an address of at most 300 characters. */
const LONGEST_UNDO = 300;
