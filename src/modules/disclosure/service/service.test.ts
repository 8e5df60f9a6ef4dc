import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let head: Actor;
let server: Awaited<ReturnType<typeof openOffice>>;

const facts = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ superior: 'Hilmy, Sekretaris Daerah', ppid: 'Ani, Kepala Diskominfo', officers: 'Budi\nCitra' },
  ...{ place: 'Lantai 1', hours: 'Senin–Jumat 08.00–15.00', fees: 'Rp500 per lembar, SK Bupati 5/2026' },
  ...{ maklumat: 'Kami berjanji menjawab.\n\nTepat <b>waktu</b>.', signedBy: '', signedTitle: '', signedOn: '' },
  audio: '',
  ...more,
});

beforeAll(async () => {
  town = await foundTown(database.db);
  head = anActor(town, town.root);
  server = await openOffice(database.db, town, '2026-11-23');
});
afterAll(() => server.close());

test('the page tells the lawful times from the rules before anybody has written anything', async () => {
  const page = (await server.get('/ppid')).body;
  expect(page).toContain('Paling lambat 10 hari kerja.');
  expect(page).toContain('7 hari kerja, dengan alasan tertulis');
  expect(page).toContain('UU 14/2008 Pasal 37 ayat (2)');
  expect(page).not.toContain('Maklumat');
  expect((await server.get('/ppid/maklumat.pdf')).statusCode).toBe(404);
  expect(Buffer.byteLength(page)).toBeLessThan(60_000);
});

test('what is saved stands on every site; the maklumat only once it is signed, also as a paper', async () => {
  expect((await server.post('/meja/ppid', head, facts())).statusCode).toBe(303);
  const draft = (await server.get('/ppid', null, 'dinkes.')).body;
  expect(draft).toContain('Hilmy, Sekretaris Daerah');
  expect(draft).not.toContain('Kami berjanji');
  const signed = facts({ signedBy: 'Bupati Contoh', signedTitle: 'Bupati', signedOn: '2026-11-02' });
  expect((await server.post('/meja/ppid', head, signed)).statusCode).toBe(303);
  const page = (await server.get('/ppid')).body;
  expect(page).toContain('Kami berjanji menjawab.');
  expect(page).toContain('&lt;b>waktu');
  const pdf = (await server.get('/ppid/maklumat.pdf')).rawPayload;
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text).toContain('Bupati Contoh');
});

test('an earlier state can be brought back', async () => {
  const page = (await server.get('/meja/ppid', head)).body;
  const id = /kembalikan\/([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
  expect((await server.post(`/meja/ppid/kembalikan/${id}`, head, {})).statusCode).toBe(303);
  expect((await server.get('/ppid')).body).not.toContain('Kami berjanji menjawab.');
});

test.each([
  [{ signedOn: '2026-11-24' }, 'signedOn'],
  [{ signedOn: 'kemarin' }, 'signedOn'],
  [{ audio: 'http://contoh.id/x.mp3' }, 'audio'],
  [{ audio: 'javascript:alert(1)' }, 'audio'],
  [{ ppid: 'x'.repeat(201) }, 'ppid'],
])('%j comes back with what was typed', async (wrong, field) => {
  const page = await server.post('/meja/ppid', head, facts(wrong));
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain(`href="#isian-${field}"`);
  expect(page.body).toContain('SK Bupati 5/2026');
});

test('is written by those who manage at the root only, and seen by no other government', async () => {
  const ofUnit = anActor(town, town.dinkes);
  expect((await server.get('/meja/ppid', ofUnit)).statusCode).toBe(200);
  expect((await server.post('/meja/ppid', ofUnit, facts())).statusCode).toBe(403);
  expect((await server.get('/meja/ppid', anActor(town, town.root, []))).statusCode).toBe(403);
  const other = await foundTown(database.db, 'lainkab', '32.10');
  const neighbours = await openOffice(database.db, other, '2026-11-23');
  expect((await neighbours.get('/ppid')).body).not.toContain('Hilmy');
  await neighbours.close();
});
