import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import type { TargetId } from '../core/target.ts';
import { listTargetsNow, listTimelines } from '../storage/history.ts';
import { addTargets } from '../storage/targets.ts';

/** `main.js probe` as on another host: a home and settings of its own, only the database is shared. */
const MAIN = join(import.meta.dirname, '../../../../../dist/server/main.js');
const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'pendopo-probe-'));
const probes: ChildProcess[] = [];
let town: TestTown;
let ids: readonly TargetId[] = [];
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  const place = { unitId: town.rootId, unitPath: '/', intervalSeconds: 1, retries: 0, retrySeconds: 1 };
  ids = await inTransaction(database.db, town, (tx) =>
    addTargets(tx, [
      { ...place, name: 'Jauh', method: 'simulated' },
      { ...place, name: 'Diri sendiri', method: 'tcp', host: '127.0.0.1', port: 9 },
    ]),
  );
});
afterAll(async () => {
  for (const child of probes) child.kill('SIGKILL');
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startProbe(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'probe'], {
    env: {
      ...{ PATH: process.env.PATH, PENDOPO_HOME: join(folder, name), PENDOPO_DEMO: 'false' },
      ...{ DATABASE_URL: database.applicationUrl, DATABASE_MIGRATOR_URL: database.migratorUrl },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  probes.push(child);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said.includes('latar belakang berjalan') || child.exitCode, { timeout: 30_000 }).toBe(true);
  return child;
}

async function newestRead(): Promise<number> {
  const now = await inReadOnly(database.db, town, listTargetsNow);
  return Math.max(...now.map(({ readAt }) => readAt?.getTime() ?? 0));
}

const readAfter = (ms: number) => expect.poll(newestRead, { timeout: 30_000, interval: 200 }).toBeGreaterThan(ms);
const body = async () => (await desk.get('/meja/jaringan/pantauan', anActor(town))).body;

test('the desk shows what a probe on another host finds; when it dies the next takes over, and the gap is unknown', async () => {
  const first = await startProbe('satu');
  await readAfter(0);
  expect(await body()).toContain('Jauh');
  // Also there this machine itself is not asked.
  const states = async () => (await inReadOnly(database.db, town, listTargetsNow)).map(({ state }) => state);
  await expect.poll(states, { timeout: 20_000 }).toContain('down');
  await startProbe('dua');
  first.kill('SIGKILL');
  const diedMs = Date.now();
  await readAfter(diedMs + 1000);
  expect(Date.now() - diedMs).toBeLessThan(30_000);
  const period = { from: Temporal.Now.instant().subtract({ hours: 1 }), to: Temporal.Now.instant() };
  const timelines = await inReadOnly(database.db, town, (tx) => listTimelines(tx, ids, period));
  for (const id of ids) expect(timelines.get(id)?.map(({ state }) => state)).toContain('unknown');
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{
      count: number;
    }>`select count(*)::int as count from network.incident where root_name = 'Diri sendiri'`.execute(tx),
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test('when none is left, nothing is said to be up', async () => {
  for (const child of probes) child.kill('SIGKILL');
  await inTransaction(database.db, town, (tx) =>
    sql`update network.standing set read_at = read_at - interval '40 seconds'`.execute(tx),
  );
  const now = await inReadOnly(database.db, town, listTargetsNow);
  expect(now.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
});
