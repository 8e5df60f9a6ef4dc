import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its bytes come as they are made. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
}

interface Written {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Sizes follow the bytes (bit 3), names are UTF-8 (bit 11). Source: PKWARE APPNOTE 4.4.4. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the earliest date of the format: archives with the same content are the same. */
const DATE = 0x0021;

/**
 * A ZIP archive, made while it is sent: never more than a piece of it is held. Files up to 4 GiB; the caller's entries are
 * read one after the other.
 */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const done: Written[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name, 'utf8');
    const tally = { crc: 0, size: 0, packed: 0 };
    const head = localHeader(title);
    yield head;
    for await (const piece of deflated(bytes, tally)) {
      tally.packed += piece.length;
      yield piece;
    }
    const tail = descriptor(tally);
    yield tail;
    done.push({ name: title, at, ...tally });
    at += head.length + tally.packed + tail.length;
  }
  const directory = Buffer.concat(done.map(directoryEntry));
  yield directory;
  yield endOf(done.length, directory.length, at);
}

async function* deflated(bytes: AsyncIterable<Buffer>, tally: { crc: number; size: number }): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const piece of bytes) {
      tally.crc = crc32(piece, tally.crc);
      tally.size += piece.length;
      yield piece;
    }
  }
  const packing = createDeflateRaw();
  pipeline(Readable.from(counted()), packing, () => undefined);
  for await (const piece of packing) yield piece as Buffer;
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Omit<Written, 'name' | 'at'>): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function directoryEntry({ name, at, crc, packed, size }: Written): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(FLAGS, 8);
  bytes.writeUInt16LE(DEFLATED, 10);
  bytes.writeUInt16LE(DATE, 14);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(packed, 20);
  bytes.writeUInt32LE(size, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(at, 42);
  return Buffer.concat([bytes, name]);
}

function endOf(count: number, directoryBytes: number, at: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(directoryBytes, 12);
  bytes.writeUInt32LE(at, 16);
  return bytes;
}
