import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { fileCase } from './filing.ts';
import { askCitizen } from './officer-commands.ts';
import { PERMISSION } from './permissions.ts';
import {
  aFiling,
  employ,
  foundTown,
  momentAfter,
  openServer,
  request,
  type TestServer,
  type TestTown,
  testOffice,
} from './testing.ts';

/** Everything wrong that can be typed into a form of cases: a clear page, what was typed is kept, nothing half-saved. */
const database = useTestDatabase();
const SCRIPT = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
const KEPT = 'Yang sudah saya ketik';
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!$H+H*'].join('-');
let town: TestTown;
let site: TestServer;
let desk: TestServer;
let ani: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'burukkab', '32.09');
  site = await openServer(database.db, 'dinkes.burukkab', { kinds: [request] });
  desk = await openServer(database.db, 'burukkab', { kinds: [request] });
  ani = await employ(database.db, town, town.dinkes, Object.values(PERMISSION));
});
afterAll(async () => {
  await Promise.all([site.close(), desk.close()]);
});

/** How much is stored, of everything that a form may write. */
async function stored(): Promise<unknown> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql`select (select count(*) from cases.case) as cases, (select count(*) from cases.event) as events,
      (select count(*) from cases.attachment) as attachments, (select count(*) from cases.task) as tasks,
      (select count(*) from cases.template) as templates, (select count(*) from messages.message) as mails,
      (select count(*) from deadlines.deadline) as clocks`.execute(tx),
  );
  return rows;
}

async function newCase() {
  const filing = aFiling(town.dinkes, { title: 'Kasus yang ada' });
  return fileCase(testOffice(database.db, [request]), town, request, { filing, moment: momentAfter() });
}

type Fields = Readonly<Record<string, string>>;
interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sends the form as a browser does, with a file. */
function postFile(server: TestServer, url: string, fields: Fields, file: File & { readonly field?: string }) {
  const boundary = 'batas-uji';
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      CRLF,
    ]);
  const named = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const sent = part(`name="${file.field ?? 'berkas'}"; filename="${file.name}"`, file.bytes);
  return server.app.inject({
    ...{ method: 'POST', url, payload: Buffer.concat([...named, sent, Buffer.from(`--${boundary}--\r\n`)]) },
    headers: {
      host: `${server === site ? 'dinkes.' : ''}burukkab.localhost:3000`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-actor': ani.personId,
    },
  });
}
const CRLF = Buffer.from('\r\n');

const question = (given: Fields = {}): Fields => ({
  ...{ kunci: newId<string>(), judul: 'Jam buka', isi: KEPT, kerahasiaan: 'open', nama: 'Siti', surel: 's@contoh.id' },
  ...given,
});
const intake = (given: Fields = {}): Fields => question({ lewat: 'letter', diterima: '2026-11-23', ...given });

/** The page names the field and says why, keeps what was typed, runs nothing, and nothing was written. */
async function expectRefused(
  send: () => Promise<{ readonly statusCode: number; readonly body: string }>,
  { status = 422, words = KEPT }: { readonly status?: number; readonly words?: string } = {},
): Promise<string> {
  const before = await stored();
  const page = await send();
  expect(page.statusCode).toBe(status);
  expect(page.body).not.toContain('<script>alert');
  expect(page.body).not.toContain('<img src=x');
  expect(page.body).toContain(words);
  expect(await stored()).toEqual(before);
  return page.body;
}

const LONG = 'n'.repeat(10_000);

describe('the form of the public', () => {
  test.each([
    ['a name of 10,000 letters', { nama: LONG }, 'Nama paling panjang 200 huruf'],
    ['a subject of 10,000 letters', { judul: LONG }, 'paling panjang 200 huruf'],
    ['a text that is too long', { isi: `${KEPT} ${'a'.repeat(20_000)}` }, 'paling panjang 20.000 huruf'],
    ['a script for an address', { surel: SCRIPT }, 'Alamat surel ini tidak lengkap'],
    ['a script for a phone number', { telepon: SCRIPT }, 'Nomor telepon hanya berisi angka'],
    ['a script for a key', { kunci: SCRIPT }, 'Halaman ini sudah usang'],
    ['a script for a choice', { kerahasiaan: SCRIPT }, 'Pilih bagaimana nama Anda'],
    [
      'a script in every field',
      Object.fromEntries(Object.keys(question()).map((name) => [name, SCRIPT])),
      'perlu diperbaiki',
    ],
  ])('refuses %s', async (what, wrong, why) => {
    const words = what.endsWith('every field') ? '&lt;script' : KEPT;
    const page = await expectRefused(() => site.post('/tanya', question(wrong)), { words });
    expect(page).toContain(why);
  });

  test('takes a script in title and text as the words they are', async () => {
    const sent = await site.post('/tanya', question({ judul: SCRIPT, isi: SCRIPT, nama: SCRIPT }));
    expect(sent.statusCode).toBe(303);
    const page = await site.get(String(sent.headers.location));
    expect(page.body).not.toContain('<script>alert');
    expect(page.body).not.toContain('<img src=x');
  });

  test.each([
    ['a file of 200 MB', { name: 'besar.pdf', bytes: Buffer.alloc(200 * 1000 * 1000, 'a') }, 'terlalu besar'],
    ['the test file of virus scanners', { name: 'uji.txt', bytes: Buffer.from(EICAR) }, 'berbahaya'],
    ['the same within another file', { name: 'uji.pdf', bytes: Buffer.from(`%PDF-1.7\n${EICAR}\n%%EOF`) }, 'berbahaya'],
    ['a program', { name: 'surat.pdf', bytes: Buffer.from('MZ\u0090\u0000\u0003') }, 'tidak diterima'],
    [
      'an empty archive',
      { name: 'arsip.zip', bytes: Buffer.from('PK\u0005\u0006'.padEnd(22, '\0')) },
      'tidak diterima',
    ],
  ])('refuses %s in words', async (_what, file, why) => {
    const page = await expectRefused(() => postFile(site, '/tanya', question(), file));
    expect(page).toContain(why);
  });

  test('sent twice at once it is one case', async () => {
    const form = question();
    const sent = await Promise.all([site.post('/tanya', form), site.post('/tanya', form)]);
    expect(new Set(sent.map(({ headers }) => headers.location)).size).toBe(1);
  });
});

describe('following', () => {
  test.each(['AAAA-AAAA-AAAA-AAAA', SCRIPT, LONG])('a forged secret opens nothing: %.20s', async (rahasia) => {
    const { number } = await newCase();
    await expectRefused(() => site.post('/lacak', { nomor: number, rahasia }), { words: number });
    const path = `/lacak/${number}/${encodeURIComponent(rahasia)}`;
    for (const send of [() => site.get(path), () => site.post(path, { aksi: 'write', isi: KEPT })]) {
      const before = await stored();
      const { statusCode, body } = await send();
      expect([404, 414]).toContain(statusCode);
      expect(body).not.toContain('Kasus yang ada');
      expect(await stored()).toEqual(before);
    }
  });

  test('a reply with a bad file, or too long, is shown again', async () => {
    const { id, number, secret } = await newCase();
    const asked = { id, question: 'Yang mana?', moment: momentAfter() };
    await askCitizen(testOffice(database.db, [request]), ani, asked);
    const path = `/lacak/${number}/${secret}`;
    const file = { field: 'reply-berkas', name: 'uji.txt', bytes: Buffer.from(EICAR) };
    expect(await expectRefused(() => postFile(site, path, { aksi: 'reply', 'reply-isi': KEPT }, file))).toContain(
      'berbahaya',
    );
    await expectRefused(() => site.post(path, { aksi: 'reply', 'reply-isi': `${KEPT} ${LONG}${LONG}` }));
  });
});

describe('taking in', () => {
  test.each([
    ['a NIK of 15 digits', { nik: '320901450190000' }, '16 angka'],
    ['a NIK of month 13', { nik: '3209014513900003' }, '16 angka'],
    ['a day to come', { diterima: '2026-11-24' }, 'tidak lebih dari hari ini'],
    ['a day that is none', { diterima: '2026-02-30' }, 'tanggal diterima'],
    ['an earlier day without its reason', { diterima: '2026-11-20' }, 'mengapa tanggalnya mundur'],
    ['an unknown way', { lewat: SCRIPT }, 'Pilih lewat apa'],
    ['a name of 10,000 letters', { nama: LONG }, 'Nama paling panjang'],
    ['an address of 10,000 letters', { alamat: LONG }, 'perlu diperbaiki'],
  ])('refuses %s', async (_what, wrong, why) => {
    const page = await expectRefused(() => desk.post('/meja/kasus/catat', intake(wrong), ani));
    expect(page).toContain(why);
  });

  test('a day over a year ago is refused in words, not with a failure', async () => {
    const wrong = { diterima: '2024-11-20', alasan: 'Surat lama', lewat: 'phone' };
    await expectRefused(() => desk.post('/meja/kasus/catat', intake(wrong), ani));
  });

  test('a file of 200 MB is refused in words', async () => {
    const file = { name: 'besar.pdf', bytes: Buffer.alloc(200 * 1000 * 1000, 'a') };
    expect(await expectRefused(() => postFile(desk, '/meja/kasus/catat', intake(), file))).toContain('terlalu besar');
  });
});

describe('working on a case', () => {
  test.each([
    ['jawab', { hasil: SCRIPT, isi: KEPT }],
    ['jawab', { hasil: 'answered', isi: `${KEPT} ${LONG}${LONG}` }],
    ['tanya', { isi: `${KEPT} ${LONG}` }],
    ['catat', { isi: `${KEPT} ${LONG}${LONG}` }],
    ['bagi', { unit: SCRIPT, isi: KEPT, tanggal: '2026-11-30' }],
    ['bagi', { unit: 'Dinas disdik', isi: KEPT, tanggal: '2026-11-01' }],
    ['bagi', { unit: 'Dinas disdik', isi: KEPT, tanggal: '2026-02-30' }],
    ['teruskan', { unit: SCRIPT, isi: KEPT }],
    ['teruskan', { unit: 'Dinas disdik', isi: `${KEPT} ${LONG}` }],
    ['perpanjang', { isi: `${KEPT} ${LONG}` }],
  ])('%s refuses %o', async (path, wrong) => {
    const { id } = await newCase();
    await expectRefused(() => desk.post(`/meja/kasus/${id}/${path}`, wrong as Fields, ani));
  });

  test.each([
    ['gabung', { nomor: SCRIPT }],
    ['serahkan', { kepada: SCRIPT }],
  ])('%s refuses %o', async (path, wrong) => {
    const { id } = await newCase();
    await expectRefused(() => desk.post(`/meja/kasus/${id}/${path}`, wrong as Fields, ani), {
      words: 'perlu diperbaiki',
    });
  });

  test('an answer with a harmful file is not sent', async () => {
    const { id } = await newCase();
    const file = { field: 'answer-berkas', name: 'uji.txt', bytes: Buffer.from(EICAR) };
    const form = { 'answer-hasil': 'answered', 'answer-isi': KEPT };
    const page = await expectRefused(() => postFile(desk, `/meja/kasus/${id}/jawab`, form, file));
    expect(page).toContain('berbahaya');
  });

  test('an answer that is sent twice at once is one answer', async () => {
    const { id } = await newCase();
    const form = { hasil: 'answered', isi: KEPT };
    const sent = await Promise.all([1, 2].map(() => desk.post(`/meja/kasus/${id}/jawab`, form, ani)));
    expect(sent.map(({ statusCode }) => statusCode).filter((status) => status === 303)).not.toHaveLength(0);
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql`select from cases.event where case_id = ${id} and kind = 'answered'`.execute(tx),
    );
    expect(rows).toHaveLength(1);
  });

  test('templates refuse what is too long', async () => {
    await expectRefused(() => desk.post('/meja/kasus/templat', { nama: LONG, isi: KEPT }, ani));
  });
});
