import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { storeUpload } from '../../../platform/files/files.ts';
import { UploadRefused } from '../../../platform/files/refusal.ts';
import { type App, type FastifyReply, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Box } from '../../../platform/redaction/box.ts';
import { findPersonalBoxes, findWords, PdfRefused, redactPdf } from '../../../platform/redaction/redaction.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { boxForm, wordsForm } from './box-form.ts';
import { showRedaction } from './page-routes.ts';
import { addBoxes, deleteBox, listBoxes, saveResult } from './queries.ts';
import { type BoxOrigin, boxFromPercent, copyName, labelOf, type RedactionId } from './redaction.ts';
import { getRedaction, lockRedaction, readDocument } from './redaction-at-work.ts';
import { redactionTexts } from './redaction-texts.ts';

const PATH = '/meja/ppid/hitamkan/:id';
const config = { host: 'government', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const schema = { params: z.object({ id: idSchema<'redaction'>() }) };
const PERSONAL = 'h';

/** Marking what is blacked out, and saving the blacked copy. */
export function addBoxRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${PATH}/kata`, { config, schema }, async (request, reply) => {
    const { id } = request.params;
    const read = parseForm(wordsForm(request.language), request.body);
    if (!read.ok) return again(reply, deps, id, read);
    return orAgain(reply, deps, id, { field: 'kata', values: read.values }, async () => {
      const boxes = await findWords(await documentOf(reply, deps, id), read.value.kata);
      return mark(reply, deps, id, { boxes, article: read.value.pasalKata, origin: 'word' });
    });
  });

  app.post(`${PATH}/pribadi`, { config, schema }, async (request, reply) => {
    const { id } = request.params;
    return orAgain(reply, deps, id, { field: 'kata', values: {} }, async () => {
      const boxes = await findPersonalBoxes(await documentOf(reply, deps, id));
      return mark(reply, deps, id, { boxes, article: PERSONAL, origin: 'personal' });
    });
  });

  app.post(`${PATH}/kotak`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { redaction } = await inReadOnly(deps.db, actor, (tx) => getRedaction(tx, actor, id));
    const read = parseForm(boxForm(request.language, redaction.pages.length), request.body);
    if (!read.ok) return again(reply, deps, id, read);
    const { halaman: page, kiri: left, atas: top, lebar: wide, tinggi: high, pasalKotak: article } = read.value;
    const size = redaction.pages[page - 1];
    if (!size) throw new AppError('invalid', `${id} has no page ${page}`);
    const boxes = [boxFromPercent(size, { page, left, top, wide, high })];
    return orAgain(reply, deps, id, { field: 'halaman', values: read.values }, () =>
      mark(reply, deps, id, { boxes, article, origin: 'drawn' }),
    );
  });

  const byBox = schema.params.extend({ box: idSchema<'redaction-box'>() });
  app.post(`${PATH}/kotak/:box/hapus`, { config, schema: { params: byBox } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id, box } = request.params;
    const page = await inTransaction(deps.db, actor, async (tx) => {
      await lockRedaction(tx, actor, id);
      const removed = (await listBoxes(tx, id)).find((one) => one.id === box);
      await deleteBox(tx, id, box);
      return removed?.page ?? 1;
    });
    return goOn(reply, id, page, redactionTexts(request.language).boxRemoved);
  });

  app.post(`${PATH}/simpan`, { config, schema }, (request, reply) => {
    const { id } = request.params;
    return orAgain(reply, deps, id, { field: 'simpan', values: {} }, () => save(reply, deps, id));
  });
}

interface Tried {
  readonly field: string;
  readonly values: FormState['values'];
}

/** What the document or its copy does not allow is told on the page. */
async function orAgain(
  reply: FastifyReply,
  deps: ModuleDeps,
  id: RedactionId,
  ...[{ field, values }, work]: [Tried, () => Promise<FastifyReply>]
): Promise<FastifyReply> {
  const words = redactionTexts(reply.request.language);
  try {
    return await work();
  } catch (error) {
    if (error instanceof PdfRefused)
      return again(reply, deps, id, { values, errors: { [field]: words.refused[error.reason] } });
    if (error instanceof UploadRefused) return again(reply, deps, id, { values, errors: { [field]: words.tooLarge } });
    throw error;
  }
}

async function documentOf({ request }: FastifyReply, deps: ModuleDeps, id: RedactionId): Promise<Buffer> {
  const actor = requireActor(request);
  const { redaction } = await inReadOnly(deps.db, actor, (tx) => getRedaction(tx, actor, id));
  return readDocument(deps, actor.governmentId, redaction.fileId);
}

interface Marked {
  readonly boxes: readonly Box[];
  readonly article: string;
  readonly origin: BoxOrigin;
}

async function mark(reply: FastifyReply, deps: ModuleDeps, id: RedactionId, marked: Marked): Promise<FastifyReply> {
  const { request } = reply;
  const actor = requireActor(request);
  const { boxes, ...why } = marked;
  const added = await inTransaction(deps.db, actor, async (tx) => {
    await lockRedaction(tx, actor, id);
    return addBoxes(tx, id, boxes, why);
  });
  const words = redactionTexts(request.language);
  const told = why.origin === 'drawn' ? words.boxAdded : words.found(added);
  return goOn(reply, id, boxes[0]?.page ?? 1, added > 0 ? told : words.notFound);
}

/** The copy is made outside the transaction; a box that changed meanwhile makes it void. */
async function save(reply: FastifyReply, deps: ModuleDeps, id: RedactionId): Promise<FastifyReply> {
  const { request } = reply;
  const actor = requireActor(request);
  const words = redactionTexts(request.language);
  const { redaction, boxes } = await inReadOnly(deps.db, actor, async (tx) => ({
    redaction: (await getRedaction(tx, actor, id)).redaction,
    boxes: await listBoxes(tx, id),
  }));
  if (redaction.resultFileId !== null) return goOn(reply, id, 1, words.savedFlash);
  if (boxes.length === 0) return again(reply, deps, id, { values: {}, errors: { simpan: words.nothing } });
  const labelled = boxes.map((box) => ({ ...box, label: labelOf(box) }));
  const bytes = await redactPdf(await readDocument(deps, actor.governmentId, redaction.fileId), labelled);
  const on = deps.clock.today(siteOf(request).timeZone);
  await inTransaction(deps.db, actor, async (tx) => {
    await lockRedaction(tx, actor, id);
    const idsOf = (list: typeof boxes) => list.map((box) => box.id).join(' ');
    if (idsOf(await listBoxes(tx, id)) !== idsOf(boxes)) throw new AppError('conflict', `The boxes of ${id} changed`);
    const upload = { bytes, fileName: copyName(redaction.name), uploadedBy: actor.personId, isPublic: false };
    const { id: fileId } = await storeUpload(deps.files, tx, actor, upload);
    await saveResult(tx, id, { fileId, on, by: actor.personId });
    const detail = { boxes: boxes.length, articles: [...new Set(boxes.map((box) => box.article))].join(' ') };
    await recordAudit(tx, actor, { action: 'disclosure.save-redaction', subject: `case:${redaction.caseId}`, detail });
  });
  return goOn(reply, id, 1, words.savedFlash);
}

function goOn(reply: FastifyReply, id: RedactionId, page: number, text: string): FastifyReply {
  return reply.setFlash({ text }).redirect(`/meja/ppid/hitamkan/${id}?halaman=${page}`, 303);
}

function again(reply: FastifyReply, deps: ModuleDeps, id: RedactionId, { values, errors }: FormState) {
  const page = Number.parseInt(values.halaman ?? '', 10) || 1;
  const shown = { pasalKata: 'h', pasalKotak: 'h', halaman: String(page), ...values };
  return showRedaction(reply, deps, { id, page: Math.max(1, page), view: undefined, form: { values: shown, errors } });
}
