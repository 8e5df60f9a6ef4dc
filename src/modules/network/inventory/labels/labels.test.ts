import { sql } from 'kysely';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import { printLabels } from './label-sheet.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let engineer: ReturnType<typeof anActor>;
let office: string;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  engineer = anActor(town);
  const post = (path: string, fields: Record<string, string>) => desk.post(`/meja/jaringan/${path}`, engineer, fields);
  office = String((await post('lokasi', { nama: 'Kantor Waled', unit: 'waled' })).headers.location);
  for (const [name, seri] of [
    ['rt-waled', 'SN-1'],
    ['sw-waled #let x = 1', ''],
  ] as const) {
    await post('perangkat', { nama: name, lokasi: 'Kantor Waled', peran: 'router', seri, aset: 'KIB-9' });
  }
});
afterAll(() => desk.close());

test('the labels of a location name each device and are for those who may see it', async () => {
  const paper = await desk.get(`${office}/label.pdf`, engineer);
  expect(paper.headers['content-type']).toBe('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper.rawPayload)), { mergePages: true });
  for (const shown of ['rt-waled', 'sw-waled #let x = 1', 'SN-1 · KIB-9', 'Kantor Waled', 'Kabupaten contohkab']) {
    expect(text).toContain(shown);
  }
  expect((await desk.get(`${office}/label.pdf`, anActor(town, '/ciledug/'))).statusCode).toBe(404);
});

test('a location with many devices gets its labels in parts, also where its address is long', async () => {
  const labels = Array.from({ length: 60 }, (_, at) => ({
    ...{ name: `sw-${at}`, place: 'Kantor', numbers: '' },
    address: `https://domain-yang-sangat-panjang-sekali.kabupatencirebon.go.id:30000/meja/jaringan/perangkat/${crypto.randomUUID()}`,
  }));
  const now = Temporal.Instant.from('2026-11-23T02:00:00Z');
  const paper = printLabels(labels, { owner: 'Kabupaten', what: 'Kantor', language: 'id', now });
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(paper)), { mergePages: true });
  expect(totalPages).toBe(2);
  expect(text).toContain('sw-47');
  expect(text).not.toContain('sw-48');
  const page = (await desk.get(office, engineer)).body;
  expect(page).toContain('label.pdf?bagian=1');
  expect(page).not.toContain('label.pdf?bagian=2');
});

test('pictures of a place are kept for the desk, shown on its page, and go with it; what is no picture is refused', async () => {
  const countFiles = async () => {
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{
        count: number;
      }>`select count(*)::integer as count from files.file where deleted_at is null and not is_public`.execute(tx),
    );
    return rows[0]?.count;
  };
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  const send = (file: Buffer, actor = engineer) =>
    desk.post(`${office}/foto`, actor, { file, name: 'rak.png', field: 'foto' });
  expect((await send(picture, anActor(town, '/ciledug/'))).statusCode).toBe(403);
  expect((await send(Buffer.from('bukan gambar'))).statusCode).toBe(303);
  expect(await countFiles()).toBe(0);
  expect((await send(picture)).statusCode).toBe(303);
  const page = (await desk.get(office, engineer)).body;
  expect(page).toContain('Foto 1 dari Kantor Waled');
  const [, remove = ''] = /action="([^"]*\/foto\/[^"]*\/hapus)"/.exec(page) ?? [];
  expect(await countFiles()).toBe(1);
  expect((await desk.post(remove, engineer)).statusCode).toBe(303);
  expect(await countFiles()).toBe(0);
});
