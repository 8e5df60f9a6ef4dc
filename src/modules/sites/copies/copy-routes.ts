import { h, type VNode } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { comparedParts } from '../desk/compare.ts';
import { getDeskContent } from '../desk/content-queries.ts';
import { PLACE } from '../desk/edit-view.ts';
import { findVersions } from '../desk/history-queries.ts';
import { byContent, listQuery } from '../desk/request-parts.ts';
import { listSitesToWrite } from '../desk/site-queries.ts';
import { copyContent } from './copy-content.ts';
import { findCopySource, findSourceOf, listCopySources } from './copy-queries.ts';
import { copyTexts } from './texts.ts';
import { CopyPage } from './views/copy-page.tsx';
import { SourcePage } from './views/source-page.tsx';

const config = { host: 'government' } as const;
const MOST_SITES = 200;
const MOST_SOURCES = 30;

const copyForm = z.object({
  kunci: z.guid(),
  sumber: idSchema<'content'>(),
  situs: idSchema<'site'>(),
});
const sourceQuery = z.object({ dari: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined) });

/** Copying a page from another site, and seeing what has changed in it since. */
export function addCopyRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/salin', { config, schema: { querystring: listQuery } }, async (request, reply) =>
    reply.page(await copyView(request, deps, { search: request.query.cari, form: emptyForm })),
  );

  app.post('/meja/salin', { config }, async (request, reply) => {
    const actor = requireActor(request);
    const words = copyTexts(request.language);
    const form = parseForm(copyForm, request.body);
    if (!form.ok) {
      const errors = {
        ...(form.errors.sumber ? { sumber: words.errors.source } : {}),
        ...(form.errors.situs ? { situs: words.errors.site } : {}),
      };
      const view = await copyView(request, deps, { search: undefined, form: { values: form.values, errors } });
      return reply.page(view, { status: 422 });
    }
    const { kunci: key, sumber: sourceId, situs: siteId } = form.value;
    const id = await copyContent(deps, actor, { sourceId, siteId, key });
    reply.setFlash({ text: words.copied, kind: 'success' });
    return reply.redirect(`/meja/isi/${id}`, 303);
  });

  addCompareRoute(app, deps);
}

/** Only versions that were public are shown: whoever copied one need not look after its source. */
function addCompareRoute(app: App, deps: ModuleDeps): void {
  const schema = { params: byContent, querystring: sourceQuery };
  app.get('/meja/isi/:id/asal', { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { id } = request.params;
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const content = await getDeskContent(tx, actor, id);
      const origin = await findSourceOf(tx, id);
      const source = origin && (await findCopySource(tx, origin.sourceId));
      if (!origin || !source) throw new AppError('not-found', `Content ${id} has no public source`);
      const asked = request.query.dari ?? origin.version;
      const from = origin.published.includes(asked) ? asked : origin.version;
      return { content, from, to: source.version, pair: await findVersions(tx, source.id, [from, source.version]) };
    });
    const [older, newer] = [read.from, read.to].map((number) => read.pair.find((one) => one.number === number));
    const shown = { language, timeZone: siteOf(request).timeZone };
    const parts = older && newer ? comparedParts(older, newer, shown) : [];
    const view = h(SourcePage, { language, contentId: id, from: read.from, to: read.to, parts });
    const breadcrumbs = [{ label: read.content.title, href: `/meja/isi/${id}` }];
    const title = copyTexts(language).compareTitle;
    return reply.page(deskPage(request, deps.assets, { title, place: PLACE, breadcrumbs }, view));
  });
}

interface Shown {
  readonly search: string | undefined;
  readonly form: FormState;
}

async function copyView(request: FastifyRequest, deps: ModuleDeps, { search, form }: Shown): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const { sources, sites } = await inReadOnly(deps.db, actor, async (tx) => ({
    sources: await listCopySources(tx, { search, limit: MOST_SOURCES }),
    sites: await listSitesToWrite(tx, actor, { limit: MOST_SITES + 1 }),
  }));
  const view = h(CopyPage, {
    ...{ language, search, sources, form, submissionKey: newId(), sites: sites.slice(0, MOST_SITES) },
    hasMoreSites: sites.length > MOST_SITES,
  });
  return deskPage(request, deps.assets, { title: copyTexts(language).title, place: PLACE }, view);
}
