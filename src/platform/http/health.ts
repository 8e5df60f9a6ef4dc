import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { App } from './fastify.ts';
import type { HostDirectory } from './hosts.ts';
import { hostName } from './place.ts';

const READY_WITHIN_MS = 2000;

/** What is asked before a certificate is fetched. */
const certificateQuery = z.object({ domain: z.string().max(253) });

/**
 * `/healthz` (the process lives), `/readyz` (pages can be served), and `/izin-sertifikat?domain=…`, which a proxy asks
 * before it fetches a certificate for a host name: 200 when a site is read there, 404 otherwise.
 */
export function addHealth(app: App, options: { readonly db: Db; readonly hosts: HostDirectory }): void {
  app.get('/healthz', { config: { host: 'any' } }, async () => ({ status: 'ok' }));
  const asked = { config: { host: 'any' }, schema: { querystring: certificateQuery } } as const;
  app.get('/izin-sertifikat', asked, async (request) => {
    const name = hostName(request.query.domain);
    if (name === null || !(await options.hosts.find(name))) throw new AppError('not-found', 'No site has this name');
    return { status: 'ok' };
  });
  app.get('/readyz', { config: { host: 'any' } }, async (_request, reply) => {
    const isReady = await databaseAnswers(options.db);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable', database: isReady });
  });
}

async function databaseAnswers(db: Db): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), READY_WITHIN_MS).unref());
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
