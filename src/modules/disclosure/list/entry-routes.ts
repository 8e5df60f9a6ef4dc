import type { FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay, scopeOf } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { listUnits } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { DESK_PATH, deskListPage, listScope } from './desk-routes.ts';
import type { EntryId } from './entry.ts';
import { entryForm, valuesOf } from './entry-form.ts';
import { getEntry, listHeadings } from './entry-queries.ts';
import { listTexts } from './list-texts.ts';
import { addEntry, changeEntry, takeOff } from './manage.ts';
import { EntryPage } from './views/entry-page.tsx';

const config = { host: 'government' } as const;
const params = z.object({ id: idSchema<'entry'>() });
const keyed = z.object({ kunci: z.guid() });
const MOST_UNITS = 1000;

/** Adding information that is on no page, and grouping and changing what is on the list. */
export function addEntryRoutes(app: App, deps: ModuleDeps): void {
  app.get(`${DESK_PATH}/tambah`, { config }, async (request, reply) => {
    const { homeUnitId: unit } = requireActor(request);
    const values = { unit, bentuk: 'print', kunci: newId() };
    return reply.page(await formView(request, deps, null, { values, errors: {} }));
  });

  app.post(`${DESK_PATH}/tambah`, { config }, async (request, reply) => {
    const actor = requireActor(request);
    const read = await readForm(request, deps);
    const key = keyed.safeParse(request.body);
    if (!read.ok || !key.success) {
      const errors = read.ok ? {} : read.errors;
      const values = key.success ? read.values : { ...read.values, kunci: newId() };
      return reply.page(await formView(request, deps, null, { values, errors }), { status: 422 });
    }
    await addEntry(deps.db, actor, read.value, { key: key.data.kunci, today: todayOf(request, deps) });
    return reply.setFlash({ text: listTexts(request.language).saved }).redirect(DESK_PATH, 303);
  });

  app.get(`${DESK_PATH}/:id`, { config, schema: { params } }, async (request, reply) =>
    reply.page(await formView(request, deps, request.params.id)),
  );

  app.post(`${DESK_PATH}/:id`, { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params;
    const read = await readForm(request, deps);
    if (!read.ok) return reply.page(await formView(request, deps, id, read), { status: 422 });
    await changeEntry(deps.db, requireActor(request), { id, typed: read.value, today: todayOf(request, deps) });
    return reply.setFlash({ text: listTexts(request.language).saved }).redirect(DESK_PATH, 303);
  });

  app.post(`${DESK_PATH}/:id/hapus`, { config, schema: { params } }, async (request, reply) => {
    await takeOff(deps.db, requireActor(request), request.params.id);
    return reply.setFlash({ text: listTexts(request.language).removed }).redirect(DESK_PATH, 303);
  });
}

function todayOf(request: FastifyRequest, deps: ModuleDeps): Temporal.PlainDate {
  return deps.clock.today(siteOf(request).timeZone);
}

async function readForm(request: FastifyRequest, deps: ModuleDeps) {
  const actor = requireActor(request);
  listScope(actor);
  const headings = await inReadOnly(deps.db, actor, listHeadings);
  const facts = { language: request.language, today: todayOf(request, deps), headings };
  return parseForm(entryForm(facts), request.body);
}

/** The form, of an entry or of a new one. @throws {AppError} `not-found`, `not-allowed` */
async function formView(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: EntryId | null,
  typed?: FormState,
): Promise<VNode> {
  const actor = requireActor(request);
  listScope(actor);
  const { language } = request;
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const entry = id === null ? null : await getEntry(tx, id);
    if (entry) assertMay(actor, PERMISSION.manage, entry.unitPath);
    const within = entry ? [entry.unitPath] : scopeOf(actor, PERMISSION.manage);
    const units = await listUnits(tx, { limit: MOST_UNITS, within, isActive: true });
    return { entry, units: units.rows, headings: await listHeadings(tx) };
  });
  const form = typed ?? { values: read.entry ? valuesOf(read.entry) : {}, errors: {} };
  const words = listTexts(language);
  const view = h(EntryPage, { language, ...read, form, today: todayOf(request, deps) });
  return deskListPage(request, deps, read.entry ? words.change : words.add, view);
}
