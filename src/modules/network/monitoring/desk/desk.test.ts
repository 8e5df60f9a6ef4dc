import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { PERMISSION } from '../../permissions.ts';
import { anActor, foundTown, openDesk, type TestTown, TODAY } from '../../testing.ts';
import { newStanding } from '../core/standing.ts';
import { saveRound } from '../storage/save-round.ts';
import { sumMonthsOf } from '../storage/sum-months-job.ts';
import { addTargets } from '../storage/targets.ts';
import { followChanges } from './feed.ts';

const database = useTestDatabase();
const [router, office, incidentId] = [newId<'target'>(), newId<'target'>(), newId<'incident'>()];
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
const beganMs = Date.now() - 600_000;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  await inTransaction(database.db, town, async (tx) => {
    const place = { unitId: town.rootId, method: 'tcp', host: '10.0.0.1' } as const;
    await addTargets(tx, [
      { ...place, id: router, name: 'Simpul <Waled>', unitPath: '/waled/' },
      { ...place, id: office, name: 'Kantor Ciledug', unitPath: '/ciledug/', parentGroups: [[router]] },
    ]);
    const down = { ...newStanding(router, beganMs), state: 'down' as const };
    const cut = { ...newStanding(office, beganMs), state: 'unreachable' as const };
    await saveRound(tx, {
      ...{ samples: [], states: [{ kind: 'state', targetId: router, state: 'down', atMs: beganMs }] },
      standings: [down, cut].map((standing) => ({ standing, latencyMs: null, lossPercent: 100 })),
      incidents: [
        {
          incident: {
            ...{ id: incidentId, kind: 'down', rootId: router, beganMs, endedMs: null, isClosed: false },
            ...{ isFlapping: false, cutOffIds: [office], isTold: true },
          },
          ...{ rootName: 'Simpul <Waled>', unitPath: '/waled/', isSample: false, isTarget: true },
        },
      ],
    });
  });
});
afterAll(() => desk.close());

const incidentPath = `/meja/jaringan/gangguan/${incidentId}`;

describe('the watch at the desk', () => {
  test('shows the one cause with how many it cut off, and each target with its state', async () => {
    const { body } = await desk.get('/meja/jaringan/pantauan', anActor(town));
    expect(body).toContain('Simpul &lt;Waled>');
    expect(body).toContain('1 ikut terputus');
    expect(body.match(/Kantor Ciledug[\s\S]*?Ikut terputus/)).not.toBeNull();
    const { body: filtered } = await desk.get('/meja/jaringan/pantauan?keadaan=down', anActor(town));
    expect(filtered).not.toContain('Kantor Ciledug');
  });

  test('shows nobody what lies out of reach', async () => {
    const neighbour = anActor(town, '/ciledug/');
    const { body } = await desk.get('/meja/jaringan/pantauan', neighbour);
    expect(body).toContain('Kantor Ciledug');
    expect(body).not.toContain('Simpul');
    for (const path of [incidentPath, `/meja/jaringan/pantauan/${router}`]) {
      expect((await desk.get(path, neighbour)).statusCode).toBe(404);
    }
    expect((await desk.post(`${incidentPath}/tangani`, neighbour, {})).statusCode).toBe(403);
    const looker = anActor(town, '/', [PERMISSION.view]);
    expect((await desk.post(`${incidentPath}/tangani`, looker, {})).statusCode).toBe(403);
  });

  test('names who handles an incident and what was found; force majeure is for who manages', async () => {
    const operator = anActor(town, '/waled/', [PERMISSION.view, PERMISSION.operate]);
    expect((await desk.post(`${incidentPath}/tangani`, operator, {})).statusCode).toBe(303);
    expect((await desk.post(incidentPath, operator, { penyebab: 'Kabel putus digali' })).statusCode).toBe(303);
    expect((await desk.post(incidentPath, operator, { penyebab: 'x', kahar: 'Banjir' })).statusCode).toBe(403);
    expect((await desk.post(incidentPath, anActor(town), { penyebab: 'Kabel', kahar: 'Banjir' })).statusCode).toBe(303);
    const { body } = await desk.get(incidentPath, operator);
    expect(body).toContain('Banjir');
    expect(body).toContain('Kantor Ciledug');
  });

  test('a target page has its record', async () => {
    const { statusCode, body } = await desk.get(`/meja/jaringan/pantauan/${office}`, anActor(town));
    expect(statusCode).toBe(200);
    expect(body).toContain('Simpul &lt;Waled>');
  });

  const daysAgo = (days: number) => `${TODAY.subtract({ days })}T00:00:00Z`;

  test('a year is told on the page of a target, and of all within reach in a file', async () => {
    await inTransaction(database.db, town, (tx) =>
      sql`insert into network.day_sample (target_id, at, checks, answers, latency_sum_ms, loss_sum_percent)
        select ${office}::uuid, day, 100, 75, 900, 2500
        from generate_series(${daysAgo(200)}::timestamptz, ${daysAgo(3)}::timestamptz, interval '1 day') as day`.execute(
        tx,
      ),
    );
    const job = { db: database.db, clock: desk.deps.clock };
    expect(await sumMonthsOf.run(job as never, { governmentId: town.governmentId })).toBeGreaterThan(5);
    expect(await sumMonthsOf.run(job as never, { governmentId: town.governmentId })).toBe(0);
    const { body } = await desk.get(`/meja/jaringan/pantauan/${office}`, anActor(town));
    expect(body).toContain('75,00 % pemeriksaan dijawab, 12,0 ms');
    const file = await desk.get('/meja/jaringan/pantauan/setahun.csv', anActor(town, '/ciledug/'));
    expect(file.body.trim().split(/\r?\n/)).toHaveLength(2);
    expect(file.body).toMatch(/Kantor Ciledug[;,].*19[78]00[;,]/);
    const looker = anActor(town, '/', [PERMISSION.view]);
    expect((await desk.get('/meja/jaringan/pantauan/setahun.csv', looker)).statusCode).toBe(403);
  });

  test('watching ends when somebody who manages says so', async () => {
    const path = `/meja/jaringan/pantauan/${office}/berhenti`;
    expect((await desk.post(path, anActor(town, '/', [PERMISSION.operate]), {})).statusCode).toBe(403);
    expect((await desk.post(path, anActor(town), {})).statusCode).toBe(303);
    const { rows } = await inTransaction(database.db, town, (tx) =>
      sql<{ id: string }>`select id from network.target where is_active`.execute(tx),
    );
    expect(rows).toEqual([{ id: router }]);
  });
});

test('a live page is told of each change once, and of nothing while nothing changes', async () => {
  const sent: string[] = [];
  const answers = [
    { fragments: new Map([['a', '<li>a1</li>']]), latestMs: 5 },
    { fragments: new Map([['a', '<li>a1</li>']]), latestMs: 5 },
    {
      fragments: new Map([
        ['a', '<li>a2</li>'],
        ['b', '<li>b</li>'],
      ]),
      latestMs: 9,
    },
  ];
  const asked: number[] = [];
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const following = followChanges({
    ...{ startMs: 10_000, everyMs: 5, log: { warn: () => undefined }, send: (text: string) => void sent.push(text) },
    read: async (sinceMs) => {
      asked.push(sinceMs);
      if (asked.length > answers.length) done();
      return answers[asked.length - 1] ?? { fragments: new Map(), latestMs: null };
    },
  });
  await finished;
  following.stop();
  const changes = sent.filter((text) => text.startsWith('event: change')).map((text) => text.match(/<li>\w+/g));
  expect(changes).toEqual([['<li>a1'], ['<li>a2', '<li>b']]);
});
