import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { foundTown, type TestTown } from '../../testing.ts';
import { play } from '../core/scenarios.ts';
import { listCircuitMonths } from '../sla/circuits.ts';
import { saveRound } from '../storage/save-round.ts';
import { listTargets } from '../storage/targets.ts';
import { watchInventory } from './watch-inventory.ts';

const database = useTestDatabase();
const [hub, office, village, linkA, linkB] = [newId(), newId(), newId(), newId(), newId()];
const beganMs = Date.parse('2026-10-05T00:00:00Z');
let town: TestTown;

beforeAll(async () => {
  town = await foundTown(database.db);
  await inTransaction(database.db, town, async (tx) => {
    await sql`insert into network.location (id, unit_id, unit_path, name) values (${hub}, ${town.rootId}, '/', 'Pusat'),
      (${office}, ${town.rootId}, '/waled/', 'Kantor Waled'), (${village}, ${town.rootId}, '/waled/', 'Balai Desa')`.execute(
      tx,
    );
    await sql`insert into network.device (id, location_id, name, role, management_address) values
      (${newId()}, ${hub}, 'rt-pusat', 'router', '10.0.0.1'), (${newId()}, ${office}, 'rt-waled', 'router', '10.1.0.1'),
      (${newId()}, ${village}, 'rt-desa', 'router', '10.2.0.1')`.execute(tx);
    await sql`insert into network.link (id, name, a_location_id, z_location_id, watch_address) values
      (${linkA}, 'VPN-A', ${office}, ${hub}, '10.100.0.2'), (${newId()}, 'DESA', ${village}, ${office}, null)`.execute(
      tx,
    );
  });
});

const watch = () => inTransaction(database.db, town, (tx) => watchInventory(tx, { method: 'icmp' }));

async function read() {
  const targets = await inReadOnly(database.db, town, listTargets);
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  return targets.map(({ name, host, linkId, locationId, parentGroups }) => ({
    ...{ name, host, link: linkId === linkA ? 'A' : linkId === linkB ? 'B' : null, isPlace: locationId !== null },
    over: parentGroups.map((group) => group.map((id) => names.get(id)).join(' or ')).join(' and '),
  }));
}

test('an office with one link is one target, though the link has an address of its own', async () => {
  expect(await watch()).toHaveLength(3);
  expect(await read()).toEqual([
    { name: 'Balai Desa', host: '10.2.0.1', link: null, isPlace: true, over: 'Kantor Waled' },
    { name: 'Kantor Waled', host: '10.1.0.1', link: 'A', isPlace: true, over: 'Pusat' },
    { name: 'Pusat', host: '10.0.0.1', link: null, isPlace: true, over: '' },
  ]);
});

test('with a second link each is watched by itself; the record of the first goes on, and the office hangs on either', async () => {
  const before = (await inReadOnly(database.db, town, listTargets)).find(({ linkId }) => linkId === linkA);
  if (!before) throw new Error('Link A is watched');
  await inTransaction(database.db, town, async (tx) => {
    const step = (state: 'up' | 'down', hours: number) =>
      ({ kind: 'state', targetId: before.id, state, atMs: beganMs + hours * 3_600_000 }) as const;
    await saveRound(tx, {
      samples: [],
      standings: [],
      incidents: [],
      states: [step('up', 0), step('down', 5), step('up', 9)],
    });
    await sql`insert into network.link (id, name, a_location_id, z_location_id, watch_address) values
      (${linkB}, 'VPN-B', ${office}, ${hub}, '10.200.0.2')`.execute(tx);
  });
  expect(await watch()).toHaveLength(2);
  expect(await read()).toEqual([
    { name: 'Balai Desa', host: '10.2.0.1', link: null, isPlace: true, over: 'Kantor Waled' },
    {
      name: 'Kantor Waled',
      host: '10.1.0.1',
      link: null,
      isPlace: true,
      over: 'Kantor Waled, VPN-A or Kantor Waled, VPN-B',
    },
    { name: 'Kantor Waled, VPN-A', host: '10.100.0.2', link: 'A', isPlace: false, over: 'Pusat' },
    { name: 'Kantor Waled, VPN-B', host: '10.200.0.2', link: 'B', isPlace: false, over: 'Pusat' },
    { name: 'Pusat', host: '10.0.0.1', link: null, isPlace: true, over: '' },
  ]);
  const month = { fromMs: beganMs, toMs: beganMs + 100 * 3_600_000 };
  const circuits = await inReadOnly(database.db, town, (tx) => listCircuitMonths(tx, ['/'], month));
  const percents = circuits.map(({ link, availability }) => [link.name, availability.rawPercent]);
  expect(percents).toContainEqual(['VPN-A', 96]);
  expect(percents).toContainEqual(['VPN-B', null]);
  expect(await watch()).toEqual([]);
});

test('of two links one failing is its own incident and cuts nobody off; both failing cut the office off', async () => {
  const targets = await inReadOnly(database.db, town, listTargets);
  const named = (name: string) => targets.find((target) => target.name === name)?.id ?? newId<'target'>();
  const minute = (at: number) => Date.UTC(2026, 10, 23) + at * 60_000;
  const broken = (name: string, from: number, to: number) => ({
    ...{ targetId: named(name), fromMs: minute(from), toMs: minute(to) },
  });
  const [a, b] = ['Kantor Waled, VPN-A', 'Kantor Waled, VPN-B'] as const;
  const told = (outages: readonly ReturnType<typeof broken>[]) =>
    play({
      name: '',
      network: { targets, outages },
      events: { fromMs: minute(0), toMs: minute(90) },
      expected: [],
    }).told.map((text) =>
      text.replace(/[0-9a-f-]{36}/, (id) => targets.find((target) => target.id === id)?.name ?? id),
    );
  expect(told([broken(a, 10, 30)])).toEqual([`began ${a} +0`, `ended ${a}`]);
  const both = told([broken(a, 10, 60), broken(b, 30, 50)]);
  expect(both).toEqual([`began ${a} +0`, `began ${b} +2`, `ended ${b}`, `ended ${a}`]);
});
