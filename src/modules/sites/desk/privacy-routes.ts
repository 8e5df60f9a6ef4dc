import { h, type VNode } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { submitForReview } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { letPersonalDataStand, readFindings } from '../privacy/gate.ts';
import { countKinds } from '../privacy/held-content.ts';
import { detachFile, maskContent } from '../privacy/mask-content.ts';
import { PRIVACY_PLACES } from '../privacy/readable-parts.ts';
import { publishContent, scheduleContent } from '../publishing.ts';
import { getVersion } from '../queries.ts';
import { mayTake } from '../workflow.ts';
import { getDeskContent } from './content-queries.ts';
import { crumbs, PLACE } from './edit-view.ts';
import { gatePath, STEP_WORD, type WaitingStep } from './privacy-step.ts';
import { byContent } from './request-parts.ts';
import { attempt } from './saving.ts';
import { PrivacyPage } from './views/privacy-page.tsx';
import { privacyTexts } from './views/privacy-texts.ts';

const config = { host: 'government' } as const;

/** Any instant that the platform wrote itself; what is not understood is refused, not guessed. */
const moment = z
  .string()
  .max(40)
  .refine((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text)))
  .optional();
const stepFields = { lalu: z.enum(['ajukan', 'terbitkan', 'jadwalkan']).default('terbitkan'), pada: moment };
const stepQuery = z.object(stepFields);
const versionField = z.coerce.number().int().min(1).max(1_000_000);
const maskForm = z.object({
  ...stepFields,
  versi: versionField,
  mana: z
    .string()
    .regex(/^(semua|[a-z]+:\d{1,4})$/)
    .default('semua'),
  lepas: z.guid().optional(),
});
const reason = z.string().max(500).optional();
const KIND_FIELDS = { nik: reason, kk: reason, phone: reason, account: reason, card: reason, unexamined: reason };
const decisionForm = z.object({ ...stepFields, versi: versionField, ...KIND_FIELDS });

/** Personal data found before publishing: what it is, masking it, or a reason for letting it stand. */
export function addPrivacyRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: byContent, querystring: stepQuery };
  app.get('/meja/isi/:id/data-pribadi', { config, schema }, async (request, reply) => {
    return reply.page(
      await gateView(request, deps, request.params.id, { ...waitingOf(request.query), form: emptyForm }),
    );
  });

  app.post('/meja/isi/:id/data-pribadi/samarkan', { config, schema: { params: byContent } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const content = await inReadOnly(deps.db, actor, (tx) => getDeskContent(tx, actor, id));
    const form = parseForm(maskForm, request.body);
    if (!form.ok) throw new AppError('invalid', 'Masking names a version and a finding');
    const { versi: version, mana, lepas } = form.value;
    const words = privacyTexts(request.language);
    if (lepas === undefined) await maskContent(deps, actor, content.id, { version, which: whichOf(mana) });
    else await detachFile(deps, actor, content.id, { version, fileId: lepas });
    reply.setFlash({ text: lepas === undefined ? words.masked : words.detached });
    return reply.redirect(gatePath(id, waitingOf(form.value)), 303);
  });

  app.post('/meja/isi/:id/data-pribadi', { config, schema: { params: byContent } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const words = privacyTexts(request.language);
    await inReadOnly(deps.db, actor, (tx) => getDeskContent(tx, actor, id));
    const read = parseForm(decisionForm, request.body);
    if (!read.ok) throw new AppError('invalid', 'A decision names a version and a step');
    const waiting = waitingOf(read.value);
    const { versi: version, nik, kk, phone, account, card, unexamined } = read.value;
    const reasons = Object.fromEntries(
      Object.entries({ nik, kk, phone, account, card, unexamined }).filter(([, text]) => text !== undefined),
    );
    const outcome = await attempt(async () => {
      await letPersonalDataStand(deps, actor, id, { version, step: waiting.step, reasons });
      await takeStep(deps, actor, id, { ...waiting, version });
    });
    if (outcome.kind !== 'done') {
      const again = { ...waiting, form: { values: read.values, errors: {} } };
      const status = outcome.kind === 'conflict' ? 409 : 422;
      return reply.page(await gateView(request, deps, id, { ...again, isRefused: outcome.kind }), { status });
    }
    return reply.setFlash({ text: words.done[waiting.step] }).redirect(`/meja/isi/${id}`, 303);
  });
}

function waitingOf({ lalu, pada }: z.output<typeof stepQuery>): WaitingStep {
  if (lalu === 'jadwalkan' && pada !== undefined) return { step: 'schedule', at: Temporal.Instant.from(pada) };
  if (lalu === 'jadwalkan') throw new AppError('invalid', 'A schedule names its moment');
  return { step: lalu === 'ajukan' ? 'submit' : 'publish', at: null };
}

function whichOf(typed: string) {
  const [word, index] = typed.split(':');
  const place = PRIVACY_PLACES.find((one) => one === word);
  if (word === 'semua') return 'all';
  if (place === undefined) throw new AppError('invalid', 'No such part of a content');
  return { place, index: Number(index) };
}

type Waiting = WaitingStep & { readonly version: number };

async function takeStep(deps: ModuleDeps, actor: Actor, id: ContentId, { step, at, version }: Waiting): Promise<void> {
  if (step === 'submit') return submitForReview(deps, actor, id);
  if (step === 'schedule' && at) return scheduleContent(deps, actor, id, { version, at });
  return publishContent(deps, actor, id, version);
}

interface Shown extends WaitingStep {
  readonly form: FormState;
  readonly isRefused?: 'conflict' | 'invalid' | 'held';
}

/** The page of the decision; a reason is missing wherever the form was refused without one. */
async function gateView(request: FastifyRequest, deps: ModuleDeps, id: ContentId, shown: Shown): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const { content, findings } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getDeskContent(tx, actor, id);
    const version = await getVersion(tx, id, found.latestVersion);
    return { content: found, findings: await readFindings(tx, found.siteId, version) };
  });
  const words = privacyTexts(language);
  const kinds = Object.keys(countKinds(findings));
  const missing = kinds.filter((kind) => shown.isRefused && !shown.form.values[kind]);
  const general = shown.isRefused && missing.length === 0 ? { form: words.refused } : {};
  const errors = { ...general, ...Object.fromEntries(missing.map((kind) => [kind, words.reasonNeeded])) };
  const { step, at } = shown;
  const view = h(PrivacyPage, {
    ...{ language, contentId: id, title: content.title, siteTitle: content.siteTitle, findings, step },
    ...{ at: at?.toString() ?? '', stepWord: STEP_WORD[step], version: content.latestVersion },
    form: { values: shown.form.values, errors },
    mayMask: mayTake(actor, 'save', content),
    mayGoOn: mayTake(actor, step, content),
  });
  const breadcrumbs = [...crumbs(language, content), { label: content.title, href: `/meja/isi/${id}` }];
  return deskPage(request, deps.assets, { title: words.heading, place: PLACE, breadcrumbs }, view);
}
