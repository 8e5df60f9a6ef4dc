import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT_LIMIT_BYTES = 16 * 1024 * 1024;
const run = promisify(execFile);

/** Addresses of the embedded database of a home, by login. */
export interface ServerUrls {
  /** Whom no row-level security holds back. */
  readonly administrator: string;
  readonly migrator: string;
  readonly application: string;
}

/** How the embedded database of a home is reached while it runs. */
export function serverUrls(home: string): ServerUrls {
  const access = JSON.parse(readFileSync(join(home, 'postgres/access.json'), 'utf8')) as {
    readonly port: number;
    readonly password: string;
  };
  const urlOf = (role: string) => `postgres://${role}:${access.password}@127.0.0.1:${access.port}/pendopo`;
  return {
    administrator: urlOf('postgres'),
    migrator: urlOf('pendopo_migrator'),
    application: urlOf('pendopo_app'),
  };
}

/** Runs work on one connection of the administrator. */
export async function asAdministrator<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrls(home).administrator });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `npm run pendopo -- …` beside the running installation and gives what it prints with `--json`. */
export async function command<T>(home: string, words: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [join(ROOT, 'dist/server/cli.js'), ...words, '--json'], {
    env: { ...process.env, PENDOPO_HOME: home },
    maxBuffer: OUTPUT_LIMIT_BYTES,
  });
  return JSON.parse(stdout) as T;
}

/** The share of the full size that `BENCH_SIZE` asks for, for trying a bench out: 1 unless it is set. */
export function benchSize(): number {
  const size = Number(process.env.BENCH_SIZE ?? 1);
  if (!(size > 0 && size <= 1)) throw new Error('BENCH_SIZE is a number above 0, at most 1');
  return size;
}
