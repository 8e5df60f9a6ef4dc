import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Db, databaseOn, openDatabase, openPool } from './database.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServer: { readonly migratorUrl: string; readonly applicationUrl: string };
  }
}

/** What Vitest hands to a global setup; only what is used here. */
export interface TestProject {
  provide(key: 'databaseServer', value: { migratorUrl: string; applicationUrl: string }): void;
}

/**
 * For Vitest's global setup: one server with one migrated database, from which each test file clones its own.
 * @param prepare what else that database needs, as its owner
 * @returns what stops the server and removes its files
 */
export async function startTestServer(
  project: TestProject,
  prepare: (migratorUrl: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'pendopo-test-'));
  mkdirSync(home, { recursive: true });
  const server = await startEmbeddedPostgres({ home, onProgress: () => undefined, durable: false });
  await migrate(server.migratorUrl);
  await prepare(server.migratorUrl);
  project.provide('databaseServer', { migratorUrl: server.migratorUrl, applicationUrl: server.applicationUrl });
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/** A database of this test file alone. */
export interface TestDatabase {
  /** The application's role, under row-level security. */
  readonly db: Db;
  /** The owner's role; still under row-level security on tenant tables (`force`). */
  readonly owner: Db;
  readonly applicationUrl: string;
  readonly migratorUrl: string;
}

/**
 * Call at the top of a test file: clones the migrated database before its first test and closes it after its last.
 * The properties may be read inside tests and hooks only.
 */
export function useTestDatabase(): TestDatabase {
  let opened: (TestDatabase & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    opened = await cloneDatabase();
  });
  afterAll(async () => opened?.close());
  const current = () => {
    if (!opened) throw new Error('The test database is open only while tests run');
    return opened;
  };
  return {
    get db() {
      return current().db;
    },
    get owner() {
      return current().owner;
    },
    get applicationUrl() {
      return current().applicationUrl;
    },
    get migratorUrl() {
      return current().migratorUrl;
    },
  };
}

/** A fresh clone, to be closed by the caller; {@link useTestDatabase} does both. */
export async function cloneDatabase(): Promise<TestDatabase & { close(): Promise<void> }> {
  const server = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(server.migratorUrl, name);
  const applicationUrl = withDatabase(server.applicationUrl, name);
  const migratorUrl = withDatabase(server.migratorUrl, name);
  const db = openDatabase({ url: applicationUrl, size: 5, applicationName: name });
  const owner = databaseOn(openPool({ url: migratorUrl, size: 2, applicationName: name, role: 'migrator' }));
  // The database itself goes with the server, when all tests are done.
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy()]);
  };
  return { db, owner, applicationUrl, migratorUrl, close };
}

/** Cloning fails while another clone reads the template, so they wait for each other on a lock. */
async function cloneTemplate(migratorUrl: string, name: string): Promise<void> {
  const template = new URL(migratorUrl).pathname.slice(1);
  await administer(migratorUrl, `create database ${name} template ${template} strategy file_copy`);
}

async function administer(migratorUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(migratorUrl, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4101)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
