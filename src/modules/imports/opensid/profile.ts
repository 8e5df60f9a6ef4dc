import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { AppError } from '../../../platform/errors.ts';

/** What the table `config` (identitas desa) tells to everyone, in the order of the page. */
const FACTS = [
  ['nama_desa', 'Nama desa'],
  ['kode_desa', 'Kode desa'],
  ['nama_kecamatan', 'Kecamatan'],
  ['nama_kabupaten', 'Kabupaten/kota'],
  ['nama_propinsi', 'Provinsi'],
  ['kode_pos', 'Kode pos'],
  ['nama_kepala_desa', 'Kepala desa'],
  ['nama_kepala_camat', 'Camat'],
  ['alamat_kantor', 'Alamat kantor'],
  ['telepon', 'Telepon kantor'],
  ['email_desa', 'Surel'],
  ['website', 'Situs web'],
] as const;

/** A village as its system describes it. */
export interface VillageProfile {
  readonly name: string;
  readonly html: string;
}

/**
 * Reads a CSV of the table `config`: one row with the names of its columns above.
 * @throws {AppError} `invalid` when it has no row, or no column `nama_desa`
 */
export async function readProfile(path: string): Promise<VillageProfile> {
  const columns = (header: readonly string[]) => header.map((name) => name.trim().toLowerCase());
  const options = { bom: true, columns, relax_column_count: true, delimiter: [',', ';', '\t'], to: 1 };
  const rows = createReadStream(path).pipe(parse({ ...options, max_record_size: 200_000 }));
  const [row] = await Array.fromAsync(rows as AsyncIterable<Readonly<Record<string, string>>>).catch(() => []);
  const name = row?.nama_desa?.trim() ?? '';
  if (!row || name === '') throw new AppError('invalid', 'Berkas profil tidak punya kolom "nama_desa" yang terisi');
  const facts = FACTS.flatMap(([column, label]) => {
    const value = (row[column] ?? '').trim().slice(0, 300);
    return value === '' || value === 'NULL' ? [] : [`<tr><th>${label}</th><td>${escaped(value)}</td></tr>`];
  });
  return { name: name.slice(0, 150), html: `<table><tbody>${facts.join('')}</tbody></table>` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
