import { h } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { type App, type FastifyReply, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { getUnit } from '../../organization/index.ts';
import { showOnSite } from '../../sites/index.ts';
import { findUnusedFile } from '../case-files.ts';
import { fileCase } from '../filing.ts';
import type { CaseOffice } from '../office.ts';
import { question } from '../question.ts';
import { readCaseForm } from '../uploads.ts';
import { askForm, requesterOf } from './ask-form.ts';
import { askTexts } from './ask-texts.ts';
import { AskPage } from './views/ask-page.tsx';

const FILING_LIMIT = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Asking the office whose site it is; on the portal, the government as a whole. */
export function addAskRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get('/tanya', async (_request, reply) => showForm(reply, deps, emptyForm, null));

  app.post('/tanya', { config: FILING_LIMIT }, async (request, reply) => {
    const place = siteOf(request);
    const { language } = request;
    const sent = await readCaseForm(request, deps, place, null);
    const newFile = sent.files.at(-1)?.id;
    const read = parseForm(askForm(language), { ...sent.fields, ...(newFile && { berkasId: newFile }) });
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      const errors = { ...(read.ok ? {} : read.errors), ...sent.errors };
      return showForm(reply, deps, { values: read.values, errors }, (read.values.berkasId ?? null) as FileId | null);
    }
    const { kunci, judul, isi, berkasId } = read.value;
    const today = deps.clock.today(place.timeZone);
    const file = berkasId && (await inReadOnly(deps.db, place, (tx) => findUnusedFile(tx, berkasId)));
    const filing = {
      ...{ submissionKey: kunci, unitId: place.unitId, unitPath: place.unitPath, channel: 'web' as const },
      ...{ title: judul.replaceAll(/\s+/g, ' '), text: isi, requester: requesterOf(read.value, language) },
      ...{ fileIds: file ? [file.id] : [], receivedOn: today, backdatingReason: '', takenInBy: null },
    };
    try {
      const moment = { now: deps.clock.now(), today };
      const { number, secret } = await fileCase(office, place, question, { filing, moment });
      return reply.redirect(`/lacak/${number}/${secret}?baru=ya`, 303);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'invalid')) throw error;
      const errors = { form: askTexts(language).errors.refused };
      return showForm(reply, deps, { values: read.values, errors }, berkasId ?? null);
    }
  });
}

async function showForm(
  reply: FastifyReply,
  deps: ModuleDeps,
  form: FormState,
  fileId: FileId | null,
): Promise<FastifyReply> {
  const { language } = reply.request;
  const place = siteOf(reply.request);
  const { unit, file } = await inReadOnly(deps.db, place, async (tx) => ({
    unit: await getUnit(tx, place.unitId),
    file: fileId === null ? undefined : await findUnusedFile(tx, fileId),
  }));
  const view = h(AskPage, {
    ...{ language, form, unitName: unit.name, submissionKey: form.values.kunci ?? newId() },
    keptFile: file ? { id: file.id, name: file.name } : null,
  });
  const status = form === emptyForm ? 200 : 422;
  return showOnSite(reply, deps, { title: askTexts(language).title, canonicalPath: '/tanya', status }, view);
}
