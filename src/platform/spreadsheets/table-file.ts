import { parse } from 'csv-parse/sync';
import { sizeOfArchive } from './archive.ts';

/** A row of an uploaded table, all cells as trimmed text. */
export interface TableRow {
  /** As a spreadsheet counts: the first row of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table that was read, or why it could not be. */
export type ReadTable =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly fault: 'too-large' | 'too-many-rows' | 'unreadable' };

/** The largest list that is taken in, in bytes. */
export const TABLE_LIMIT_BYTES = 2 * 1024 * 1024;

/** The longest list that is taken in, with its heading. */
export const TABLE_LIMIT_ROWS = 2001;

const UNFOLDED_LIMIT_BYTES = 40 * 1024 * 1024;
const MOST_COLUMNS = 40;
const LONGEST_CELL = 300;

/**
 * Reads a table out of a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or the first sheet of an
 * XLSX file, told apart by the bytes. Rows without any text are left out, and the others keep their line number.
 */
export async function readTable(bytes: Buffer): Promise<ReadTable> {
  if (bytes.length > TABLE_LIMIT_BYTES) return { ok: false, fault: 'too-large' };
  try {
    const isArchive = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
    const size = isArchive ? sizeOfArchive(bytes, UNFOLDED_LIMIT_BYTES) : 'small';
    if (size !== 'small') return { ok: false, fault: size === 'large' ? 'too-large' : 'unreadable' };
    const rows = isArchive ? await readWorkbook(bytes) : readText(bytes);
    if (rows === null) return { ok: false, fault: 'unreadable' };
    const filled = rows.map(toRow).filter(({ cells }) => cells.some((cell) => cell !== ''));
    return filled.length > TABLE_LIMIT_ROWS ? { ok: false, fault: 'too-many-rows' } : { ok: true, rows: filled };
  } catch {
    return { ok: false, fault: 'unreadable' };
  }
}

function toRow(cells: readonly unknown[], at: number): TableRow {
  return { line: at + 1, cells: cells.slice(0, MOST_COLUMNS).map(textOf) };
}

function textOf(cell: unknown): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return plain.replace(/^'(?=[=+\-@])/, '').slice(0, LONGEST_CELL);
}

async function readWorkbook(bytes: Buffer): Promise<readonly (readonly unknown[])[]> {
  const { readSheet } = await import('read-excel-file/node');
  return readSheet(bytes);
}

/** Null when the bytes are no text. */
function readText(bytes: Buffer): readonly (readonly unknown[])[] | null {
  const text = decode(bytes);
  if (text.includes('\u0000')) return null;
  return parse(text, {
    delimiter: delimiterOf(text),
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 100_000 },
  });
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that parts the most columns in the first line with text; Excel in Indonesian writes semicolons. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return [';', '\t', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
