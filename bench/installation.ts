import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const START_LIMIT_MS = 300_000;

/** A running installation that the bench may load and look into. */
export interface RunningInstallation {
  readonly port: number;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to the first page of a site. */
  readonly firstPageMs: number;
  stop(): Promise<void>;
}

/** Starts the built server in a home of its own and waits for the first page of the host. */
export async function startInstallation(
  home: string,
  host: string,
  settings: Readonly<Record<string, string>>,
): Promise<RunningInstallation> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    env: { ...process.env, ...settings, PENDOPO_HOME: home, PORT: String(port), PENDOPO_RATE_LIMIT: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while ((await statusOf(port, host)) !== 200) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    if (performance.now() - started > START_LIMIT_MS) throw new Error('The server gave no page in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const firstPageMs = performance.now() - started;
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { port, process: child, firstPageMs, stop };
}

function statusOf(port: number, host: string): Promise<number> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/', headers: { host: `${host}:${port}` } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', () => resolve(0));
  });
}

/** One page as it travels: compressed bytes and the headers that say how. */
export function fetchRaw(
  port: number,
  host: string,
  path: string,
  encoding = 'br, gzip',
): Promise<{ body: Buffer; encoding: string; type: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host: `${host}:${port}`, 'accept-encoding': encoding };
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          resolve({
            body: Buffer.concat(chunks),
            encoding: response.headers['content-encoding'] ?? 'identity',
            type: response.headers['content-type'] ?? '',
          }),
        );
    }).on('error', reject);
  });
}

/**
 * Resident memory in bytes of a process and everything it started, with the database of the home. Pages that several
 * processes share are counted once (`Pss`): PostgreSQL's processes all hold the same buffers.
 */
export function residentBytes(rootPid: number, home: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const postmaster = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const family = new Set([rootPid, postmaster]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of processes) {
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grew = true;
      }
    }
  }
  return processes.filter(({ pid }) => family.has(pid)).reduce((sum, { rssBytes }) => sum + rssBytes, 0);
}

/** Resident memory in bytes of one process alone. */
export function processBytes(pid: number): number {
  return readProcess(String(pid))[0]?.rssBytes ?? 0;
}

function readProcess(name: string): { pid: number; parent: number; rssBytes: number }[] {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const rollup = readFileSync(`/proc/${name}/smaps_rollup`, 'utf8');
    const shareKib = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    return [{ pid: Number(name), parent: number('PPid'), rssBytes: shareKib * 1024 }];
  } catch {
    return [];
  }
}

/** A TCP port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
