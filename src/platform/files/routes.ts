import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import { siteOf } from '../http/fastify.ts';
import type { ModuleRoutes } from '../module.ts';
import { type FileId, findFile, readBytes, type StoredFile } from './files.ts';

const YEAR_SECONDS = 31_536_000;

const params = z.object({ id: idSchema<'file'>(), part: z.string().max(200) });

/** `/berkas/<id>/<name>`: a document, or a picture as `<width>.webp` and `<width>.avif`. */
export const filesRoutes: ModuleRoutes = async (app, deps) => {
  app.get('/berkas/:id/:part', { schema: { params } }, async (request, reply) => {
    const { governmentId } = siteOf(request);
    const { id, part } = request.params as z.output<typeof params>;
    const file = await inReadOnly(deps.db, { governmentId }, (tx) => findFile(tx, id as FileId));
    if (!file?.isPublic) throw new AppError('not-found', 'No such file');
    return sendPart(reply, file, part, (key) => readBytes(deps.files, governmentId, file.id, key));
  });

  app.get('/meja/berkas/:id/:part', { schema: { params }, config: { host: 'government' } }, async (request, reply) => {
    const { governmentId } = siteOf(request);
    const { id, part } = request.params as z.output<typeof params>;
    const file = request.actor && (await inReadOnly(deps.db, { governmentId }, (tx) => findFile(tx, id as FileId)));
    if (!file) throw new AppError('not-found', 'No such file');
    return sendPart(reply, file, part, (key) => readBytes(deps.files, governmentId, file.id, key));
  });
};

async function sendPart(
  reply: FastifyReply,
  file: StoredFile,
  part: string,
  read: (key: string) => ReturnType<typeof readBytes>,
): Promise<FastifyReply> {
  const { key, mimeType } = locate(file, part);
  const isShown = file.kind === 'image' || file.mimeType === 'application/pdf';
  const cache = file.isPublic ? `public, max-age=${YEAR_SECONDS}, immutable` : 'private, no-store';
  return reply
    .header('cache-control', cache)
    .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${file.name}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType)
    .send(await read(key));
}

/** The file's own name stands for a picture's largest width, so that a plain link works too. */
function locate(file: StoredFile, part: string): { key: string; mimeType: string } {
  if (file.kind === 'document') {
    if (part === file.name) return { key: 'asli', mimeType: file.mimeType };
    throw new AppError('not-found', 'The file has another name');
  }
  const wanted = part === file.name ? `${file.widths.at(-1)}.webp` : part;
  const [, width, format] = /^(\d{1,5})\.(webp|avif)$/.exec(wanted) ?? [];
  if (format === undefined || !file.widths.includes(Number(width))) throw new AppError('not-found', 'No such width');
  return { key: wanted, mimeType: `image/${format}` };
}
