import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { readSettings } from '../config/settings.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import { useTestDatabase } from '../database/testing.ts';
import { createApp } from '../http/app.ts';
import type { App } from '../http/fastify.ts';
import { createPageCache } from '../http/page-cache.ts';
import type { Place } from '../http/place.ts';
import { readUploadForm } from '../http/uploads.ts';
import type { Actor } from '../identity/actor.ts';
import { fileHref, type StoredFile, storeUpload } from './files.ts';
import { openFiles } from './open-files.ts';
import { filesRoutes } from './routes.ts';

const database = useTestDatabase();
const home = mkdtempSync(`${tmpdir()}/pendopo-berkas-`);
const settings = readSettings({ PENDOPO_HOME: home });
const files = await openFiles(settings);
const assets = { stylesheet: '', font: '', icon: '', island: () => '' };
const [ours, theirs] = [newId<'government'>(), newId<'government'>()];
const PDF = Buffer.from(`%PDF-1.7\n${'isi '.repeat(300)}\n%%EOF`);
let app: App;

const placeOf = (governmentId: GovernmentId): Place => ({
  ...{ kind: 'site', governmentId, siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/', hue: null },
  ...{
    isGovernmentSite: true,
    governmentName: 'Kabupaten Contoh',
    governmentLabel: 'contoh',
    timeZone: 'Asia/Jakarta',
  },
});
const places = new Map([
  ['kami.localhost', placeOf(ours)],
  ['mereka.localhost', placeOf(theirs)],
]);

beforeAll(async () => {
  const cache = createPageCache(0);
  const hosts = { find: async (name: string) => places.get(name) ?? null, forget: () => undefined };
  app = await createApp({
    ...{ db: database.db, hosts, cache, assets, assetsDir: home, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false },
  });
  app.addHook('preHandler', async (request) => {
    if (request.headers['x-masuk'] === 'ya') request.actor = { governmentId: ours } as Actor;
  });
  const address = { scheme: 'http', domain: 'localhost', port: null } as const;
  await app.register(filesRoutes, { db: database.db, settings, files, clock: systemClock, address, assets });
  app.post('/unggah', async (request) => {
    const sent = await readUploadForm(request);
    for (const { bytes, fileName } of sent.files)
      await storeUpload(
        files,
        database.db,
        { governmentId: ours },
        { bytes, fileName, uploadedBy: null, isPublic: true },
      );
    return { stored: sent.files.length };
  });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

const store = (bytes: Uint8Array, fileName: string, isPublic = true) =>
  storeUpload(files, database.db, { governmentId: ours }, { bytes, fileName, uploadedBy: null, isPublic });
const get = (url: string, headers: Record<string, string> = {}, host = 'kami.localhost') =>
  app.inject({ method: 'GET', url, headers: { host, ...headers } });
const picture = (widthPx: number) =>
  sharp({ create: { width: widthPx, height: 100, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();

describe('a picture', () => {
  let file: StoredFile;
  beforeAll(async () => {
    file = await store(await picture(700), 'Pasar.jpg');
  });

  test.each([
    ['320.avif', 'image/avif'],
    ['700.webp', 'image/webp'],
    ['pasar.webp', 'image/webp'],
  ])('is shown as %s and kept by browsers for a year', async (part, type) => {
    const { statusCode, headers } = await get(`/berkas/${file.id}/${part}`);
    expect([statusCode, headers['content-type']]).toEqual([200, type]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-disposition']).toBe('inline; filename="pasar.webp"');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('that the browser has is not sent again', async () => {
    const { headers } = await get(`/berkas/${file.id}/320.webp`);
    const again = await get(`/berkas/${file.id}/320.webp`, { 'if-none-match': `"lain", W/${String(headers.etag)}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get(`/berkas/${file.id}/640.webp`, { 'if-none-match': String(headers.etag) })).statusCode).toBe(200);
  });

  test.each(['960.webp', '0320.webp', '320.jpg', 'asli', '..%2f320.webp', '%00', '320.webp%00', 'a'.repeat(250)])(
    'in the form %s is not found',
    async (part) => {
      expect((await get(`/berkas/${file.id}/${part}`)).statusCode).toBe(404);
    },
  );
});

describe('a document', () => {
  let file: StoredFile;
  beforeAll(async () => {
    file = await store(PDF, 'Rencana Kerja.pdf');
  });

  test('comes with its length; a PDF is shown, a table is saved', async () => {
    const answer = await get(fileHref(file));
    expect(answer.rawPayload).toEqual(PDF);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-length': String(PDF.length) });
    expect(answer.headers['content-disposition']).toBe('inline; filename="rencana-kerja.pdf"');
    const table = await store(Buffer.from('nama,nilai\nA,1\n'), 'nilai.csv');
    const { headers } = await get(fileHref(table));
    expect(headers['content-disposition']).toBe('attachment; filename="nilai.csv"');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  });

  test.each([
    ['bytes=0-3', 0, 3],
    ['bytes=10-', 10, PDF.length - 1],
    ['bytes=-5', PDF.length - 5, PDF.length - 1],
    ['bytes=5-999999', 5, PDF.length - 1],
  ])('is sent in the stretch %s', async (range, first, last) => {
    const answer = await get(fileHref(file), { range });
    expect(answer.statusCode).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${first}-${last}/${PDF.length}`);
    expect(answer.rawPayload).toEqual(PDF.subarray(first, last + 1));
  });

  test('behind its end there is nothing; odd stretches and those of an older file give the whole', async () => {
    expect((await get(fileHref(file), { range: `bytes=${PDF.length}-` })).statusCode).toBe(416);
    expect((await get(fileHref(file), { range: 'bytes=-0' })).statusCode).toBe(416);
    for (const range of ['bytes=9-2', 'bytes=0-1,5-6', 'baris=1-2', 'bytes=-'])
      expect((await get(fileHref(file), { range })).statusCode).toBe(200);
    expect((await get(fileHref(file), { range: 'bytes=0-3', 'if-range': '"lain"' })).statusCode).toBe(200);
  });

  test('has one name only', async () => {
    expect((await get(`/berkas/${file.id}/lain.pdf`)).statusCode).toBe(404);
  });
});

describe('who may read', () => {
  test('nobody on a site of another government', async () => {
    const file = await store(PDF, 'a.pdf');
    expect((await get(fileHref(file), {}, 'mereka.localhost')).statusCode).toBe(404);
    expect((await get(`/meja${fileHref(file)}`, { 'x-masuk': 'ya' }, 'mereka.localhost')).statusCode).toBe(404);
    expect((await get(fileHref(file))).statusCode).toBe(200);
  });

  test('before it is public only those at the desk, and nothing keeps it', async () => {
    const draft = await store(PDF, 'draf.pdf', false);
    expect((await get(fileHref(draft))).statusCode).toBe(404);
    expect((await get(fileHref(draft), { 'x-masuk': 'ya' })).statusCode).toBe(404);
    expect((await get(`/meja${fileHref(draft)}`)).statusCode).toBe(404);
    const atDesk = await get(`/meja${fileHref(draft)}`, { 'x-masuk': 'ya' });
    expect([atDesk.statusCode, atDesk.headers['cache-control']]).toEqual([200, 'private, no-store']);
  });

  test.each(['bukan-uuid', newId(), '..', '%00'])('there is no file %s', async (id) => {
    expect((await get(`/berkas/${id}/a.pdf`)).statusCode).toBe(404);
  });
});

test.each([0.3, 0.98])('a form that ends after a share of %s keeps nothing', async (share) => {
  const whole = multipart('foto.jpg', await picture(640));
  const before = readdirSync(home, { recursive: true }).length;
  const payload = whole.subarray(0, Math.floor(whole.length * share));
  const answer = await send(payload);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  expect(readdirSync(home, { recursive: true })).toHaveLength(before);
  expect((await send(whole)).json()).toEqual({ stored: 1 });
});

const send = (payload: Buffer) =>
  app.inject({
    ...{ method: 'POST', url: '/unggah', payload },
    headers: { host: 'kami.localhost', 'content-type': 'multipart/form-data; boundary=batas' },
  });

function multipart(fileName: string, bytes: Buffer): Buffer {
  const head = `--batas\r\nContent-Disposition: form-data; name="berkas"; filename="${fileName}"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--batas--\r\n')]);
}
