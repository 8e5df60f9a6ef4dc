import type { TableRow } from '../../../platform/spreadsheets/table-file.ts';

/** What a column of a roster holds. */
export type ColumnKind = 'name' | 'email' | 'phone' | 'role' | 'unit' | 'kecamatan' | 'desa';

const HEADINGS: Readonly<Record<ColumnKind, readonly string[]>> = {
  name: ['nama', 'namalengkap', 'namaoperator', 'namapegawai', 'namapetugas', 'name'],
  email: ['email', 'surel', 'alamatemail', 'alamatsurel', 'emaildinas', 'surelnamamasuk', 'mail'],
  phone: [
    'telepon',
    'telp',
    'notelepon',
    'notelp',
    'nomortelepon',
    'hp',
    'nohp',
    'nomorhp',
    'nowa',
    'whatsapp',
    'phone',
  ],
  role: ['peran', 'perandiportal', 'role'],
  unit: ['unit', 'unitkerja', 'opd', 'skpd', 'perangkatdaerah', 'instansi', 'kodewilayah', 'alamatsitus', 'label'],
  kecamatan: ['kecamatan', 'distrik'],
  desa: ['desa', 'kelurahan', 'desakelurahan', 'kelurahandesa', 'kampung'],
};

/** A row of the roster as text, by what its columns hold. */
export interface RosterText {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly role: string;
  /** What names the unit, the most exact first: desa, kecamatan, unit; empty texts are left out. */
  readonly units: readonly string[];
}

/** The rows below the heading, or which columns are missing. */
export type ReadColumns =
  | { readonly ok: true; readonly rows: readonly RosterText[] }
  | { readonly ok: false; readonly missing: readonly ('name' | 'email' | 'unit')[] };

const HEADING_WITHIN_ROWS = 10;

/** Finds the heading among the first rows by its Indonesian names, in any order, and reads the rows below it. */
export function readColumns(rows: readonly TableRow[]): ReadColumns {
  const found = rows
    .slice(0, HEADING_WITHIN_ROWS)
    .map((row, at) => ({ at, kinds: row.cells.map(kindOf) }))
    .find(({ kinds }) => kinds.includes('name') || kinds.includes('email'));
  const kinds = found?.kinds ?? [];
  const missing = (['name', 'email'] as const).filter((kind) => !kinds.includes(kind));
  const hasUnit = kinds.some((kind) => kind === 'unit' || kind === 'kecamatan' || kind === 'desa');
  if (!found || missing.length > 0 || !hasUnit) return { ok: false, missing: hasUnit ? missing : [...missing, 'unit'] };
  return { ok: true, rows: rows.slice(found.at + 1).map((row) => toText(row, kinds)) };
}

function kindOf(heading: string): ColumnKind | null {
  const bare = heading.toLowerCase().replaceAll(/[^a-z]/g, '');
  const kinds = Object.entries(HEADINGS) as [ColumnKind, readonly string[]][];
  return kinds.find(([, names]) => names.includes(bare))?.[0] ?? null;
}

function toText(row: TableRow, kinds: readonly (ColumnKind | null)[]): RosterText {
  const cell = (kind: ColumnKind) => row.cells[kinds.indexOf(kind)] ?? '';
  return {
    ...{
      line: row.line,
      name: cell('name'),
      email: cell('email').toLowerCase(),
      phone: cell('phone'),
      role: cell('role'),
    },
    units: [cell('desa'), cell('kecamatan'), cell('unit')].filter((text) => text !== ''),
  };
}
