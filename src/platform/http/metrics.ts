import {
  AggregatorRegistry,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  type OpenMetricsContentType,
  Registry,
} from 'prom-client';
import { AppError } from '../errors.ts';
import type { JobFigures } from '../jobs/worker.ts';
import type { App } from './fastify.ts';
import type { PageCache } from './page-cache.ts';

/** What one process measured, to be sent to another. */
export type MeasuredMetrics = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What is measured, and with whom. */
export interface MetricsOptions {
  readonly cache: PageCache;
  /** Runs of background jobs in this process, by name; absent where none run. */
  readonly jobFigures?: (() => Readonly<Record<string, JobFigures>>) | undefined;
  /** Adds what the other processes of the installation measured; absent where there are none. */
  readonly gatherMetrics?: ((own: MeasuredMetrics) => Promise<readonly MeasuredMetrics[]>) | undefined;
}

/** `/metrics` (OpenMetrics 1.0), for readers on the machine itself: the sum over all processes of the installation. */
export function addMetrics(app: App, options: MetricsOptions): void {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  measureRequests(app, registry);
  measureProcess(registry, options);
  app.decorate('readMetrics', () => registry.getMetricsAsJSON());
  app.get('/metrics', { config: { host: 'any' } }, async (request, reply) => {
    if (!isLocal(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined) {
      throw new AppError('not-found', 'Metrics are read on the machine itself');
    }
    const own = await registry.getMetricsAsJSON();
    const all = options.gatherMetrics ? await options.gatherMetrics(own) : [own];
    const summed = AggregatorRegistry.aggregate<OpenMetricsContentType>(all.map((one) => [...one]));
    summed.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    return reply.type(Registry.OPENMETRICS_CONTENT_TYPE).send(await summed.metrics());
  });
}

function measureRequests(app: App, registry: Registry<OpenMetricsContentType>): void {
  const duration = new Histogram({
    name: 'pendopo_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

function measureProcess(registry: Registry<OpenMetricsContentType>, { cache, jobFigures }: MetricsOptions): void {
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
    help: 'Memory of all processes but the database',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'pendopo_job_runs',
    help: 'Runs of background jobs since the start, by outcome',
    labelNames: ['job', 'outcome'],
    registers: [registry],
    collect() {
      for (const [job, { completed, failed }] of Object.entries(jobFigures?.() ?? {})) {
        this.set({ job, outcome: 'completed' }, completed);
        this.set({ job, outcome: 'failed' }, failed);
      }
    },
  });
}

function isLocal(address: string | undefined): boolean {
  return address === '::1' || (address?.replace('::ffff:', '').startsWith('127.') ?? false);
}
