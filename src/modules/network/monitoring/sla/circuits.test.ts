import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import { saveRound } from '../storage/save-round.ts';
import { addTargets } from '../storage/targets.ts';
import { listCircuitMonths } from './circuits.ts';

const database = useTestDatabase();
const HOUR = 3_600_000;
const START = Date.parse('2026-10-01T00:00:00+07:00');
const at = (hours: number) => START + hours * HOUR;
const [hub, office, own, foreign] = [newId(), newId(), newId<'target'>(), newId<'target'>()];
const [provider, contract, link, upper] = [newId(), newId(), newId(), newId()];
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;

/** A circuit that failed by itself for 8 hours, and was cut off for 4 by a point of our own. */
beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  await inTransaction(database.db, town, async (tx) => {
    await sql`insert into network.location (id, unit_id, unit_path, name) values (${hub}, ${town.rootId}, '/', 'Pusat'),
      (${office}, ${town.rootId}, '/waled/', 'Waled')`.execute(tx);
    await sql`insert into network.provider (id, name) values (${provider}, 'PT Contoh')`.execute(tx);
    await sql`insert into network.contract (id, provider_id, number, starts_on, ends_on, sla_percent, penalty) values
      (${contract}, ${provider}, 'K-1', '2026-01-01', '2026-12-31', 99.5,
       '[{"belowPercent":99.5,"penaltyPercent":5},{"belowPercent":98,"penaltyPercent":10}]')`.execute(tx);
    await sql`insert into network.link (id, name, contract_id, a_location_id, z_location_id, price_month_rupiah) values
      (${link}, 'VPN-1', ${contract}, ${office}, ${hub}, 3000000), (${upper}, 'ANTAR', null, ${hub}, null, null)`.execute(
      tx,
    );
    const place = { unitId: town.rootId, method: 'tcp' } as const;
    await addTargets(tx, [
      { ...place, id: foreign, name: 'Pusat', unitPath: '/', linkId: upper },
      { ...place, id: own, name: 'Waled', unitPath: '/waled/', linkId: link, parentGroups: [[foreign]] },
    ]);
    const step = (targetId: typeof own, state: 'up' | 'down' | 'unreachable', hours: number) =>
      ({ kind: 'state', targetId, state, atMs: at(hours) }) as const;
    const incident = (rootId: typeof own, from: number, to: number, cutOffIds: readonly (typeof own)[]) => ({
      incident: {
        ...{ id: newId<'incident'>(), kind: 'down' as const, rootId, beganMs: at(from), endedMs: at(to) },
        ...{ isClosed: true, isFlapping: false, isTold: true, cutOffIds },
      },
      ...{ rootName: 'x', unitPath: '/', isSample: false, isTarget: true },
    });
    await saveRound(tx, {
      ...{ samples: [], standings: [] },
      states: [
        ...[step(own, 'up', -10), step(own, 'down', 10), step(own, 'up', 18)],
        ...[step(own, 'unreachable', 100), step(own, 'up', 104)],
      ],
      incidents: [incident(own, 10, 18, []), incident(foreign, 100, 104, [own])],
    });
  });
});
afterAll(() => desk.close());

const octoberOf = (within: readonly string[]) =>
  inTransaction(database.db, town, (tx) =>
    listCircuitMonths(tx, within as Parameters<typeof listCircuitMonths>[1], { fromMs: START, toMs: at(744) }),
  );

test('what failed above, outside the contract, is no fault of the provider; the rest is paid by the clause', async () => {
  const [first] = await octoberOf(['/']);
  expect(first).toMatchObject({ isKept: false, penaltyRupiah: 150_000 });
  expect(first?.availability.rawPercent).toBeCloseTo((732 / 744) * 100, 6);
  expect(first?.availability.adjustedPercent).toBeCloseTo((732 / 740) * 100, 6);
  expect(first?.availability.pieces.map(({ verdict }) => verdict)).toEqual(['counted', 'upstream']);
  expect(await octoberOf(['/ciledug/'])).toEqual([]);
});

test('maintenance and an approved force majeure change the month; both are named in the evidence', async () => {
  await inTransaction(database.db, town, async (tx) => {
    await sql`insert into network.maintenance (id, title, unit_path, target_ids, from_at, to_at) values
      (${newId()}, 'x', '/', array[${own}::uuid], ${new Date(at(9)).toISOString()}, ${new Date(at(12)).toISOString()})`.execute(
      tx,
    );
    await sql`update network.incident set force_majeure = 'Banjir' where target_id = ${own}`.execute(tx);
  });
  const [first] = await octoberOf(['/']);
  expect(first).toMatchObject({ isKept: true, penaltyRupiah: 0 });
  expect(first?.availability.pieces.map(({ verdict }) => verdict)).toEqual([
    'maintenance',
    'force-majeure',
    'upstream',
  ]);
});

test('the pages and the paper open for who may see them', async () => {
  const engineer = anActor(town);
  expect((await desk.get('/meja/jaringan/sla?bulan=2026-10', engineer)).body).toContain('VPN-1');
  expect((await desk.get(`/meja/jaringan/sla/${own}?bulan=2026-10`, engineer)).body).toContain('Pemeliharaan');
  const paper = await desk.get(`/meja/jaringan/sla/laporan.pdf?bulan=2026-10&penyedia=${provider}`, engineer);
  expect(paper.headers['content-type']).toBe('application/pdf');
  expect(paper.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
  const looker = anActor(town, '/', ['network.view']);
  expect((await desk.get(`/meja/jaringan/sla/laporan.pdf?penyedia=${provider}`, looker)).statusCode).toBe(403);
  expect((await desk.get(`/meja/jaringan/sla/${own}`, anActor(town, '/ciledug/'))).statusCode).toBe(404);
});
