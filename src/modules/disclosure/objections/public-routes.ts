import { h } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { type App, type FastifyReply, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import {
  type CaseOffice,
  type CaseRecord,
  findOwnCase,
  findUnusedFile,
  isPrivate,
  readCaseForm,
} from '../../cases/index.ts';
import { showOnSite } from '../../sites/index.ts';
import { fileObjection } from './commands.ts';
import { objectionForm } from './objection-form.ts';
import { objectionTexts } from './objection-texts.ts';
import { addPeriodicObjectionRoutes } from './periodic-routes.ts';
import { readRequestToObject, refusalForm, shortTitle } from './request-to-object.ts';
import { findSuperiorUnit } from './standing.ts';
import { ObjectionPage } from './views/objection-page.tsx';

const PATH = '/lacak/:number/:secret/keberatan';
const LIMIT = { rateLimit: { max: 20, timeWindow: '1 minute' } };
const schema = { params: z.object({ number: z.string().max(60), secret: z.string().max(60) }) };

/** Objecting, as the citizen: from the page on which a request is followed, and to periodic information that is missing. */
export function addObjectionRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(PATH, { config: LIMIT, schema }, async (request, reply) => {
    const own = await getOwnRequest(office, request, request.params);
    return showForm(reply, deps, own, emptyForm);
  });

  app.post(PATH, { config: LIMIT, schema }, async (request, reply) => {
    const own = await getOwnRequest(office, request, request.params);
    const place = siteOf(request);
    const { language } = request;
    const moment = { now: deps.clock.now(), today: deps.clock.today(place.timeZone) };
    const sent = await readCaseForm(request, deps, place, null);
    const known = await inReadOnly(deps.db, place, (tx) => readRequestToObject(tx, own, moment.today));
    const newFile = sent.files.at(-1)?.id;
    const form = objectionForm(language, { today: moment.today, since: known.objectionable.since });
    const read = parseForm(form, { ...sent.fields, ...(newFile && { berkasId: newFile }) });
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      return showForm(reply, deps, own, {
        values: read.values,
        errors: { ...(read.ok ? {} : read.errors), ...sent.errors },
      });
    }
    const { requester } = known;
    if (!requester)
      return showForm(reply, deps, own, { values: read.values, errors: { form: objectionTexts(language).erased } });
    const { kunci, isi, dasar, diketahui, kuasa, berkasId } = read.value;
    const { request: decided } = known.objectionable;
    const { unit, file } = await inReadOnly(deps.db, place, async (tx) => ({
      unit: await findSuperiorUnit(tx, decided, moment.today),
      file: berkasId && (await findUnusedFile(tx, berkasId)),
    }));
    const filing = {
      ...{ submissionKey: kunci, ...unit, channel: 'web' as const, title: shortTitle(own, language), text: isi },
      ...{ requester: { ...requester, language }, fileIds: file ? [file.id] : [] },
      ...{ receivedOn: moment.today, backdatingReason: '', takenInBy: null },
    };
    const foundOn = diketahui === null ? null : Temporal.PlainDate.from(diketahui);
    const about = { ground: dasar, requestId: decided.id, foundOn, representative: kuasa };
    try {
      const { number, secret } = await fileObjection(office, place, { filing, about, moment });
      return reply.redirect(`/lacak/${number}/${secret}?baru=ya`, 303);
    } catch (error) {
      return showForm(reply, deps, own, refusalForm(error, read.values, language));
    }
  });

  addPeriodicObjectionRoutes(app, deps, office);
}

/** @throws {AppError} `not-found` when number or secret are wrong, or it is no request for information */
async function getOwnRequest(
  office: CaseOffice,
  request: FastifyRequest,
  key: { readonly number: string; readonly secret: string },
): Promise<CaseRecord> {
  const own = await findOwnCase(office, siteOf(request), key);
  if (own?.kind !== 'information-request') throw new AppError('not-found', 'No request has this number and secret');
  return own;
}

async function showForm(
  reply: FastifyReply,
  deps: ModuleDeps,
  own: CaseRecord,
  form: FormState,
): Promise<FastifyReply> {
  const { language } = reply.request;
  const { secret } = reply.request.params as { readonly secret: string };
  const place = siteOf(reply.request);
  const today = deps.clock.today(place.timeZone);
  const fileId = (form.values.berkasId ?? null) as FileId | null;
  const { known, file } = await inReadOnly(deps.db, place, async (tx) => ({
    known: await readRequestToObject(tx, own, today),
    file: fileId === null ? undefined : await findUnusedFile(tx, fileId),
  }));
  const view = h(ObjectionPage, {
    ...{ language, form, today, submissionKey: form.values.kunci ?? newId(), request: own, isCounter: false },
    ...{ objectionable: known.objectionable, grounds: known.grounds },
    action: `/lacak/${own.number}/${encodeURIComponent(secret)}/keberatan`,
    keptFiles: file ? [{ id: file.id, name: file.name }] : [],
  });
  const page = { title: objectionTexts(language).title, canonicalPath: null, status: form === emptyForm ? 200 : 422 };
  return showOnSite(isPrivate(reply), deps, page, view);
}
