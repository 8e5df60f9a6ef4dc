import { h, type VNode } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { config, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { saveForm } from './commands.ts';
import type { RecordKind } from './record-kind.ts';
import { getRecord } from './record-queries.ts';
import { recordHref } from './show-value.tsx';
import { suggestionsFor } from './suggestions.ts';
import { inventoryTexts } from './texts.ts';
import { unitsOf } from './units-of.ts';
import { RecordForm } from './views/record-form.tsx';
import { writeRecord } from './write-value.ts';

const byId = z.object({ id: z.guid() });

/** Adding and changing records of a kind. */
export function addFormRoutes(app: App, deps: ModuleDeps, kind: RecordKind): void {
  const path = `/meja/jaringan/${kind.path}`;
  const filled = z.record(z.string().max(40), z.string().max(400)).catch({});
  app.get(`${path}/baru`, { config, schema: { querystring: filled } }, async (request, reply) => {
    const known = kind.fields.map(({ name, usual }) => [name, request.query[name] ?? usualText(usual)]);
    const form = { values: Object.fromEntries(known), errors: {} };
    return reply.page(await formPage(request, deps, kind, { id: null, form }));
  });
  app.get(`${path}/:id/ubah`, { config, schema: { params: byId } }, async (request, reply) =>
    reply.page(await formPage(request, deps, kind, { id: request.params.id, form: emptyForm })),
  );
  app.post(path, { config }, async (request, reply) => {
    const sent = await submit(request, deps, kind, null);
    return 'href' in sent ? reply.setFlash(sent).redirect(sent.href, 303) : reply.page(sent.page, { status: 422 });
  });
  app.post(`${path}/:id`, { config, schema: { params: byId } }, async (request, reply) => {
    const sent = await submit(request, deps, kind, request.params.id);
    return 'href' in sent ? reply.setFlash(sent).redirect(sent.href, 303) : reply.page(sent.page, { status: 422 });
  });
}

type Sent = { readonly href: string; readonly text: string } | { readonly page: VNode };

const anyTexts = z.record(z.string(), z.unknown());

async function submit(request: FastifyRequest, deps: ModuleDeps, kind: RecordKind, id: string | null): Promise<Sent> {
  const { actor, language, today } = visitOf(request, deps.clock, PERMISSION.manage);
  const { values } = parseForm(anyTexts, request.body);
  const saved = await saveForm(deps.db, actor, kind, { texts: values, id, today, language });
  if (!saved.ok) return { page: await formPage(request, deps, kind, { id, form: { values, errors: saved.errors } }) };
  const words = inventoryTexts(language);
  const name = values[titleField(kind)] ?? kind.label[language];
  return { href: recordHref(kind, saved.id), text: saved.outcome === 'same' ? words.unchanged : words.saved(name) };
}

function titleField(kind: RecordKind): string {
  return kind.fields.find(({ column }) => column === kind.title.column)?.name ?? '';
}

interface FormView {
  readonly id: string | null;
  readonly form: FormState;
}

async function formPage(request: FastifyRequest, deps: ModuleDeps, kind: RecordKind, { id, form }: FormView) {
  const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const record = id === null ? null : await getRecord(tx, kind, id);
    if (record) assertMay(actor, PERMISSION.manage, record.unitPath);
    const units = await unitsOf(tx, record ? [record] : []);
    return { record, units, suggestions: await suggestionsFor(tx, kind, within) };
  });
  const { record, units, suggestions } = read;
  const isFresh = record !== null && Object.keys(form.values).length === 0;
  const href = record ? recordHref(kind, record.id) : `/meja/jaringan/${kind.path}`;
  const view = h(RecordForm, {
    ...{ language, kind, suggestions, title: record?.title ?? null, action: href, cancelHref: href },
    form: isFresh ? { values: writeRecord(kind, record, units.keys), errors: {} } : form,
  });
  const title = record?.title ?? inventoryTexts(language).add(kind.label[language]);
  return deskPage(request, deps.assets, { title, place: '/meja/jaringan' }, view);
}

function usualText(usual: string | boolean | undefined): string {
  if (typeof usual === 'boolean') return usual ? 'ya' : 'tidak';
  return usual ?? '';
}
