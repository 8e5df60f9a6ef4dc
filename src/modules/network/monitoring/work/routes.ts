import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { parseForm } from '../../../../platform/http/forms.ts';
import { once } from '../../../../platform/http/submission.ts';
import { may, mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { readIncident } from '../alerts/incident-queries.ts';
import { listWatched } from '../desk/watch-queries.ts';
import { NewWorkPage, WorkList, WorkPage } from './views/work-pages.tsx';
import { getWork, listWork, noteWork, planWork, type WorkId } from './work.ts';
import { workTexts } from './work-texts.ts';

const PATH = '/meja/jaringan/pemeliharaan';
const place = '/meja/jaringan';
const SHOWN = 100;
const MOST_TARGETS = 500;
const LONGEST_DAYS = 14;
const byId = { params: z.object({ id: idSchema<'maintenance'>() }) };
const fromIncident = { querystring: z.object({ gangguan: idSchema<'incident'>().optional().catch(undefined) }) };
const longText = z.string().trim().max(2000).default('');
const notes = z.object({
  ...{ teknisi: z.string().trim().max(160).default(''), suku: longText, sebelum: longText, sesudah: longText },
  hasil: z.enum(['open', 'finish', 'cancel']).default('open'),
});

/** Desk pages of maintenance: planned, going on, done. */
export function addWorkRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => {
    const { actor, language, timeZone, within } = visitOf(request, deps.clock);
    const works = await inReadOnly(deps.db, actor, (tx) => listWork(tx, within, SHOWN));
    const mayOperate = mayAnywhere(actor, PERMISSION.operate);
    const view = h(WorkList, { language, timeZone, works, now: deps.clock.now(), mayOperate });
    return reply.page(deskPage(request, deps.assets, { title: workTexts(language).title, place }, view));
  });

  app.get(`${PATH}/baru`, { config, schema: fromIncident }, async (request, reply) => {
    const { gangguan } = request.query;
    return reply.page(await newPage(request, deps, { form: await firstForm(request, deps, gangguan), gangguan }));
  });

  app.post(PATH, { config }, async (request, reply) => {
    const { actor, language, timeZone } = visitOf(request, deps.clock, PERMISSION.operate);
    const read = parseForm(planSchema(language, timeZone), request.body);
    if (!read.ok) {
      return reply.page(await newPage(request, deps, { form: read, gangguan: read.values.gangguan }), { status: 422 });
    }
    const { kunci: key, gangguan, titik, pekerjaan, mulai, selesai, teknisi, sebelum } = read.value;
    const wish = {
      title: pekerjaan,
      targetId: titik,
      from: mulai,
      to: selesai,
      technician: teknisi,
      foundBefore: sebelum,
    };
    const id = await inTransaction(deps.db, actor, (tx) =>
      once(tx, { key, by: actor.personId }, () => planWork(tx, actor, { ...wish, incidentId: gangguan }, timeZone)),
    );
    return reply.setFlash({ text: workTexts(language).added(pekerjaan) }).redirect(`${PATH}/${id}`, 303);
  });

  app.get(`${PATH}/:id`, { config, schema: byId }, async (request, reply) =>
    reply.page(await workPage(request, deps, request.params.id)),
  );

  app.post(`${PATH}/:id`, { config, schema: byId }, async (request, reply) => {
    const { actor, language, timeZone } = visitOf(request, deps.clock, PERMISSION.operate);
    const read = parseForm(notes, request.body);
    if (!read.ok) throw new AppError('invalid', 'Notes of maintenance are too long');
    const { teknisi, suku, sebelum, sesudah, hasil: outcome } = read.value;
    const written = { technician: teknisi, parts: suku, foundBefore: sebelum, foundAfter: sesudah };
    const now = deps.clock.now().toZonedDateTimeISO(timeZone);
    const { id } = request.params;
    await inTransaction(deps.db, actor, (tx) => noteWork(tx, actor, id, { notes: written, outcome, now }));
    return reply.setFlash({ text: workTexts(language).saved }).redirect(`${PATH}/${id}`, 303);
  });
}

function planSchema(language: Language, timeZone: string) {
  const { faults } = workTexts(language);
  const moment = z.string(faults.time).transform((text, context) => {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
    } catch {
      context.addIssue({ code: 'custom', message: faults.time });
      return z.NEVER;
    }
  });
  return z
    .object({
      ...{ kunci: z.guid(), mulai: moment, selesai: moment },
      gangguan: z.union([z.literal('').transform(() => null), idSchema<'incident'>()]).catch(null),
      titik: z.guid(faults.target).pipe(idSchema<'target'>()),
      pekerjaan: z.string(faults.name).trim().min(1, faults.name).max(160, faults.name),
      teknisi: z.string().trim().max(160, faults.long).default(''),
      sebelum: z.string().trim().max(2000, faults.long).default(''),
    })
    .refine(({ mulai, selesai }) => isSpan(mulai, selesai), { path: ['selesai'], message: faults.time });
}

function isSpan(from: Temporal.Instant, to: Temporal.Instant): boolean {
  const hours = from.until(to).total('hours');
  return hours > 0 && hours <= LONGEST_DAYS * 24;
}

/** What a ticket begins with when it comes from an incident. */
async function firstForm(request: FastifyRequest, deps: ModuleDeps, id: string | undefined): Promise<FormState> {
  const { actor, timeZone } = visitOf(request, deps.clock, PERMISSION.operate);
  if (id === undefined) return emptyForm;
  const incident = await inReadOnly(deps.db, actor, (tx) => readIncident(tx, id as Parameters<typeof readIncident>[1]));
  if (!incident || !may(actor, PERMISSION.operate, incident.unitPath)) return emptyForm;
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const now = deps.clock.now();
  const values = { pekerjaan: incident.rootName, titik: incident.targetId ?? '', mulai: local(now) };
  return { ...emptyForm, values: { ...values, selesai: local(now.add({ hours: 4 })) } };
}

async function newPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  { form, gangguan = '' }: { readonly form: FormState; readonly gangguan?: string | undefined },
) {
  const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.operate);
  const targets = await inReadOnly(deps.db, actor, (tx) => listWatched(tx, { within, limit: MOST_TARGETS }));
  const submissionKey = form.values.kunci ?? newId();
  const view = h(NewWorkPage, { language, form, submissionKey, targets, incidentId: gangguan });
  return deskPage(request, deps.assets, { title: workTexts(language).new, place }, view);
}

async function workPage(request: FastifyRequest, deps: ModuleDeps, id: WorkId) {
  const { actor, language, timeZone } = visitOf(request, deps.clock);
  const work = await inReadOnly(deps.db, actor, (tx) => getWork(tx, id));
  if (!may(actor, PERMISSION.view, work.unitPath)) throw new AppError('not-found', `${id} lies out of reach`);
  const { technician, parts, foundBefore, foundAfter } = work;
  const values = { teknisi: technician, suku: parts, sebelum: foundBefore, sesudah: foundAfter };
  const view = h(WorkPage, {
    ...{ language, timeZone, work, now: deps.clock.now(), form: { ...emptyForm, values } },
    mayOperate: may(actor, PERMISSION.operate, work.unitPath),
  });
  const breadcrumbs = [{ label: workTexts(language).title, href: PATH }];
  return deskPage(request, deps.assets, { title: work.title, place, breadcrumbs }, view);
}
