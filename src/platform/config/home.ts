import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

/** Makes the folder of the installation. @throws {AppError} `unavailable` when it cannot be written */
export function openHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 });
    const probe = join(home, '.tulis');
    writeFileSync(probe, 'ya');
    rmSync(probe);
  } catch (cause) {
    throw new AppError('unavailable', explain(home, cause), { cause });
  }
}

function explain(home: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOSPC') return `Diska penuh: tidak dapat menulis di ${home}. Kosongkan ruang, lalu jalankan lagi.`;
  return `Folder ${home} tidak dapat dibaca atau ditulis (${String(code)}). Beri izin kepada pengguna ini, atau isi PENDOPO_HOME dengan folder lain.`;
}

/** The key that signs cookies and links: given, or made once and kept in the home. */
export function secretOf(home: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const file = join(home, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** Held while an installation runs; released by the operating system even when the process is killed. */
export interface HomeLock {
  release(): void;
}

/**
 * Claims the home for this process with a local socket, which no killed process can leave locked.
 * @param about what a second start is told, for example the address to open
 * @throws {AppError} `conflict` when an installation already runs here
 */
export async function lockHome(home: string, about: string): Promise<HomeLock> {
  const path = socketPath(home);
  const neighbour = await ask(path);
  if (neighbour !== null) throw new AppError('conflict', `Pendopo sudah berjalan untuk ${home}: ${neighbour}`);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => socket.on('error', () => undefined).end(about));
  await listen(server, path);
  server.unref();
  return { release: () => server.close() };
}

/** Socket names are at most 107 bytes on Linux, so a digest stands for the folder. */
function socketPath(home: string): string {
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return process.platform === 'win32' ? `\\\\.\\pipe\\pendopo-${digest}` : join(tmpdir(), `pendopo-${digest}.sock`);
}

function ask(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    const socket = createConnection(path)
      .on('data', (chunk) => {
        said += chunk.toString();
      })
      .on('end', () => resolve(said))
      .on('error', () => resolve(null));
    socket.setTimeout(2000, () => resolve(said));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(path, resolve));
}
