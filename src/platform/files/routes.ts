import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type GovernmentId, idSchema } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import { siteOf } from '../http/fastify.ts';
import type { ModuleDeps, ModuleRoutes } from '../module.ts';
import { readRange, sliceOf } from './byte-range.ts';
import { type FileId, findFile, readBytes, type StoredFile } from './files.ts';

const YEAR_SECONDS = 31_536_000;

const params = z.object({ id: idSchema<'file'>(), part: z.string().max(200) });

/**
 * `/berkas/<id>/<name>`: a document, or a picture as `<width>.webp` and `<width>.avif`, for everyone once it is public.
 * `/meja/berkas/…` answers whoever is signed in, before that too. Files of another government are not found.
 */
export const filesRoutes: ModuleRoutes = async (app, deps) => {
  app.get('/berkas/:id/:part', { schema: { params } }, async (request, reply) => {
    const asked = await findAsked(deps, request);
    if (!asked?.file.isPublic) throw new AppError('not-found', 'No such file');
    return sendPart(request, reply, deps, asked);
  });

  app.get('/meja/berkas/:id/:part', { schema: { params }, config: { host: 'government' } }, async (request, reply) => {
    const asked = request.actor && (await findAsked(deps, request));
    if (!asked) throw new AppError('not-found', 'No such file');
    return sendPart(request, reply, deps, asked);
  });
};

interface AskedFile {
  readonly governmentId: GovernmentId;
  readonly file: StoredFile;
  readonly part: string;
}

async function findAsked(deps: ModuleDeps, request: FastifyRequest): Promise<AskedFile | undefined> {
  const { governmentId } = siteOf(request);
  const { id, part } = request.params as z.output<typeof params>;
  const file = await inReadOnly(deps.db, { governmentId }, (tx) => findFile(tx, id as FileId));
  return file && { governmentId, file, part };
}

/** The bytes below one address never change, so the address itself is their mark. */
async function sendPart(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { governmentId, file, part }: AskedFile,
): Promise<FastifyReply> {
  const { key, mimeType } = locate(file, part);
  const mark = `"${file.id}-${key}"`;
  describe(reply, file, mimeType).header('etag', mark);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === mark))
    return reply.code(304).send();
  const read = () => readBytes(deps.files, governmentId, file.id, key);
  if (file.kind === 'image') return reply.send(await read());
  return sendDocument(request, reply, { sizeBytes: file.sizeBytes, mark, read });
}

interface Whole {
  readonly sizeBytes: number;
  readonly mark: string;
  readonly read: () => ReturnType<typeof readBytes>;
}

/** With its length, so that progress shows, and in stretches, so that a broken download goes on where it ended. */
async function sendDocument(request: FastifyRequest, reply: FastifyReply, whole: Whole): Promise<FastifyReply> {
  const { sizeBytes, mark, read } = whole;
  const condition = request.headers['if-range'];
  const isStillThis = condition === undefined || condition === mark;
  const range = isStillThis ? readRange(request.headers.range, sizeBytes) : null;
  reply.header('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  if (range === null) return reply.header('content-length', sizeBytes).send(await read());
  const { first, last } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${first}-${last}/${sizeBytes}`)
    .header('content-length', last - first + 1)
    .send(sliceOf(await read(), range));
}

/** Pictures and PDF are shown; all else is only saved. Whatever it is, it runs nothing in the name of the site. */
function describe(reply: FastifyReply, file: StoredFile, mimeType: string): FastifyReply {
  const isShown = file.kind === 'image' || file.mimeType === 'application/pdf';
  return reply
    .header('cache-control', file.isPublic ? `public, max-age=${YEAR_SECONDS}, immutable` : 'private, no-store')
    .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${file.name}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .type(mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType);
}

/** The file's own name stands for a picture's largest width, so that a plain link works too. */
function locate(file: StoredFile, part: string): { key: string; mimeType: string } {
  if (file.kind === 'document') {
    if (part === file.name) return { key: 'asli', mimeType: file.mimeType };
    throw new AppError('not-found', 'The file has another name');
  }
  const wanted = part === file.name ? `${file.widths.at(-1)}.webp` : part;
  const [, width, format] = /^([1-9]\d{0,4})\.(webp|avif)$/.exec(wanted) ?? [];
  if (format === undefined || !file.widths.includes(Number(width))) throw new AppError('not-found', 'No such width');
  return { key: wanted, mimeType: `image/${format}` };
}
