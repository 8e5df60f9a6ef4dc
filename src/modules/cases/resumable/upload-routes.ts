import { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyReply, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { UPLOAD_PATH, type UploadStore } from './upload-store.ts';

const config = { rateLimit: { max: 600, timeWindow: '1 minute' } } as const;
const creation = { rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const params = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const SWEEP_MS = 60 * 60 * 1000;

/**
 * Uploads in pieces for the forms of cases, by the protocol tus 1.0.0. Who knows the random address of an upload may go
 * on with it; nobody reads it here.
 */
export function addUploadRoutes(app: App, store: UploadStore): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));
    const pass = async (request: FastifyRequest, reply: FastifyReply) => {
      const server = await store.serverOf(siteOf(request));
      reply.hijack();
      reply.raw.setHeader('cache-control', 'no-store');
      await server.handle(request.raw, reply.raw);
    };
    scope.post(UPLOAD_PATH, { config: creation }, pass);
    const one = `${UPLOAD_PATH}/:id`;
    scope.head(one, { config, schema: { params } }, pass);
    scope.patch(one, { config, schema: { params } }, pass);
    scope.delete(one, { config, schema: { params } }, pass);
    scope.get(one, { config, exposeHeadRoute: false, schema: { params } }, () => {
      throw new AppError('not-found', 'Uploads are not read here');
    });
  });
  const timer = setInterval(() => void store.sweep().catch(() => undefined), SWEEP_MS).unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
