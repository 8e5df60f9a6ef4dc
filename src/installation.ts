import { openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { allJobs, type Building, type BuildingOptions, openBuilding } from './building.ts';
import { type DemoWelcome, loadDemoOnce } from './demo.ts';
import { listen } from './listen.ts';
import { systemClock } from './platform/clock.ts';
import { explainFullDisk } from './platform/config/full-disk.ts';
import { type HomeLock, lockHome, openHome } from './platform/config/home.ts';
import type { Settings } from './platform/config/settings.ts';
import { assertDatabaseAnswers } from './platform/database/connection.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate, refreshStatistics } from './platform/database/migrate.ts';
import { AppError } from './platform/errors.ts';
import { originOf } from './platform/http/place.ts';
import { prepareJobs } from './platform/jobs/prepare.ts';
import { type OpenWeb, startWebProcesses, type WebProcesses } from './web-processes.ts';

/** An installation that serves. */
export interface Installation {
  /** What a person is told: addresses and demo accounts. */
  readonly welcome: string;
  /** Ends requests and jobs under way, then the database; safe to call once. */
  close(): Promise<void>;
}

const MOST_WEB_PROCESSES = 8;

/** Told what is going on, in words for a person. */
export type Progress = (text: string) => void;

/** The database that was opened: two logins, and how to let it go. */
export interface OpenedDatabase {
  readonly migratorUrl: string;
  readonly applicationUrl: string;
  stop(): Promise<void>;
}

/**
 * Opens everything in order: home, database, migrations, demo, web server, jobs.
 * @throws {AppError} with one clear sentence when one of them cannot be had; what was opened is closed again
 */
export async function openInstallation(settings: Settings, progress: Progress): Promise<Installation> {
  openHome(settings.PENDOPO_HOME);
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const log = logTo(settings);
    const processes = prepareWeb(settings, log);
    if (processes) closers.push(() => processes.close());
    const database = await openDatabase(settings, progress);
    closers.push(() => database.stop());
    await bringUpToDate(database.migratorUrl, progress);
    const building = await openBuilding({ settings, url: database.applicationUrl, log, clock: systemClock });
    closers.push(() => building.close());
    const demo = settings.PENDOPO_DEMO ? await loadDemoOnce(building.deps, settings, progress) : null;
    if (demo?.isNew) await refreshStatistics(database.migratorUrl);
    if (settings.PENDOPO_ROLES.includes('worker')) await building.work();
    if (settings.PENDOPO_ROLES.includes('probe')) building.serve();
    const web = settings.PENDOPO_ROLES.includes('web')
      ? await openWeb({ building, settings, processes, url: database.applicationUrl })
      : null;
    if (web) closers.push(() => web.close());
    const port = web?.port ?? null;
    return { welcome: welcome(building, port, demo), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw settings.DATABASE_URL === undefined ? explainFullDisk(settings.PENDOPO_HOME, error) : error;
  }
}

/** Null when this process serves by itself, or not at all. */
function prepareWeb(settings: Settings, log: Logger): WebProcesses | null {
  const count = webProcessCount(settings);
  return settings.PENDOPO_ROLES.includes('web') && count > 1 ? startWebProcesses(count, log) : null;
}

interface WebParts extends Pick<BuildingOptions, 'settings' | 'url'> {
  readonly building: Building;
  readonly processes: WebProcesses | null;
}

/** The web server: in this process when one is enough, or in several that share the port. */
async function openWeb({ building, settings, processes, url }: WebParts): Promise<OpenWeb> {
  if (processes) return processes.open({ url, ownMetrics: () => building.app.readMetrics() });
  return { port: await listen(building.app, settings), close: async () => undefined };
}

function webProcessCount({ PENDOPO_WEB_PROCESSES: wanted }: Settings): number {
  return wanted || Math.min(availableParallelism(), MOST_WEB_PROCESSES);
}

const CONNECTIONS_TO_SPARE = 30;

/** For every web process and the first one, with room for the jobs, for commands and for a person who looks. */
function connectionsFor(settings: Settings): number {
  return (webProcessCount(settings) + 1) * (settings.DATABASE_POOL_SIZE + 3) + CONNECTIONS_TO_SPARE;
}

/**
 * The embedded server, held by one installation at a time, or the server that the settings name.
 * A command may share the embedded server of a running installation (`mayShare`), and then leaves it running.
 */
export async function openDatabase(
  settings: Settings,
  progress: Progress,
  { mayShare }: { readonly mayShare: boolean } = { mayShare: false },
): Promise<OpenedDatabase> {
  if (settings.DATABASE_URL !== undefined) {
    const migratorUrl = settings.DATABASE_MIGRATOR_URL ?? settings.DATABASE_URL;
    await assertDatabaseAnswers('DATABASE_URL', settings.DATABASE_URL);
    if (migratorUrl !== settings.DATABASE_URL) await assertDatabaseAnswers('DATABASE_MIGRATOR_URL', migratorUrl);
    return { migratorUrl, applicationUrl: settings.DATABASE_URL, stop: async () => undefined };
  }
  const about = `buka ${settings.PENDOPO_PUBLIC_ORIGIN_SCHEME}://${settings.PENDOPO_DOMAIN}:${settings.PORT} (proses ${process.pid}).`;
  const lock = await holdHome(settings.PENDOPO_HOME, about, mayShare);
  try {
    const server = await startEmbeddedPostgres({
      home: settings.PENDOPO_HOME,
      onProgress: progress,
      maxConnections: connectionsFor(settings),
    });
    const stop = async () => {
      if (lock) await server.stop();
      lock?.release();
    };
    return { migratorUrl: server.migratorUrl, applicationUrl: server.applicationUrl, stop };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** Null when a running installation holds the home and its database may be shared. */
async function holdHome(home: string, about: string, mayShare: boolean): Promise<HomeLock | null> {
  try {
    return await lockHome(home, about);
  } catch (error) {
    if (mayShare && error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}

/** Migrations of the schema and of the job queues. */
export async function bringUpToDate(migratorUrl: string, progress: Progress): Promise<void> {
  const ran = await migrate(migratorUrl);
  if (ran.length > 0) progress(`Skema basis data diperbarui (${ran.length} langkah)`);
  await prepareJobs(migratorUrl, allJobs);
}

/** The log file of the installation. */
export function logTo(settings: Settings): Logger {
  const file = join(settings.PENDOPO_HOME, 'pendopo.log');
  // Opened here, so that a process which ends at once has something to write its last lines to.
  const destination = pino.destination({ dest: openSync(file, 'a'), sync: false });
  // A full disk must not end what still serves from memory and database; lines are lost until there is room.
  destination.on('error', () => undefined);
  return pino({ level: settings.PENDOPO_LOG_LEVEL, base: null }, destination);
}

function welcome(building: Building, port: number | null, demo: DemoWelcome | null): string {
  if (port === null) return '\nPekerja latar belakang berjalan.';
  const address = { ...building.deps.address, port: building.deps.address.port === null ? null : port };
  const lines = ['', 'Pendopo melayani. Buka:', `  ${originOf(address, '')}  daftar pemerintah daerah`];
  for (const { label, about } of demo?.openings ?? []) lines.push(`  ${originOf(address, label)}  ${about}`);
  return [...lines, ...(demo ? ['', demo.accounts.trimEnd()] : []), '', 'Ctrl-C untuk berhenti.'].join('\n');
}
