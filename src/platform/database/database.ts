import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import { ReadingConnections } from './reading-connections.ts';
import type { Database } from './schema.ts';

/** The pool, or a transaction on it: queries take either. */
export type Db = Kysely<Database>;

/** A transaction in which one government is set; row-level security sees only its rows. */
export type Tx = Transaction<Database>;

/** The role under which the application works; it owns nothing and cannot bypass row-level security. */
export const APPLICATION_ROLE = 'pendopo_app';

/** How to open the pool. `size` counts connections; `applicationName` shows in `pg_stat_activity`. */
export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  readonly applicationName: string;
  /** `migrator` keeps the login's own role, `application` lowers it to {@link APPLICATION_ROLE}. */
  readonly role: 'migrator' | 'application';
}

const READING_CONNECTIONS = 2;

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool of connections; every one works under the chosen role from its first statement on. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    Client: PreparingClient,
    ...(options.role === 'application' && { onConnect: lowerRole }),
  });
  pool.on('error', () => undefined);
  return pool;
}

async function lowerRole(client: pg.ClientBase): Promise<void> {
  await client.query(`set role ${APPLICATION_ROLE}`);
}

/**
 * Here the plan of a prepared statement is made once. Left to itself, PostgreSQL plans anew each time when the tables
 * hold the whole country, which takes longer than reading a page.
 */
async function prepareForReading(client: pg.ClientBase): Promise<void> {
  await lowerRole(client);
  await client.query('set plan_cache_mode = force_generic_plan');
}

/** Kysely over a pool; closing it (`destroy`) closes the pool. */
export function databaseOn(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

const reading = new WeakMap<Db, ReadingConnections>();

/**
 * The database as the application uses it: a pool, and beside it a few connections that short readings share.
 * Closing it (`destroy`) closes both.
 */
export function openDatabase(options: Omit<PoolOptions, 'role'>): Db {
  const pool = openPool({ ...options, role: 'application' });
  const connections = new ReadingConnections({
    config: { connectionString: options.url, application_name: `${options.applicationName} reading` },
    size: Math.min(READING_CONNECTIONS, options.size),
    prepare: prepareForReading,
  });
  const connect = () => pool.connect();
  const end = async () => {
    await Promise.all([pool.end(), connections.end()]);
  };
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: { options: pool.options, connect, end } }) });
  reading.set(db, connections);
  return db;
}

/** The shared connections of a database; undefined when it was opened without. */
export function readingConnectionsOf(db: Db): ReadingConnections | undefined {
  return reading.get(db);
}
