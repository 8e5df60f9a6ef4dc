import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { CASES_PERMISSION } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let officer: Actor;
let server: Awaited<ReturnType<typeof openOffice>>;

/** Each stands in one field of the request; none may be told. */
const CANARIES = ['Zulfikarwati', 'zulfikarwati@contoh.id', '3209014105900001', 'Gang Mangga Besar', 'Penjahit Kebaya'];

const request = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ kunci: newId<string>() as string, judul: 'Biaya perbaikan jalan desa Waled', nama: 'Zulfikarwati Hasan' },
  ...{ isi: 'Saya Zulfikarwati, penjahit kebaya, ingin tahu biaya perbaikan jalan. Hubungi 0812-3456-7890.' },
  ...{ tujuan: 'Warga Gang Mangga Besar', cara: 'digital', kirim: 'email', pemohon: 'person' },
  ...{ surel: 'zulfikarwati@contoh.id', telepon: '081234567890', nik: '3209014105900001' },
  ...{ alamat: 'Gang Mangga Besar 7', pekerjaan: 'Penjahit Kebaya' },
  ...more,
});

async function ask(fields: Readonly<Record<string, string>> = request()) {
  return server.post('/ppid/permohonan', null, fields);
}

async function idOf(title: string): Promise<string> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ id: string }>`select id from cases.case where title = ${title} order by id desc limit 1`.execute(tx),
  );
  return rows[0]?.id ?? '';
}

beforeAll(async () => {
  town = await foundTown(database.db);
  const { view, work } = CASES_PERMISSION;
  officer = anActor(town, town.root, [view, work, PERMISSION.decide, PERMISSION.view]);
  server = await openOffice(database.db, town, '2026-11-23');
});
afterAll(() => server.close());

test('is published without the one who asked, corrected, withdrawn and brought back', async () => {
  expect((await ask()).statusCode).toBe(303);
  const id = await idOf('Biaya perbaikan jalan desa Waled');
  const desk = `/meja/ppid/jawaban/${id}`;
  expect((await server.get(desk, officer)).statusCode).toBe(409);
  const answer = { 'answer-hasil': 'granted', 'answer-isi': 'Ibu Zulfikarwati, biayanya Rp12 juta, lihat lampiran.' };
  expect((await server.post(`/meja/kasus/${id}/jawab`, officer, answer)).statusCode).toBe(303);
  expect((await server.get(`/meja/kasus/${id}`, officer)).body).toContain('Terbitkan jawaban ini');

  const form = (await server.get(desk, officer)).body;
  const main = form.slice(form.indexOf('<main'));
  for (const canary of CANARIES) expect(main).not.toContain(canary);
  expect(main).not.toContain('3456-7890');
  const text = { judul: 'Biaya perbaikan jalan', pertanyaan: 'Berapa biaya perbaikan jalan?', jawaban: 'Rp12 juta.' };
  const telling = await server.post(desk, officer, { ...text, jawaban: 'Ibu zulfikarwati, Rp12 juta.' });
  expect(telling.statusCode).toBe(422);
  expect(telling.body).toContain('Masih menyebut penanya');
  expect((await server.post(desk, officer, text)).statusCode).toBe(303);

  const page = (await server.get('/ppid/jawaban/1')).body;
  expect(page).toContain('Rp12 juta.');
  for (const path of ['/ppid/jawaban', '/ppid/jawaban?cari=jalan', '/ppid/jawaban/1'])
    for (const canary of CANARIES) expect((await server.get(path)).body, path).not.toContain(canary);
  expect((await server.get('/ppid/jawaban?cari=puskesmas')).body).not.toContain('Biaya perbaikan jalan</a>');
  expect((await server.get('/ppid/jawaban', null, 'dinkes.')).body).toContain('Belum ada jawaban');

  expect((await server.post(desk, officer, { ...text, jawaban: 'Rp13 juta.' })).statusCode).toBe(303);
  expect((await server.get('/ppid/jawaban/1')).body).toContain('Rp13 juta.');
  expect((await server.post(`${desk}/tarik`, officer, { alasan: 'x' })).statusCode).toBe(422);
  expect((await server.post(`${desk}/tarik`, officer, { alasan: 'Angkanya keliru' })).statusCode).toBe(303);
  expect((await server.get('/ppid/jawaban/1')).statusCode).toBe(404);
  expect((await server.post(`${desk}/terbit-lagi`, officer, {})).statusCode).toBe(303);
  expect((await server.get('/ppid/jawaban/1')).statusCode).toBe(200);
});

test('is offered before a like request is filed, once, with everything that was typed; uses are counted', async () => {
  const fields = request({ judul: 'Berapa biaya perbaikan jalan kami', isi: 'Isi yang sudah saya ketik' });
  const offer = await ask(fields);
  expect(offer.statusCode).toBe(200);
  expect(offer.body).toContain('Mungkin sudah pernah dijawab');
  expect(offer.body).toContain('/ppid/jawaban/1');
  expect(offer.body).toContain('Isi yang sudah saya ketik');
  expect(offer.body).toContain(`value="${fields.kunci}"`);
  expect(await idOf('Berapa biaya perbaikan jalan kami')).toBe('');
  const used = await server.post('/ppid/jawaban/1/terjawab', null, {});
  expect((await server.get(String(used.headers.location))).body).toContain('Senang dapat membantu');
  expect((await ask({ ...fields, ditawari: 'ya' })).statusCode).toBe(303);
  const id = await idOf('Berapa biaya perbaikan jalan kami');
  expect((await server.get(`/meja/kasus/${id}`, officer)).body).toContain('Pernah dijawab');
  const first = await idOf('Biaya perbaikan jalan desa Waled');
  expect((await server.get(`/meja/ppid/jawaban/${first}`, officer)).body).toContain('1 kali ditemukan');
  expect((await ask(request({ judul: 'Jadwal imunisasi puskesmas', isi: 'Kapan?' }))).statusCode).toBe(303);
});

test('is published by those who decide at its unit only', async () => {
  const id = await idOf('Biaya perbaikan jalan desa Waled');
  const others = [anActor(town, town.dinkes), anActor(town, town.root, [CASES_PERMISSION.view, PERMISSION.view])];
  for (const one of others) {
    expect((await server.get(`/meja/ppid/jawaban/${id}`, one)).statusCode).toBe(403);
    expect((await server.post(`/meja/ppid/jawaban/${id}/tarik`, one, { alasan: 'Tidak suka' })).statusCode).toBe(403);
  }
});
