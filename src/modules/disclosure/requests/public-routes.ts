import { h } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { type App, type FastifyReply, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { type CaseOffice, findUnusedFile, readCaseForm } from '../../cases/index.ts';
import { getUnit } from '../../organization/index.ts';
import { showOnSite } from '../../sites/index.ts';
import { listLikeAnswers, type PublishedAnswer } from '../answers/answer-queries.ts';
import { fileRequest } from './commands.ts';
import { detailsOf } from './detail-form.ts';
import { requesterOf, requestForm } from './request-form.ts';
import { requestTexts } from './request-texts.ts';
import { RequestPage } from './views/request-page.tsx';

const PATH = '/ppid/permohonan';
const MOST_OFFERED = 3;
const FILING_LIMIT = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Asking the office whose site it is for information; on the portal, the PPID of the government. */
export function addRequestRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(PATH, async (_request, reply) => showForm(reply, deps, emptyForm, null));

  app.post(PATH, { config: FILING_LIMIT }, async (request, reply) => {
    const place = siteOf(request);
    const { language } = request;
    const sent = await readCaseForm(request, deps, place, null);
    const newFile = sent.files.at(-1)?.id;
    const read = parseForm(requestForm(language), { ...sent.fields, ...(newFile && { berkasId: newFile }) });
    const keptId = (read.values.berkasId ?? null) as FileId | null;
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      const errors = { ...(read.ok ? {} : read.errors), ...sent.errors };
      return showForm(reply, deps, { values: read.values, errors }, keptId);
    }
    const typed = read.value;
    const offered = typed.ditawari
      ? []
      : await inReadOnly(deps.db, place, (tx) => listLikeAnswers(tx, typed.judul, MOST_OFFERED));
    if (offered.length > 0) return showForm(reply, deps, { values: read.values, errors: {} }, keptId, offered);
    const today = deps.clock.today(place.timeZone);
    const fileId = typed.berkasId;
    const file = fileId && (await inReadOnly(deps.db, place, (tx) => findUnusedFile(tx, fileId)));
    const filing = {
      ...{ submissionKey: typed.kunci, unitId: place.unitId, unitPath: place.unitPath, channel: 'web' as const },
      ...{ title: typed.judul.replaceAll(/\s+/g, ' '), text: typed.isi, requester: requesterOf(typed, language) },
      ...{ fileIds: file ? [file.id] : [], receivedOn: today, backdatingReason: '', takenInBy: null },
    };
    try {
      const moment = { now: deps.clock.now(), today };
      const { number, secret } = await fileRequest(office, place, { filing, details: detailsOf(typed), moment });
      return reply.redirect(`/lacak/${number}/${secret}?baru=ya`, 303);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'invalid')) throw error;
      const errors = { form: requestTexts(language).errors.refused };
      return showForm(reply, deps, { values: read.values, errors }, keptId);
    }
  });
}

async function showForm(
  reply: FastifyReply,
  deps: ModuleDeps,
  form: FormState,
  fileId: FileId | null,
  offered: readonly PublishedAnswer[] = [],
): Promise<FastifyReply> {
  const { language } = reply.request;
  const place = siteOf(reply.request);
  const { unit, file } = await inReadOnly(deps.db, place, async (tx) => ({
    unit: await getUnit(tx, place.unitId),
    file: fileId === null ? undefined : await findUnusedFile(tx, fileId),
  }));
  const view = h(RequestPage, {
    ...{ language, form, offered, unitName: unit.name, submissionKey: form.values.kunci ?? newId() },
    keptFile: file ? { id: file.id, name: file.name } : null,
  });
  const status = form === emptyForm || offered.length > 0 ? 200 : 422;
  return showOnSite(reply, deps, { title: requestTexts(language).title, canonicalPath: PATH, status }, view);
}
