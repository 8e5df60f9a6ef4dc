import { sql } from 'kysely';
import { Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';
import type { Db } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { App } from './fastify.ts';
import type { PageCache } from './page-cache.ts';

const READY_WITHIN_MS = 2000;

/** `/healthz` (the process lives), `/readyz` (pages can be served) and `/metrics` (OpenMetrics 1.0). */
export function addHealth(app: App, options: { readonly db: Db; readonly cache: PageCache }): void {
  app.get('/healthz', { config: { host: 'any' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { host: 'any' } }, async (_request, reply) => {
    const isReady = await databaseAnswers(options.db);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unavailable', database: isReady });
  });
  addMetrics(app, options.cache);
}

async function databaseAnswers(db: Db): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), READY_WITHIN_MS).unref());
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}

function addMetrics(app: App, cache: PageCache): void {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const duration = new Histogram({
    name: 'pendopo_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  new Gauge({
    name: 'pendopo_page_cache',
    help: 'Pages served from memory, kept and dropped since the start',
    labelNames: ['event'],
    registers: [registry],
    collect() {
      for (const [event, count] of Object.entries(cache.figures)) this.set({ event }, count);
    },
  });
  new Gauge({
    name: 'pendopo_resident_memory_bytes',
    help: 'Memory of this process',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { config: { host: 'any' } }, async (request, reply) => {
    if (!isLocal(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined) {
      throw new AppError('not-found', 'Metrics are read on the machine itself');
    }
    return reply.type(Registry.OPENMETRICS_CONTENT_TYPE).send(await registry.metrics());
  });
}

function isLocal(address: string | undefined): boolean {
  return address === '::1' || (address?.replace('::ffff:', '').startsWith('127.') ?? false);
}
