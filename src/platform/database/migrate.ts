import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { AppError } from '../errors.ts';
import { APPLICATION_ROLE, type Db, databaseOn, openPool } from './database.ts';

/** The folder that holds `package.json`, `src` and `dist`. */
export const PROJECT_ROOT = join(import.meta.dirname, '../../..').replace(/[\\/]dist$/, '');

/**
 * Brings the schema up to date, as the owner, one SQL file a transaction, in the order of the file names.
 * Two processes that start at once wait for each other.
 * @returns names of the migrations that ran now; empty when the schema was current
 * @throws {AppError} `unavailable` naming the file that failed
 */
export async function migrate(migratorUrl: string): Promise<readonly string[]> {
  const db = databaseOn(openPool({ url: migratorUrl, size: 1, applicationName: 'pendopo migrate', role: 'migrator' }));
  try {
    await ensureApplicationRole(db);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      migrationTableSchema: 'migration',
      allowUnorderedMigrations: true,
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (error)
      throw new AppError('unavailable', `Migrasi ${failed?.migrationName ?? ''} gagal: ${String(error)}`, {
        cause: error,
      });
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** The migrations of the platform and of every module, by file name without `.sql`. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for await (const file of glob('src/{platform,modules}/*/migrations/*.sql', { cwd: PROJECT_ROOT })) {
    const text = await readFile(join(PROJECT_ROOT, file), 'utf8');
    migrations[basename(file, '.sql')] = { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
  return migrations;
}

/** On a server of one's own the administrator may have made the role; then nothing is done. */
async function ensureApplicationRole(db: Db): Promise<void> {
  const found = await sql`select from pg_roles where rolname = ${APPLICATION_ROLE}`.execute(db);
  if (found.rows.length > 0) return;
  await sql.raw(`create role ${APPLICATION_ROLE} nologin`).execute(db);
  await sql.raw(`grant ${APPLICATION_ROLE} to current_user`).execute(db);
}

/** Counts what the tables hold, so that PostgreSQL plans well right after much was loaded; it would itself within minutes. */
export async function refreshStatistics(migratorUrl: string): Promise<void> {
  const db = databaseOn(openPool({ url: migratorUrl, size: 1, applicationName: 'pendopo analyze', role: 'migrator' }));
  try {
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where tableowner = current_user`.execute(db);
    for (const { name } of rows) await sql.raw(`analyze ${name}`).execute(db);
  } finally {
    await db.destroy();
  }
}
