import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openPool } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { anActor, foundTown, openOffice, publish, type TestTown } from '../testing.ts';
import { listEntries } from './entry-queries.ts';
import { guessHeading } from './guess-heading.ts';
import { noteAllContents, noteContents } from './note-contents.ts';

const database = useTestDatabase();
let counted: Db;
let queries = 0;
let town: TestTown;
let other: TestTown;
let office: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  const pool = openPool({ url: database.applicationUrl, size: 2, applicationName: 'counted', role: 'application' });
  counted = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: () => {
      queries += 1;
    },
  });
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  const told = [
    await publish(database.db, town, town.root, { on: '2026-11-01', title: 'Profil Kabupaten' }),
    await publish(database.db, town, town.dinkes, {
      on: '2026-01-05',
      title: 'Laporan kinerja 2025',
      kind: 'document',
    }),
    await publish(database.db, town, town.dinkes, { on: '2026-11-02', title: 'Senam pagi', kind: 'news' }),
  ];
  await noteContents(database.db, town, told);
  await publish(database.db, other, other.root, { on: '2026-11-01', title: 'Profil tetangga' });
  await noteAllContents(database.db, other);
  office = await openOffice(counted, town, '2026-11-23');
});

afterAll(async () => {
  await office.close();
  await counted.destroy();
});

const entries = () =>
  inReadOnly(database.db, town, (tx) => listEntries(tx, {}, { range: { key: null, isBack: false }, limit: 50 }));

describe('what sites publish', () => {
  test('stands on the list once, under the heading of its title; news does not', async () => {
    await noteAllContents(database.db, town);
    const { rows } = await entries();
    expect(rows.map(({ number, headingId, title, isGrouped }) => [number, headingId, title, isGrouped])).toEqual([
      [expect.any(Number), 'profil', 'Profil Kabupaten', false],
      [expect.any(Number), 'kinerja', 'Laporan kinerja 2025', false],
    ]);
    expect(rows.map(({ number }) => number).toSorted()).toEqual([1, 2]);
  });

  test.each([
    ['LHKPN Bupati', 'profil'],
    ['Rencana Strategis 2025–2029', 'renstra-renja'],
    ['Peraturan Bupati Nomor 3', 'peraturan'],
    ['Jadwal salat', 'lainnya'],
  ])('%s is guessed to be %s', (title, heading) => {
    expect(guessHeading(title, false)).toBe(heading);
  });

  test('leaves the list with its page, and keeps its number when it comes back', async () => {
    const id = await publish(database.db, town, town.disdik, { on: '2026-10-01', title: 'Jadwal rapat' });
    await noteContents(database.db, town, [id]);
    const [before] = (await entries()).rows.filter(({ contentId }) => contentId === id);
    const publicVersion = (version: number | null) =>
      inTransaction(database.db, town, (tx) =>
        sql`update sites.content set published_version = ${version} where id = ${id}`.execute(tx),
      );
    await publicVersion(null);
    await noteContents(database.db, town, [id]);
    expect((await entries()).rows.some(({ contentId }) => contentId === id)).toBe(false);
    await publicVersion(1);
    await noteContents(database.db, town, [id]);
    expect((await entries()).rows.find(({ contentId }) => contentId === id)).toEqual(before);
  });
});

describe('the public', () => {
  test('reads seven columns, of its own government only', async () => {
    const page = (await office.get('/informasi-publik')).body;
    for (const header of ['Yang menguasai', 'Penanggung jawab', 'Waktu dan tempat', 'Bentuk', 'Retensi']) {
      expect(page).toContain(header);
    }
    expect(page).toContain('Profil Kabupaten');
    expect(page).toContain('"@type":"DataCatalog"');
    expect(page).not.toContain('Profil tetangga');
  });

  test('sees on the site of a unit what that unit holds', async () => {
    const page = (await office.get('/informasi-publik', null, 'dinkes.')).body;
    expect(page).toContain('Laporan kinerja 2025');
    expect(page).not.toContain('Profil Kabupaten');
  });

  test('narrows the list by class, heading and words', async () => {
    const found = async (query: string) => {
      const page = (await office.get(`/informasi-publik?${query}`)).body;
      return ['Profil Kabupaten', 'Laporan kinerja 2025'].filter((title) => page.includes(title));
    };
    expect(await found('golongan=berkala&kelompok=kinerja')).toEqual(['Laporan kinerja 2025']);
    expect(await found('cari=PROFIL')).toEqual(['Profil Kabupaten']);
    expect(await found('golongan=serta-merta')).toEqual([]);
    expect(await found('cari=%25')).toEqual([]);
  });

  test('takes it as CSV and JSON with columns that stay', async () => {
    const csv = (await office.get('/informasi-publik/daftar.csv')).body.split('\r\n');
    expect(csv[0]).toBe(
      '\u{feff}no;golongan;kelompok;ringkasan_isi;menguasai;penanggung_jawab;waktu_pembuatan;tempat_pembuatan;bentuk;jangka_waktu_simpan;tautan;diperbarui;contoh',
    );
    const { informasi } = (await office.get('/informasi-publik/daftar.json?golongan=berkala')).json();
    expect(informasi[1]).toMatchObject({
      ...{ golongan: 'berkala', ringkasan_isi: 'Laporan kinerja 2025', menguasai: 'Dinas Kesehatan' },
      ...{
        waktu_pembuatan: '2026-01-05',
        tautan: 'http://dinkes.contohkab.localhost:3000/dokumen/laporan-kinerja-2025',
      },
    });
  });

  test('sees which headings are empty and which are old', async () => {
    const page = (await office.get('/informasi-publik/kelengkapan', null, 'dinkes.')).body;
    expect(page).toContain('0/11');
    expect(page).toMatch(/Profil badan publik;.*Ringkasan kinerja/s);
  });
});

describe('at the desk', () => {
  const fields = (unit: string) => ({
    ...{ ringkasan: 'Buku tanah 1990', kelompok: 'inventaris', unit, penanggungjawab: '', tanggal: '1990-05-01' },
    ...{ tempat: 'Arsip', bentuk: ['print', 'record'], retensi: 'permanen', kunci: newId() },
  });

  test('information on no page is added once, changed and taken off', async () => {
    const actor = anActor(town, town.root);
    const sent = fields(town.dinkes.unitId);
    for (const _ of [1, 2])
      expect((await office.post('/meja/daftar-informasi/tambah', actor, sent)).statusCode).toBe(303);
    const added = (await entries()).rows.filter(({ title }) => title === 'Buku tanah 1990');
    expect(added).toMatchObject([{ forms: ['print', 'record'], madeIn: 'Arsip', isGrouped: true, page: null }]);
    const path = `/meja/daftar-informasi/${added[0]?.id}`;
    expect((await office.post(path, actor, { ...sent, kelompok: 'perjanjian' })).statusCode).toBe(303);
    expect((await entries()).rows.find(({ id }) => id === added[0]?.id)).toMatchObject({ headingId: 'perjanjian' });
    expect((await office.get('/informasi-publik')).body).toContain('Buku tanah 1990');
    await office.post(`${path}/hapus`, actor, {});
    expect((await office.get('/informasi-publik')).body).not.toContain('Buku tanah 1990');
  });

  test('a published one is grouped by hand, and stays so when its page changes', async () => {
    const actor = anActor(town, town.root);
    const entry = (await entries()).rows.find(({ title }) => title === 'Profil Kabupaten');
    const sent = { ...fields(town.root.unitId), ringkasan: 'Judul lain', kelompok: 'organisasi', bentuk: 'online' };
    await office.post(`/meja/daftar-informasi/${entry?.id}`, actor, sent);
    await noteAllContents(database.db, town);
    const after = (await entries()).rows.find(({ id }) => id === entry?.id);
    expect(after).toMatchObject({ title: 'Profil Kabupaten', headingId: 'organisasi', isGrouped: true });
    expect((await office.get('/meja/daftar-informasi?belum=ya', actor)).body).not.toContain('Profil Kabupaten');
  });

  test('a wrong form is told in words and keeps what was typed', async () => {
    const actor = anActor(town, town.root);
    const sent = { ...fields(town.root.unitId), tanggal: '2030-01-01', kelompok: 'ada-ada', unit: 'x' };
    const answer = await office.post('/meja/daftar-informasi/tambah', actor, sent);
    expect(answer.statusCode).toBe(422);
    for (const told of ['tidak boleh sesudah hari ini', 'Pilih kelompoknya', 'Pilih unit', 'Buku tanah 1990']) {
      expect(answer.body).toContain(told);
    }
  });

  test('nobody keeps the list of another office', async () => {
    const actor = anActor(town, town.disdik);
    const sent = fields(town.dinkes.unitId);
    expect((await office.post('/meja/daftar-informasi/tambah', actor, sent)).statusCode).toBe(403);
    const foreign = (await entries()).rows.find(({ unitId }) => unitId === town.dinkes.unitId);
    expect((await office.get(`/meja/daftar-informasi/${foreign?.id}`, actor)).statusCode).toBe(403);
    expect((await office.get('/meja/daftar-informasi', anActor(town, town.root, []))).statusCode).toBe(403);
    const stranger = anActor(other, other.root);
    expect((await office.get(`/meja/daftar-informasi/${foreign?.id}`, stranger)).statusCode).toBe(404);
  });
});

test('pages cost as many queries with 50,000 entries as with a few, and read their index', async () => {
  const actor = anActor(town, town.root);
  const cost = async (path: string) => {
    queries = 0;
    expect((await office.get(path, path.startsWith('/meja') ? actor : null)).statusCode, path).toBe(200);
    return queries;
  };
  const paths = ['/informasi-publik', '/informasi-publik/kelengkapan', '/meja/daftar-informasi'];
  const costs = async () => {
    const found: number[] = [];
    for (const path of paths) found.push(await cost(path));
    return found;
  };
  const few = await costs();
  await inTransaction(database.db, town, (tx) =>
    sql`insert into disclosure.entry (id, number, heading_id, place, title, unit_id, unit_path, made_on, forms, renewed_on)
      select gen_random_uuid(), 1000 + n, h.id, h.place, 'Informasi ' || n, ${town.dinkes.unitId}, '/dinkes/',
        '2026-01-01', '{print}', '2026-01-01'
      from generate_series(1, 50000) n join disclosure.heading h on h.place = 101 + n % 11`.execute(tx),
  );
  await sql`analyze disclosure.entry`.execute(database.owner);
  expect(await costs()).toEqual(few);
  expect(Math.max(...few)).toBeLessThan(14);
  const startedAt = performance.now();
  await office.get('/informasi-publik');
  expect(performance.now() - startedAt).toBeLessThan(1000);
}, 60_000);
