import type { FastifyReply, FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { assertMay, may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { createDraft } from '../commands.ts';
import type { ContentKind } from '../content.ts';
import { PERMISSION } from '../workflow.ts';
import { firstStepsOf } from './allowed-steps.ts';
import { PLACE } from './edit-view.ts';
import { listQuotableFacts } from './fact-queries.ts';
import { filesOf, keptFiles } from './file-links.ts';
import { savedFlash } from './flashes.ts';
import { gatePath, gateStepOf, heldSending } from './privacy-step.ts';
import { contentQuery } from './request-parts.ts';
import { attempt, receiveContent, sendingOf } from './saving.ts';
import { getDeskSite, listSitesToWrite } from './site-queries.ts';
import { keepForm } from './uploads.ts';
import { contentWords } from './views/content-words.ts';
import { NewContentPage } from './views/edit-page.tsx';
import { ChooseKindPage, ChooseSitePage } from './views/write-page.tsx';
import { writeTexts } from './views/write-texts.ts';
import { zoneName } from './zone-name.ts';

const MOST_SITES = 50;
const config = { host: 'government' } as const;

/** Writing something new: what, where, and the form. */
export function addWriteRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/tulis', { config, schema: { querystring: contentQuery } }, async (request, reply) => {
    const { jenis, situs, cari } = request.query;
    const { language } = request;
    const words = writeTexts(language);
    if (jenis === undefined) {
      const view = h(ChooseKindPage, { language, siteId: situs ?? null });
      return reply.page(deskPage(request, deps.assets, { title: words.chooseKind, place: PLACE }, view));
    }
    const actor = requireActor(request);
    if (situs !== undefined) return reply.page(await newView(request, deps, { kind: jenis, siteId: situs }, emptyForm));
    const sites = await inReadOnly(deps.db, actor, (tx) =>
      listSitesToWrite(tx, actor, { search: cari, limit: MOST_SITES + 1 }),
    );
    const [only, ...others] = sites;
    if (only && others.length === 0 && cari === undefined) {
      return reply.page(await newView(request, deps, { kind: jenis, siteId: only.id }, emptyForm));
    }
    const shown = { sites: sites.slice(0, MOST_SITES), hasMore: sites.length > MOST_SITES };
    const view = h(ChooseSitePage, { language, kind: jenis, search: cari, ...shown });
    return reply.page(deskPage(request, deps.assets, { title: words.chooseSite, place: PLACE }, view));
  });

  app.post('/meja/tulis', { config, schema: { querystring: contentQuery } }, async (request, reply) => {
    const { jenis: kind, situs: siteId } = request.query;
    if (kind === undefined || siteId === undefined)
      throw new AppError('not-found', 'A new content names kind and site');
    const again = (form: FormState) => newView(request, deps, { kind, siteId }, form);
    return takeNew(request, reply, deps, { kind, siteId, again });
  });

  addUploadRoute(app, deps);
}

/** A new content that was sent in: kept, submitted or published as the button said, or shown again with what is wrong. */
export async function takeNew(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { kind, siteId, again }: Wanted & { readonly again: (form: FormState) => Promise<VNode> },
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const site = await inReadOnly(deps.db, actor, (tx) => getDeskSite(tx, actor, siteId));
  assertMay(actor, PERMISSION.write, site.unitPath);
  const sent = await receiveContent(request, deps, actor, kind);
  if (!sent.ok) return reply.page(await again(sent), { status: 422 });
  const { typed, written, values } = sent;
  const outcome = await attempt(() => createDraft(deps, actor, { ...written, siteId, kind }, sendingOf(typed)));
  if (outcome.kind === 'held') {
    const saved = await createDraft(deps, actor, { ...written, siteId, kind }, heldSending(typed));
    return reply.redirect(gatePath(saved, gateStepOf(typed)), 303);
  }
  if (outcome.kind !== 'done') {
    const errors = { form: writeTexts(request.language).errors.refused };
    return reply.page(await again({ values, errors }), { status: 422 });
  }
  const { timeZone } = siteOf(request);
  const before = { version: null, publishedVersion: null, isAuthor: true };
  reply.setFlash(savedFlash({ language: request.language, timeZone }, outcome.value, typed, before));
  return reply.redirect(`/meja/isi/${outcome.value}`, 303);
}

/** Pictures that the editor sets into a text; the public reads them once the text is published. */
function addUploadRoute(app: App, deps: ModuleDeps): void {
  app.post('/meja/unggah', { config }, async (request, reply) => {
    const actor = requireActor(request);
    if (!actor.grants.some(({ permission }) => permission === PERMISSION.write)) {
      throw new AppError('not-allowed', 'Only those who write may upload');
    }
    const sent = await keepForm(
      request,
      deps,
      actor,
      { gambar: { accepts: 'image', isPublic: false } },
      (name) => name,
    );
    const file = sent.kept[0]?.file;
    if (!file) throw new AppError('invalid', 'No picture that is accepted was sent');
    const width = file.widths.find((one) => one >= 640) ?? file.widths.at(-1) ?? 0;
    const heightPx = Math.round((width * (file.heightPx ?? 0)) / (file.widthPx ?? 1));
    return reply.send({ src: `/meja/berkas/${file.id}/${width}.webp`, widthPx: width, heightPx });
  });
}

interface Wanted {
  readonly kind: ContentKind;
  readonly siteId: SiteId;
}

/** The empty form, or the form as it was typed. @throws {AppError} `not-allowed` when the person may not write there */
async function newView(
  request: FastifyRequest,
  deps: ModuleDeps,
  { kind, siteId }: Wanted,
  form: FormState,
): Promise<VNode> {
  const { language } = request;
  const actor = requireActor(request);
  const { site, facts, files } = await inReadOnly(deps.db, actor, async (tx) => ({
    site: await getDeskSite(tx, actor, siteId),
    facts: await listQuotableFacts(tx),
    files: await filesOf(tx, form.values),
  }));
  assertMay(actor, PERMISSION.write, site.unitPath);
  const title = writeTexts(language).newTitle(contentWords(language).kind[kind], site.title);
  const page = h(NewContentPage, {
    title,
    otherSiteHref: `/meja/tulis?jenis=${kind}`,
    form: {
      ...{ language, form, kind, facts, kept: keptFiles(files), zoneName: zoneName(siteOf(request).timeZone) },
      mayWarn: may(actor, PERMISSION.warn, site.unitPath) || form.values.peringatan === 'ya',
      ...{ action: `/meja/tulis?jenis=${kind}&situs=${siteId}`, isNew: true },
      ...{ submissionKey: form.values.kunci ?? newId(), nextSteps: firstStepsOf(actor, site.unitPath) },
    },
  });
  return deskPage(request, deps.assets, { title, place: PLACE }, page);
}
