import { expect, test } from 'vitest';
import { stoppedClock } from '../../../../platform/clock.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { loadGovernment } from '../../../organization/index.ts';
import { listWatchedDevices, listWatchedLinks, listWatchedLocations } from '../watched.ts';
import { loadSampleNetwork } from './load-sample-network.ts';

const database = useTestDatabase();

test('the sample network reaches 40 kecamatan over four points within a second, once, and says that it is sample', async () => {
  const { government } = await loadGovernment(database.db, '32.09');
  const deps = { db: database.db, clock: stoppedClock('2026-11-23T02:00:00Z') };
  const startedAt = performance.now();
  expect(await loadSampleNetwork(deps, government.id)).toBeGreaterThan(200);
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(await loadSampleNetwork(deps, government.id)).toBe(0);
  const { locations, devices, links } = await inReadOnly(database.db, { governmentId: government.id }, async (tx) => ({
    locations: await listWatchedLocations(tx),
    devices: await listWatchedDevices(tx),
    links: await listWatchedLinks(tx),
  }));
  expect([...locations, ...devices, ...links].every(({ isSample }) => isSample)).toBe(true);
  expect(locations.filter(({ name, latitude }) => name.includes('Kecamatan') && latitude !== null)).toHaveLength(40);
  const served = new Map(links.map((link) => [link.aLocationId, link]));
  const hub = locations.find(({ name }) => name.includes('Bupati'));
  for (const { id } of locations.filter(({ name }) => name.includes('Kecamatan'))) {
    const point = served.get(id)?.zLocationId;
    expect(point && served.get(point)?.zLocationId).toBe(hub?.id);
  }
  expect(links.some(({ endsOn }) => endsOn?.toString() === '2027-01-17')).toBe(true);
});
