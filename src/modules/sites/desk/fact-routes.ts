import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay, may, mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { slugOf } from '../content.ts';
import { changeFact, createFact } from '../fact-commands.ts';
import { PERMISSION } from '../workflow.ts';
import { getFact, type ListedFact, listFacts, listFactUses } from './fact-queries.ts';
import { listQuery, rangeOf } from './request-parts.ts';
import { attempt } from './saving.ts';
import { listSitesToManage } from './site-queries.ts';
import { FactConfirmPage, FactFormPage, FactListPage } from './views/fact-pages.tsx';
import { factTexts } from './views/fact-texts.ts';

const config = { host: 'government' } as const;
const byFact = z.object({ id: idSchema<'fact'>() });
const MOST_SITES = 50;

/** Shared facts: stored once, quoted in any text. */
export function addFactRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/fakta', { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const page = await inReadOnly(deps.db, actor, (tx) => listFacts(tx, query.cari, rangeOf('text', query)));
    const mayAdd = mayAnywhere(actor, PERMISSION.manage);
    const view = h(FactListPage, { language, page, search: query.cari, mayAdd });
    return reply.page(deskPage(request, deps.assets, { title: factTexts(language).title }, view));
  });

  app.get('/meja/fakta/baru', { config }, async (request, reply) =>
    reply.page(await newFactView(request, deps, emptyForm)),
  );

  app.post('/meja/fakta', { config }, async (request, reply) => {
    const { language } = request;
    const words = factTexts(language);
    const read = parseForm(newFactForm(language), request.body);
    if (!read.ok) return reply.page(await newFactView(request, deps, read), { status: 422 });
    const { nama: label, nilai: value, kode, situs: siteId } = read.value;
    const fact = { key: kode ?? slugOf(label).slice(0, 60).replace(/-+$/, ''), label, value };
    const outcome = await attempt(() => createFact(deps, requireActor(request), { ...fact, siteId }));
    if (outcome.kind !== 'done' && !(await isKept(request, deps, fact))) {
      const errors = { kode: words.errors.keyTaken };
      return reply.page(await newFactView(request, deps, { values: read.values, errors }), { status: 422 });
    }
    return reply.setFlash({ text: words.saved(0) }).redirect(`/meja/fakta?cari=${fact.key}`, 303);
  });

  addFactChange(app, deps);
}

function addFactChange(app: App, deps: ModuleDeps): void {
  app.get('/meja/fakta/:id', { config, schema: { params: byFact } }, async (request, reply) =>
    reply.page(await factView(request, deps, request.params.id, null)),
  );

  app.post('/meja/fakta/:id', { config, schema: { params: byFact } }, async (request, reply) => {
    const { language } = request;
    const actor = requireActor(request);
    const { id } = request.params;
    const { fact, uses } = await loadFact(request, deps, id);
    assertMay(actor, PERMISSION.manage, fact.unitPath);
    const read = parseForm(factForm(language), request.body);
    if (!read.ok) return reply.page(await factView(request, deps, id, read), { status: 422 });
    const { nama: label, nilai: value, lalu, semula } = read.value;
    const isStale = lalu === 'simpan' && semula !== fact.value;
    const words = factTexts(language);
    if (isStale && value !== fact.value) {
      const form = { values: read.values, errors: { nilai: words.errors.stale } };
      return reply.page(await factView(request, deps, id, form), { status: 409 });
    }
    if (lalu !== 'simpan' && value !== fact.value) {
      const view = h(FactConfirmPage, {
        ...{ language, fact, uses, submissionKey: newId(), form: { values: read.values, errors: {} } },
      });
      return reply.page(
        deskPage(request, deps.assets, { title: words.confirmTitle, breadcrumbs: crumbs(language) }, view),
      );
    }
    const { useCount } = await changeFact(deps, actor, id, { label, value });
    const undo = {
      action: `/meja/fakta/${id}/urungkan?${new URLSearchParams({ nilai: fact.value.slice(0, 150) })}`,
      label: words.undo,
    };
    const hasUndo = fact.value.length <= 100 && value !== fact.value;
    return reply.setFlash({ text: words.saved(useCount), ...(hasUndo && { undo }) }).redirect(`/meja/fakta/${id}`, 303);
  });

  const undoSchema = { params: byFact, querystring: z.object({ nilai: z.string().trim().min(1).max(500) }) };
  app.post('/meja/fakta/:id/urungkan', { config, schema: undoSchema }, async (request, reply) => {
    const { fact } = await loadFact(request, deps, request.params.id);
    const change = { label: fact.label, value: request.query.nilai };
    const { useCount } = await changeFact(deps, requireActor(request), fact.id, change);
    return reply
      .setFlash({ text: factTexts(request.language).saved(useCount) })
      .redirect(`/meja/fakta/${fact.id}`, 303);
  });
}

function factForm(language: Language) {
  const words = factTexts(language).errors;
  return z.object({
    nama: z.string(words.label).max(120, words.long),
    nilai: z.string(words.value).max(500, words.long),
    lalu: z.literal('simpan').optional(),
    semula: z.string().max(500).optional(),
  });
}

function newFactForm(language: Language) {
  const words = factTexts(language).errors;
  const key = z
    .string()
    .max(60, words.long)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, words.key)
    .optional();
  return factForm(language).extend({ kode: key, situs: idSchema<'site'>() });
}

async function loadFact(request: FastifyRequest, deps: ModuleDeps, id: string) {
  return inReadOnly(deps.db, requireActor(request), async (tx) => {
    const fact = await getFact(tx, id);
    return { fact, uses: await listFactUses(tx, fact.key) };
  });
}

/** Whether this very fact is kept already: its form was sent twice. */
async function isKept(request: FastifyRequest, deps: ModuleDeps, fact: Pick<ListedFact, 'key' | 'label' | 'value'>) {
  const { rows } = await inReadOnly(deps.db, requireActor(request), (tx) => listFacts(tx, fact.key, {}));
  return rows.some(({ key, label, value }) => key === fact.key && label === fact.label && value === fact.value);
}

async function factView(request: FastifyRequest, deps: ModuleDeps, id: string, form: FormState | null) {
  const { language } = request;
  const { fact, uses } = await loadFact(request, deps, id);
  const view = h(FactFormPage, {
    ...{ language, fact, uses, submissionKey: newId(), sites: [] },
    form: form ?? { values: { nama: fact.label, nilai: fact.value }, errors: {} },
    mayChange: may(requireActor(request), PERMISSION.manage, fact.unitPath),
  });
  return deskPage(request, deps.assets, { title: fact.label, breadcrumbs: crumbs(language) }, view);
}

/** @throws {AppError} `not-allowed` when the person manages no site */
async function newFactView(request: FastifyRequest, deps: ModuleDeps, form: FormState) {
  const { language } = request;
  const actor = requireActor(request);
  if (!mayAnywhere(actor, PERMISSION.manage))
    throw new AppError('not-allowed', 'Only those who manage a site keep facts');
  const sites = await inReadOnly(deps.db, actor, (tx) => listSitesToManage(tx, actor, MOST_SITES));
  const values = { situs: sites[0]?.id ?? '', ...form.values };
  const view = h(FactFormPage, {
    ...{ language, fact: null, sites, form: { values, errors: form.errors }, uses: [], mayChange: true },
    submissionKey: form.values.kunci ?? newId(),
  });
  return deskPage(request, deps.assets, { title: factTexts(language).newTitle, breadcrumbs: crumbs(language) }, view);
}

function crumbs(language: Language) {
  return [{ label: factTexts(language).title, href: '/meja/fakta' }];
}
