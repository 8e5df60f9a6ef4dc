import { h } from 'preact';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { siteOrigin } from '../../../platform/http/place.ts';
import { type Actor, assertMay, may, scopeOf, type UnitId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { config, listHref, listQuery, mendable, ROWS, submitOnce, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { addUnit, changeUnit } from './commands.ts';
import { countUnits, getRootUnit, getUnit, listForebears, listUnits } from './queries.ts';
import { unitTexts } from './texts.ts';
import { kindsBelow, type Unit } from './unit.ts';
import { detailsSchema, detailValues, newUnitSchema, refusalOf } from './unit-forms.ts';
import { NewUnitPage } from './views/unit-form.tsx';
import { UnitListPage } from './views/unit-list.tsx';
import { UnitPage } from './views/unit-page.tsx';

const byId = z.object({ id: idSchema<'unit'>() });
const unitQuery = listQuery.extend({
  jenis: z.enum(['opd', 'uptd', 'kecamatan', 'kelurahan', 'desa', 'school', 'puskesmas']).optional().catch(undefined),
  induk: idSchema<'unit'>().optional().catch(undefined),
});

/** Desk pages about units. */
export function addUnitRoutes(app: App, deps: ModuleDeps): void {
  addListRoute(app, deps);
  addNewUnitRoutes(app, deps);
  addUnitPageRoutes(app, deps);
  addActivityRoutes(app, deps);
}

function addListRoute(app: App, deps: ModuleDeps): void {
  app.get('/meja/unit', { config, schema: { querystring: unitQuery } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { cari, jenis, induk, kursor } = request.query;
    const filter = { query: cari, kind: jenis, parentId: induk, within: viewScope(actor), cursor: kursor, limit: ROWS };
    const { page, counts, root } = await inReadOnly(deps.db, actor, async (tx) => ({
      page: await listUnits(tx, filter),
      counts: await countUnits(tx),
      root: await getRootUnit(tx),
    }));
    const href = (cursor: string | null) => listHref('/meja/unit', { cari, jenis, induk }, cursor);
    const view = h(UnitListPage, {
      ...{ language, counts, kind: jenis, query: cari, units: page.rows },
      ...{ previousHref: href(page.previous), nextHref: href(page.next) },
      addHref: may(actor, PERMISSION.manageUnits, '/') ? `/meja/unit/baru?induk=${induk ?? root.id}` : null,
    });
    return reply.page(deskPage(request, deps.assets, { title: unitTexts(language).title }, view));
  });
}

/** Who holds none of the permissions sees nothing of the list. */
function viewScope(actor: Actor) {
  return [...scopeOf(actor, PERMISSION.view), ...scopeOf(actor, PERMISSION.manageUnits)];
}

function addNewUnitRoutes(app: App, deps: ModuleDeps): void {
  app.get(
    '/meja/unit/baru',
    { config, schema: { querystring: z.object({ induk: idSchema<'unit'>() }) } },
    async (request, reply) => {
      const { actor } = visitOf(request, deps.clock);
      const parent = await inReadOnly(deps.db, actor, (tx) => getUnit(tx, request.query.induk));
      return reply.page(newUnitPage(request, deps, { parent, form: emptyForm, key: crypto.randomUUID() }));
    },
  );

  app.post('/meja/unit', { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const read = parseForm(newUnitSchema(language), request.body);
    const parentId = idSchema<'unit'>().safeParse(read.values.induk).data;
    const outcome = read.ok
      ? await submitOnce(
          deps.db,
          actor,
          read.value.kunci,
          async (tx) => `/meja/unit/${await addUnit(tx, actor, read.value)}`,
        )
      : null;
    if (read.ok && outcome?.ok) {
      return reply.setFlash({ text: unitTexts(language).added(read.value.name) }).redirect(outcome.href, 303);
    }
    const parent = await inReadOnly(deps.db, actor, (tx) => parentOrRoot(tx, parentId));
    const errors = read.ok ? refusalOf(outcome, language) : read.errors;
    const form = { values: read.values, errors };
    const page = newUnitPage(request, deps, { parent, form, key: read.values.kunci ?? crypto.randomUUID() });
    return reply.page(page, { status: 422 });
  });
}

function parentOrRoot(tx: Tx, id: UnitId | undefined): Promise<Unit> {
  return id ? getUnit(tx, id) : getRootUnit(tx);
}

interface NewUnitView {
  readonly parent: Unit;
  readonly form: FormState;
  readonly key: string;
}

function newUnitPage(request: FastifyRequest, deps: ModuleDeps, { parent, form, key }: NewUnitView) {
  const { actor, language } = visitOf(request, deps.clock);
  assertMay(actor, PERMISSION.manageUnits, parent.path);
  const words = unitTexts(language);
  const view = h(NewUnitPage, { language, parent, kinds: kindsBelow(parent.kind), form, submissionKey: key });
  const breadcrumbs = [
    { label: words.title, href: '/meja/unit' },
    { label: parent.name, href: `/meja/unit/${parent.id}` },
  ];
  return deskPage(request, deps.assets, { title: words.addBelow(parent.name), breadcrumbs }, view);
}

function addUnitPageRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/unit/:id', { config, schema: { params: byId } }, async (request, reply) =>
    reply.page(await unitPage(request, deps, request.params.id, null)),
  );

  app.post('/meja/unit/:id', { config, schema: { params: byId } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { id } = request.params;
    const read = parseForm(detailsSchema(language), request.body);
    if (!read.ok) return reply.page(await unitPage(request, deps, id, read), { status: 422 });
    await changeUnit(deps.db, actor, id, read.value);
    return reply.setFlash({ text: unitTexts(language).saved(read.value.name) }).redirect(`/meja/unit/${id}`, 303);
  });
}

async function unitPage(request: FastifyRequest, deps: ModuleDeps, id: UnitId, form: FormState | null) {
  const { actor, language } = visitOf(request, deps.clock);
  const { unit, forebears } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getUnit(tx, id);
    return { unit: found, forebears: await listForebears(tx, found.path) };
  });
  const mayManage = may(actor, PERMISSION.manageUnits, unit.path);
  if (!mayManage) assertMay(actor, PERMISSION.view, unit.path);
  const siteHref = siteOrigin(deps.address, siteOf(request), unit.label);
  const view = h(UnitPage, { language, unit, forebears, siteHref, mayManage, form: form ?? detailValues(unit) });
  const above = forebears.map(({ id: unitId, name }) => ({ label: name, href: `/meja/unit/${unitId}` }));
  const breadcrumbs = [{ label: unitTexts(language).title, href: '/meja/unit' }, ...above];
  return deskPage(request, deps.assets, { title: unit.name, breadcrumbs }, view);
}

function addActivityRoutes(app: App, deps: ModuleDeps): void {
  const change = (action: 'tutup' | 'buka') =>
    app.post(`/meja/unit/:id/${action}`, { config, schema: { params: byId } }, async (request, reply) => {
      const { actor, language } = visitOf(request, deps.clock);
      const href = `/meja/unit/${request.params.id}`;
      const [words, isActive] = [unitTexts(language), action === 'buka'];
      const outcome = await mendable(async () => {
        await changeUnit(deps.db, actor, request.params.id, { isActive });
        return href;
      });
      if (!outcome.ok) return reply.setFlash({ kind: 'danger', text: words.changed }).redirect(href, 303);
      const { name } = await inReadOnly(deps.db, actor, (tx) => getUnit(tx, request.params.id));
      const undo = { action: `${href}/${isActive ? 'tutup' : 'buka'}`, label: words.undo };
      return reply.setFlash({ text: isActive ? words.opened(name) : words.closed(name), undo }).redirect(href, 303);
    });
  change('tutup');
  change('buka');
}
