import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { meetDeadline } from '../../../platform/deadlines/deadlines.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyReply, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { type Actor, may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { CASES_PERMISSION, type CaseId, type CaseRecord, getCase } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { ORDER, orderSubject } from './decide-objection.ts';
import { disputeEndForm, disputeForm } from './dispute-form.ts';
import { findDisputeRight } from './dispute-right.ts';
import { disputeTexts } from './dispute-texts.ts';
import { objectionTexts } from './objection-texts.ts';
import { findObjection, type StoredObjection, saveCarriedOut, saveDispute, saveDisputeEnd } from './queries.ts';
import { DisputeEndForm, DisputeForm } from './views/dispute-forms.tsx';

const PATH = '/meja/ppid/keberatan/:id';
const config = { host: 'government' } as const;
const schema = { params: z.object({ id: idSchema<'case'>() }) };

/** What the desk records after an objection was decided: its order carried out, a dispute lodged, how that ended. */
export function addDisputeRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${PATH}/sengketa`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const today = deps.clock.today(siteOf(request).timeZone);
    const { found, objection } = await inReadOnly(deps.db, actor, (tx) => getManaged(tx, actor, id));
    const between = { from: found.receivedOn, today: objection.dispute?.end?.on ?? today };
    const read = parseForm(disputeForm(request.language, between), request.body);
    if (!read.ok) return showAgain(reply, deps, id, { form: read, view: 'lodged' });
    const { nomor: number, komisi: commission, tanggal } = read.value;
    await inTransaction(deps.db, actor, async (tx) => {
      const isOpen = objection.dispute !== null || (await findDisputeRight(tx, found, objection, today)) !== null;
      if (!isOpen) throw new AppError('conflict', `${id} is still within its time`);
      const lodgedOn = Temporal.PlainDate.from(tanggal);
      await saveDispute(tx, id, { number, commission, lodgedOn, by: actor.personId });
      await recordAudit(tx, actor, { action: 'disclosure.record-dispute', subject: `case:${id}` });
    });
    return done(reply, id, disputeTexts(request.language).recorded);
  });

  app.post(`${PATH}/hasil-sengketa`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const today = deps.clock.today(siteOf(request).timeZone);
    const { objection } = await inReadOnly(deps.db, actor, (tx) => getManaged(tx, actor, id));
    if (!objection.dispute) throw new AppError('conflict', `No dispute about ${id} is recorded`);
    const read = parseForm(disputeEndForm(request.language, { from: objection.dispute.lodgedOn, today }), request.body);
    if (!read.ok) return showAgain(reply, deps, id, { form: read, view: 'ended' });
    const { hasil: ending, tanggalHasil, nomorPutusan: rulingNumber, catatan: note } = read.value;
    await inTransaction(deps.db, actor, async (tx) => {
      await saveDisputeEnd(tx, id, { ending, on: Temporal.PlainDate.from(tanggalHasil), rulingNumber, note });
      await recordAudit(tx, actor, { action: 'disclosure.end-dispute', subject: `case:${id}` });
    });
    return done(reply, id, disputeTexts(request.language).ended);
  });

  app.post(`${PATH}/dilaksanakan`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const on = deps.clock.today(siteOf(request).timeZone);
    await inTransaction(deps.db, actor, async (tx) => {
      await getManaged(tx, actor, id);
      const isMet = await meetDeadline(tx, { subject: orderSubject(id), kind: ORDER, on, by: actor.personId });
      if (!isMet) return;
      await saveCarriedOut(tx, id, on);
      await recordAudit(tx, actor, { action: 'disclosure.carry-out-order', subject: `case:${id}` });
    });
    return done(reply, id, objectionTexts(request.language).orderDoneFlash);
  });
}

interface Managed {
  readonly found: CaseRecord;
  readonly objection: StoredObjection;
}

/**
 * An objection for those who keep the PPID's books or answer objections where it is dealt with.
 * @throws {AppError} `not-found` for what they may not see, `not-allowed` for what they may only see
 */
export async function getManaged(tx: Tx, actor: Actor, id: CaseId): Promise<Managed> {
  const found = await getCase(tx, id);
  const objection = await findObjection(tx, id);
  if (!objection || !may(actor, CASES_PERMISSION.view, found.unitPath))
    throw new AppError('not-found', `No objection ${id}`);
  if (![PERMISSION.manage, PERMISSION.object].some((permission) => may(actor, permission, found.unitPath))) {
    throw new AppError('not-allowed', `${actor.personId} keeps no books at ${found.unitPath}`);
  }
  return { found, objection };
}

function done(reply: FastifyReply, id: CaseId, text: string): FastifyReply {
  return reply.setFlash({ text }).redirect(`/meja/kasus/${id}`, 303);
}

interface Again {
  readonly form: FormState;
  readonly view: 'lodged' | 'ended';
}

/** The form by itself, with what is wrong. */
async function showAgain(
  reply: FastifyReply,
  deps: ModuleDeps,
  id: CaseId,
  { form, view }: Again,
): Promise<FastifyReply> {
  const { request } = reply;
  const actor = requireActor(request);
  const { language } = request;
  const words = disputeTexts(language);
  const today = deps.clock.today(siteOf(request).timeZone);
  const { found, objection } = await inReadOnly(deps.db, actor, (tx) => getManaged(tx, actor, id));
  const shown = { language, caseId: id, form, today, dispute: objection.dispute };
  const fields = view === 'lodged' ? h(DisputeForm, shown) : h(DisputeEndForm, shown);
  const title = view === 'lodged' ? words.record : words.end;
  const page = h('div', null, h('h1', { class: 'text-2xl' }, title), fields);
  const breadcrumbs = [{ label: found.number, href: `/meja/kasus/${id}` }];
  return reply.page(deskPage(request, deps.assets, { title, breadcrumbs, place: '/meja/kasus' }, page), {
    status: 422,
  });
}
