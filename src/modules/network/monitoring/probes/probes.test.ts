import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import type { WatchedTarget } from '../storage/targets.ts';
import { httpProbe } from './http.ts';
import { readFping } from './icmp.ts';
import type { Measurement, Probe } from './probe.ts';
import { failingAt, TURN_MS } from './simulated.ts';
import { counterOf, snmpProbe, trafficBetween } from './snmp.ts';

const aTarget = (more: Partial<WatchedTarget>): WatchedTarget => ({
  ...{ id: newId<'target'>(), name: 'a', host: '127.0.0.1', port: null, parentGroups: [], sourceId: 'probe' },
  ...{ unitId: newId(), unitPath: '/', locationId: null, deviceId: null, linkId: null, options: {}, isSample: false },
  ...{ mostLossPercent: null, mostLatencyMs: null, method: 'http', intervalSeconds: 60, retries: 2, retrySeconds: 10 },
  ...more,
});

async function ask(probe: Probe, target: WatchedTarget): Promise<Measurement | undefined> {
  const told: Measurement[] = [];
  await probe([target], (measured) => told.push(measured));
  return told[0];
}

test('what fping writes is read: a host that answers, one that loses, one that is silent, and noise', () => {
  const text = [
    '10.0.0.1   : 0.10 0.20 0.30',
    'rt-Waled : 1.0 - 2.0',
    'fd00::1 : - - -',
    'ICMP Host Unreachable from 10.0.0.9 for ICMP Echo sent to 10.0.0.3',
    '10.0.0.4 : x',
  ].join('\n');
  const found = readFping(text);
  expect([...found.keys()]).toEqual(['10.0.0.1', 'rt-waled', 'fd00::1']);
  expect(found.get('10.0.0.1')?.latencyMs).toBeCloseTo(0.2);
  expect(found.get('rt-waled')?.lossPercent).toBeCloseTo(33.33, 1);
  expect(found.get('fd00::1')).toEqual({ latencyMs: null, lossPercent: 100 });
});

test('a page counts by its status and content; a redirect is an answer and is not followed', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/pindah') response.writeHead(302, { location: '/rahasia' }).end();
    else response.writeHead(url === '/rusak' ? 500 : 200).end('Selamat datang');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const page = (options: Readonly<Record<string, unknown>>) =>
    ask(httpProbe(Date.now), aTarget({ port, options: { isSecure: false, ...options } }));
  expect(await page({ content: 'Selamat' })).toMatchObject({ isUp: true });
  expect(await page({ content: 'Diretas' })).toMatchObject({ isUp: false, problem: 'content' });
  expect(await page({ path: '/rusak' })).toMatchObject({ isUp: false, problem: 'status-500' });
  expect(await page({ path: '/pindah' })).toMatchObject({ isUp: true });
  expect(asked).not.toContain('/rahasia');
  await new Promise((done) => server.close(done));
});

test('traffic is what came since; restarts and absurd values are no traffic', () => {
  const at = (atMs: number, octets: bigint | null) => ({ atMs, isUp: true, inOctets: octets, outOctets: null });
  expect(trafficBetween(at(0, 1000n), at(10_000, 126_000n))).toEqual({ inBps: 100_000, outBps: null });
  expect(trafficBetween(undefined, at(10_000, 5n)).inBps).toBeNull();
  expect(trafficBetween(at(0, 2n ** 40n), at(10_000, 5n)).inBps).toBeNull();
  // A counter that wraps looks like a restart: the next reading counts again.
  expect(trafficBetween(at(0, 2n ** 64n - 100n), at(10_000, 25n)).inBps).toBeNull();
  expect(trafficBetween(at(10_000, 25n), at(20_000, 125_025n)).inBps).toBe(100_000);
  expect(trafficBetween(at(0, 0n), at(1000, 2n ** 64n - 1n)).inBps).toBeNull();
  expect(trafficBetween(at(5000, 0n), at(5000, 10n)).inBps).toBeNull();
  expect(counterOf(Buffer.from('00ffffffffffffffff', 'hex'))).toBe(2n ** 64n - 1n);
  expect(counterOf(Buffer.alloc(12))).toBeNull();
});

test('an interface is asked over SNMP; without its credential, or with the wrong one, it is not up', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const { port } = socket.address();
  await new Promise<void>((done) => socket.close(() => done()));
  const secret = { version: '2c', community: 'x' } as const;
  const probe = snmpProbe(Date.now, async (id) => (id === known ? { secret, port } : null));
  const known = newId();
  const target = aTarget({ method: 'snmp', options: { credentialId: known, index: 1 } });
  expect(await ask(probe, { ...target, options: { credentialId: newId(), index: 1 } })).toMatchObject({
    problem: 'options',
  });
  expect(await ask(probe, target)).toMatchObject({ isUp: false, problem: 'silent' });
});

test('in the demonstration something fails in each turn, now an office, now a point, always one', () => {
  const [hub, point, ...offices] = Array.from({ length: 6 }, () => newId<'target'>());
  if (!hub || !point) throw new Error('six ids');
  const net = {
    targets: [
      { id: hub, parentGroups: [] },
      { id: point, parentGroups: [[hub]] },
      ...offices.map((id) => ({ id, parentGroups: [[point]] })),
    ],
  };
  const failed = Array.from({ length: 40 }, (_, turn) => failingAt(net, turn * TURN_MS + 60_000));
  expect(failed).not.toContain(null);
  expect(failed).not.toContain(hub);
  expect(failed).toContain(point);
  expect(new Set(failed).size).toBeGreaterThan(3);
  expect(failingAt(net, 5.5 * 60_000)).toBeNull();
});
