import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import type { Incident } from '../core/incident.ts';
import { newStanding } from '../core/standing.ts';
import type { TargetId } from '../core/target.ts';
import { listOpenIncidents, listSampleSums, listStandings, listTargetsNow, listTimelines } from './history.ts';
import { type Round, type Sample, saveRound } from './save-round.ts';
import { keepPartitions } from './save-samples.ts';
import { addTargets, listTargets, readRevision } from './targets.ts';

const database = useTestDatabase();
const office = { unitId: newId(), unitPath: '/waled/', method: 'simulated' } as const;
const empty: Round = { samples: [], states: [], standings: [], incidents: [] };
const now = Temporal.Now.instant();
const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).epochMilliseconds;
const day = { from: now.subtract({ hours: 48 }), to: now.add({ hours: 48 }) };

async function aTown(names: readonly string[]) {
  const tenant = { governmentId: newId<'government'>() };
  const ids = await inTransaction(database.db, tenant, (tx) =>
    addTargets(
      tx,
      names.map((name) => ({ ...office, name })),
    ),
  );
  return { tenant, ids, first: ids[0] ?? newId<'target'>() };
}

const aSample = (targetId: TargetId, atMs: number, more?: Partial<Sample>): Sample => ({
  ...{ targetId, atMs, isUp: true, latencyMs: 10, lossPercent: 0, inBps: null, outBps: null },
  ...more,
});

test('parents that run in a loop are refused, also through what is there already', async () => {
  const { tenant, first } = await aTown(['a']);
  const second = newId<'target'>();
  await inTransaction(database.db, tenant, (tx) =>
    addTargets(tx, [{ ...office, id: second, name: 'b', parentGroups: [[first]] }]),
  );
  const third = { ...office, id: newId<'target'>(), name: 'c' };
  await expect(
    inTransaction(database.db, tenant, (tx) => addTargets(tx, [{ ...third, parentGroups: [[second], [third.id]] }])),
  ).rejects.toMatchObject({ code: 'invalid' });
  const read = await inTransaction(database.db, tenant, async (tx) => [await listTargets(tx), await readRevision(tx)]);
  expect(read).toMatchObject([[{ name: 'a' }, { name: 'b', parentGroups: [[first]] }], 2]);
});

test('a reading saved twice counts once; late ones are added to their hour', async () => {
  const { tenant, first } = await aTown(['a']);
  const round = [aSample(first, hour), aSample(first, hour + 1000, { isUp: false, latencyMs: null, lossPercent: 100 })];
  for (const samples of [round, round, [aSample(first, hour + 500, { latencyMs: 30 })]]) {
    await inTransaction(database.db, tenant, (tx) => saveRound(tx, { ...empty, samples }));
  }
  const sums = await inTransaction(database.db, tenant, (tx) => listSampleSums(tx, 'hour', [first], day));
  expect(sums).toHaveLength(1);
  expect(sums[0]).toMatchObject({ atMs: hour, checks: 3, answers: 2, latencyMs: 20, mostLatencyMs: 30 });
  expect(sums[0]?.lossPercent).toBeCloseTo(100 / 3);
});

test('a later verdict makes void what was recorded from its moment on', async () => {
  const { tenant, first } = await aTown(['a']);
  const step = (state: 'up' | 'down' | 'unknown', at: number) =>
    ({ kind: 'state', targetId: first, state, atMs: hour + at * 1000 }) as const;
  const save = (...states: Round['states']) =>
    inTransaction(database.db, tenant, (tx) => saveRound(tx, { ...empty, states }));
  await save(step('up', 0), step('down', 60), step('up', 120));
  await save(step('unknown', 90), step('down', 60), step('up', 100));
  const read = await inTransaction(database.db, tenant, (tx) => listTimelines(tx, [first], day));
  expect(read.get(first)).toEqual([
    { fromMs: hour, state: 'up' },
    { fromMs: hour + 60_000, state: 'down' },
    { fromMs: hour + 100_000, state: 'up' },
  ]);
});

test('what a watch remembers comes back as it was, and a neighbour sees none of it', async () => {
  const { tenant, first, ids } = await aTown(['a', 'b']);
  const standing = {
    ...newStanding(first, hour),
    ...{ state: 'down' as const, failures: 3, lastReadMs: now.epochMilliseconds },
  };
  const incident: Incident = {
    ...{ id: newId<'incident'>(), kind: 'down', rootId: first, beganMs: hour, endedMs: null, isClosed: false },
    ...{ isFlapping: false, cutOffIds: ids.slice(1), isTold: true },
  };
  const named = { incident, rootName: 'a', unitPath: '/waled/', isSample: false, isTarget: true };
  await inTransaction(database.db, tenant, (tx) =>
    saveRound(tx, {
      ...empty,
      standings: [{ standing, latencyMs: null, lossPercent: 100 }],
      incidents: [named, named],
    }),
  );
  const read = await inTransaction(database.db, tenant, async (tx) => ({
    standings: await listStandings(tx),
    incidents: await listOpenIncidents(tx),
    now: await listTargetsNow(tx),
  }));
  expect(read.standings).toEqual([standing]);
  expect(read.incidents).toEqual([incident]);
  expect(read.now.map(({ name, state }) => [name, state])).toEqual([
    ['a', 'down'],
    ['b', 'unknown'],
  ]);
  const longAgo = { ...standing, lastReadMs: now.epochMilliseconds - 300_000 };
  const unwatched = await inTransaction(database.db, tenant, async (tx) => {
    await saveRound(tx, { ...empty, standings: [{ standing: longAgo, latencyMs: null, lossPercent: 100 }] });
    return listTargetsNow(tx);
  });
  expect(unwatched[0]).toMatchObject({ state: 'unknown', sinceAt: new Date(longAgo.lastReadMs) });
  const { tenant: other } = await aTown([]);
  expect(await inTransaction(database.db, other, listOpenIncidents)).toEqual([]);
});

test('partitions are made ahead and dropped behind', async () => {
  const { tenant } = await aTown([]);
  const partitions = () =>
    inTransaction(database.db, tenant, async (tx) => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_class where relname ~ '^sample_[0-9]+$' order by 1`.execute(tx);
      return rows.map(({ name }) => name);
    });
  const before = await partitions();
  const made = await inTransaction(database.db, tenant, (tx) => keepPartitions(tx, now.add({ hours: 24 })));
  expect(made).toBeGreaterThan(0);
  const after = await partitions();
  expect(after).toHaveLength(before.length);
  expect(after).not.toContain(before[0]);
});
