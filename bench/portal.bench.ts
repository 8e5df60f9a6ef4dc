import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absolute, type Figure, relative } from './figure.ts';
import { fetchRaw, freePort, type RunningInstallation, residentBytes, startInstallation } from './installation.ts';
import { load, median } from './load.ts';

/** The public pages of one kabupaten: requests a second beside a bare server, start, memory, weight. */
const BENCH = 'portal';
const HOST = 'cirebonkab.localhost';
const MEBIBYTE = 1024 * 1024;
const ROUNDS = 3;

const print = (figure: Figure) => console.log(JSON.stringify(figure));

async function withBareServer<T>(
  page: { body: Buffer; encoding: string; type: string },
  work: (port: number) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-bare-'));
  const file = join(folder, 'page');
  writeFileSync(file, page.body);
  const port = await freePort();
  const script = join(import.meta.dirname, 'bare-server.ts');
  const child: ChildProcess = spawn(process.execPath, [script, String(port), file, page.encoding, page.type]);
  try {
    await waitFor(port);
    return await work(port);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

async function waitFor(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetchRaw(port, 'localhost', '/').then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The bare server does not answer');
}

/** Product and bare server take turns, so that what else the machine does falls on both. */
async function measureBeside(
  installation: RunningInstallation,
): Promise<{ ours: number; bare: number; p95Ms: number; failures: number }> {
  const page = await fetchRaw(installation.port, HOST, '/');
  return withBareServer(page, async (barePort) => {
    const ours: number[] = [];
    const bare: number[] = [];
    const p95: number[] = [];
    let failures = 0;
    await load(installation.port, '/', HOST, { connections: 50, seconds: 3 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = await load(installation.port, '/', HOST);
      ours.push(own.perSecond);
      p95.push(own.p95Ms);
      failures += own.failures;
      bare.push((await load(barePort, '/', 'localhost')).perSecond);
    }
    return { ours: median(ours), bare: median(bare), p95Ms: median(p95), failures };
  });
}

async function measureThroughput(home: string): Promise<void> {
  const peer = (value: number, goal: string) => ({ name: 'bare node:http with the same bytes', value, goal });
  const cached = await startInstallation(home, HOST, {});
  const withCache = await measureBeside(cached);
  await cached.stop();
  const unit = 'requests/s';
  print(relative(BENCH, 'cached page', { value: withCache.ours, unit }, peer(withCache.bare, '>=0.7')));
  const uncached = await startInstallation(home, HOST, { PENDOPO_PAGE_CACHE_MIB: '0' });
  const without = await measureBeside(uncached);
  await uncached.stop();
  print(relative(BENCH, 'uncached page', { value: without.ours, unit }, peer(without.bare, '>=0.05')));
  print(absolute(BENCH, 'uncached page p95 at 50 connections', without.p95Ms, 'ms', '<100'));
  print(absolute(BENCH, 'failed requests', withCache.failures + without.failures, 'requests', '<=0'));
}

async function main(): Promise<void> {
  const home = join(mkdtempSync(join(tmpdir(), 'pendopo-bench-')), 'home');
  mkdirSync(home, { recursive: true });
  try {
    const first = await startInstallation(home, HOST, {});
    const bytes = residentBytes(first.process.pid ?? 0, home);
    print(absolute(BENCH, 'memory after the demo load', bytes / MEBIBYTE, 'MiB', '<1024'));
    await first.stop();
    const warm = await startInstallation(home, HOST, {});
    print(absolute(BENCH, 'start to first page', warm.firstPageMs / 1000, 's', '<5'));
    await warm.stop();
    await measureThroughput(home);
  } finally {
    rmSync(join(home, '..'), { recursive: true, force: true });
  }
}

await main();
