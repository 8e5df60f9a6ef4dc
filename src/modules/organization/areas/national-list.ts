import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A kabupaten, kota or province of the national list. */
export interface Regency {
  /** `32.09`; `32` of a province */
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
const provinceSchema = z.array(z.tuple([z.string(), z.string()]));

/** All 38 provinces in order of their codes (`32`). Source: as {@link listRegencies}. */
export function listProvinces(): readonly Regency[] {
  const rows = provinceSchema.parse(parseLines(linesByRegency('provinces.csv').get(EVERYTHING) ?? []));
  return rows.map(([code, name]) => ({ code, name }));
}

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

const EVERYTHING = '';
const REGENCY_CODE_LENGTH = 5;

/** Only the lines of the code are parsed, for the whole list takes a second. */
function readRows(file: string, code: string): readonly Area[] {
  const rows = rowSchema.parse(parseLines(linesByRegency(file).get(code) ?? []));
  return rows
    .map(([areaCode, parentCode, name]) => ({ code: areaCode, parentCode, name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function parseLines(lines: readonly string[]): unknown {
  return parse(lines.join('\n'), { skip_empty_lines: true, trim: true });
}

const remembered = new Map<string, WeakRef<ReadonlyMap<string, readonly string[]>>>();

/** The lines of a file by kabupaten and kota; read once for all 514, and forgotten when memory is wanted. */
function linesByRegency(file: string): ReadonlyMap<string, readonly string[]> {
  const known = remembered.get(file)?.deref();
  if (known) return known;
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').slice(1);
  const read = Map.groupBy(lines, (line) => line.slice(0, REGENCY_CODE_LENGTH));
  read.set(EVERYTHING, lines);
  remembered.set(file, new WeakRef(read));
  return read;
}
