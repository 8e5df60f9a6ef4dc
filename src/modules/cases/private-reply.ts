import { readBytes } from '../../platform/files/files.ts';
import { type FastifyReply, siteOf } from '../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import type { CaseFile } from './case-files.ts';

/** What a page about one case answers with: its address may hold the secret, so it goes to no other host and into no cache. */
export function isPrivate(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, no-store').header('referrer-policy', 'same-origin');
}

/** Sends a file of a case to whoever may read the case, which the caller has checked; pictures in their largest width. */
export async function sendCaseFile(reply: FastifyReply, deps: ModuleDeps, file: CaseFile): Promise<FastifyReply> {
  const { governmentId } = siteOf(reply.request);
  const part = file.kind === 'image' ? `${file.widths.at(-1)}.webp` : 'asli';
  const isShown = file.kind === 'image' || file.mimeType === 'application/pdf';
  return isPrivate(reply)
    .header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${file.name}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(file.mimeType)
    .send(await readBytes(deps.files, governmentId, file.id, part));
}
