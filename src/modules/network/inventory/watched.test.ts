import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { listWatchedDevices, listWatchedLinks, listWatchedLocations } from './watched.ts';

const database = useTestDatabase();
const town = { governmentId: newId<'government'>() };
const neighbour = { governmentId: newId<'government'>() };
const [office, hub, router, provider, contract] = [newId(), newId(), newId(), newId(), newId()];

test('a link takes from its contract what it leaves open; another government sees nothing', async () => {
  await inTransaction(database.db, town, async (tx) => {
    await sql`insert into network.location (id, unit_id, unit_path, name, latitude, longitude) values
      (${office}, ${newId()}, '/waled/', 'Kantor Waled', -6.9, 108.7), (${hub}, ${newId()}, '/', 'Pusat', null, null)`.execute(
      tx,
    );
    await sql`insert into network.device (id, location_id, name, role, management_address) values
      (${router}, ${office}, 'rt-waled', 'router', '10.1.0.1'), (${newId()}, ${office}, 'pc', 'computer', null)`.execute(
      tx,
    );
    await sql`insert into network.provider (id, name) values (${provider}, 'Penyedia')`.execute(tx);
    await sql`insert into network.contract (id, provider_id, number, starts_on, ends_on, sla_percent, penalty) values
      (${contract}, ${provider}, 'K-1', '2026-01-01', '2026-12-31', 99.5, '[{"belowPercent":99.5,"penaltyPercent":5}]')`.execute(
      tx,
    );
    await sql`insert into network.link (id, name, contract_id, a_location_id, a_device_id, z_location_id, down_mbps, status) values
      (${newId()}, 'VPN-1', ${contract}, ${office}, ${router}, ${hub}, 10.5, 'active'),
      (${newId()}, 'VPN-0', ${contract}, ${office}, null, ${hub}, 2, 'stopped')`.execute(tx);
  });
  const read = await inReadOnly(database.db, town, async (tx) => ({
    locations: await listWatchedLocations(tx),
    devices: await listWatchedDevices(tx),
    links: await listWatchedLinks(tx),
  }));
  expect(read.locations.map(({ name, latitude }) => [name, latitude])).toEqual([
    ['Kantor Waled', -6.9],
    ['Pusat', null],
  ]);
  expect(read.devices.map(({ name, managementAddress }) => [name, managementAddress])).toEqual([
    ['rt-waled', '10.1.0.1'],
  ]);
  expect(read.links).toHaveLength(1);
  expect(read.links[0]).toMatchObject({
    ...{ name: 'VPN-1', downMbps: 10.5, slaPercent: 99.5, providerName: 'Penyedia', contractNumber: 'K-1' },
    penalty: [{ belowPercent: 99.5, penaltyPercent: 5 }],
  });
  expect(String(read.links[0]?.endsOn)).toBe('2026-12-31');
  expect(await inReadOnly(database.db, neighbour, listWatchedLinks)).toEqual([]);
});
