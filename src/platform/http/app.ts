import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Db } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { Assets } from '../ui/assets.ts';
import { routedAddress } from './activity-address.ts';
import { addCompression } from './compression.ts';
import { addFailurePages } from './failure.tsx';
import type { App, HostScope } from './fastify.ts';
import { addFlash } from './flash.ts';
import { addHealth } from './health.ts';
import type { HostDirectory } from './hosts.ts';
import { addMetrics, type MetricsOptions } from './metrics.ts';
import { addOutboxAnswers } from './outbox.ts';
import type { PageCache } from './page-cache.ts';
import { addPages } from './pages.ts';
import { hostName, type Place } from './place.ts';
import { addSecurity } from './security.ts';

/** What the web server is made of. */
export interface AppOptions extends MetricsOptions {
  readonly db: Db;
  readonly hosts: HostDirectory;
  readonly assets: Assets;
  /** Folder with the built stylesheet, fonts and islands. */
  readonly assetsDir: string;
  readonly log: Logger;
  readonly secret: string;
  readonly isSecure: boolean;
  /** Requests a minute from one address; 0 for no limit. */
  readonly perMinute: number;
  readonly trustProxy: string | false;
  /** See {@link SecurityOptions}. */
  readonly shedAfterMs?: number;
}

const BODY_LIMIT_BYTES = 1024 * 1024;
const UPLOAD_LIMIT_BYTES = 26 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;

/** The web server with everything but the modules' routes. Finished pages are answered before Fastify sees them. */
export async function createApp(options: AppOptions): Promise<App> {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy || false,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 300 },
    rewriteUrl: routedAddress,
    frameworkErrors: (error, request, reply) => void app.errorHandler(error, request, reply),
    serverFactory: (handler) => withPageCache(options.cache, handler),
  }).withTypeProvider<ZodTypeProvider>() as unknown as App;
  app.setValidatorCompiler(checkAllButBodies);
  app.setSerializerCompiler(serializerCompiler);
  addFailurePages(app, options.assets.stylesheet);
  await addPlugins(app, options);
  addRequestFacts(app, options);
  addPages(app, options.cache);
  addOutboxAnswers(app);
  addCompression(app);
  addHealth(app, options);
  addMetrics(app, options);
  return app;
}

async function addPlugins(app: App, options: AppOptions): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Pendopo', version: '1' } },
    transform: jsonSchemaTransform,
  });
  await addSecurity(app, options);
  await addFlash(app, { secret: options.secret, isSecure: options.isSecure });
  await app.register(formbody);
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 20, fields: 200, fieldSize: BODY_LIMIT_BYTES },
  });
  await app.register(fastifyStatic, {
    root: options.assetsDir,
    prefix: '/aset/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    schemaHide: true,
  });
}

function addRequestFacts(app: App, options: AppOptions): void {
  app.decorateRequest('place');
  app.decorateRequest('language', 'id');
  app.decorateRequest('actor', null);
  app.decorateRequest('cacheMoment', 0);
  app.decorate('remembered', options.cache);
  app.addHook('onRequest', async (request) => {
    request.cacheMoment = options.cache.now();
    request.language = languageOf(request);
    const scope = request.routeOptions.config.host ?? 'site';
    if (isFreeOfHost(request)) return;
    request.place = await placeOf(request, options.hosts);
    if (!answersAt(scope, request.place)) throw new AppError('not-found', `${scope} routes do not answer here`);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const line = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log.debug(line, 'answered');
  });
}

const FREE_OF_HOST = new Set(['/aset/*', '/healthz', '/readyz', '/metrics', '/izin-sertifikat']);

/** Assets and health are the same on every host and need no look at the database. */
function isFreeOfHost(request: FastifyRequest): boolean {
  return FREE_OF_HOST.has(request.routeOptions.url ?? '');
}

async function placeOf(request: FastifyRequest, hosts: HostDirectory): Promise<Place> {
  const name = hostName(request.headers.host);
  if (name === null) throw Object.assign(new Error('Malformed host'), { statusCode: 400 });
  const place = await hosts.find(name);
  if (!place) throw new AppError('not-found', 'No site has this host name');
  return place;
}

function answersAt(scope: HostScope, place: Place): boolean {
  if (scope === 'any') return true;
  if (place.kind === 'directory') return scope === 'directory';
  return scope === 'site' || (scope === 'government' && place.isGovernmentSite);
}

function languageOf(request: FastifyRequest): 'id' | 'en' {
  const query = request.query as { bahasa?: unknown } | undefined;
  if (query?.bahasa === 'en' || query?.bahasa === 'id') return query.bahasa;
  return request.headers.cookie?.includes('bahasa=en') ? 'en' : 'id';
}

/** Bodies are read by their routes (`parseForm`), which show a form again when something is wrong; the rest is checked here. */
const checkAllButBodies: typeof validatorCompiler = (route) =>
  route.httpPart === 'body' ? (data: unknown) => ({ value: data }) : validatorCompiler(route);

function withPageCache(
  cache: PageCache,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return createServer({ keepAliveTimeout: 65_000, requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    if (!cache.serve(request, response)) handler(request, response);
  });
}
