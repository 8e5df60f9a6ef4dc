import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { CaseId } from '../case.ts';
import { findOwnCase } from '../citizen-commands.ts';
import { addNote, answerCase, askCitizen } from '../officer-commands.ts';
import { employ, foundTown, momentAfter, openServer, type TestServer, type TestTown, testOffice } from '../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let server: TestServer;
let ani: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'publikkab', '32.09');
  server = await openServer(database.db, 'dinkes.publikkab');
  ani = await employ(database.db, town, town.dinkes);
});
afterAll(() => server.close());

const asked = (given: Record<string, string> = {}) => ({
  ...{ kunci: newId<string>() as string, judul: 'Jam buka puskesmas', isi: 'Pukul berapa buka?', kerahasiaan: 'open' },
  ...{ nama: 'Siti', surel: 'siti@example.com', telepon: '' },
  ...given,
});
const ask = async (given: Record<string, string> = {}) => {
  const response = await server.post('/tanya', asked(given));
  expect(response.statusCode).toBe(303);
  const path = String(response.headers.location);
  const [, , number = '', rest = ''] = path.split('/');
  const key = { number, secret: rest.split('?')[0] ?? '' };
  const own = await findOwnCase(testOffice(database.db), town, key);
  return { path, key, base: `/lacak/${key.number}/${key.secret}`, id: own?.id as CaseId };
};
const act = { moment: momentAfter() };

describe('asking', () => {
  test('the form needs no script, has one for large files only, and weighs at most 60 KB', async () => {
    const page = await server.get('/tanya');
    expect(page.statusCode).toBe(200);
    const scripts = [...page.body.matchAll(/<script type="module" src="([^"]*)"/g)].map(([, src]) => src);
    expect(new Set(scripts)).toEqual(new Set(['/aset/search-box.js', '/aset/resumable.js']));
    expect(Buffer.byteLength(page.body)).toBeLessThan(60_000);
    expect(page.body).toContain('Dinas dinkes');
    expect(page.body).toMatch(/name="kunci" value="[0-9a-f-]{36}"/);
  });

  test('ends on the receipt with number, key and the promised date', async () => {
    const { path, key } = await ask();
    const page = await server.get(path);
    expect(page.statusCode).toBe(200);
    for (const part of ['Sudah kami terima', key.number, key.secret, '30 November 2026', 'PermenPANRB 62/2018']) {
      expect(page.body).toContain(part);
    }
    expect(page.headers['cache-control']).toContain('no-store');
  });

  test('sent twice it is one receipt', async () => {
    const kunci = newId<string>() as string;
    expect((await ask({ kunci })).path).toBe((await ask({ kunci })).path);
  });

  test.each([
    ['no subject', { judul: '' }, 'judul'],
    ['an endless subject', { judul: 'a'.repeat(10_000) }, 'judul'],
    ['no name', { nama: '' }, 'nama'],
    ['a broken mail address', { surel: 'siti@' }, 'surel'],
    ['a phone number of letters', { telepon: 'nol delapan' }, 'telepon'],
    ['a forged key', { kunci: 'x' }, 'kunci'],
  ])('%s shows the form again with what was typed', async (_what, wrong, field) => {
    const page = await server.post('/tanya', asked({ isi: 'Ini <b>tetap</b> ada', ...wrong }));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#isian-${field}"`);
    expect(page.body).toContain('Ini &lt;b>tetap&lt;/b> ada');
  });

  test('without a name nothing of the person is kept, whatever was typed', async () => {
    const { id } = await ask({ kerahasiaan: 'anonymous', nama: 'Siti', surel: 'siti@example.com' });
    const rows = await database.owner.transaction().execute(async (tx) => {
      const { sql } = await import('kysely');
      await sql.raw(`set local app.government_id = '${town.governmentId}'`).execute(tx);
      return tx.selectFrom('cases.requester').selectAll().where('case_id', '=', id).execute();
    });
    expect(rows).toEqual([]);
  });
});

describe('following', () => {
  test('a number without its key shows nothing, and says not which of the two is wrong', async () => {
    const { key } = await ask();
    const wrongKey = await server.post('/lacak', { nomor: key.number, rahasia: 'AAAA-AAAA-AAAA-AAAA' });
    const wrongNumber = await server.post('/lacak', { nomor: 'PU-2026-999999-A', rahasia: key.secret });
    expect([wrongKey.statusCode, wrongNumber.statusCode]).toEqual([422, 422]);
    for (const page of [wrongKey, wrongNumber]) expect(page.body).toContain('tidak kami kenal');
    expect((await server.get(`/lacak/${key.number}/AAAA-AAAA-AAAA-AAAA`)).statusCode).toBe(404);
    const right = await server.post('/lacak', {
      nomor: key.number.toLowerCase(),
      rahasia: ` ${key.secret.toLowerCase()} `,
    });
    expect(right.statusCode).toBe(303);
  });

  test('a secret may be tried thirty times a minute, however many pages one may otherwise ask for', async () => {
    const { key } = await ask();
    const limited = await openServer(database.db, 'dinkes.publikkab', { perMinute: 10_000 });
    const statuses: number[] = [];
    for (let at = 0; at < 32; at += 1) {
      statuses.push(
        (await limited.post('/lacak', { nomor: key.number, rahasia: `AAAA-AAAA-AAAA-${1000 + at}` })).statusCode,
      );
    }
    const late = await limited.post('/lacak', { nomor: key.number, rahasia: key.secret });
    expect([statuses[0], statuses.at(-1), late.statusCode]).toEqual([422, 429, 429]);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    await limited.close();
  });

  test('tells the way to the answer, and nothing that officers say among themselves', async () => {
    const { base, id } = await ask();
    const office = testOffice(database.db);
    await addNote(office, ani, { ...act, id, words: 'CATATAN-DALAM', fileIds: [] });
    await askCitizen(office, ani, { ...act, id, question: 'Puskesmas <yang> mana?' });
    const waiting = await server.get(base);
    expect(waiting.body).toContain('Puskesmas &lt;yang> mana?');
    expect(waiting.body).toContain('Balasan Anda');
    expect((await server.post(base, { aksi: 'reply', isi: '' })).statusCode).toBe(422);
    expect((await server.post(base, { aksi: 'reply', isi: 'Waled' })).statusCode).toBe(303);
    await answerCase(office, ani, { ...act, id, answer: { outcome: 'answered', words: 'Pukul 08.00', fileIds: [] } });
    const page = await server.get(base);
    for (const part of ['Sudah dijawab', 'Pukul 08.00', 'Anda membalas']) expect(page.body).toContain(part);
    expect(page.body).not.toContain('CATATAN-DALAM');
    expect(page.body).not.toContain('Ani Petugas');
    const late = await server.post(base, { aksi: 'reply', isi: 'lagi' });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('tidak dapat dilakukan lagi');
  });

  test('the receipt is printed as PDF with number, key, date and law', async () => {
    const { base, key } = await ask({ judul: '#panic("kode") *tebal*' });
    const pdf = await server.get(`${base}/tanda-terima.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true });
    for (const part of [key.number, key.secret, '30 November 2026', '#panic("kode") *tebal*', 'Dinas dinkes']) {
      expect(text).toContain(part);
    }
  });

  test('a file of somebody else cannot be asked for through an own case', async () => {
    const { base } = await ask();
    expect((await server.get(`${base}/berkas/${newId()}/x.pdf`)).statusCode).toBe(404);
  });
});
