import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { readBytes } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyReply, requireActor } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { drawPage } from '../../../platform/redaction/redaction.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { isPrivate } from '../../cases/index.ts';
import { listRefusalArticles } from '../requests/queries.ts';
import { listBoxes } from './queries.ts';
import { copyName, type RedactionId } from './redaction.ts';
import { getRedaction, readDocument } from './redaction-at-work.ts';
import { redactionTexts } from './redaction-texts.ts';
import { RedactionPage } from './views/redaction-page.tsx';

const PATH = '/meja/ppid/hitamkan/:id';
const WIDTH_PX = 900;
const config = { host: 'government', rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const params = z.object({ id: idSchema<'redaction'>() });
const querystring = z.object({
  halaman: z.coerce.number().int().min(1).max(100).catch(1),
  lihat: z.enum(['tanda', 'hasil']).optional().catch(undefined),
});

/** The page on which a document is blacked out, the pictures of its pages, and the blacked copy. */
export function addPageRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { params, querystring } }, async (request, reply) => {
    const { halaman: page, lihat } = request.query;
    const form = { values: { halaman: String(page), pasalKata: 'h', pasalKotak: 'h' }, errors: {} };
    return showRedaction(reply, deps, { id: request.params.id, page, view: lihat, form });
  });

  const byPage = params.extend({ page: z.coerce.number().int().min(1).max(100) });
  app.get(`${PATH}/halaman/:page`, { config, schema: { params: byPage, querystring } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id, page } = request.params;
    const { redaction, boxes } = await inReadOnly(deps.db, actor, async (tx) => ({
      redaction: (await getRedaction(tx, actor, id)).redaction,
      boxes: await listBoxes(tx, id),
    }));
    if (page > redaction.pages.length) throw new AppError('not-found', `${id} has no page ${page}`);
    const bytes = await readDocument(deps, actor.governmentId, redaction.fileId);
    const covering = request.query.lihat === 'hasil' ? 'black' : 'tint';
    const own = boxes.filter((box) => box.page === page);
    const picture = await drawPage(bytes, { page, boxes: own, covering, widthPx: WIDTH_PX });
    return isPrivate(reply).type('image/jpeg').send(Buffer.from(picture));
  });

  app.get(`${PATH}/hasil.pdf`, { config, schema: { params } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { redaction } = await inReadOnly(deps.db, actor, (tx) => getRedaction(tx, actor, id));
    if (redaction.resultFileId === null) throw new AppError('not-found', `${id} is not saved`);
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'disclosure.open-redacted', subject: `case:${redaction.caseId}` }),
    );
    return isPrivate(reply)
      .header('content-disposition', `inline; filename="${copyName(redaction.name)}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type('application/pdf')
      .send(await readBytes(deps.files, actor.governmentId, redaction.resultFileId, 'asli'));
  });
}

/** Which page of which document, and how. */
interface RedactionShown {
  readonly id: RedactionId;
  readonly page: number;
  /** Absent: marks while it is worked on, the result once it is saved. */
  readonly view: 'tanda' | 'hasil' | undefined;
  readonly form: FormState;
}

/** The page of a document; with what is wrong as 422. */
export async function showRedaction(
  reply: FastifyReply,
  deps: ModuleDeps,
  { id, form, ...asked }: RedactionShown,
): Promise<FastifyReply> {
  const { request } = reply;
  const actor = requireActor(request);
  const { language } = request;
  const { found, ...shown } = await inReadOnly(deps.db, actor, async (tx) => ({
    ...(await getRedaction(tx, actor, id)),
    boxes: await listBoxes(tx, id),
    articles: await listRefusalArticles(tx),
  }));
  const words = redactionTexts(language);
  const breadcrumbs = [
    { label: found.number, href: `/meja/kasus/${found.id}` },
    { label: words.title, href: `/meja/ppid/permohonan/${found.id}/hitamkan` },
  ];
  const view = asked.view ?? (shown.redaction.resultFileId === null ? 'tanda' : 'hasil');
  const page = Math.min(asked.page, shown.redaction.pages.length);
  const content = h(RedactionPage, {
    language,
    form,
    ...shown,
    page,
    isResult: view === 'hasil',
    submissionKey: newId(),
  });
  const options = { title: shown.redaction.name, breadcrumbs, place: '/meja/kasus' };
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return reply.page(deskPage(request, deps.assets, options, content), { status });
}
