import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { foundTown, openServer, type TestServer, type TestTown } from '../testing.ts';

const database = useTestDatabase();
const BYTES = Buffer.from(`%PDF-1.7\n${'lampiran '.repeat(2000)}\n%%EOF`);
let town: TestTown;
let server: TestServer;
let neighbours: TestServer;

beforeAll(async () => {
  town = await foundTown(database.db, 'unggahkab', '32.09');
  await foundTown(database.db, 'tetanggaunggah', '32.10');
  server = await openServer(database.db, 'dinkes.unggahkab');
  neighbours = await openServer(database.db, 'tetanggaunggah');
  for (const { app } of [server, neighbours]) await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await Promise.all([server.close(), neighbours.close()]);
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A request of the protocol, over a real connection. */
async function tus(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer, by = server) {
  const { request } = await import('node:http');
  const address = by.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `${by === server ? 'dinkes.unggahkab' : 'tetanggaunggah'}.localhost:3000`;
  return new Promise<{ status: number; headers: Readonly<Record<string, unknown>> }>((resolve, reject) => {
    const all = { host, 'tus-resumable': '1.0.0', 'content-length': String(body?.length ?? 0), ...headers };
    const sent = request({ host: '127.0.0.1', port, path, method, headers: all }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject).end(body);
  });
}

async function create(key: string, { size = BYTES.length, name = 'surat.pdf' } = {}) {
  const metadata = `kunci ${base64(key)},filename ${base64(name)}`;
  return tus('POST', '/unggah', { 'upload-length': String(size), 'upload-metadata': metadata });
}

const piece = (path: string, offset: number, end: number) =>
  tus(
    'PATCH',
    path,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    BYTES.subarray(offset, end),
  );

async function uploaded(key: string): Promise<string> {
  const path = String((await create(key)).headers.location);
  await piece(path, 0, BYTES.length);
  return path;
}

const ask = (kunci: string, unggahan: string) =>
  server.post('/tanya', {
    ...{ kunci, unggahan, judul: 'Jam buka', isi: 'Yang sudah saya ketik', kerahasiaan: 'open', nama: 'Siti' },
  });
const idOf = (path: string) => path.split('/').at(-1) ?? '';
async function attachments(): Promise<readonly unknown[]> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql`select f.name, f.size_bytes from cases.attachment a join files.file f on f.id = a.file_id`.execute(tx),
  );
  return rows;
}

describe('a large file', () => {
  test('goes on after a broken link, and comes with its form', async () => {
    const kunci = newId<string>();
    const created = await create(kunci);
    expect(created.status).toBe(201);
    const path = String(created.headers.location);
    expect((await piece(path, 0, 5000)).status).toBe(204);
    const known = await tus('HEAD', path);
    expect([known.status, known.headers['upload-offset'], known.headers['cache-control']]).toEqual([
      200,
      '5000',
      'no-store',
    ]);
    expect((await piece(path, 4000, 6000)).status).toBe(409);
    expect((await piece(path, 5000, BYTES.length)).status).toBe(204);
    expect((await ask(kunci, idOf(path))).statusCode).toBe(303);
    expect(await attachments()).toEqual([{ name: 'surat.pdf', size_bytes: BYTES.length }]);
    expect((await ask(kunci, idOf(path))).statusCode).toBe(303);
    expect(await attachments()).toHaveLength(1);
  });

  test.each([
    ['another form', async () => idOf(await uploaded(newId<string>()))],
    ['nobody', async () => 'f'.repeat(32)],
    ['a path', async () => '../../secret'],
  ])('of %s is not taken', async (_whose, upload) => {
    const page = await ask(newId<string>(), await upload());
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('sudah tidak ada');
    expect(page.body).toContain('Yang sudah saya ketik');
  });

  test('that is unfinished is not taken', async () => {
    const kunci = newId<string>();
    const path = String((await create(kunci)).headers.location);
    await piece(path, 0, 100);
    expect((await ask(kunci, idOf(path))).statusCode).toBe(422);
  });

  test('is reached from its own government only, and read by nobody', async () => {
    const path = await uploaded(newId<string>());
    expect((await tus('HEAD', path, {}, undefined, neighbours)).status).toBe(404);
    expect((await tus('GET', path)).status).toBe(404);
    expect((await tus('HEAD', '/unggah/..%2f..%2fsecret')).status).toBe(404);
    const folder = join(server.deps.settings.PENDOPO_HOME, 'unggahan');
    expect(readdirSync(folder)).toEqual([town.governmentId]);
  });

  test('must not be larger than any file may be, and must name its form', async () => {
    expect((await create(newId<string>(), { size: 26 * 1024 * 1024 })).status).toBe(413);
    expect((await create('bukan kunci')).status).toBe(400);
    expect((await tus('POST', '/unggah', { 'upload-length': '5' })).status).toBe(400);
    const cross = { 'sec-fetch-site': 'cross-site', 'upload-length': '5' };
    expect((await tus('POST', '/unggah', cross)).status).toBe(403);
  });
});
