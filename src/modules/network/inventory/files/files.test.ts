import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
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
});
afterAll(() => desk.close());

type Desk = { readonly on: typeof desk; readonly by: typeof engineer };

/** Tries a file out and answers the page of the result. */
async function tried(jenis: string, file: string | Buffer, { on, by }: Desk = { on: desk, by: engineer }) {
  const answer = await on.post('/meja/jaringan/impor', by, { file: Buffer.from(file), name: 'isi.csv', jenis });
  expect(answer.statusCode, answer.body.match(/ringkasan-galat[\s\S]{0,500}/)?.[0]).toBe(303);
  const href = String(answer.headers.location);
  const report = (await on.get(`${href}/laporan.csv`, by)).body.split('\r\n').slice(1, -1);
  return { href, report };
}

/** Takes a file over; every row must be good. */
async function taken(
  jenis: string,
  file: string | Buffer,
  at: Desk = { on: desk, by: engineer },
): Promise<readonly string[]> {
  const { href, report } = await tried(jenis, file, at);
  expect(report.filter((line) => line.includes('Perlu diperbaiki'))).toEqual([]);
  expect((await at.on.post(href, at.by)).statusCode).toBe(303);
  return report;
}

const countOf = async (table: string, tenant: TestTown = town) =>
  inReadOnly(database.db, tenant, async (tx) => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::integer as count from ${sql.id('network', table)}`.execute(tx);
    return rows[0]?.count;
  });

describe('files', () => {
  test('a list with every kind of mistake: good rows are taken, the others are told why, nothing changes before', async () => {
    const file = [
      'Nama;Unit kerja;Jenis;Lintang;Bujur',
      'Kantor Waled;waled;Kantor;-6,91;108,687',
      'Pusat Data;Diskominfo;Pusat data;;',
      'Tanpa Unit;;;;',
      'Salah Unit;Diskomimfo;;;',
      'Salah Jenis;waled;Istana;;',
      'Setengah;waled;;-6,9;',
      '=HYPERLINK("http://x");waled;;;',
      'Kantor Waled;waled;Kantor;-6,91;108,687',
    ].join('\n');
    const { href, report } = await tried('location', file);
    expect(report.map((line) => line.split(';').slice(0, 3).join(' '))).toEqual([
      '4 Tanpa Unit Perlu diperbaiki',
      '5 Salah Unit Perlu diperbaiki',
      '6 Salah Jenis Perlu diperbaiki',
      '7 Setengah Perlu diperbaiki',
      '2 Kantor Waled Baru',
      '3 Pusat Data Baru',
      `8 "'=HYPERLINK(""http://x"")" Baru`,
      '9 Kantor Waled Tetap',
    ]);
    expect(report[1]).toContain('Mungkin maksud Anda');
    expect(await countOf('location')).toBe(0);
    expect((await desk.post(href, engineer)).statusCode).toBe(303);
    expect((await desk.post(href, engineer)).statusCode).toBe(303);
    expect(await countOf('location')).toBe(3);
    expect(await countOf('record_change')).toBe(3);
    expect((await desk.get(href, anActor(town))).statusCode).toBe(404);
  });

  test('everything that goes out comes in again unchanged, as CSV and as XLSX; into an empty government it is the same', async () => {
    await taken('provider', 'nama\nPT Serat');
    await taken(
      'contract',
      'nomor,penyedia,mulai,berakhir,sla,denda\nK-1,PT Serat,2026-01-01,2027-06-30,"99,5","99,5:5; 98:10"',
    );
    await taken('room', 'nama,lokasi\nRuang A,Kantor Waled\nRuang A,Pusat Data');
    await taken(
      'device',
      'nama,lokasi,ruang,peran,model,seri,alamat kelola,harga\nrt-waled,Kantor Waled,Ruang A,router,R1,S-1,10.1.0.1,Rp 1.500.000\nsw-pusat,Pusat Data,Ruang A,Switch,S24,,,',
    );
    await taken('interface', 'perangkat,nama,mac,mbps\nrt-waled,ether1,08002b010203,"2,125"\nsw-pusat,ether1,,1.000');
    await taken(
      'prefix',
      'prefiks,lokasi,status,vlan\n10.1.0.0/16,,Wadah,\n10.1.0.0/24,Kantor Waled,,12\n2001:db8::/48,,,',
    );
    await taken('address', 'alamat,perangkat,port\n10.1.0.1/24,rt-waled,ether1\n10.1.0.2/24,sw-pusat,ether1');
    await taken(
      'link',
      'nomor,ujung a,ujung z,perangkat a,penyedia,kontrak,unduh,harga\nVPN-1,Kantor Waled,Pusat Data,rt-waled,PT Serat,K-1,"20,5",2500000',
    );
    const other = await foundTown(database.db, 'lainkab', '32.10');
    const theirs = { on: await openDesk(database.db, other), by: anActor(other) };
    const order = ['lokasi location', 'penyedia provider', 'kontrak contract', 'ruang room', 'perangkat device'];
    for (const line of [...order, 'port interface', 'prefiks prefix', 'alamat address', 'sambungan link']) {
      const [path, kind = ''] = line.split(' ');
      const out = (ending: string) => desk.get(`/meja/jaringan/${path}/unduh.${ending}`, engineer);
      const [csv, xlsx] = [await out('csv'), await out('xlsx')];
      for (const file of [csv.rawPayload, xlsx.rawPayload]) {
        expect(
          (await tried(kind, file)).report.every((row) => row.includes(';Tetap;')),
          kind,
        ).toBe(true);
      }
      await taken(kind, xlsx.rawPayload, theirs);
      const copied = await theirs.on.get(`/meja/jaringan/${path}/unduh.csv`, theirs.by);
      expect(copied.body).toBe(csv.body);
    }
    await theirs.on.close();
  });

  test('NetBox CSV goes out with its headings and values, and comes back unchanged', async () => {
    const netbox = async (path: string) => (await desk.get(`/meja/jaringan/${path}/unduh.netbox.csv`, engineer)).body;
    expect((await netbox('lokasi')).split('\r\n')[0]).toBe(
      'name,slug,status,tenant,physical_address,latitude,longitude,comments',
    );
    expect(await netbox('lokasi')).toContain('Kantor Waled,kantor-waled,active,waled,,-6.91,108.687,');
    expect(await netbox('perangkat')).toContain('rt-waled,router,,R1,S-1,,active,Kantor Waled,Ruang A,');
    expect(await netbox('sambungan')).toContain('VPN-1,PT Serat,wan,active,,,20500,');
    expect(await netbox('port')).toContain('rt-waled,ether1,other,true,2125,');
    for (const line of [
      'lokasi location',
      'perangkat device',
      'port interface',
      'prefiks prefix',
      'alamat address',
      'sambungan link',
    ]) {
      const [path = '', kind = ''] = line.split(' ');
      const { report } = await tried(kind, await netbox(path));
      expect(
        report.filter((row) => !row.includes(';Tetap;')),
        kind,
      ).toEqual([]);
    }
  });

  test('a file as NetBox writes it is understood, older headings too', async () => {
    await taken('location', 'name,slug,status,tenant,region\nKantor Ciledug,kantor-ciledug,active,ciledug,Jawa Barat');
    await taken(
      'device',
      'name,device_role,manufacturer,model_name,status,site\nsw-ciledug,switch,Contoh,S8,offline,Kantor Ciledug',
    );
    const { report } = await tried(
      'prefix',
      'prefix,vrf,status,site\n10.1.0.128/25,,active,Kantor Ciledug\n10.9.0.1/24,,active,',
    );
    expect(report[0]).toContain('10.1.0.0/24 (Kantor Waled)');
    expect(report[1]).toContain('10.9.0.0/24');
  });

  test('files that are no tables, or lack what names a record, are refused in words', async () => {
    const refused = async (file: string | Buffer) => {
      const answer = await desk.post('/meja/jaringan/impor', engineer, {
        file: Buffer.from(file),
        name: 'x',
        jenis: 'device',
      });
      expect(answer.statusCode).toBe(422);
      return answer.body.match(/ringkasan-galat"[\s\S]*?<\/section>/)?.[0] ?? '';
    };
    expect(await refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toContain('tidak dapat dibaca');
    expect(await refused('merek,model\nx,y')).toContain('Kolom ini tidak ditemukan: Nama');
    expect(await refused('nama,lokasi,peran\n')).toContain('tidak berisi baris');
    const forbidden = await desk.post('/meja/jaringan/impor', anActor(town, '/', ['network.view']), {
      file: Buffer.from('nama'),
      name: 'x',
      jenis: 'device',
    });
    expect(forbidden.statusCode).toBe(403);
  });

  test('200 devices are tried in seconds', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `pc-${at},Kantor Waled,Komputer,M${at % 7}`);
    const startedAt = performance.now();
    const { report } = await tried('device', ['nama,lokasi,peran,model', ...rows].join('\n'));
    expect(report).toHaveLength(200);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  }, 30_000);
});
