import { createServer } from 'node:net';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import type { TargetId } from '../core/target.ts';
import { unguarded } from '../probes/address-guard.ts';
import { measurementOf } from '../probes/probe.ts';
import { listOpenIncidents, listTargetsNow, listTimelines } from '../storage/history.ts';
import { addTargets } from '../storage/targets.ts';
import { GovernmentWatch } from './government-watch.ts';
import { createProbeSet, openProbes } from './probe-set.ts';

const database = useTestDatabase();
const START = Date.now();
const office = { unitId: newId(), unitPath: '/', intervalSeconds: 10, retrySeconds: 2, retries: 2 };
let nowMs = START;
const broken = new Set<TargetId>();
const told: string[] = [];
afterEach(() => {
  broken.clear();
  told.length = 0;
});

/** A transport that answers at once, on a clock that stands in the hand. */
function open(tenant: { readonly governmentId: ReturnType<typeof newId<'government'>> }) {
  return GovernmentWatch.open({
    ...{ db: database.db, tenant, log: pino({ level: 'silent' }), nowMs: () => nowMs },
    openProbes: () =>
      createProbeSet(
        {
          async tcp(targets, tell) {
            for (const target of targets) {
              const latencyMs = broken.has(target.id) ? null : 5;
              tell(measurementOf(target, { atMs: nowMs, latencyMs }));
            }
          },
        },
        () => nowMs,
      ),
    tell: async (_, what) => void told.push(what),
  });
}

async function pass(watch: GovernmentWatch, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    nowMs += 1000;
    await watch.beat();
  }
}

const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

async function aTown() {
  const tenant = { governmentId: newId<'government'>() };
  const [hub, leaf] = [newId<'target'>(), newId<'target'>()];
  await inTransaction(database.db, tenant, (tx) =>
    addTargets(tx, [
      { ...office, id: hub, name: 'pusat', method: 'tcp', host: 'h' },
      { ...office, id: leaf, name: 'kantor', method: 'tcp', host: 'l', parentGroups: [[hub]] },
    ]),
  );
  return { tenant, hub, leaf };
}

test('an outage is recorded, told once over a restart, and what was cut off is named', async () => {
  const { tenant, hub, leaf } = await aTown();
  const first = await open(tenant);
  await pass(first, 30);
  for (const id of [hub, leaf]) broken.add(id);
  const brokeMs = nowMs;
  await pass(first, 30);
  await first.stop();
  nowMs += 8000;
  const second = await open(tenant);
  await pass(second, 20);
  const during = await inReadOnly(database.db, tenant, async (tx) => ({
    incidents: await listOpenIncidents(tx),
    states: (await listTargetsNow(tx)).map(({ name, state }) => `${name} ${state}`),
  }));
  expect(during.incidents).toMatchObject([{ rootId: hub, cutOffIds: [leaf], isTold: true }]);
  expect(during.states).toEqual(['kantor unreachable', 'pusat down']);
  broken.clear();
  const mendedMs = nowMs;
  await pass(second, 60);
  await second.stop();
  expect(told).toEqual(['began', 'ended']);
  const period = {
    from: Temporal.Instant.fromEpochMilliseconds(START),
    to: Temporal.Instant.fromEpochMilliseconds(nowMs),
  };
  const timelines = await inReadOnly(database.db, tenant, (tx) => listTimelines(tx, [hub], period));
  const steps = timelines.get(hub)?.filter(({ state }) => state !== 'unknown') ?? [];
  expect(steps.map(({ state }) => state)).toEqual(['up', 'down', 'up']);
  expect(Math.abs((steps[1]?.fromMs ?? 0) - brokeMs)).toBeLessThanOrEqual(10_000);
  expect(Math.abs((steps[2]?.fromMs ?? 0) - mendedMs)).toBeLessThanOrEqual(10_000);
});

test('a clock set ahead makes no alarm, only a time that nobody saw', async () => {
  const { tenant, hub } = await aTown();
  const watch = await open(tenant);
  await pass(watch, 30);
  nowMs += 3 * 3_600_000;
  await pass(watch, 60);
  await watch.stop();
  const period = { from: instantOf(nowMs - 4 * 3_600_000), to: instantOf(nowMs) };
  const read = await inReadOnly(database.db, tenant, async (tx) => ({
    timelines: await listTimelines(tx, [hub], period),
    incidents: await sql`select from network.incident`.execute(tx),
  }));
  expect([told, read.incidents.rows]).toEqual([[], []]);
  expect(read.timelines.get(hub)?.map(({ state }) => state)).toEqual(['up', 'unknown', 'up']);
});

test('a clock set back loses nothing: what fails afterwards is told at once, what has ended ends', async () => {
  const { tenant, hub, leaf } = await aTown();
  const ahead = await open(tenant);
  await pass(ahead, 30);
  broken.add(leaf);
  await pass(ahead, 30);
  await ahead.stop();
  expect(told).toEqual(['began']);
  nowMs -= 2 * 3_600_000;
  const backMs = nowMs;
  const watch = await open(tenant);
  broken.clear();
  await pass(watch, 60);
  expect(told).toEqual(['began', 'ended']);
  broken.add(hub);
  await pass(watch, 30);
  await watch.stop();
  expect(told).toEqual(['began', 'ended', 'began']);
  const read = await inReadOnly(database.db, tenant, async (tx) => ({
    timelines: await listTimelines(tx, [hub], { from: instantOf(backMs), to: instantOf(nowMs + 4 * 3_600_000) }),
    incidents: await sql<{ ended: Date | null }>`select ended_at as ended from network.incident order by id`.execute(
      tx,
    ),
  }));
  expect(read.incidents.rows[0]?.ended?.getTime()).toBeLessThanOrEqual(nowMs);
  const steps = read.timelines.get(hub) ?? [];
  expect(steps.map(({ state }) => state)).toEqual(['up', 'down']);
  expect(steps.at(-1)?.fromMs).toBeLessThanOrEqual(nowMs);
});

test('a target that is added is watched within seconds; one that is gone leaves no incident behind', async () => {
  const { tenant, hub } = await aTown();
  const watch = await open(tenant);
  await pass(watch, 12);
  const third = newId<'target'>();
  await inTransaction(database.db, tenant, (tx) =>
    addTargets(tx, [{ ...office, id: third, name: 'baru', method: 'tcp', host: 'b' }]),
  );
  broken.add(third);
  await pass(watch, 40);
  const incidents = () => inReadOnly(database.db, tenant, listOpenIncidents);
  expect(await incidents()).toMatchObject([{ rootId: third }]);
  await inTransaction(database.db, tenant, async (tx) => {
    await sql`delete from network.target where id = ${third}`.execute(tx);
    await sql`update network.watch_revision set revision = revision + 1`.execute(tx);
  });
  await pass(watch, 12);
  expect(await incidents()).toEqual([]);
  await watch.stop();
  expect(hub).toBeDefined();
});

test('a real port answers, and does not when it is closed', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const target = {
    ...{ ...office, id: newId<'target'>(), name: 'a', host: '127.0.0.1', port, parentGroups: [], sourceId: 'probe' },
    ...{ locationId: null, deviceId: null, linkId: null, options: {}, mostLossPercent: null, mostLatencyMs: null },
    ...{ isSample: false, method: 'tcp' as const },
  };
  const probes = openProbes({ nowMs: Date.now, targets: () => [], guard: unguarded });
  const ask = (wished: Parameters<typeof probes.ask>[0]) =>
    new Promise<Parameters<Parameters<typeof probes.ask>[1]>[0]>((answer) => {
      probes.ask(wished, answer);
      probes.flush();
    });
  expect(await ask(target)).toMatchObject({ isUp: true, problem: null });
  expect(await ask({ ...target, mostLatencyMs: 0.000001 })).toMatchObject({ isUp: false, problem: 'slow' });
  expect(await ask({ ...target, method: 'http', options: { isSecure: 'x' } })).toMatchObject({ problem: 'options' });
  await new Promise((done) => server.close(done));
  expect(await ask(target)).toMatchObject({ isUp: false, latencyMs: null, problem: 'econnrefused' });
  expect(await ask({ ...target, method: 'agent' })).toMatchObject({ isUp: false, problem: 'probe' });
});
