import { join } from 'node:path';
import type { Logger } from 'pino';
import { modules } from './modules/index.ts';
import { describeGovernment, loadActor, loadActorOfPerson } from './modules/organization/index.ts';
import { actionLinkRoutes } from './platform/action-links/routes.ts';
import { sweepActionLinks } from './platform/action-links/sweep.ts';
import type { Clock } from './platform/clock.ts';
import { secretOf } from './platform/config/home.ts';
import type { Settings } from './platform/config/settings.ts';
import { assertRowSecurityHolds } from './platform/database/connection.ts';
import { openDatabase } from './platform/database/database.ts';
import { PROJECT_ROOT } from './platform/database/migrate.ts';
import { deadlineJobs } from './platform/deadlines/jobs.ts';
import { openFiles } from './platform/files/open-files.ts';
import { filesRoutes } from './platform/files/routes.ts';
import { sweepFiles } from './platform/files/sweep.ts';
import { createApp } from './platform/http/app.ts';
import { addNavigation } from './platform/http/desk-page.tsx';
import type { App } from './platform/http/fastify.ts';
import { galleryRoutes } from './platform/http/gallery-routes.ts';
import { createHostDirectory, type HostDirectory } from './platform/http/hosts.ts';
import type { MetricsOptions } from './platform/http/metrics.ts';
import { listenToNotices, type ReceivedNotice } from './platform/http/notices.ts';
import { addReceipts } from './platform/http/outbox.ts';
import { createPageCache, type PageCache, WHOLE_GOVERNMENT } from './platform/http/page-cache.ts';
import type { PublicAddress } from './platform/http/place.ts';
import { identityRoutes } from './platform/identity/routes.ts';
import type { AnyJob } from './platform/jobs/job.ts';
import { startWorker, type Worker } from './platform/jobs/worker.ts';
import { messageJobs } from './platform/messages/jobs.ts';
import { notifyJobs } from './platform/messages/notify/notify-jobs.ts';
import { notifyRoutes } from './platform/messages/notify/routes.ts';
import { pushRoutes } from './platform/messages/push/routes.ts';
import type { ModuleDeps, RunningService } from './platform/module.ts';
import { loadAssets } from './platform/ui/assets.ts';
import { notifyPorts } from './telling.ts';

const MEBIBYTE = 1024 * 1024;
/** Each takes some 50 KiB; a site that is asked for more than once a minute gains by it. */
const REMEMBERED_FRAMES = 1000;
const ASSETS_DIR = join(PROJECT_ROOT, 'dist/assets');

/** The jobs of the platform and of every module. */
export const allJobs: readonly AnyJob[] = [
  ...messageJobs,
  ...notifyJobs(notifyPorts),
  ...deadlineJobs,
  sweepFiles as AnyJob,
  sweepActionLinks as AnyJob,
  ...modules.flatMap((module) => module.jobs),
];

/** The permissions that the modules declare. */
const allPermissions = modules.flatMap((module) => module.permissions);

/** What may be done from a message, of all modules. */
const allActions = modules.flatMap((module) => module.actions ?? []);

/** What a building stands on. */
export interface BuildingOptions {
  readonly settings: Settings;
  /** Login of the application. */
  readonly url: string;
  readonly log: Logger;
  readonly clock: Clock;
  /** Adds what the other processes measured; absent where there are none. */
  readonly gatherMetrics?: MetricsOptions['gatherMetrics'];
}

/** All parts joined: what main serves, commands use and tests try. */
export interface Building {
  readonly app: App;
  readonly deps: ModuleDeps;
  /** Starts the background jobs of this process; they end with `close`. */
  work(): Promise<void>;
  /** Starts the services of the modules in this process; they end with `close`. */
  serve(): void;
  /** Lets requests and jobs under way end, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Joins platform and modules. The web server does not listen yet, and no job runs.
 * @throws {AppError} `unavailable` when the login would bypass row-level security
 */
export async function openBuilding(options: BuildingOptions): Promise<Building> {
  const { settings, url, log, clock } = options;
  const db = openDatabase({ url, size: settings.DATABASE_POOL_SIZE, applicationName: 'pendopo' });
  await assertRowSecurityHolds(db);
  const cache = createPageCache(settings.PENDOPO_PAGE_CACHE_MIB * MEBIBYTE, REMEMBERED_FRAMES);
  const hosts = createHostDirectory({ db, domain: settings.PENDOPO_DOMAIN, describeGovernment });
  const assets = loadAssets(ASSETS_DIR);
  const deps: ModuleDeps = {
    db,
    settings,
    files: await openFiles(settings),
    clock,
    address: addressOf(settings),
    assets,
    permissions: allPermissions,
  };
  const listener = await listenToNotices(
    url,
    (notice) => hear(notice, cache, hosts),
    () => forgetAll(cache, hosts),
  );
  let worker: Worker | undefined;
  const services: RunningService[] = [];
  const { gatherMetrics } = options;
  const jobFigures = () => worker?.figures() ?? {};
  const app = await createApp({
    ...appOptions(settings),
    ...{ db, hosts, cache, assets, log, jobFigures, gatherMetrics },
  });
  await mountRoutes(app, deps);
  return {
    app,
    deps,
    async work() {
      worker = await startWorker({ url, jobs: allJobs, deps, log });
    },
    serve() {
      services.push(...modules.flatMap((module) => (module.services ?? []).map((start) => start(deps, log))));
    },
    async close() {
      await Promise.all(services.splice(0).map((service) => service.stop()));
      await app.close();
      await worker?.stop();
      await listener.stop();
      await db.destroy();
    },
  };
}

function appOptions(settings: Settings) {
  return {
    assetsDir: ASSETS_DIR,
    secret: secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET),
    isSecure: settings.PENDOPO_PUBLIC_ORIGIN_SCHEME === 'https',
    perMinute: settings.PENDOPO_RATE_LIMIT,
    shedAfterMs: settings.PENDOPO_SHED_AFTER_MS,
    trustProxy: settings.PENDOPO_TRUST_PROXY ?? (false as const),
  };
}

async function mountRoutes(app: App, deps: ModuleDeps): Promise<void> {
  addNavigation(
    app,
    modules.flatMap(({ navigation }) => navigation),
  );
  await app.register(identityRoutes, { ...deps, loadActor });
  addReceipts(app, deps);
  await app.register(notifyRoutes, { ...deps, kinds: notifyPorts.kinds });
  await app.register(pushRoutes, deps);
  await app.register(actionLinkRoutes, { ...deps, purposes: allActions, actorOf: loadActorOfPerson });
  await app.register(filesRoutes, deps);
  for (const module of modules) await app.register(module.routes, deps);
  if (deps.settings.PENDOPO_GALLERY)
    await app.register(galleryRoutes, { assets: deps.assets, examplesDir: import.meta.dirname });
  await app.ready();
}

function hear(notice: ReceivedNotice, cache: PageCache, hosts: HostDirectory): void {
  if (notice.kind === 'pages') cache.drop(notice.governmentId, notice.tags);
  else {
    hosts.forget(notice.governmentId);
    cache.drop(notice.governmentId, [WHOLE_GOVERNMENT]);
  }
}

function forgetAll(cache: PageCache, hosts: HostDirectory): void {
  cache.clear();
  hosts.forget(null);
}

/** Addresses as the public sees them; a port of the scheme's own is left out. */
export function addressOf(settings: Settings): PublicAddress {
  const scheme = settings.PENDOPO_PUBLIC_ORIGIN_SCHEME;
  const port = settings.PENDOPO_PUBLIC_PORT ?? settings.PORT;
  const isUsual = port === (scheme === 'https' ? 443 : 80);
  return { scheme, domain: settings.PENDOPO_DOMAIN, port: isUsual ? null : port };
}
