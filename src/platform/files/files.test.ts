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
import { removeOrphans } from './orphans.ts';
import { refusalText } from './refusal.ts';
import { safeName } from './sniff.ts';

const database = useTestDatabase();
const home = mkdtempSync(`${tmpdir()}/pendopo-files-`);
const files = await openFiles(readSettings({ PENDOPO_HOME: home }));
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };

afterAll(() => rmSync(home, { recursive: true }));

const store = (bytes: Uint8Array, fileName: string) =>
  storeUpload(files, database.db, ours, { bytes, fileName, uploadedBy: null, isPublic: true });

/** Tag 0x8825 of EXIF, written with the lower byte first: here begins what tells of the place. */
const GPS_POINTER = Buffer.from([0x25, 0x88]);

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
    const sent = await sharp(await photo()).metadata();
    expect(sent.exif?.includes('rahasia')).toBe(true);
    expect(sent.exif?.includes(GPS_POINTER)).toBe(true);
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
      expect([made.exif, made.xmp, made.iptc, made.icc]).toEqual([undefined, undefined, undefined, undefined]);
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

describe('a picture of another shape', () => {
  const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
    sharp({ create: { width, height, channels, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } });

  test('that is very long is made narrower, so that every format can hold it', async () => {
    const file = await store(await plain(1000, 20_000).png().toBuffer(), 'poster.png');
    expect(file).toMatchObject({ widthPx: 500, heightPx: 10_000, widths: [320, 500] });
  });

  test('keeps what is transparent, and of a moving one the first frame', async () => {
    const file = await store(await plain(50, 50, 4).gif().toBuffer(), 'a.gif');
    expect((await sharp(await bytesOf(file.id, '50.webp')).metadata()).pages).toBeUndefined();
    const clear = await store(await plain(50, 50, 4).png().toBuffer(), 'a.png');
    expect((await sharp(await bytesOf(clear.id, '50.webp')).metadata()).hasAlpha).toBe(true);
  });

  test('in grey or for print comes out in the colours of screens', async () => {
    for (const space of ['b-w', 'cmyk'] as const) {
      const file = await store(await plain(50, 50).toColourspace(space).jpeg().toBuffer(), 'a.jpg');
      expect((await sharp(await bytesOf(file.id, '50.webp')).metadata()).space).toBe('srgb');
    }
  });

  test('with a program behind it loses the program', async () => {
    const polyglot = Buffer.concat([await plain(40, 40).jpeg().toBuffer(), Buffer.from('<?php system($_GET[0]) ?>PK')]);
    const file = await store(polyglot, 'a.jpg.php');
    expect(file.name).toBe('a-jpg.webp');
    for (const part of ['40.webp', '40.avif']) expect((await bytesOf(file.id, part)).includes('php')).toBe(false);
  });
});

describe('what is refused', () => {
  const bomb = () =>
    sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'black' } })
      .png()
      .toBuffer();
  const heic = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex');

  test.each([
    ['text that calls itself a picture', Buffer.from('halo'), 'foto.jpg', 'other-type'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'a.svg', 'svg'],
    ['SVG that calls itself a picture', Buffer.from('<?xml version="1.0"?>\n<svg/>'), 'a.png', 'svg'],
    ['HTML that calls itself text', Buffer.from('<!doctype html><script>1</script>'), 'a.txt', 'not-text'],
    ['a PDF that begins as HTML', Buffer.from('<html><script>1</script>%PDF-1.7'), 'a.pdf', 'other-type'],
    ['a GIF that is a program', Buffer.from('GIF89a/*<script>*/=1;alert(1)'), 'a.gif', 'damaged'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), 'a.pdf', 'other-type'],
    ['an archive', Buffer.from('504b03040a00000000000000000000000000', 'hex'), 'a.docx', 'archive'],
    ['a picture cut off', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'a.jpg', 'damaged'],
    ['a photo of a kind that cannot be read', heic, 'IMG_1.HEIC', 'heic'],
    ['text in UTF-16', Buffer.from('nama;nilai', 'utf16le'), 'a.csv', 'not-text'],
    ['an empty file', Buffer.alloc(0), 'a.csv', 'empty'],
  ] as const)('%s', async (_what, bytes, name, reason) => {
    await expect(store(bytes, name)).rejects.toMatchObject({ code: 'invalid', reason });
  });

  test('a picture that unpacks to more than memory should hold, without unpacking it', async () => {
    const small = await bomb();
    expect(small.length).toBeLessThan(1_000_000);
    await expect(store(small, 'a.png')).rejects.toMatchObject({
      reason: 'too-many-pixels',
      message: 'Gambar ini terlalu besar: paling banyak 64 juta piksel. Perkecil dahulu.',
    });
  });

  test('a photo of which the end is missing', async () => {
    const whole = await photo();
    await expect(store(whole.subarray(0, whole.length / 2), 'a.jpg')).rejects.toMatchObject({ reason: 'damaged' });
  });

  test('every reason says in both languages what to do', () => {
    for (const reason of ['heic', 'svg', 'archive', 'image-too-large', 'document-too-large'] as const) {
      expect(refusalText(reason, 'id')).not.toBe(refusalText(reason, 'en'));
      expect(refusalText(reason, 'id')).toMatch(/\.$/);
    }
  });

  test('too large, and nothing is left of it', async () => {
    const before = readdirSync(home, { recursive: true }).length;
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(26 * 1024 * 1024)]);
    await expect(store(large, 'a.pdf')).rejects.toMatchObject({ reason: 'document-too-large' });
    const wide = Buffer.concat([await photo(), Buffer.alloc(15 * 1024 * 1024)]);
    await expect(store(wide, 'a.jpg')).rejects.toMatchObject({ reason: 'image-too-large' });
    expect(readdirSync(home, { recursive: true })).toHaveLength(before);
  });
});

test('a document keeps its bytes; names never become paths', async () => {
  const bytes = Buffer.from('%PDF-1.7\n%%EOF');
  const file = await store(bytes, '../../etc/Laporan "akhir"\r\n.exe');
  expect(file).toMatchObject({ kind: 'document', name: 'laporan-akhir.pdf', mimeType: 'application/pdf' });
  expect(await bytesOf(file.id, 'asli')).toEqual(bytes);
});

test.each([
  ['...', 'berkas.pdf'],
  ['C:\\Users\\budi\\Surat Édaran.docx', 'surat-edaran.pdf'],
  ['../../../etc/passwd\u0000.png', 'passwd.pdf'],
  ['\u202egnp.exe', 'gnp.pdf'],
  ['<img src=x onerror=alert(1)>.pdf', 'img-src-x-onerror-alert-1.pdf'],
  ['🙂🙂.pdf', 'berkas.pdf'],
  ['CON.pdf', 'con.pdf'],
  [`${'a'.repeat(99)} ${'b'.repeat(400)}.pdf`, `${'a'.repeat(99)}.pdf`],
])('%j becomes a name that is safe everywhere', (given, expected) => {
  expect(safeName(given, 'pdf')).toBe(expected);
});

describe('bytes that no row names', () => {
  const twoDaysOn = Temporal.Now.instant().add({ hours: 48 });
  const begin = async () => {
    const rolledBack = inTransaction(database.db, ours, async (tx) => {
      const file = await storeUpload(files, tx, ours, {
        ...{ bytes: Buffer.from('a,b\n'), fileName: 'batal.csv', uploadedBy: null, isPublic: true },
      });
      throw Object.assign(new Error('rolled back'), { fileId: file.id });
    });
    return rolledBack.catch((error: { fileId: FileId }) => error.fileId);
  };

  test('are removed a day later, and only they', async () => {
    const kept = await store(Buffer.from('a,b\n'), 'tetap.csv');
    const id = await begin();
    expect((await bytesOf(id, 'asli')).toString()).toBe('a,b\n');
    expect(await removeOrphans(files, database.db, ours.governmentId, Temporal.Now.instant())).toBe(0);
    expect(await removeOrphans(files, database.db, ours.governmentId, twoDaysOn)).toBe(1);
    await expect(bytesOf(id, 'asli')).rejects.toThrow();
    expect((await bytesOf(kept.id, 'asli')).length).toBe(4);
  });

  test('of a government without files there are none', async () => {
    expect(await removeOrphans(files, database.db, newId<'government'>(), twoDaysOn)).toBe(0);
  });
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
