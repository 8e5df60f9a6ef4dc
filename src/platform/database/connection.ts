import { sql } from 'kysely';
import pg from 'pg';
import { AppError } from '../errors.ts';
import { APPLICATION_ROLE, type Db } from './database.ts';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'tidak ada server yang menjawab di alamat itu',
  ENOTFOUND: 'nama servernya tidak dikenal',
  EAI_AGAIN: 'nama servernya tidak dapat dicari sekarang',
  ETIMEDOUT: 'server tidak menjawab',
  ECONNRESET: 'server memutus sambungan',
  '28P01': 'kata sandinya salah',
  '28000': 'pengguna itu tidak boleh masuk',
  '3D000': 'basis data itu tidak ada',
};

/**
 * Tries the address once, before anything else is done with it.
 * @throws {AppError} `unavailable` with one sentence that names the setting and says what is wrong
 */
export async function assertDatabaseAnswers(setting: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < 150_000) throw new Error('versinya lebih tua dari PostgreSQL 15');
  } catch (cause) {
    throw new AppError('unavailable', `${setting} (${withoutPassword(url)}) tidak dapat dipakai: ${reasonOf(cause)}.`, {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return REASONS[code] ?? (inner instanceof Error ? inner.message : String(inner));
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

/**
 * Refuses to serve when row-level security would not hold for this login.
 * @throws {AppError} `unavailable` when the role owns tables, is a superuser or bypasses row-level security
 */
export async function assertRowSecurityHolds(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; bypasses: boolean }>`
    select current_user as name, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`.execute(
    db,
  );
  const role = rows[0];
  if (role?.name === APPLICATION_ROLE && !role.bypasses) return;
  throw new AppError(
    'unavailable',
    `Aplikasi masuk ke basis data sebagai ${role?.name ?? '?'}; harus ${APPLICATION_ROLE} tanpa SUPERUSER dan BYPASSRLS, agar data antarpemerintah terpisah.`,
  );
}
