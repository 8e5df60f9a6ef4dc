import { sql } from 'kysely';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { readPlaces } from '../map/places.ts';
import { listIncidents } from '../monitoring/alerts/incident-queries.ts';
import { addTargets } from '../monitoring/storage/targets.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../testing.ts';
import { StatusPage } from './views/status-page.tsx';

const database = useTestDatabase();
let [town, other]: readonly (TestTown | undefined)[] = [];
let desk: Awaited<ReturnType<typeof openDesk>>;
const [office, hidden] = [newId(), newId()];

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '33.07');
  desk = await openDesk(database.db, town);
  const { rootId } = town;
  await inTransaction(database.db, town, async (tx) => {
    await sql`insert into network.location (id, unit_id, unit_path, name, latitude, longitude) values
      (${office}, ${rootId}, '/waled/', 'Kantor Waled', -6.9, 108.7), (${hidden}, ${rootId}, '/ciledug/', 'Kantor Ciledug', null, null)`.execute(
      tx,
    );
    const target = { unitId: rootId, method: 'tcp', host: '10.9.8.7', port: 80 } as const;
    const [router] = await addTargets(tx, [
      { ...target, name: 'rt-waled', unitPath: '/waled/', locationId: office },
      { ...target, name: 'rt-ciledug', unitPath: '/ciledug/', locationId: hidden },
    ]);
    await sql`insert into network.standing (target_id, state, since_at, memory) values (${router}, 'down', now(), '{}')`.execute(
      tx,
    );
    await sql`insert into network.incident (id, kind, target_id, root, root_name, unit_path, began_at) values
      (${newId()}, 'down', ${router}, ${router}, 'rt-waled', '/waled/', '2026-11-23T01:00:00Z')`.execute(tx);
  });
});
afterAll(() => desk.close());

/** What the public page shows of a government. */
async function publicPage(of: TestTown | undefined): Promise<string> {
  if (!of) throw new Error('founded above');
  const read = await inReadOnly(database.db, of, async (tx) => ({
    places: await readPlaces(tx, ['/'], () => null),
    incidents: await listIncidents(tx, { within: ['/'], isOpen: true, limit: 50 }),
  }));
  const props = { language: 'id', timeZone: 'Asia/Jakarta', governmentName: 'Kabupaten Contoh' } as const;
  return renderToString(h(StatusPage, { ...props, now: Temporal.Instant.from('2026-11-23T02:00:00Z'), ...read }));
}

test('everyone reads how the network stands, without any address of it', async () => {
  const body = await publicPage(town);
  for (const words of ['1 dari 2 kantor', 'rt-waled', 'Kantor Waled: Putus', '08.00']) expect(body).toContain(words);
  expect(body).not.toContain('10.9.8.7');
  expect(body).not.toContain('/meja/');
});

test('a government that watches nothing says so', async () => {
  const body = await publicPage(other);
  expect(body).toContain('belum memantau jaringannya');
  expect(body).not.toContain('rt-waled');
});

test('the map at the desk shows what lies within reach, and tells what it cannot place', async () => {
  if (!town) throw new Error('founded above');
  const all = await desk.get('/meja/jaringan/peta', anActor(town));
  expect(all.body).toContain('Kantor Waled: Putus');
  expect(all.body).toContain('1 lokasi dipantau tetapi posisinya belum tercatat');
  const some = await desk.get('/meja/jaringan/peta', anActor(town, '/ciledug/'));
  expect(some.body).toContain('rt-ciledug');
  expect(some.body).not.toContain('Waled');
  const nobody = await desk.get('/meja/jaringan/peta', anActor(town, '/', []));
  expect(nobody.statusCode).toBe(403);
});

test('everyone reads what offices have, as figures', async () => {
  const host = { host: `${town?.label}.localhost:3000` };
  const csv = await desk.app.inject({ url: '/cakupan-jaringan.csv?jenis=kecamatan', headers: host });
  expect(csv.statusCode).toBe(200);
  const lines = csv.body.trim().split(/\r?\n/);
  expect(lines).toHaveLength(3);
  expect(lines.find((line) => line.includes('Kecamatan Waled'))).toContain('Belum diketahui');
  expect(csv.body).not.toContain('10.9.8.7');
  if (!other) throw new Error('founded above');
  const elsewhere = await openDesk(database.db, other);
  const theirs = await elsewhere.app.inject({
    ...{ url: '/cakupan-jaringan.csv', headers: { host: `${other.label}.localhost:3000` } },
  });
  expect(theirs.body).not.toContain('Waled');
  await elsewhere.close();
});
