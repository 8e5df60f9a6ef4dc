import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from '../config/settings.ts';
import { newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { deleteFile, type FileId, findFile, readBytes, removeDeletedFiles, storeUpload } from './files.ts';
import { openFiles } from './open-files.ts';
import { safeName } from './sniff.ts';

const database = useTestDatabase();
const home = mkdtempSync(`${tmpdir()}/pendopo-files-`);
const files = await openFiles(readSettings({ PENDOPO_HOME: home }));
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };

afterAll(() => rmSync(home, { recursive: true }));

const store = (bytes: Uint8Array, fileName: string) =>
  storeUpload(files, database.db, ours, { bytes, fileName, uploadedBy: null, isPublic: true });

const photo = () =>
  sharp({ create: { width: 1600, height: 900, channels: 3, background: '#0B6B57' } })
    .withExif({ IFD0: { Copyright: 'rahasia' }, IFD3: { GPSLatitude: '6/1 43/1 0/1', GPSLatitudeRef: 'S' } })
    .jpeg()
    .toBuffer();

async function bytesOf(id: FileId, part: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await readBytes(files, ours.governmentId, id, part)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a picture', () => {
  test('loses its metadata and is made in several widths, none larger than itself', async () => {
    expect((await sharp(await photo()).metadata()).exif).toBeDefined();
    const file = await store(await photo(), 'Foto Kegiatan.JPG');
    expect(file).toMatchObject({
      kind: 'image',
      name: 'foto-kegiatan.webp',
      widths: [320, 640, 960, 1280],
      widthPx: 1280,
      heightPx: 720,
    });
    for (const part of ['320.avif', '1280.webp']) {
      const made = await sharp(await bytesOf(file.id, part)).metadata();
      expect(made.exif).toBeUndefined();
      expect(made.width).toBe(Number.parseInt(part, 10));
    }
  });

  test('is turned upright', async () => {
    const lying = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await store(lying, 'a.jpg')).toMatchObject({ widthPx: 200, heightPx: 400, widths: [200] });
  });
});

describe('what is refused', () => {
  test.each([
    ['text that calls itself a picture', Buffer.from('halo'), 'foto.jpg'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'a.svg'],
    ['HTML that calls itself text', Buffer.from('<!doctype html><script>1</script>'), 'a.txt'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), 'a.pdf'],
    ['an archive', Buffer.from('504b03040a00000000000000000000000000', 'hex'), 'a.docx'],
    ['a picture cut off', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'a.jpg'],
    ['an empty file', Buffer.alloc(0), 'a.csv.jpg'],
  ])('%s', async (_what, bytes, name) => {
    await expect(store(bytes, name)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('too large, and nothing is left of it', async () => {
    const before = readdirSync(home, { recursive: true }).length;
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(26 * 1024 * 1024)]);
    await expect(store(large, 'a.pdf')).rejects.toMatchObject({ code: 'invalid' });
    expect(readdirSync(home, { recursive: true })).toHaveLength(before);
  });
});

test('a document keeps its bytes; names never become paths', async () => {
  const bytes = Buffer.from('%PDF-1.7\n%%EOF');
  const file = await store(bytes, '../../etc/Laporan "akhir"\r\n.exe');
  expect(file).toMatchObject({ kind: 'document', name: 'laporan-akhir.pdf', mimeType: 'application/pdf' });
  expect(await bytesOf(file.id, 'asli')).toEqual(bytes);
  expect(safeName('...', 'pdf')).toBe('berkas.pdf');
});

test('a file of another government is not found, nor is a deleted one', async () => {
  const file = await store(Buffer.from('a,b\n1,2\n'), 'data.csv');
  expect(await inReadOnly(database.db, theirs, (tx) => findFile(tx, file.id))).toBeUndefined();
  await inTransaction(database.db, ours, (tx) => deleteFile(tx, file.id));
  expect(await inReadOnly(database.db, ours, (tx) => findFile(tx, file.id))).toBeUndefined();
});

test('the bytes of a deleted file go after 30 days, not before', async () => {
  const file = await store(Buffer.from('a,b\n1,2\n'), 'lama.csv');
  await inTransaction(database.db, ours, (tx) => deleteFile(tx, file.id));
  const sweep = () => inTransaction(database.db, ours, (tx) => removeDeletedFiles(files, tx, ours.governmentId));
  await sweep();
  expect((await bytesOf(file.id, 'asli')).length).toBeGreaterThan(0);
  await inTransaction(database.db, ours, (tx) =>
    sql`update files.file set deleted_at = now() - interval '31 days' where id = ${file.id}`.execute(tx),
  );
  expect(await sweep()).toBe(1);
  await expect(bytesOf(file.id, 'asli')).rejects.toThrow();
});
