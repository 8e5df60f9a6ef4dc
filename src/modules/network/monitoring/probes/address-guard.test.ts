import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { readSettings } from '../../../../platform/config/settings.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { foundTown } from '../../testing.ts';
import { createProbeSet, guardProbes } from '../run/probe-set.ts';
import { listTargets, type WatchedTarget } from '../storage/targets.ts';
import { targetsFromInventory } from '../targets/from-inventory.ts';
import { watchCommand } from '../targets/watch-command.ts';
import { createAddressGuard, ownHostsOf, refusalOf } from './address-guard.ts';
import { httpProbe } from './http.ts';
import { type Measurement, measurementOf } from './probe.ts';

const database = useTestDatabase();
const SECRET = { PENDOPO_SECRET: 'r'.repeat(40) };

test.each<readonly (string | null)[]>([
  ...[
    ['127.0.0.1', 'own-machine'],
    ['127.200.3.4', 'own-machine'],
    ['::1', 'own-machine'],
    ['0.0.0.0', 'own-machine'],
  ],
  ...[
    ['::ffff:127.0.0.1', 'own-machine'],
    ['::', 'own-machine'],
    ['169.254.169.254', 'metadata'],
  ],
  ...[
    ['::ffff:169.254.169.254', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['100.100.100.200', 'metadata'],
  ],
  ...[
    ['169.254.7.7', 'link'],
    ['fe80::1', 'link'],
    ['224.0.0.1', 'many'],
    ['239.1.2.3', 'many'],
    ['ff02::1', 'many'],
  ],
  ...[
    ['255.255.255.255', 'many'],
    ['240.0.0.1', 'no-host'],
    ['64:ff9b::7f00:1', 'no-host'],
    ['2002:7f00:1::', 'no-host'],
  ],
  ...[
    ['10.1.2.3', null],
    ['192.168.0.1', null],
    ['172.16.9.9', null],
    ['100.64.0.1', null],
    ['fd12::1', null],
  ],
  ...[
    ['8.8.8.8', null],
    ['2606:4700::1111', null],
    ['bukan alamat', 'no-host'],
  ],
])('%s: %s', (address, reason) => {
  expect(refusalOf(address ?? '')).toBe(reason ?? null);
});

test('what the installation relies on is not asked, whatever it is called', async () => {
  const settings = readSettings({
    ...SECRET,
    DATABASE_URL: 'postgres://a:b@basis-data.kab:5432/pendopo',
    SMTP_URL: 'smtps://a:b@10.9.9.9:465',
  });
  const names = { 'basis-data.kab': ['10.9.9.8'], 'nama-lain.kab': ['10.9.9.8'], 'rt.kab': ['10.9.9.7'] };
  const guard = createAddressGuard({
    ownHosts: ownHostsOf(settings),
    resolve: async (name) => names[name as keyof typeof names] ?? Promise.reject(new Error('ENOTFOUND')),
  });
  for (const host of ['basis-data.kab', 'nama-lain.kab', '10.9.9.8', '10.9.9.9', '::ffff:10.9.9.9']) {
    expect(await guard.find(host), host).toEqual({ refused: 'own-service' });
  }
  expect(await guard.find('rt.kab')).toEqual({ address: '10.9.9.7' });
  expect(await guard.find('10.9.9.7')).toEqual({ address: '10.9.9.7' });
  expect(await guard.find('tidak.ada')).toEqual({ refused: 'unknown-name' });
  for (const { address } of Object.values(networkInterfaces()).flatMap((some) => some ?? [])) {
    expect(await guard.find(address)).toHaveProperty('refused');
  }
});

test('a name that turns to this machine is refused; while it cannot be looked up, the address judged last is asked', async () => {
  let [nowMs, answer]: [number, readonly string[] | null] = [0, ['203.0.113.9', '10.0.0.5']];
  const resolve = async () => answer ?? Promise.reject(new Error('EAI_AGAIN'));
  const guard = createAddressGuard({ ownHosts: [], nowMs: () => nowMs, resolve });
  const later = (found: readonly string[] | null) => {
    nowMs += 61_000;
    answer = found;
    return guard.find('kantor.contoh');
  };
  expect(await later(['10.0.0.5', '10.0.0.6'])).toEqual({ address: '10.0.0.5' });
  answer = ['127.0.0.1'];
  expect(await guard.find('KANTOR.contoh')).toEqual({ address: '10.0.0.5' });
  expect(await later(null)).toEqual({ address: '10.0.0.5' });
  expect(await later(['10.0.0.5', '169.254.169.254'])).toEqual({ refused: 'metadata' });
  expect(await later(null)).toEqual({ refused: 'metadata' });
  expect(await later(['10.0.0.7'])).toEqual({ address: '10.0.0.7' });
});

const aTarget = (more: Partial<WatchedTarget>): WatchedTarget => ({
  ...{ id: newId<'target'>(), name: 'a', host: 'kantor.contoh', port: null, parentGroups: [], sourceId: 'probe' },
  ...{ unitId: newId(), unitPath: '/', locationId: null, deviceId: null, linkId: null, options: {}, isSample: false },
  ...{ mostLossPercent: null, mostLatencyMs: null, method: 'tcp', intervalSeconds: 60, retries: 2, retrySeconds: 10 },
  ...more,
});

test('each check goes to the address that was judged; a page is asked for by its name', async () => {
  const asked: string[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push(headers.host ?? '');
    response.end('ya');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { readonly port: number };
  const probes = createProbeSet(
    {
      http: httpProbe(Date.now),
      async tcp(targets, tell) {
        for (const target of targets) {
          asked.push(target.address ?? 'none');
          tell(measurementOf(target, { atMs: 0, latencyMs: 1 }));
        }
      },
    },
    Date.now,
  );
  const ask = (address: string, target: WatchedTarget, refused?: 'link') =>
    new Promise<Measurement>((answer) => {
      const guard = { find: async () => (refused ? { refused } : { address }) };
      guardProbes(probes, guard, Date.now).ask(target, answer);
    });
  expect(await ask('10.0.0.5', aTarget({}))).toMatchObject({ isUp: true });
  expect(await ask('10.0.0.5', aTarget({}), 'link')).toMatchObject({ isUp: false, problem: 'link' });
  const page = aTarget({ method: 'http', port, options: { isSecure: false, content: 'ya' } });
  expect(await ask('127.0.0.1', page)).toMatchObject({ isUp: true });
  expect(asked).toEqual(['10.0.0.5', `kantor.contoh:${port}`]);
  await new Promise((done) => server.close(done));
});

test('`watch` says in words why it refuses, and takes what offices have', async () => {
  const town = await foundTown(database.db);
  const context = { db: database.db, settings: readSettings({ ...SECRET, SMTP_URL: 'smtp://10.3.3.3:25' }) };
  const watch = (address: string) =>
    watchCommand.run(context as never, [address], { government: town.label }).then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
  expect(await watch('127.0.0.1')).toBe('127.0.0.1 tidak boleh dipantau: itu alamat mesin Pendopo sendiri.');
  expect(await watch('localhost:5432')).toContain('mesin Pendopo sendiri');
  expect(await watch('2130706433')).toContain('mesin Pendopo sendiri');
  expect(await watch('http://[::1]/rahasia')).toContain('mesin Pendopo sendiri');
  expect(await watch('http://169.254.169.254/latest/meta-data/')).toContain('metadata');
  expect(await watch('224.0.0.251:5353')).toContain('banyak penerima');
  expect(await watch('10.3.3.3:25')).toContain('dipakai Pendopo sendiri');
  expect(await inReadOnly(database.db, town, listTargets)).toEqual([]);
  expect(await watch('10.3.3.4')).toContain('dipantau setiap 60 detik');
  expect(await inReadOnly(database.db, town, listTargets)).toMatchObject([{ host: '10.3.3.4', method: 'icmp' }]);
});

test('a device with such an address is passed over when the inventory is watched', () => {
  const place = (id: string) => ({ id, unitId: newId(), unitPath: '/', name: id, isSample: false });
  const device = (id: string, locationId: string, managementAddress: string) => ({
    id,
    locationId,
    managementAddress,
    role: 'router',
  });
  const link = { aLocationId: 'kantor', zLocationId: 'pusat', aDeviceId: null, zDeviceId: null };
  const recorded = {
    locations: [place('kantor'), place('pusat')],
    devices: [
      device('a', 'kantor', '127.0.0.1'),
      device('b', 'kantor', '10.0.0.2'),
      device('c', 'pusat', '169.254.169.254'),
    ],
    links: [link],
  };
  expect(targetsFromInventory(recorded as never, 'icmp').map(({ host }) => host)).toEqual(['10.0.0.2']);
});
