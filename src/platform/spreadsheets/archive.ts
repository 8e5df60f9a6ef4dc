import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * Whether a ZIP archive, such as an XLSX file, unfolds to at most so many bytes. Every entry is unfolded under that
 * limit, because the sizes that an archive states of itself can lie. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */
export function sizeOfArchive(bytes: Buffer, limitBytes: number): 'small' | 'large' | 'broken' {
  try {
    let left = limitBytes;
    for (const entry of entriesOf(bytes)) {
      left -= unfoldedBytes(bytes, entry, left);
      if (left <= 0) return 'large';
    }
    return 'small';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'broken';
  }
}

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly start: number;
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT) || bytes.readUInt32LE(end) !== END) {
    throw new Error('No end of archive');
  }
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('No entry');
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      start: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** @throws {RangeError} when it unfolds to more than is left */
function unfoldedBytes(bytes: Buffer, { method, packedBytes, start }: Entry, left: number): number {
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  const packed = bytes.subarray(from, from + packedBytes);
  if (method === 0) return packed.length;
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
}
