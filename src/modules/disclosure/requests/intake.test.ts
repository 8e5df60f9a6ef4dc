import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { CASES_PERMISSION, type CaseId } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { requestIntake } from './intake.ts';

const database = useTestDatabase();
let town: TestTown;
let server: Awaited<ReturnType<typeof openOffice>>;
let clerk: Actor;

const FORM = '/meja/kasus/catat?jenis=information-request';
const given = (more: Record<string, string> = {}) => ({
  ...{ kunci: newId<string>() as string, lewat: 'counter', judul: 'Anggaran jalan', isi: 'Rincian anggaran jalan' },
  ...{ diterima: '2026-11-23', kerahasiaan: 'open', nama: 'Pak Karta', telepon: '0812 3456 789', alamat: 'Waled' },
  ...{ nik: '3209014501900003', tujuan: 'Pengawasan warga', cara: 'paper', kirim: 'counter', pemohon: 'person' },
  ...more,
});

interface Stored {
  readonly kind: string;
  readonly number: string;
  readonly purpose: string | null;
  readonly represented: string | null;
  readonly check_result: string | null;
  readonly status: string;
  readonly due_on: string;
}

async function stored(id: string): Promise<Stored | undefined> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<Stored>`
      select c.kind, c.number, r.purpose, r.represented, r.check_result, c.status, d.due_on from cases.case c
      left join disclosure.request r on r.case_id = c.id join deadlines.deadline d on d.id = c.deadline_id
      where c.id = ${id}`.execute(tx),
  );
  return rows[0];
}

const idOf = (location: unknown) => String(location).split('/').at(-1) ?? '';

async function takeIn(fields: Record<string, string> = given(), form = FORM): Promise<string> {
  const sent = await server.post(form, clerk, fields);
  expect(sent.statusCode).toBe(303);
  return idOf(sent.headers.location);
}

beforeAll(async () => {
  town = await foundTown(database.db, 'loketkab');
  server = await openOffice(database.db, town, '2026-11-23');
  const { view, work, intake } = CASES_PERMISSION;
  clerk = anActor(town, town.dinkes, [view, work, intake, PERMISSION.decide]);
});
afterAll(() => server.close());

describe('a request at the counter', () => {
  test('has the fields of the law, its own number and the ten working days', async () => {
    const page = (await server.get(FORM, clerk)).body;
    for (const field of ['tujuan', 'cara', 'kirim', 'pemohon', 'mewakili', 'pekerjaan', 'nik', 'diterima'])
      expect(page).toContain(`name="${field}"`);
    expect(page).not.toContain('value="anonymous"');
    const row = await stored(await takeIn());
    expect(row).toMatchObject({ kind: 'information-request', purpose: 'Pengawasan warga', due_on: '2026-12-07' });
    expect(row?.number).toMatch(/^IP-2026-/);
  });

  test('sent twice is one request', async () => {
    const fields = given();
    expect(await takeIn(fields)).toBe(await takeIn(fields));
  });

  test.each([
    ['a group without its name', { pemohon: 'group', mewakili: '' }, 'mewakili'],
    ['no way of access', { cara: '' }, 'cara'],
    ['no name', { kerahasiaan: 'anonymous' }, 'kerahasiaan'],
    ['a wrong NIK', { nik: '12' }, 'nik'],
    ['a day to come', { diterima: '2026-11-24' }, 'diterima'],
    ['a name of 10,000 letters', { nama: 'x'.repeat(10_000) }, 'nama'],
  ])('with %s comes back with what was typed, and nothing is kept', async (_what, wrong, field) => {
    const fields = given({ tujuan: 'Tujuan yang sudah diketik', ...wrong });
    const page = await server.post(FORM, clerk, fields);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#isian-${field}"`);
    expect(page.body).toContain('Tujuan yang sudah diketik');
    const kept = await inReadOnly(database.db, town, (tx) =>
      sql`select 1 from cases.case where submission_key = ${fields.kunci}`.execute(tx),
    );
    expect(kept.rows).toEqual([]);
  });

  test('of a kind that is not taken in there is no form', async () => {
    expect((await server.get('/meja/kasus/catat?jenis=objection', clerk)).statusCode).toBe(404);
  });
});

describe('completeness', () => {
  test('what is missing is named, asked for with one press, and the clock stands still meanwhile', async () => {
    const id = await takeIn(given({ tujuan: '', nik: '' }));
    const page = (await server.get(`/meja/kasus/${id}`, clerk)).body;
    expect(page).toContain('Belum ada: tujuan penggunaan informasi, NIK atau foto KTP');
    expect(page).toContain('Periksa paling lambat Kamis, 26 November 2026');
    expect(page).toContain('belum diverifikasi');
    expect(page).toContain('- tujuan penggunaan informasi');
    const empty = await server.post(`/meja/kasus/${id}/tanya`, clerk, { 'ask-isi': ' ', 'ask-belum': 'ya' });
    expect(empty.statusCode).toBe(422);
    expect(await stored(id)).toMatchObject({ status: 'open', check_result: 'unchecked' });
    const asked = { 'ask-isi': 'Mohon tulis tujuannya.', 'ask-belum': 'ya' };
    expect((await server.post(`/meja/kasus/${id}/tanya`, clerk, asked)).statusCode).toBe(303);
    expect(await stored(id)).toMatchObject({ status: 'waiting', check_result: 'incomplete' });
  });
});

test('what a gateway does not tell or tells wrongly is left open, for the officer to ask', async () => {
  const id = await takeIn(given({ jenis: 'question' }), '/meja/kasus/catat?jenis=question');
  const told = { tujuan: 'Penelitian', cara: 'terbang', pemohon: 'group', mewakili: 'x'.repeat(300) };
  await inTransaction(database.db, town, (tx) => requestIntake.accept(told)(tx, id as CaseId));
  expect(await stored(id)).toMatchObject({ purpose: 'Penelitian', represented: '', check_result: 'unchecked' });
});

describe('a case of the wrong kind', () => {
  test('becomes a request with its own clock from the day of receipt, and a question again', async () => {
    const id = await takeIn(given({ surel: 'karta@contoh.id' }), '/meja/kasus/catat?jenis=question');
    expect((await stored(id))?.due_on).toBe('2026-11-30');
    const turn = (jenis: string) => server.post(`/meja/kasus/${id}/ubah-jenis`, clerk, { 'reclassify-jenis': jenis });
    expect((await turn('information-request')).statusCode).toBe(303);
    expect(await stored(id)).toMatchObject({ kind: 'information-request', due_on: '2026-12-07', purpose: '' });
    const page = (await server.get(`/meja/kasus/${id}`, clerk)).body;
    expect(page).toContain('Jenis diubah menjadi');
    expect(page).toContain('answer-pasal');
    expect((await turn('information-request')).statusCode).toBe(422);
    expect((await turn('question')).statusCode).toBe(303);
    expect(await stored(id)).toMatchObject({ kind: 'question', due_on: '2026-11-30' });
    const mails = await inReadOnly(database.db, town, (tx) =>
      sql`select 1 from messages.message where subject like '%jenis lain%'`.execute(tx),
    );
    expect(mails.rows.length).toBe(2);
  });
});
