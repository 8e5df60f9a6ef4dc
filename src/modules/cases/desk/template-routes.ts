import type { FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { PERMISSION } from '../permissions.ts';
import { queueTexts } from './queue-texts.ts';
import { templateTexts } from './template-texts.ts';
import { getKept, keepTemplate, listKeptTemplates, removeTemplate } from './templates.ts';
import { TemplatesPage } from './views/templates-page.tsx';

const config = { host: 'government' } as const;
const PATH = '/meja/kasus/templat';
const query = z.object({ ubah: idSchema<'template'>().optional().catch(undefined) });
const params = z.object({ id: idSchema<'template'>() });

/** Keeping the answers that a unit gives again and again. */
export function addTemplateRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: query } }, async (request, reply) => {
    const actor = requireActor(request);
    const { ubah } = request.query;
    const kept = ubah && (await inReadOnly(deps.db, actor, (tx) => getKept(tx, actor, ubah)));
    const values = kept ? { id: kept.id, nama: kept.name, isi: kept.body } : {};
    return reply.page(await view(request, deps, { values, errors: {} }));
  });

  app.post(PATH, { config }, async (request, reply) => {
    const actor = requireActor(request);
    const words = templateTexts(request.language);
    const form = z.object({
      id: idSchema<'template'>().optional(),
      nama: z.string(words.errors.name).max(100, words.errors.name),
      isi: z.string(words.errors.body).max(10_000, words.errors.body),
    });
    const read = parseForm(form, request.body);
    if (!read.ok) return reply.page(await view(request, deps, read), { status: 422 });
    const { id = null, nama: name, isi: body } = read.value;
    await keepTemplate(deps.db, actor, { id, name, body });
    return reply.setFlash({ text: words.saved }).redirect(PATH, 303);
  });

  app.post(`${PATH}/:id/hapus`, { config, schema: { params } }, async (request, reply) => {
    await removeTemplate(deps.db, requireActor(request), request.params.id);
    return reply.setFlash({ text: templateTexts(request.language).removed }).redirect(PATH, 303);
  });
}

/** @throws {AppError} `not-allowed` for those who assign work nowhere */
async function view(request: FastifyRequest, deps: ModuleDeps, form: FormState = emptyForm): Promise<VNode> {
  const actor = requireActor(request);
  if (!mayAnywhere(actor, PERMISSION.assign)) throw new AppError('not-allowed', 'No templates are theirs to keep');
  const { language } = request;
  const templates = await inReadOnly(deps.db, actor, (tx) => listKeptTemplates(tx, actor));
  const page = h(TemplatesPage, { language, templates, form });
  const breadcrumbs = [{ label: queueTexts(language).title, href: '/meja/kasus' }];
  const title = templateTexts(language).title;
  return deskPage(request, deps.assets, { title, breadcrumbs, place: '/meja/kasus' }, page);
}
