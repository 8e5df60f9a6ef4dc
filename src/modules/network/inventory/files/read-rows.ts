import type { TableRow } from '../../../../platform/spreadsheets/table-file.ts';
import type { RecordKind } from '../record-kind.ts';
import { fromNetbox, type NetboxColumn, netboxTableOf } from './netbox.ts';

/** A row of a file: what it gives, by the names of our fields. Columns that the file lacks are left out. */
export interface GivenRow {
  readonly line: number;
  readonly given: Readonly<Record<string, string>>;
}

/** The rows below the heading, or the columns that are missing. */
export type ReadRows =
  | { readonly ok: true; readonly rows: readonly GivenRow[]; readonly isNetbox: boolean }
  | { readonly ok: false; readonly missing: readonly string[] };

type Reader = { readonly field: string; readonly read: (cell: string) => string };

const HEADING_WITHIN_ROWS = 10;

/** Finds the heading among the first rows, ours or NetBox's, in any order, and reads the rows below it. */
export function readRows(kind: RecordKind, rows: readonly TableRow[]): ReadRows {
  const candidates = rows.slice(0, HEADING_WITHIN_ROWS).flatMap((row, at) => [
    { at, isNetbox: false, readers: row.cells.map((cell) => ownReader(kind, cell)) },
    { at, isNetbox: true, readers: row.cells.map((cell) => netboxReader(kind, cell)) },
  ]);
  const [best] = candidates.toSorted((a, b) => known(b.readers) - known(a.readers) || a.at - b.at);
  const titles = kind.fields.filter(({ column }) => kind.identity.includes(column));
  const missing = titles.filter(({ name }) => !best?.readers.some((reader) => reader?.field === name));
  if (!best || missing.length > 0) return { ok: false, missing: missing.map(({ label }) => label.id) };
  const given = rows.slice(best.at + 1).map(({ line, cells }) => ({
    line,
    given: Object.fromEntries(
      best.readers.flatMap((reader, at) => (reader ? [[reader.field, reader.read(cells[at] ?? '')]] : [])),
    ),
  }));
  return { ok: true, rows: given, isNetbox: best.isNetbox };
}

function known(readers: readonly (Reader | null)[]): number {
  return readers.filter((reader) => reader !== null).length;
}

function ownReader(kind: RecordKind, heading: string): Reader | null {
  const sought = bare(heading);
  const field = kind.fields.find(({ name, label }) => [name, label.id, label.en].map(bare).includes(sought));
  return field && sought !== '' ? { field: field.name, read: (cell) => cell } : null;
}

function netboxReader(kind: RecordKind, heading: string): Reader | null {
  const sought = heading.trim().toLowerCase().replaceAll(/\s+/g, '_');
  const column: NetboxColumn | undefined = netboxTableOf(kind.key)?.columns.find(({ headings }) =>
    headings.includes(sought),
  );
  return column?.field ? { field: column.field, read: (cell) => fromNetbox(column, cell) } : null;
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
