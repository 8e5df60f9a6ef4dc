import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import {
  type App,
  type FastifyReply,
  type FastifyRequest,
  requireActor,
  siteOf,
} from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import {
  CASES_PERMISSION,
  type CaseId,
  type CaseOffice,
  findFilesOf,
  getCase,
  readCaseForm,
} from '../../cases/index.ts';
import { fileObjection } from './commands.ts';
import { counterObjectionForm } from './objection-form.ts';
import { objectionTexts } from './objection-texts.ts';
import { deskFormPath } from './request-panels.ts';
import { type RequestToObject, readRequestToObject, refusalForm, shortTitle } from './request-to-object.ts';
import { findSuperiorUnit } from './standing.ts';
import { ObjectionPage } from './views/objection-page.tsx';

const PATH = '/meja/ppid/permohonan/:id/keberatan';
const config = { host: 'government' } as const;
const schema = { params: z.object({ id: idSchema<'case'>() }) };

/** Taking an objection to a request in for somebody at the counter, on the phone or on paper. */
export function addObjectionDeskRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(PATH, { config, schema }, async (request, reply) => {
    const values = { diterima: deps.clock.today(siteOf(request).timeZone).toString() };
    return showForm(reply, deps, request.params.id, { values, errors: {} });
  });

  app.post(PATH, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { id } = request.params;
    const moment = { now: deps.clock.now(), today: deps.clock.today(siteOf(request).timeZone) };
    const known = await readForDesk(deps, actor, id, moment.today);
    const sent = await readCaseForm(request, deps, actor, actor.personId);
    const ids = [sent.fields.berkasId ?? [], sent.files.map((file) => file.id)].flat() as FileId[];
    const form = counterObjectionForm(language, { today: moment.today, since: known.objectionable.since });
    const read = parseForm(form, sent.fields);
    const values = { ...read.values, berkasId: ids.join('\n') };
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      return showForm(reply, deps, id, { values, errors: { ...(read.ok ? {} : read.errors), ...sent.errors } });
    }
    if (!known.requester)
      return showForm(reply, deps, id, { values, errors: { form: objectionTexts(language).erased } });
    try {
      const { request: decided } = known.objectionable;
      const { kunci, isi, dasar, diketahui, kuasa, lewat, diterima, alasan } = read.value;
      const { unit, files } = await inReadOnly(deps.db, actor, async (tx) => ({
        unit: await findSuperiorUnit(tx, decided, moment.today),
        files: await findFilesOf(tx, actor.personId, ids),
      }));
      const filing = {
        ...{ submissionKey: kunci, ...unit, channel: lewat, title: shortTitle(known.own, language), text: isi },
        ...{ requester: known.requester, fileIds: files.map((file) => file.id) },
        ...{ receivedOn: Temporal.PlainDate.from(diterima), takenInBy: actor.personId },
        backdatingReason: diterima < moment.today.toString() ? alasan : '',
      };
      const foundOn = diketahui === null ? null : Temporal.PlainDate.from(diketahui);
      const about = { ground: dasar, requestId: decided.id, foundOn, representative: kuasa };
      const { number } = await fileObjection(office, actor, { filing, about, moment });
      return reply.setFlash({ text: objectionTexts(language).taken(number) }).redirect(`/meja/kasus/${id}`, 303);
    } catch (error) {
      return showForm(reply, deps, id, refusalForm(error, values, language));
    }
  });
}

/** @throws {AppError} `not-found` for what is no request, `not-allowed` for those who take nothing in at its unit */
async function readForDesk(
  { db }: ModuleDeps,
  actor: Actor,
  id: CaseId,
  today: Temporal.PlainDate,
): Promise<RequestToObject> {
  return inReadOnly(db, actor, async (tx) => {
    const found = await getCase(tx, id);
    assertMay(actor, CASES_PERMISSION.intake, found.unitPath);
    if (found.kind !== 'information-request') throw new AppError('not-found', `${id} is no request for information`);
    return readRequestToObject(tx, found, today);
  });
}

async function showForm(reply: FastifyReply, deps: ModuleDeps, id: CaseId, form: FormState): Promise<FastifyReply> {
  const request: FastifyRequest = reply.request;
  const actor = requireActor(request);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const { own, objectionable, grounds } = await readForDesk(deps, actor, id, today);
  const ids = (form.values.berkasId ?? '').split('\n').filter((one) => one !== '') as FileId[];
  const files = await inReadOnly(deps.db, actor, (tx) => findFilesOf(tx, actor.personId, ids));
  const view = h(ObjectionPage, {
    ...{ language, form, today, submissionKey: form.values.kunci ?? newId(), request: own },
    ...{ objectionable, grounds, isCounter: true, action: deskFormPath(id) },
    keptFiles: files.map((file) => ({ id: file.id, name: file.name })),
  });
  const breadcrumbs = [{ label: own.number, href: `/meja/kasus/${id}` }];
  const page = deskPage(
    request,
    deps.assets,
    { title: objectionTexts(language).counterTitle, breadcrumbs, place: '/meja/kasus' },
    view,
  );
  return reply.page(page, {
    status: form.errors === emptyForm.errors || Object.keys(form.errors).length === 0 ? 200 : 422,
  });
}
