import { h, type VNode } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { setLocalDefault } from '../local-cadence.ts';
import { PERMISSION } from '../permissions.ts';
import { listDefaults } from '../schedules.ts';
import { defaultTexts } from './default-texts.ts';
import { deskTexts } from './texts.ts';
import { DefaultsPage } from './views/defaults-page.tsx';

const config = { host: 'government' } as const;
const FRESH: FormState = { values: { satuan: 'M', tenggang: '14' }, errors: {} };

function defaultForm(language: Language) {
  const { errors } = defaultTexts(language);
  const desk = deskTexts(language).errors;
  return z.object({
    jenis: z.string(errors.kind).regex(/^[a-z-]{1,40}$/, errors.kind),
    dijaga: z.enum(['ya', 'tidak'], errors.tracked),
    setiap: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, desk.cadence)
      .optional(),
    satuan: z.enum(['D', 'M']).default('M'),
    tenggang: z
      .string()
      .regex(/^\d{1,3}$/, desk.grace)
      .transform(Number)
      .pipe(z.number().max(366, desk.grace))
      .default(14),
    dasar: z.string(errors.basis).min(3, errors.basis).max(300, errors.basis),
  });
}

/** What usually holds for each kind of content. */
export function addDefaultRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/kesegaran/baku', { config }, async (request, reply) =>
    reply.page(await defaultsView(request, deps, FRESH)),
  );

  app.post('/meja/kesegaran/baku', { config }, async (request, reply) => {
    const actor = requireActor(request);
    const form = parseForm(defaultForm(request.language), request.body);
    if (!form.ok) return reply.page(await defaultsView(request, deps, form), { status: 422 });
    const { jenis: kind, dijaga, setiap, satuan, tenggang: graceDays, dasar: citation } = form.value;
    const cadence = setiap === undefined ? null : `P${setiap}${satuan}`;
    await setLocalDefault(deps, actor, { kind, isTracked: dijaga === 'ya', cadence, graceDays, citation });
    reply.setFlash({ text: defaultTexts(request.language).saved, kind: 'success' });
    return reply.redirect('/meja/kesegaran/baku', 303);
  });
}

async function defaultsView(request: FastifyRequest, deps: ModuleDeps, form: FormState): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const found = await inReadOnly(deps.db, actor, (tx) => listDefaults(tx, today));
  const rules = [...found].map(([kind, rule]) => ({ kind, ...rule }));
  const view = h(DefaultsPage, { language, rules, form, mayChange: may(actor, PERMISSION.manage, '/') });
  const breadcrumbs = [{ label: deskTexts(language).title, href: '/meja/kesegaran' }];
  const title = defaultTexts(language).title;
  return deskPage(request, deps.assets, { title, place: '/meja/kesegaran', breadcrumbs }, view);
}
