import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { App } from './fastify.ts';

const READY_WITHIN_MS = 2000;

/** `/healthz` (the process lives) and `/readyz` (pages can be served). */
export function addHealth(app: App, options: { readonly db: Db }): void {
  app.get('/healthz', { config: { host: 'any' } }, async () => ({ status: 'ok' }));
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
