import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { StoredFile } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyReply, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { once } from '../../../platform/http/submission.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { PdfRefused, surveyPdf } from '../../../platform/redaction/redaction.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { type CaseForm, type CaseId, readCaseFolder, readCaseForm } from '../../cases/index.ts';
import { beginAgain, insertRedaction, listRedactions } from './queries.ts';
import { getDecidable, getRedaction, readDocument } from './redaction-at-work.ts';
import { redactionTexts } from './redaction-texts.ts';
import { RedactionsPage } from './views/redactions-page.tsx';

const PDF = 'application/pdf';
const config = { host: 'government', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
const rarely = { host: 'government', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
const schema = { params: z.object({ id: idSchema<'case'>() }) };

/** The documents of a request that are blacked out, and beginning with another one. */
export function addBeginRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/ppid/permohonan/:id/hitamkan', { config, schema }, async (request, reply) =>
    show(reply, deps, request.params.id, emptyForm),
  );

  app.post('/meja/ppid/permohonan/:id/hitamkan', { config: rarely, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    await inReadOnly(deps.db, actor, (tx) => getDecidable(tx, actor, id));
    const sent = await readCaseForm(request, deps, actor, actor.personId);
    const words = redactionTexts(request.language);
    const again = (text: string) => show(reply, deps, id, { values: {}, errors: { berkas: text } });
    const chosen = await chosenFile(request, deps, id, sent);
    if (!chosen) return again(sent.errors.berkas ?? words.fileMissing);
    if (chosen.file.mimeType !== PDF) return again(words.notPdf);
    try {
      const survey = await surveyPdf(await readDocument(deps, actor.governmentId, chosen.file.id));
      const key = keyOf(sent.fields);
      const href = await inTransaction(deps.db, actor, (tx) =>
        once(tx, { key, by: actor.personId }, async () => {
          const { file, isOwnFile } = chosen;
          const begun = { caseId: id, fileId: file.id, isOwnFile, name: file.name, survey, by: actor.personId };
          const redaction = await insertRedaction(tx, begun);
          await recordAudit(tx, actor, { action: 'disclosure.begin-redaction', subject: `case:${id}` });
          return `/meja/ppid/hitamkan/${redaction}`;
        }),
      );
      return reply.redirect(href, 303);
    } catch (error) {
      if (!(error instanceof PdfRefused)) throw error;
      return again(words.refused[error.reason]);
    }
  });

  const params = z.object({ id: idSchema<'redaction'>() });
  const again = { config: rarely, schema: { params } };
  app.post('/meja/ppid/hitamkan/:id/versi-baru', again, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const key = keyOf(request.body);
    const href = await inTransaction(deps.db, actor, async (tx) => {
      const { redaction } = await getRedaction(tx, actor, id);
      if (redaction.resultFileId === null) throw new AppError('conflict', `${id} is still worked on`);
      return once(tx, { key, by: actor.personId }, async () => {
        const fresh = await beginAgain(tx, id, actor.personId);
        await recordAudit(tx, actor, { action: 'disclosure.begin-redaction', subject: `case:${redaction.caseId}` });
        return `/meja/ppid/hitamkan/${fresh}`;
      });
    });
    return reply.setFlash({ text: redactionTexts(request.language).againFlash }).redirect(href, 303);
  });
}

/** The key of a form; a new one when it has none. */
function keyOf(fields: unknown): string {
  return z.object({ kunci: z.guid() }).safeParse(fields).data?.kunci ?? newId();
}

interface Chosen {
  readonly file: StoredFile;
  readonly isOwnFile: boolean;
}

/** A file that was just uploaded, or one of the case; undefined for others. */
async function chosenFile(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: CaseId,
  sent: CaseForm,
): Promise<Chosen | undefined> {
  const [uploaded] = sent.files;
  if (uploaded) return { file: uploaded, isOwnFile: true };
  const { files } = await inReadOnly(deps.db, requireActor(request), (tx) => readCaseFolder(tx, id));
  const file = files.find((one) => one.id === sent.fields.berkasId);
  return file && { file, isOwnFile: false };
}

async function show(reply: FastifyReply, deps: ModuleDeps, id: CaseId, form: FormState): Promise<FastifyReply> {
  const { request } = reply;
  const actor = requireActor(request);
  const { language } = request;
  const shown = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getDecidable(tx, actor, id);
    const { files } = await readCaseFolder(tx, id);
    return { found, files: files.filter(({ mimeType }) => mimeType === PDF), redactions: await listRedactions(tx, id) };
  });
  const { title } = redactionTexts(language);
  const breadcrumbs = [{ label: shown.found.number, href: `/meja/kasus/${id}` }];
  const page = h(RedactionsPage, { language, form, caseId: id, submissionKey: newId(), ...shown });
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return reply.page(deskPage(request, deps.assets, { title, breadcrumbs, place: '/meja/kasus' }, page), { status });
}
