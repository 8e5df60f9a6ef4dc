import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { insertCredential } from '../../inventory/discovery/credentials.ts';
import { PERMISSION } from '../../permissions.ts';
import { sealerOf } from '../../sealer.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import { unguarded } from '../probes/address-guard.ts';
import { addTargets } from '../storage/targets.ts';
import { listRecorded } from './target-records.ts';
import { askOnce, wordsOf } from './test-now.ts';

const database = useTestDatabase();
const PATH = '/meja/jaringan/sasaran';
const [hub, spare] = [newId<'target'>(), newId<'target'>()];
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let server: Server;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  server = createServer((_, response) => response.end('Selamat datang'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await inTransaction(database.db, town, async (tx) => {
    const place = { unitId: town.rootId, unitPath: '/', method: 'icmp', host: '10.0.0.1' } as const;
    await addTargets(tx, [
      { ...place, id: hub, name: 'Simpul Utama' },
      { ...place, id: spare, name: 'Simpul Cadangan' },
    ]);
  });
});
afterAll(async () => {
  await desk.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const common = () => ({ kunci: newId(), unit: 'waled', interval: '60', ulang: '2', jeda: '10', sumber: 'probe' });
const aTarget = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ ...common(), nama: 'Kantor Waled', alamat: '10.1.1.1', rugi: '20', lambat: '150' },
  ...more,
});
const all = () => inTransaction(database.db, town, (tx) => listRecorded(tx, { within: ['/'], limit: 50 }));
const named = async (name: string) => (await all()).find((target) => target.name === name);

describe('targets at the desk', () => {
  test('each way of watching asks for its own fields and no others', async () => {
    const fieldsOf = async (method: string) => {
      const { body } = await desk.get(`${PATH}/baru?cara=${method}`, anActor(town));
      return [...body.matchAll(/ name="([a-z]+)"/g)].map(([, name]) => name);
    };
    const own = [
      'port',
      'aman',
      'jalur',
      'isi',
      'sertifikat',
      'tanya',
      'jenis',
      'jawab',
      'kredensial',
      'antarmuka',
      'rugi',
    ];
    const has = async (method: string) => {
      const fields = await fieldsOf(method);
      return own.filter((name) => fields.includes(name));
    };
    expect(await has('icmp')).toEqual(['rugi']);
    expect(await has('tcp')).toEqual(['port']);
    expect(await has('http')).toEqual(['port', 'aman', 'jalur', 'isi', 'sertifikat']);
    expect(await has('dns')).toEqual(['port', 'tanya', 'jenis', 'jawab']);
    expect(await has('snmp')).toEqual(['port', 'kredensial', 'antarmuka']);
    expect((await desk.get(`${PATH}/baru`, anActor(town))).body).toContain('Pantau dengan cara apa?');
  });

  test('hang on others by name: two that stand in for each other are one group', async () => {
    const typed = aTarget({ induk: 'Simpul Utama; simpul cadangan' });
    expect((await desk.post(`${PATH}?cara=icmp`, anActor(town), typed)).statusCode).toBe(303);
    await desk.post(`${PATH}?cara=icmp`, anActor(town), typed);
    expect(await all()).toHaveLength(3);
    const target = await named('Kantor Waled');
    expect(target).toMatchObject({
      parentGroups: [[hub, spare]],
      mostLossPercent: 20,
      mostLatencyMs: 150,
      host: '10.1.1.1',
    });
    const { body } = await desk.get(`${PATH}/${target?.id}`, anActor(town));
    expect(body).toContain('Simpul Utama; Simpul Cadangan');
    const loop = await desk.post(`${PATH}/${hub}`, anActor(town), {
      ...{ ...common(), unit: 'Kabupaten contohkab', nama: 'Simpul Utama', alamat: '10.0.0.1', induk: 'Kantor Waled' },
    });
    expect([loop.statusCode, loop.body.includes('tidak boleh tersambung lewat dirinya sendiri')]).toEqual([422, true]);
  });

  test('are refused with words', async () => {
    const wrong = [
      ['icmp', aTarget({ alamat: '-oProxy' }), 'nama atau alamat IP yang benar'],
      ['icmp', aTarget({ induk: 'Tidak Ada' }), 'Tidak ada satu sasaran bernama'],
      ['icmp', aTarget({ interval: '1' }), 'Isi angka 5 sampai 86400'],
      ['tcp', aTarget({ port: '70000' }), 'Port adalah angka'],
      ['tcp', aTarget({ unit: 'entah', port: '22' }), 'Pilih unit kerja'],
      ['http', aTarget({ jalur: 'masuk' }), 'Jalur mulai dengan garis miring'],
      ['snmp', aTarget({ antarmuka: '3' }), 'Pilih kredensial'],
      ['dns', aTarget({ lokasi: 'Gedung Hilang', tanya: 'contoh.id' }), 'Tidak ada satu lokasi'],
    ] as const;
    for (const [method, typed, words] of wrong) {
      const { statusCode, body } = await desk.post(`${PATH}?cara=${method}`, anActor(town), typed);
      expect([statusCode, body.includes(words), words]).toEqual([422, true, words]);
    }
  });

  test('a community is sealed and never shown again', async () => {
    const holder = { sealer: sealerOf(desk.deps.settings), tenant: town };
    const id = await inTransaction(database.db, town, (tx) =>
      insertCredential(tx, holder, {
        name: 'Router',
        port: 161,
        secret: { version: '2c', community: 'rahasia-sekali' },
      }),
    );
    const typed = { ...aTarget({ nama: 'Port 3', kredensial: id, antarmuka: '3' }) };
    expect((await desk.post(`${PATH}?cara=snmp`, anActor(town), typed)).statusCode).toBe(303);
    const target = await named('Port 3');
    expect(target?.options).toEqual({ credentialId: id, index: 3 });
    const { body } = await desk.get(`${PATH}/${target?.id}`, anActor(town));
    expect(body).not.toContain('rahasia-sekali');
  });

  test('are tried out at once, and the outcome is told in words', async () => {
    const { port } = server.address() as AddressInfo;
    const [target] = await all();
    if (!target) throw new Error('added above');
    const said = async (content: string, host = '127.0.0.1') => {
      const page = { ...target, method: 'http', host, port, options: { isSecure: false, content } } as const;
      return wordsOf(await askOnce(page, { guard: unguarded, findSecret: async () => null }), 'id');
    };
    expect(await said('Selamat')).toMatchObject({ isGood: true, text: expect.stringMatching(/^Menjawab dalam/) });
    expect((await said('malam')).text).toContain('isi yang dicari tidak ada');
    const ping = {
      ...target,
      method: 'icmp',
      host: '127.0.0.1',
      port,
      mostLatencyMs: null,
      mostLossPercent: null,
    } as const;
    expect(await askOnce(ping, { guard: unguarded, findSecret: async () => null })).toMatchObject({ problem: null });
    expect((await desk.post(`${PATH}/${newId()}/uji`, anActor(town))).statusCode).toBe(404);
  });

  test('never are this machine, nor what it relies on', async () => {
    const typed = aTarget({ nama: 'Diri sendiri', alamat: '127.0.0.1' });
    const refused = await desk.post(`${PATH}?cara=icmp`, anActor(town), typed);
    expect([refused.statusCode, refused.body.includes('alamat mesin Pendopo sendiri')]).toEqual([422, true]);
    await inTransaction(database.db, town, (tx) =>
      addTargets(tx, [
        { unitId: town.rootId, unitPath: '/waled/', method: 'tcp', host: '::1', port: 22, name: 'Diam-diam' },
      ]),
    );
    const target = await named('Diam-diam');
    const { headers } = await desk.post(`${PATH}/${target?.id}/uji`, anActor(town));
    const cookie = decodeURIComponent(String([headers['set-cookie']].flat().at(-1)).replace(/^[^=]+=|;.*$/g, ''));
    const flash = JSON.parse(Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString());
    expect(flash).toMatchObject({ kind: 'danger', text: expect.stringContaining('tidak boleh ditanya') });
  });

  test('rest and go on together; deleted after a question', async () => {
    const ids = (await all()).map(({ id }) => id);
    const body = new URLSearchParams([['kunci', newId()], ['aksi', 'henti'], ...ids.map((id) => ['pilih', id])]);
    const answer = await desk.app.inject({
      ...{ method: 'POST', url: `${PATH}/pilihan`, payload: body.toString() },
      headers: { ...desk.headersOf(anActor(town, '/waled/')), 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(303);
    expect(
      (await all())
        .filter(({ isActive }) => isActive)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([hub, spare].toSorted());
    expect((await desk.get(`${PATH}/${spare}/hapus`, anActor(town))).body).toContain('Hapus Simpul Cadangan?');
    expect((await desk.post(`${PATH}/${spare}/hapus`, anActor(town))).statusCode).toBe(303);
    expect(await named('Simpul Cadangan')).toBeUndefined();
    expect((await named('Kantor Waled'))?.parentGroups).toEqual([[hub]]);
    const { body: list } = await desk.get(`${PATH}?cari=waled&keadaan=henti`, anActor(town));
    expect([list.includes('Kantor Waled'), list.includes('Simpul Utama')]).toEqual([true, false]);
  });

  test('belong to their unit and government', async () => {
    const neighbour = anActor(town, '/ciledug/');
    const looker = anActor(town, '/', [PERMISSION.view]);
    expect((await desk.get(`${PATH}/${hub}`, neighbour)).statusCode).toBe(404);
    expect((await desk.post(`${PATH}/${hub}/uji`, looker)).statusCode).toBe(403);
    expect((await desk.post(`${PATH}?cara=icmp`, neighbour, aTarget())).statusCode).toBe(403);
    expect((await desk.get(PATH, neighbour)).body).not.toContain('Simpul Utama');
    const other = await foundTown(database.db, 'lainkab', '32.10');
    const elsewhere = await openDesk(database.db, other);
    expect((await elsewhere.post(`${PATH}/${hub}/hapus`, anActor(other))).statusCode).toBe(404);
    await elsewhere.close();
  });
});
