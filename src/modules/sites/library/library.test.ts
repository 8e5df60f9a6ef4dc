import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { type FileId, findFile, type StoredFile, storeUpload } from '../../../platform/files/files.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { createDraft, restoreVersion, saveVersion } from '../commands.ts';
import type { ContentFacts, ContentId, ContentKind } from '../content.ts';
import { deskRoutes } from '../desk/routes.ts';
import { employ, foundTown, NOW, openDesk, type TestDesk, type TestTown, testFiles } from '../desk/testing.ts';
import { addOfficer, removeOfficer } from '../office-commands.ts';
import { addToLibrary } from './library.ts';
import { listLibrary } from './library-queries.ts';

const database = useTestDatabase();
const files = testFiles();
let town: TestTown;
let desk: TestDesk;
let writer: Actor;
let stranger: Actor;
let head: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files });
  const permissions = ['sites.write', 'sites.manage'];
  writer = await employ(database.db, town, { name: 'Ani', at: town.cibogo, permissions });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions });
  head = await employ(database.db, town, { name: 'Dewi', at: town.portal, permissions: ['sites.review'] });
});

afterAll(() => desk.close());

const deps = () => ({ db: database.db, clock: stoppedClock(NOW) });

async function upload(fileName: string): Promise<StoredFile> {
  const sharp = (await import('sharp')).default;
  const bytes = fileName.endsWith('.png')
    ? await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0B6B57' } })
        .png()
        .toBuffer()
    : Buffer.from('uraian,rupiah\nBelanja,1000\n');
  return storeUpload(files, database.db, town, { fileName, bytes, uploadedBy: writer.personId, isPublic: false });
}

async function keep(fileName: string): Promise<StoredFile> {
  const file = await upload(fileName);
  await inTransaction(database.db, town, (tx) => addToLibrary(tx, file, town.cibogo.unitPath));
  return file;
}

interface Parts {
  readonly html?: string;
  readonly facts?: ContentFacts;
  readonly cover?: FileId;
  readonly kind?: ContentKind;
}

const writtenOf = ({ html = '<p>Isi</p>', facts = {}, cover }: Parts) => ({
  ...{ title: 'Panen raya', summary: '', html, facts, coverFileId: cover ?? null, isWarning: false },
  ...{ startsAt: null, endsAt: null, note: '' },
});
const sending = () => ({ key: newId(), after: { step: 'save' } }) as const;

const write = (parts: Parts) =>
  createDraft(
    deps(),
    writer,
    { ...writtenOf(parts), siteId: town.cibogo.siteId, kind: parts.kind ?? 'news' },
    sending(),
  );
const rewrite = (id: ContentId, expectedVersion: number, parts: Parts) =>
  saveVersion(deps(), writer, { ...writtenOf(parts), id, expectedVersion }, sending());
const listed = (actor: Actor, filter: Parameters<typeof listLibrary>[2] = {}) =>
  inReadOnly(database.db, town, async (tx) => (await listLibrary(tx, actor, filter, {})).rows);
const rowOf = async (file: StoredFile, actor = writer) => (await listed(actor)).find(({ id }) => id === file.id);
const stands = (file: StoredFile) => inReadOnly(database.db, town, (tx) => findFile(tx, file.id));

test('what is sent in while writing is listed with its text, and only where one serves', async () => {
  const boundary = 'batas';
  const fields = {
    kunci: newId(),
    judul: 'Laporan',
    ringkasan: '',
    teks: 'Terlampir',
    bentuk: 'plain',
    lalu: 'simpan',
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="berkas"; filename="laporan.csv"\r\ncontent-type: text/csv\r\n\r\na,b\n1,2\n\r\n--${boundary}--\r\n`;
  desk.admit(writer);
  const sent = await desk.app.inject({
    ...{ method: 'POST', url: `/meja/tulis?jenis=document&situs=${town.cibogo.siteId}` },
    headers: {
      ...{ host: 'contohkab.localhost:3000', 'x-actor': writer.personId },
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: parts.join('') + file,
  });
  expect(sent.statusCode).toBe(303);
  const page = await desk.get('/meja/berkas?cari=laporan', writer);
  expect(page.body).toContain('laporan.csv');
  expect(page.body).toContain(String(sent.headers.location).split('?')[0]);
  expect((await desk.get('/meja/berkas', stranger)).body).not.toContain('laporan.csv');
  expect((await desk.get('/meja/berkas', head)).body).toContain('laporan.csv');
});

test('covers, pictures, links within texts and photos of officers count as used; dropped ones no longer do', async () => {
  const [cover, inText, linked] = [await keep('sampul.png'), await keep('teks.png'), await keep('surat.csv')];
  const html = `<p><img src="/berkas/${inText.id}/40.webp" alt="Sawah"> <a href="/berkas/${linked.id}/surat.csv">surat</a></p>`;
  const id = await write({ html, cover: cover.id });
  for (const file of [cover, inText, linked])
    expect(await rowOf(file)).toMatchObject({ useCount: 1, mayDelete: false });
  await rewrite(id, 1, { cover: cover.id });
  expect((await rowOf(cover))?.useCount).toBe(1);
  for (const file of [inText, linked]) expect(await rowOf(file)).toMatchObject({ useCount: 0, mayDelete: true });
  const photo = await keep('kuwu.png');
  const officer = { name: 'Kuwu Wati', title: 'Kuwu', phone: '', email: '', photoFileId: photo.id };
  await addOfficer(deps(), writer, { ...officer, siteId: town.cibogo.siteId }, newId());
  expect(await rowOf(photo)).toMatchObject({ useCount: 1, uses: [{ usedBy: 'officer', title: 'Kuwu Wati' }] });
  const officerId = await inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('sites.officer').select('id').where('photo_file_id', '=', photo.id).executeTakeFirstOrThrow(),
  );
  await removeOfficer(deps(), writer, officerId.id);
  expect((await rowOf(photo))?.useCount).toBe(0);
});

test('pictures that some text shows without words are pointed out', async () => {
  const [bare, told, empty] = [await keep('polos.png'), await keep('lengkap.png'), await keep('kosong.png')];
  const image = (file: StoredFile, alt: string) => `<p><img src="/berkas/${file.id}/40.webp"${alt}></p>`;
  await write({ html: image(bare, '') + image(told, ' alt="Balai desa"') + image(empty, ' alt=" "') });
  const album = await keep('album.png');
  const picture = { fileId: album.id, alt: '', widthPx: 40, heightPx: 30 };
  await write({ kind: 'photo', facts: { pictures: [picture] } });
  const names = (await listed(writer, { state: 'no-alt' })).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['album.webp', 'kosong.webp', 'polos.webp']);
});

test('an unused file is deleted, comes back by undo, and is refused while used', async () => {
  const file = await keep('lama.png');
  expect((await desk.post(`/meja/berkas/${file.id}/hapus`, stranger, {})).statusCode).toBe(403);
  expect((await desk.post(`/meja/berkas/${file.id}/hapus`, head, {})).statusCode).toBe(403);
  expect(await stands(file)).toBeDefined();
  expect((await desk.post(`/meja/berkas/${file.id}/hapus`, writer, {})).statusCode).toBe(303);
  expect(await stands(file)).toBeUndefined();
  const trash = await desk.get('/meja/berkas?keadaan=deleted', writer);
  expect(trash.body).toContain('lama.webp');
  expect(trash.body).toContain('Bisa dikembalikan sampai');
  expect((await desk.get('/meja/berkas', writer)).body).not.toContain('lama.webp');
  expect((await desk.post(`/meja/berkas/${file.id}/pulihkan`, writer, {})).statusCode).toBe(303);
  expect(await stands(file)).toBeDefined();
  await write({ cover: file.id });
  await desk.post(`/meja/berkas/${file.id}/hapus`, writer, {});
  expect(await stands(file)).toBeDefined();
});

test('an older version that is restored brings back the file it shows', async () => {
  const file = await keep('dulu.png');
  const id = await write({ html: `<p><img src="/berkas/${file.id}/40.webp" alt="Dulu"></p>` });
  await rewrite(id, 1, {});
  await desk.post(`/meja/berkas/${file.id}/hapus`, writer, {});
  expect(await stands(file)).toBeUndefined();
  await restoreVersion(deps(), writer, id, 1);
  expect(await stands(file)).toBeDefined();
  expect(await rowOf(file)).toMatchObject({ useCount: 1, deletedAt: null });
});

test('a file of another part of the building is neither listed nor deleted, though a text names it', async () => {
  const attachment = await upload('ktp.png');
  const id = await write({ html: `<p><img src="/berkas/${attachment.id}/40.webp" alt=""></p>` });
  await rewrite(id, 1, {});
  expect(await rowOf(attachment)).toBeUndefined();
  expect((await desk.post(`/meja/berkas/${attachment.id}/hapus`, writer, {})).statusCode).toBe(404);
  expect(await stands(attachment)).toBeDefined();
});

test('with 60.000 files the list pages by key and reads no more than a page, also for one village', async () => {
  await inTransaction(database.db, town, fill);
  await sql`analyze sites.library_file`.execute(database.owner);
  const first = await inReadOnly(database.db, town, (tx) => listLibrary(tx, head, {}, {}));
  const next = /sesudah=([^"&]+)/.exec((await desk.get('/meja/berkas', head)).body)?.[1] ?? '';
  const second = await desk.get(`/meja/berkas?sesudah=${next}`, head);
  expect(second.statusCode).toBe(200);
  expect(first.rows).toHaveLength(24);
  for (const row of first.rows) expect(second.body).not.toContain(row.id);
  const newest = sql`order by added_at desc, file_id desc limit 25`;
  expect(await planOf(sql`deleted_at is null ${newest}`)).toContain('library_file_newest');
  expect(await planOf(sql`deleted_at is null and use_count = 0 ${newest}`)).toContain('library_file_unused');
  expect(await planOf(sql`deleted_at is null and lacks_alt ${newest}`)).toContain('library_file_alt');
  const village = sql`starts_with(unit_path, '/desa-7/') and deleted_at is null ${newest}`;
  expect(await planOf(village)).not.toContain('Seq Scan');
});

async function planOf(condition: RawBuilder<unknown>): Promise<string> {
  return inReadOnly(database.db, town, async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select file_id from sites.library_file where ${condition}`.execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

async function fill(tx: Tx): Promise<void> {
  await sql`insert into files.file (id, kind, name, mime_type, size_bytes, sha256, created_at)
    select gen_random_uuid(), 'document', 'arsip-' || n || '.pdf', 'application/pdf', 1000, '', now() - n * interval '1 minute'
    from generate_series(1, 60000) n`.execute(tx);
  await sql`insert into sites.library_file (file_id, unit_path, name, kind, size_bytes, added_at, use_count)
    select id, '/desa-' || right(name, 9) || '/', name, kind, size_bytes, created_at, (random() > 0.01)::integer
    from files.file where name like 'arsip-%'`.execute(tx);
}
