import { sql } from 'kysely';
import * as snmp from 'net-snmp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import { sealerOf } from './credentials.ts';
import { SYSTEM } from './device-facts.ts';
import { type NewFinding, saveFindings } from './discovery-queries.ts';
import { runDiscovery } from './round.ts';
import { readTarget } from './targets.ts';

const database = useTestDatabase();
const AT = Temporal.Instant.from('2026-11-23T02:00:00Z');
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let engineer: ReturnType<typeof anActor>;
// net-snmp types its agent as any: this is the edge
// biome-ignore lint/suspicious/noExplicitAny: see above
let agent: any;
const port = 20_000 + (process.pid % 20_000);

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  engineer = anActor(town);
  agent = snmp.createAgent({ port, address: '127.0.0.1', disableAuthorization: true }, () => undefined);
  const scalar = (name: string, oid: string, value: string) => {
    agent.getMib().registerProvider({
      ...{ name, type: snmp.MibProviderType.Scalar, oid: oid.replace(/\.0$/, '') },
      ...{ scalarType: snmp.ObjectType.OctetString, maxAccess: snmp.MaxAccess['read-only'] },
    });
    agent.getMib().setScalarValue(name, value);
  };
  scalar('sysDescr', SYSTEM.description, 'RouterOS uji');
  scalar('sysName', SYSTEM.name, 'rt-temuan');
  scalar('lastOne', '1.3.6.1.2.1.99.1', 'akhir');
  await post('lokasi', { nama: 'Kantor Waled', unit: 'waled' });
  await post('prefiks', { prefiks: '10.1.0.0/16', status: 'container' });
  await post('prefiks', { prefiks: '10.1.4.0/24', lokasi: 'Kantor Waled' });
  await post('prefiks', { prefiks: '127.0.0.0/30', lokasi: 'Kantor Waled' });
});
afterAll(async () => {
  agent.close();
  await desk.close();
});

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const answer = await desk.post(`/meja/jaringan/${path}`, engineer, fields);
  expect(answer.statusCode, answer.body.match(/ringkasan-galat[\s\S]{0,500}/)?.[0]).toBe(303);
  return answer;
}

const rowsOf = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  inReadOnly(database.db, town, async (tx) => (await statement.execute(tx)).rows);

test.each([
  ['10.9.0.0/24', 'foreign'],
  ['8.8.8.8', 'foreign'],
  ['127.0.0.1', 'forbidden'],
  ['169.254.169.254', 'forbidden'],
  ['::1', 'forbidden'],
  ['224.0.0.1', 'forbidden'],
  ['10.1.0.0/16', 'tooLarge'],
  ['10.1.4.1/24', 'badTarget'],
  ['http://10.1.4.1', 'badTarget'],
  ['localhost', 'badTarget'],
])('%s is not asked: %s', async (target, fault) => {
  expect(await inReadOnly(database.db, town, (tx) => readTarget(tx, target))).toEqual({ ok: false, fault });
});

test('a recorded prefix stands for its hosts, without network and broadcast address', async () => {
  const target = await inReadOnly(database.db, town, (tx) => readTarget(tx, '10.1.4.0/30'));
  expect(target.ok && target.addresses).toEqual(['10.1.4.1', '10.1.4.2']);
});

test('secrets are sealed and never shown; a round proposes, a person accepts, and the history says so', async () => {
  const secret = 'komunitas-sangat-rahasia';
  await post('penemuan/kredensial', { nama: 'SNMP pemda', versi: '2c', community: secret, port: String(port) });
  const [stored] = await rowsOf(
    sql<{ all: string; id: Id<'snmp-credential'> }>`select to_jsonb(c)::text as all, id from network.snmp_credential c`,
  );
  expect(stored?.all).not.toContain(secret);
  expect((await desk.get('/meja/jaringan/penemuan', engineer)).body).not.toContain(secret);
  const refused = await desk.post('/meja/jaringan/penemuan', engineer, {
    target: '127.0.0.1',
    kredensial: stored?.id ?? '',
  });
  expect(refused.statusCode).toBe(422);
  await post('penemuan', { target: '10.1.4.0/30', kredensial: stored?.id ?? '' });
  await inTransaction(database.db, town, (tx) => sql`update network.discovery set target = '127.0.0.1/32'`.execute(tx));
  const [round] = await rowsOf(sql<{ id: Id<'discovery'> }>`select id from network.discovery`);
  if (!round) throw new Error('The round is noted');
  const deps = { db: database.db, clock: desk.deps.clock, sealer: sealerOf(desk.deps.settings) };
  expect(await runDiscovery(deps, town, round.id)).toBe(0);
  expect(await runDiscovery({ ...deps, forbids: () => false }, town, round.id)).toBe(1);
  const page = (await desk.get('/meja/jaringan/penemuan', engineer)).body;
  expect(page).toContain('rt-temuan');
  expect(page).toContain('Belum tercatat');
  const [finding] = await rowsOf(sql<{ id: string }>`select id from network.finding`);
  await post(`penemuan/${finding?.id}/terima`, {});
  const [device] = await rowsOf(sql<{ name: string; role: string; cause: string; state: string }>`
    select device.name, role, cause, finding.state from network.device, network.record_change, network.finding
    where record_change.record_id = device.id`);
  expect(device).toEqual({ name: 'rt-temuan', role: 'router', cause: 'discovery', state: 'accepted' });
  expect(await runDiscovery({ ...deps, forbids: () => false }, town, round.id)).toBe(1);
  const [again] = await rowsOf(sql<{ state: string; seen: boolean }>`
    select finding.state, device.seen_at is not null as seen from network.finding, network.device`);
  expect(again).toEqual({ state: 'accepted', seen: true });
});

test('ports, addresses and neighbours are taken over; what clashes is told and the rest stays', async () => {
  const facts = {
    ...{ name: 'sw-waled', description: 'Switch uji', maker: 'Cisco', place: '', seen: [], doubts: [] },
    ports: [
      {
        index: 1,
        name: 'Gi0/1',
        mac: '08:00:2b:01:02:03',
        speedMbps: 1000,
        isEnabled: true,
        kind: 'copper',
        neighbour: 'rt-temuan · ether1',
      },
      { index: 2, name: 'Gi0/2', mac: null, speedMbps: null, isEnabled: false, kind: 'copper', neighbour: '' },
    ],
    addresses: [{ address: '10.1.4.2/24', portIndex: 1 }],
  };
  const found: readonly NewFinding[] = [
    { address: '10.1.4.2', via: 'snmp', facts },
    { address: '10.1.4.9', via: 'arp', facts: { mac: '08:00:2b:0a:0b:0c', seenBy: 'sw-waled' } },
    { address: '10.1.4.2', via: 'arp', facts: { mac: '08:00:2b:01:02:03', seenBy: 'rt' } },
  ];
  const [round] = await rowsOf(sql<{ id: Id<'discovery'> }>`select id from network.discovery`);
  if (!round) throw new Error('The round is noted');
  await inTransaction(database.db, town, (tx) => saveFindings(tx, round.id, found, AT));
  expect((await desk.post('/meja/jaringan/penemuan/terima-semua', anActor(town, '/ciledug/'))).statusCode).toBe(303);
  expect(await rowsOf(sql`select from network.finding where state = 'open'`)).toHaveLength(2);
  await post('penemuan/terima-semua', {});
  expect(await rowsOf(sql`select from network.finding where state = 'open'`)).toHaveLength(0);
  const ports = await rowsOf(sql<{ name: string; neighbour: string; snmp_index: number; address: string | null }>`
    select interface.name, neighbour, snmp_index, address::text from network.interface
    left join network.address on address.interface_id = interface.id order by interface.name`);
  expect(ports).toEqual([
    { name: 'Gi0/1', neighbour: 'rt-temuan · ether1', snmp_index: 1, address: '10.1.4.2/24' },
    { name: 'Gi0/2', neighbour: '', snmp_index: 2, address: null },
  ]);
  expect(
    await rowsOf(sql`select from network.address where host(address) = '10.1.4.9' and note like '%08:00:2b:0a:0b:0c%'`),
  ).toHaveLength(1);
});

test('only who manages the whole network asks devices', async () => {
  const local = anActor(town, '/waled/');
  expect((await desk.post('/meja/jaringan/penemuan', local, { target: '10.1.4.0/30' })).statusCode).toBe(403);
  expect(
    (await desk.post('/meja/jaringan/penemuan/kredensial', local, { nama: 'x', versi: '2c', community: 'y' }))
      .statusCode,
  ).toBe(403);
  expect((await desk.get('/meja/jaringan/penemuan', local)).body).not.toContain('SNMP pemda');
});
