import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BinaryReader } from '@bufbuild/protobuf/wire';
import { sql } from 'kysely';
import { uncompressSync } from 'snappy';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { unguarded } from '../monitoring/probes/address-guard.ts';
import { saveSamples } from '../monitoring/storage/save-samples.ts';
import { addTargets } from '../monitoring/storage/targets.ts';
import { PERMISSION } from '../permissions.ts';
import { sealerOf } from '../sealer.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../testing.ts';
import { writeOpenMetrics } from './open-metrics.ts';
import { findReceiver, saveReceiver } from './receiver.ts';
import { outboundOf } from './send-job.ts';
import { type Sending, sendBatch } from './send-readings.ts';

const database = useTestDatabase();
const router = newId<'target'>();
let town: TestTown;
let other: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  desk = await openDesk(database.db, town);
  await inTransaction(database.db, town, async (tx) => {
    const place = { unitId: town.rootId, unitPath: '/waled/', method: 'icmp', host: '10.0.0.1' } as const;
    await addTargets(tx, [{ ...place, id: router, name: 'Simpul "Waled"\\\n' }]);
    await sql`insert into network.standing (target_id, state, since_at, latency_ms, loss_percent, memory)
      values (${router}, 'up', now(), 12.5, 0, '{}')`.execute(tx);
  });
});
afterAll(() => desk.close());

/** The lines of OpenMetrics 1.0 (section 3.1), as far as gauges and state sets go. */
const LINE =
  /^(# (TYPE|UNIT|HELP) [a-z_]+ .+|# EOF|[a-z_]+(\{[a-z_]+="([^"\\\n]|\\["\\n])*"(,[a-z_]+="([^"\\\n]|\\["\\n])*")*\})? -?[\d.e+-]+)$/;

function assertOpenMetrics(text: string): void {
  expect(text.endsWith('\n# EOF\n')).toBe(true);
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(LINE);
  for (const [, name = '', unit = ''] of text.matchAll(/^# UNIT (\S+) (\S+)$/gm))
    expect(name).toMatch(new RegExp(`_${unit}$`));
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
}

describe('OpenMetrics', () => {
  test('escapes what would end a label, and ends with EOF', () => {
    const samples = [{ labels: { target: 'a"b\\c\nd\u0007' }, value: 0.5 }];
    const text = writeOpenMetrics([{ name: 'x_seconds', type: 'gauge', unit: 'seconds', help: 'Two\nlines', samples }]);
    expect(text).toBe(
      '# TYPE x_seconds gauge\n# UNIT x_seconds seconds\n# HELP x_seconds Two\\nlines\nx_seconds{target="a\\"b\\\\c\\nd "} 0.5\n# EOF\n',
    );
    assertOpenMetrics(text);
    assertOpenMetrics(writeOpenMetrics([]).replace('# EOF', '# TYPE a gauge\n# EOF'));
  });

  test("are read with the government's own key and no other", async () => {
    const read = (authorization?: string) =>
      desk.app.inject({
        url: '/metrik-jaringan',
        headers: { host: `${town.label}.localhost:3000`, ...(authorization && { authorization }) },
      });
    expect((await read()).statusCode).toBe(401);
    const made = await desk.post('/meja/jaringan/metrik/kunci', anActor(town));
    const [key = ''] = /pn_[\w-]{43}/.exec(made.body) ?? [];
    expect(key).not.toBe('');
    const { statusCode, body, headers } = await read(`Bearer ${key}`);
    expect([statusCode, headers['content-type']]).toEqual([
      200,
      expect.stringContaining('application/openmetrics-text'),
    ]);
    assertOpenMetrics(body);
    expect(body).toContain('target="Simpul \\"Waled\\"\\\\\\n",unit="/waled/",simulated="false"} 0.0125');
    expect(body).toContain('pendopo_network_state="up"} 1');
    expect(body).toContain('pendopo_network_open_incidents{kind="down",handled="false"} 0');
    const elsewhere = await openDesk(database.db, other);
    const theirs = await elsewhere.app.inject({
      ...{ url: '/metrik-jaringan', headers: { host: 'lainkab.localhost:3000', authorization: `Bearer ${key}` } },
    });
    expect(theirs.statusCode).toBe(401);
    await elsewhere.close();
    await desk.post('/meja/jaringan/metrik/kunci', anActor(town));
    expect((await read(`Bearer ${key}`)).statusCode).toBe(401);
    expect((await desk.get('/meja/jaringan/metrik', anActor(town))).body).not.toContain(key);
  });
});

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly series: readonly { labels: [string, string][]; samples: { value: number; atMs: number }[] }[];
}

/** Reads a `prometheus.WriteRequest`, field by field. */
function decode(body: Buffer): Received['series'] {
  const message = (bytes: Uint8Array, fields: Record<number, (reader: BinaryReader) => void>) => {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [field, wire] = reader.tag();
      if (fields[field]) fields[field](reader);
      else reader.skip(wire);
    }
  };
  const series: { labels: [string, string][]; samples: { value: number; atMs: number }[] }[] = [];
  message(uncompressSync(body) as Buffer, {
    1: (outer) => {
      const one: (typeof series)[number] = { labels: [], samples: [] };
      message(outer.bytes(), {
        1: (inner) => {
          let [name, value] = ['', ''];
          message(inner.bytes(), {
            1: (label) => {
              name = label.string();
            },
            2: (label) => {
              value = label.string();
            },
          });
          one.labels.push([name, value]);
        },
        2: (inner) => {
          let [value, atMs] = [0, 0];
          message(inner.bytes(), {
            1: (at) => {
              value = at.double();
            },
            2: (at) => {
              atMs = Number(at.int64());
            },
          });
          one.samples.push({ value, atMs });
        },
      });
      series.push(one);
    },
  });
  return series;
}

describe('remote write', () => {
  const received: Received[] = [];
  let status = 204;
  let server: Server;
  let url = '';
  const beganMs = Date.now() - 7_200_000;
  const sendingAt = (atMs: number): Sending => ({
    ...{ db: database.db, tenant: town, government: town.label, guard: unguarded },
    sealing: { sealer: sealerOf(desk.deps.settings), tenant: town },
    policy: { mayReach: (address) => address === '127.0.0.1', allowsHttp: true },
    now: () => Temporal.Instant.fromEpochMilliseconds(atMs),
  });
  const receiver = () => inReadOnly(database.db, town, findReceiver);
  const measure = (count: number, fromMs: number) =>
    inTransaction(database.db, town, (tx) =>
      saveSamples(
        tx,
        Array.from({ length: count }, (_, at) => ({
          ...{ targetId: router, atMs: fromMs + at * 100, isUp: true, latencyMs: 10, lossPercent: 0 },
          ...{ inBps: null, outBps: null },
        })),
      ),
    );

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        received.push({ headers: request.headers, series: decode(Buffer.concat(parts)) });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/write`;
    const wish = { url, isOn: true, authorizationKind: 'basic', secret: 'prom:rahasia' } as const;
    const sealing = { sealer: sealerOf(desk.deps.settings), tenant: town };
    await inTransaction(database.db, town, async (tx) => {
      await saveReceiver(tx, anActor(town), sealing, wish);
      await sql`update network.receiver set sent_until = ${new Date(beganMs)}`.execute(tx);
    });
  });
  beforeEach(() => {
    received.length = 0;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  test('sends each reading once, in batches, signed in, as snappy and protobuf', async () => {
    await measure(2300, beganMs + 1000);
    const sending = sendingAt(beganMs + 600_000);
    const ends = [await sendBatch(sending), await sendBatch(sending), await sendBatch(sending)];
    expect(ends).toMatchObject([
      { kind: 'done', count: 2000, more: true },
      { kind: 'done', count: 300 },
      { kind: 'nothing' },
    ]);
    const [first] = received;
    expect(first?.headers).toMatchObject({
      ...{ 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' },
      'x-prometheus-remote-write-version': '0.1.0',
      authorization: `Basic ${Buffer.from('prom:rahasia').toString('base64')}`,
    });
    const up = received.flatMap(({ series }) =>
      series.filter(({ labels }) => labels.some(([, value]) => value === 'pendopo_network_up')),
    );
    const moments = up.flatMap(({ samples }) => samples.map(({ atMs }) => atMs));
    expect(moments).toEqual(Array.from({ length: 2300 }, (_, at) => beganMs + 1000 + at * 100));
    const names = first?.series[0]?.labels.map(([name]) => name);
    expect(names).toEqual(['__name__', 'government', 'id', 'target', 'unit']);
    expect(await receiver()).toMatchObject({ sentCount: 2300, droppedCount: 0, problem: '' });
  });

  test('waits longer after each failure and loses nothing; what is refused for good is given up and counted', async () => {
    await measure(5, beganMs + 700_000);
    status = 503;
    expect(await sendBatch(sendingAt(beganMs + 800_000))).toEqual({ kind: 'failed' });
    expect(await sendBatch(sendingAt(beganMs + 820_000))).toEqual({ kind: 'nothing' });
    expect(await sendBatch(sendingAt(beganMs + 831_000))).toEqual({ kind: 'failed' });
    expect(await sendBatch(sendingAt(beganMs + 880_000))).toEqual({ kind: 'nothing' });
    expect(await receiver()).toMatchObject({ failures: 2, problem: 'status-503', sentCount: 2300 });
    status = 204;
    expect(await sendBatch(sendingAt(beganMs + 892_000))).toMatchObject({ kind: 'done', count: 5 });
    await measure(3, beganMs + 900_000);
    status = 400;
    expect(await sendBatch(sendingAt(beganMs + 1_000_000))).toMatchObject({ kind: 'done' });
    expect(await receiver()).toMatchObject({ failures: 0, problem: 'status-400', sentCount: 2305, droppedCount: 3 });
    status = 204;
  });

  test('passes over hours without readings', async () => {
    await measure(1, beganMs + 6_000_000);
    let last = await sendBatch(sendingAt(beganMs + 6_100_000));
    for (let batch = 0; batch < 20 && last.kind === 'done' && last.count === 0; batch += 1) {
      last = await sendBatch(sendingAt(beganMs + 6_100_000));
    }
    expect(last).toMatchObject({ kind: 'done', count: 1 });
  });

  test('never reaches this machine unless the setting says so', async () => {
    const strict = outboundOf(desk.deps.settings);
    const local = outboundOf({ ...desk.deps.settings, PENDOPO_LOCAL_RECEIVER: '1' });
    const addresses = ['127.0.0.1', '169.254.169.254', '10.1.2.3', '8.8.8.8'];
    expect(addresses.map(strict.policy.mayReach)).toEqual([false, false, true, true]);
    expect(addresses.map(local.policy.mayReach)).toEqual([true, false, true, true]);
    await measure(1, beganMs + 6_200_000);
    const sending = { ...sendingAt(beganMs + 6_300_000), ...strict };
    expect(await sendBatch(sending)).toEqual({ kind: 'failed' });
    expect(received).toEqual([]);
    expect(await receiver()).toMatchObject({ problem: 'forbidden' });
  });

  test('is set up at the desk by who manages the whole network; the secret never shows again', async () => {
    const typed = {
      kunci: newId(),
      alamat: 'http://10.1.2.3:9090/api/v1/write',
      masuk: 'bearer',
      rahasia: 'sandi-penerima',
    };
    expect((await desk.post('/meja/jaringan/metrik', anActor(town, '/waled/'), typed)).statusCode).toBe(403);
    expect((await desk.post('/meja/jaringan/metrik', anActor(town, '/', [PERMISSION.view]), typed)).statusCode).toBe(
      403,
    );
    expect((await desk.post('/meja/jaringan/metrik', anActor(town), typed)).statusCode).toBe(303);
    const { body } = await desk.get('/meja/jaringan/metrik', anActor(town));
    expect([body.includes('sandi-penerima'), body.includes('http://10.1.2.3:9090')]).toEqual([false, true]);
    expect(await receiver()).toMatchObject({ isOn: false, authorizationKind: 'bearer' });
    for (const alamat of ['ftp://10.1.2.3/', 'http://a:b@10.1.2.3/', 'apa saja']) {
      const wrong = await desk.post('/meja/jaringan/metrik', anActor(town), { ...typed, kunci: newId(), alamat });
      expect([wrong.statusCode, wrong.body.includes('tanpa kata sandi di dalamnya')]).toEqual([422, true]);
    }
    expect(await inReadOnly(database.db, other, findReceiver)).toBeUndefined();
  });
});
