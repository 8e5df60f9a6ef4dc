import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A kabupaten or kota of the national list. */
export interface Regency {
  /** `32.09` */
  readonly code: string;
  readonly name: string;
}

/** A kecamatan, desa or kelurahan of the national list. */
export interface Area {
  /** `32.09.01` for a kecamatan, `32.09.01.2001` for a desa or kelurahan. */
  readonly code: string;
  readonly parentCode: string;
  readonly name: string;
}

const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data');
const rowSchema = z.array(z.tuple([z.string(), z.string(), z.string()]));

/**
 * All 514 kabupaten and kota in order of their codes.
 * Source: package idn-area-data (ODbL 1.0), from the decrees of the Minister of Home Affairs on kode wilayah.
 */
export function listRegencies(): readonly Regency[] {
  return readRows('regencies.csv', '').map(({ code, name }) => ({ code, name }));
}

/** The kecamatan of a kabupaten or kota (`32.09`), in order of their codes; of all when the code is empty. */
export function listDistricts(regencyCode: string): readonly Area[] {
  return readRows('districts.csv', regencyCode);
}

/** The desa and kelurahan of a kabupaten or kota (`32.09`), in order of their codes; of all when the code is empty. */
export function listVillages(regencyCode: string): readonly Area[] {
  return readRows('villages.csv', regencyCode);
}

/** Only the lines that begin with the code are parsed, for the whole list takes a second. */
function readRows(file: string, code: string): readonly Area[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').slice(1);
  const wanted = code === '' ? lines : lines.filter((line) => line.startsWith(`${code}.`));
  const rows = rowSchema.parse(parse(wanted.join('\n'), { skip_empty_lines: true, trim: true }));
  return rows
    .map(([areaCode, parentCode, name]) => ({ code: areaCode, parentCode, name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
