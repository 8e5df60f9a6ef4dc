import { join } from 'node:path';
import type { Logger } from 'pino';
import { modules } from './modules/index.ts';
import { describeGovernment, loadActor } from './modules/organization/index.ts';
import type { Clock } from './platform/clock.ts';
import { secretOf } from './platform/config/home.ts';
import type { Settings } from './platform/config/settings.ts';
import { assertRowSecurityHolds } from './platform/database/connection.ts';
import { databaseOn, openPool } from './platform/database/database.ts';
import { PROJECT_ROOT } from './platform/database/migrate.ts';
import { openFiles } from './platform/files/files.ts';
import { filesRoutes } from './platform/files/routes.ts';
import { createApp } from './platform/http/app.ts';
import type { App } from './platform/http/fastify.ts';
import { createHostDirectory } from './platform/http/hosts.ts';
import { listenToNotices, type ReceivedNotice } from './platform/http/notices.ts';
import { createPageCache } from './platform/http/page-cache.ts';
import type { PublicAddress } from './platform/http/place.ts';
import { identityRoutes } from './platform/identity/routes.ts';
import { startWorker } from './platform/jobs/worker.ts';
import type { ModuleDeps } from './platform/module.ts';
import { loadAssets } from './platform/ui/assets.ts';

/** What a building stands on. */
export interface BuildingOptions {
  readonly settings: Settings;
  /** Login of the application. */
  readonly url: string;
  readonly log: Logger;
  readonly clock: Clock;
}

/** All parts joined: what main serves, commands use and tests try. */
export interface Building {
  readonly app: App;
  readonly deps: ModuleDeps;
  close(): Promise<void>;
}

/**
 * Joins platform and modules. The web server does not listen yet.
 * @throws {AppError} `unavailable` when the login would bypass row-level security
 */
export async function openBuilding(options: BuildingOptions): Promise<Building> {
  const { settings, url, log, clock } = options;
  const db = databaseOn(
    openPool({ url, size: settings.DATABASE_POOL_SIZE, applicationName: 'pendopo', role: 'application' }),
  );
  await assertRowSecurityHolds(db);
  const files = openFiles(settings);
  const address = addressOf(settings);
  const deps: ModuleDeps = { db, settings, files, clock, address };
}

/** Addresses as the public sees them; a port of the scheme's own is left out. */
export function addressOf(settings: Settings): PublicAddress {
  const scheme = settings.PENDOPO_PUBLIC_ORIGIN_SCHEME;
  const port = settings.PENDOPO_PUBLIC_PORT ?? settings.PORT;
  const isUsual = port === (scheme === 'https' ? 443 : 80);
  return { scheme, domain: settings.PENDOPO_DOMAIN, port: isUsual ? null : port };
}
