import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { beginYearlyReport } from './report-commands.ts';
import { askFor, type BookTown, decide } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let head: Actor;
let books: BookTown;
let server: Awaited<ReturnType<typeof openOffice>>;
const HREF = '/meja/ppid/laporan/2026-2';

beforeAll(async () => {
  town = await foundTown(database.db);
  head = anActor(town, town.root);
  books = { db: database.db, owner: database.owner, town, decidedBy: head.personId };
  server = await openOffice(database.db, town, '2026-11-23');
  await decide(books, await askFor(books, 'Anggaran jalan', '2026-06-02'), '2026-06-08', 'granted');
  await decide(books, await askFor(books, 'Daftar gaji', '2026-07-03'), '2026-07-09', 'refused');
});
afterAll(() => server.close());

const pdfText = async (pdf: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text;

describe('a report', () => {
  test('keeps what was written, is published with its figures, and read by everyone', async () => {
    expect((await server.get('/ppid/laporan')).body).toContain('Belum ada laporan yang terbit');
    const written = { policy: 'Kami mengumumkan lebih dulu.\n\nBaru kemudian menjawab.', staff: '<b>Dua</b> petugas' };
    expect((await server.post(HREF, head, written)).statusCode).toBe(303);
    const draft = (await server.get(HREF, head)).body;
    expect(draft).toContain('Baru kemudian menjawab.');
    expect((await server.get('/ppid/laporan/2026-2')).statusCode).toBe(404);
    expect((await server.post(`${HREF}/terbit`, head, {})).statusCode).toBe(303);
    const page = (await server.get('/ppid/laporan/2026-2')).body;
    expect(page).toContain('Kami mengumumkan lebih dulu.');
    expect(page).toContain('&lt;b>Dua&lt;/b>');
    expect(page).not.toContain('/meja/');
    expect((await server.get('/ppid/laporan')).body).toContain('Caturwulan 2 2026');
    const text = await pdfText((await server.get(`${HREF}/laporan.pdf`, head)).rawPayload);
    for (const told of ['Kabupaten contohkab', 'Permohonan diterima', 'huruf h', 'Baru kemudian menjawab.'])
      expect(text).toContain(told);
  });

  test('stands as it was published, whatever happens later, until it is taken back', async () => {
    await inTransaction(database.owner, town, (tx) => sql`update cases.case set outcome = 'granted'`.execute(tx));
    const figures = await inReadOnly(database.db, town, (tx) =>
      sql<{ refused: number }>`
        select (figures->'requests'->'byOutcome'->>'refused')::int as refused from disclosure.report`.execute(tx),
    );
    expect(figures.rows).toEqual([{ refused: 1 }]);
    expect((await server.post(HREF, head, { policy: 'Diam-diam diubah' })).statusCode).toBe(409);
    expect((await server.post(`${HREF}/terbit`, head, {})).statusCode).toBe(409);
    expect((await server.post(`${HREF}/tarik`, head, {})).statusCode).toBe(303);
    expect((await server.get('/ppid/laporan/2026-2')).statusCode).toBe(404);
    expect((await server.post(`${HREF}/tarik`, head, {})).statusCode).toBe(409);
  });

  test('is not published before its period is over, nor by those who may only read', async () => {
    expect((await server.post('/meja/ppid/laporan/2026/terbit', head, {})).statusCode).toBe(409);
    const reader = anActor(town, town.root, ['disclosure.export']);
    expect((await server.get(HREF, reader)).statusCode).toBe(200);
    expect((await server.post(HREF, reader, { policy: 'x' })).statusCode).toBe(403);
    expect((await server.post(`${HREF}/terbit`, reader, {})).statusCode).toBe(403);
    const ofUnit = anActor(town, town.dinkes);
    expect((await server.get(HREF, ofUnit)).statusCode).toBe(403);
    expect((await server.get('/meja/ppid/laporan/2026-5', head)).statusCode).toBe(404);
  });

  test('too long a text comes back with what was typed', async () => {
    const long = await server.post(HREF, head, { policy: 'x'.repeat(10_001), staff: 'Tetap di sini' });
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('Paling panjang 10.000 huruf.');
    expect(long.body).toContain('Tetap di sini');
  });

  test('on a year that is over begins by itself, once, with its deadline', async () => {
    const begin = () => inTransaction(database.db, town, (tx) => beginYearlyReport(tx, 2025));
    expect(await begin()).not.toBeNull();
    expect(await begin()).toBeNull();
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{ due_on: string; href: string }>`
        select due_on, href from deadlines.deadline where kind = 'disclosure.report'`.execute(tx),
    );
    expect(rows).toEqual([{ due_on: '2026-03-31', href: '/meja/ppid/laporan/2025' }]);
    const other = await foundTown(database.db, 'kosongkab', '32.10');
    expect(await inTransaction(database.db, other, (tx) => beginYearlyReport(tx, 2025))).toBeNull();
  });
});

describe('the evidence', () => {
  test('holds books, report, list and rules, each with its checksum', async () => {
    const pack = await server.get(`${HREF}/bukti.zip`, head);
    const files = unzipSync(new Uint8Array(pack.rawPayload));
    expect(Object.keys(files)).toEqual([
      ...['laporan-2026-2.pdf', 'register-permohonan.xlsx', 'register-penolakan.xlsx', 'register-keberatan.xlsx'],
      ...['daftar-informasi-publik.csv', 'aturan-tenggat.csv', 'SHA256SUMS'],
    ]);
    const sums = Buffer.from(files.SHA256SUMS ?? []).toString();
    const rules = Buffer.from(files['aturan-tenggat.csv'] ?? []);
    expect(rules.toString()).toContain('UU 14/2008 Pasal 22');
    const { createHash } = await import('node:crypto');
    expect(sums).toContain(`${createHash('sha256').update(rules).digest('hex')}  aturan-tenggat.csv`);
    expect(sums.trim().split('\n')).toHaveLength(6);
  });
});
