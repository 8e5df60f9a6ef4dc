import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let engineer: ReturnType<typeof anActor>;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  engineer = anActor(town);
  await post('lokasi', { nama: 'Kantor Waled', unit: 'waled', lan: 'ya' });
  await post('lokasi', { nama: 'Gudang Waled', unit: 'waled', lan: 'tidak' });
  await post('lokasi', { nama: 'Pusat', unit: 'diskominfo', lan: 'ya' });
  await post('penyedia', { nama: 'PT Serat' });
  await post('kontrak', { nomor: 'K-1', penyedia: 'PT Serat', mulai: '2025-01-01', berakhir: '2026-10-31' });
  await post('perangkat', {
    nama: 'rt-waled',
    lokasi: 'Kantor Waled',
    peran: 'router',
    'alamat kelola': '10.1.4.1',
    aset: 'KIB-1',
  });
  await post('perangkat', {
    nama: 'rt-pusat',
    lokasi: 'Pusat',
    peran: 'router',
    'alamat kelola': '10.1.0.1',
    aset: 'KIB-1',
  });
  const link = { 'ujung z': 'Pusat', kontrak: 'K-1', harga: '1.000.000' };
  await post('sambungan', { ...link, nomor: 'A', 'ujung a': 'Kantor Waled', 'perangkat a': 'rt-waled', unduh: '10' });
  await post('sambungan', { ...link, nomor: 'B', 'ujung a': 'Gudang Waled', unduh: '2', status: 'stopped' });
  await post('sambungan', { ...link, nomor: 'C', 'ujung a': 'Gudang Waled', unduh: '5', harga: '1.500.000' });
  await post('sambungan', { nomor: 'D', 'ujung a': 'Pusat', unduh: '1000', layanan: 'backhaul' });
});
afterAll(() => desk.close());

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const answer = await desk.post(`/meja/jaringan/${path}`, engineer, fields);
  expect(answer.statusCode, answer.body.match(/ringkasan-galat[\s\S]{0,500}/)?.[0]).toBe(303);
}

const linesOf = async (path: string, actor = engineer) =>
  (await desk.get(`/meja/jaringan/${path}`, actor)).body
    .replaceAll(/[\u{feff}"]/gu, '')
    .split('\r\n')
    .slice(1, -1);

describe('coverage', () => {
  test('sums the links in use of all locations of a unit, without backhaul, beside the target of its kind', async () => {
    expect(await linesOf('cakupan.csv?jenis=kecamatan')).toEqual([
      'Kecamatan Ciledug;Belum diketahui;0;0;20;Kurang',
      'Kecamatan Waled;Ada;2;15;5;Kurang',
    ]);
    expect(await linesOf('cakupan.csv?jenis=opd')).toEqual(['Dinas Kominfo;Ada;0;0;100;Kurang']);
    await post('cakupan?jenis=kecamatan', { mbps: '12,5', lan: 'ya' });
    expect((await linesOf('cakupan.csv?jenis=kecamatan'))[1]).toBe('Kecamatan Waled;Ada;2;15;0;Memenuhi');
    const page = (await desk.get('/meja/jaringan/cakupan?jenis=kecamatan', engineer)).body;
    expect(page).toContain('12,5 Mbps dan LAN');
    expect(page).toContain('50%');
  });

  test('targets are decided by who manages the whole network, in plausible figures', async () => {
    const wrong = await desk.post('/meja/jaringan/cakupan?jenis=desa', engineer, { mbps: '-3' });
    expect(wrong.statusCode).toBe(422);
    expect((await desk.post('/meja/jaringan/cakupan', anActor(town, '/waled/'), { mbps: '3' })).statusCode).toBe(403);
    expect(await linesOf('cakupan.csv', anActor(town, '/waled/'))).toHaveLength(1);
  });

  test('what to ask for is priced by the median of own links; ended contracts are to be renewed', async () => {
    // A costs 100,000 a Mbps, C 300,000; B is stopped: the median is 200,000
    expect(await linesOf('usulan.csv')).toEqual([
      'Menambah kecepatan;Kecamatan Ciledug;12,5;30000000',
      'Menambah kecepatan;Dinas Kominfo;100;240000000',
      'Belum punya LAN;Kecamatan Ciledug;;',
      'Kontrak yang berakhir;K-1 · PT Serat;;30000000',
    ]);
    const page = (await desk.get('/meja/jaringan/usulan', engineer)).body;
    expect(page).toContain('Usulan untuk tahun 2027');
    expect(page).toContain('Rp300.000.000');
    expect((await desk.get('/meja/jaringan/usulan', anActor(town, '/waled/'))).statusCode).toBe(403);
  });
});

test('differences between recorded, discovered and paid for are told, each only where it is one', async () => {
  await inTransaction(database.db, town, async (tx) => {
    const [credential, round] = [newId(), newId()];
    await sql`insert into network.snmp_credential (id, name, version, secret_sealed) values (${credential}, 'x', '2c', 'x')`.execute(
      tx,
    );
    await sql`insert into network.discovery (id, credential_id, target, state) values (${round}, ${credential}, '10.1.4.0/24', 'done')`.execute(
      tx,
    );
    await sql`insert into network.finding (id, discovery_id, address, via, facts, found_at) values
      (${newId()}, ${round}, '10.1.4.77', 'arp', '{"mac":"08:00:2b:01:02:03"}', now()),
      (${newId()}, ${round}, '10.1.4.1', 'arp', '{"mac":"08:00:2b:01:02:04"}', now())`.execute(tx);
  });
  expect(await linesOf('selisih.csv')).toEqual([
    'Dibayar, tetapi tanpa perangkat;C;Gudang Waled',
    'Dibayar, tetapi tidak diukur;A;Kantor Waled',
    'Dibayar, tetapi tidak diukur;C;Gudang Waled',
    'Dibayar, tetapi kontraknya sudah berakhir;A;Kantor Waled',
    'Dibayar, tetapi kontraknya sudah berakhir;C;Gudang Waled',
    'Ditemukan, tetapi belum tercatat;10.1.4.77;08:00:2b:01:02:03',
    'Tercatat, tetapi tidak menjawab;rt-waled;',
    'Nomor aset (KIB) dipakai lebih dari sekali;rt-pusat;Pusat',
    'Nomor aset (KIB) dipakai lebih dari sekali;rt-waled;Kantor Waled',
  ]);
  await inTransaction(database.db, town, (tx) =>
    sql`update network.device set seen_at = '2026-11-03' where name = 'rt-waled'`.execute(tx),
  );
  expect((await linesOf('selisih.csv')).some((line) => line.includes('tidak menjawab'))).toBe(false);
  expect(await linesOf('selisih.csv?hari=10')).toContain('Tercatat, tetapi tidak menjawab;rt-waled;2026-11-03');
  expect((await linesOf('selisih.csv', anActor(town, '/diskominfo/'))).every((line) => line.includes('rt-pusat'))).toBe(
    true,
  );
  const page = (await desk.get('/meja/jaringan/selisih', engineer)).body;
  expect(page).toContain('Dibayar, tetapi tanpa perangkat (1)');
});
