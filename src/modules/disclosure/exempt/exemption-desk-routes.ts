import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { type Actor, may, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { findPeople, findUnits, listUnits } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { listRefusalArticles } from '../requests/queries.ts';
import { EXEMPTION_STATES, type ExemptionId, type ExemptionStep, mayTakeStep } from './exemption.ts';
import { proposeExemption, ruleOnExemption } from './exemption-commands.ts';
import { decreeForm, endForm, testForm } from './exemption-form.ts';
import { getExemption, listExemptions } from './exemption-queries.ts';
import { exemptionTexts } from './exemption-texts.ts';
import { DeskExemptions, EXEMPTIONS_DESK } from './views/exemption-lists.tsx';
import { ExemptionPage, ExemptionTest } from './views/exemption-page.tsx';

const config = { host: 'government' } as const;
const SHOWN = 50;
const MOST_UNITS = 1000;
const params = z.object({ id: idSchema<'exemption'>() });
const listQuery = z.object({
  cari: z.string().trim().min(1).max(100).optional().catch(undefined),
  keadaan: z.enum(EXEMPTION_STATES).optional().catch(undefined),
  sebelum: idSchema<'exemption'>().optional().catch(undefined),
});

/** The register of exempt information at the desk. */
export function addExemptionDeskRoutes(app: App, deps: ModuleDeps): void {
  app.get(EXEMPTIONS_DESK, { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const filter = {
      ...{ within: registerScope(actor), search: query.cari },
      states: query.keadaan && [query.keadaan],
    };
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const found = await listExemptions(tx, filter, { before: query.sebelum ?? null, limit: SHOWN + 1 });
      const units = await findUnits(tx, [...new Set(found.map(({ unitId }) => unitId))]);
      return { found, unitNames: new Map<string, string>(units.map(({ id, name }) => [id, name])) };
    });
    const rows = read.found.slice(0, SHOWN);
    const next = new URLSearchParams({
      ...(query.cari && { cari: query.cari }),
      ...(query.keadaan && { keadaan: query.keadaan }),
      sebelum: rows.at(-1)?.id ?? '',
    });
    const view = h(DeskExemptions, {
      ...{ language, rows, unitNames: read.unitNames, search: query.cari, state: query.keadaan },
      nextHref: read.found.length > SHOWN ? `${EXEMPTIONS_DESK}?${next}` : null,
      mayPropose: scopeOf(actor, PERMISSION.manage).length > 0,
    });
    return reply.page(deskPage(request, deps.assets, pageHead(request), view));
  });

  app.get(`${EXEMPTIONS_DESK}/uji`, { config }, async (request, reply) => {
    const today = deps.clock.today(siteOf(request).timeZone).toString();
    const values = { unit: requireActor(request).homeUnitId, tanggal: today };
    return showTest(request, reply, deps, { values, errors: {} });
  });

  app.post(`${EXEMPTIONS_DESK}/uji`, { config }, async (request, reply) => {
    const actor = requireActor(request);
    const today = deps.clock.today(siteOf(request).timeZone);
    const read = parseForm(testForm(request.language, today), request.body);
    if (!read.ok) return showTest(request, reply, deps, read);
    await proposeExemption(deps.db, actor, read.value);
    const text = exemptionTexts(request.language).proposed;
    return reply.setFlash({ text }).redirect(`${EXEMPTIONS_DESK}/${read.value.id}`, 303);
  });

  app.get(`${EXEMPTIONS_DESK}/:id`, { config, schema: { params } }, async (request, reply) =>
    showEntry(request, reply, deps, { id: request.params.id, form: emptyForm }),
  );

  addStep(app, deps, { step: 'decide', path: 'tetapkan' });
  addStep(app, deps, { step: 'reject', path: 'tolak' });
  addStep(app, deps, { step: 'open', path: 'buka' });
}

function addStep(
  app: App,
  deps: ModuleDeps,
  { step, path }: { readonly step: ExemptionStep; readonly path: string },
): void {
  app.post(`${EXEMPTIONS_DESK}/:id/${path}`, { config, schema: { params } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { id } = request.params;
    const today = deps.clock.today(siteOf(request).timeZone);
    const form = step === 'decide' ? decreeForm(language, today) : endForm(language, step);
    const read = parseForm(form, request.body);
    if (!read.ok) return showEntry(request, reply, deps, { id, form: read });
    await ruleOnExemption(deps.db, actor, { id, ruling: read.value, on: today });
    return reply.setFlash({ text: exemptionTexts(language).done[step] }).redirect(`${EXEMPTIONS_DESK}/${id}`, 303);
  });
}

/** The units whose entries the actor sees. @throws {AppError} `not-allowed` for those who have nothing to do with it */
function registerScope(actor: Actor): readonly UnitPath[] {
  const paths = [...new Set([PERMISSION.view, PERMISSION.manage].flatMap((one) => scopeOf(actor, one)))];
  if (paths.length === 0) throw new AppError('not-allowed', 'The register of exempt information is not theirs');
  return paths;
}

function pageHead({ language }: FastifyRequest) {
  return { title: exemptionTexts(language).title, place: '/meja/ppid' };
}

async function showTest(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  form: FormState,
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const within = scopeOf(actor, PERMISSION.manage);
  if (within.length === 0) throw new AppError('not-allowed', 'They keep no exemptions');
  const { units, articles } = await inReadOnly(deps.db, actor, async (tx) => ({
    units: await listUnits(tx, { limit: MOST_UNITS, within, isActive: true }),
    articles: await listRefusalArticles(tx),
  }));
  const today = deps.clock.today(siteOf(request).timeZone);
  const view = h(ExemptionTest, {
    ...{ language: request.language, form, formKey: form.values.kunci ?? newId(), today, articles, units: units.rows },
  });
  const isAgain = Object.keys(form.errors).length > 0;
  return reply.page(deskPage(request, deps.assets, pageHead(request), view), { status: isAgain ? 422 : 200 });
}

async function showEntry(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { id, form }: { readonly id: ExemptionId; readonly form: FormState },
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const scope = registerScope(actor);
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const exemption = await getExemption(tx, id);
    if (!scope.some((path) => exemption.unitPath.startsWith(path)))
      throw new AppError('not-found', `No exemption ${id}`);
    const people = [exemption.testedBy, exemption.decidedBy].filter((one) => one !== null);
    const [unit] = await findUnits(tx, [exemption.unitId]);
    return { exemption, unitName: unit?.name ?? '', people: await findPeople(tx, people) };
  });
  const { exemption } = read;
  const mayDecide = may(actor, PERMISSION.decide, exemption.unitPath);
  const steps = (['decide', 'reject', 'open'] as const).filter(
    (step) => mayDecide && mayTakeStep(exemption, step, actor.personId),
  );
  const view = h(ExemptionPage, {
    ...{ language: request.language, exemption, unitName: read.unitName, steps, form },
    names: Object.fromEntries(read.people.map(({ id: person, name }) => [person, name])),
    isOwnTest: mayDecide && exemption.state === 'proposed' && exemption.testedBy === actor.personId,
    today: deps.clock.today(siteOf(request).timeZone),
  });
  const head = { ...pageHead(request), breadcrumbs: [{ label: pageHead(request).title, href: EXEMPTIONS_DESK }] };
  return reply.page(deskPage(request, deps.assets, head, view), { status: form === emptyForm ? 200 : 422 });
}
