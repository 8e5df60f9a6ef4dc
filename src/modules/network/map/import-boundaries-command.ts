import { readFile, stat } from 'node:fs/promises';
import type { CliCommand } from '../../../platform/cli/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { findGovernmentByLabel, type Government } from '../../organization/index.ts';
import { saveBoundaries } from './boundaries.ts';
import { type LeftOut, readBoundaries } from './boundary.ts';

const MOST_BYTES = 50 * 1024 * 1024;

const REASONS: Record<LeftOut['reason'], string> = {
  'no-code': 'tidak ada kode wilayah (properti code atau kode)',
  'other-area': 'di luar wilayah pemerintah ini',
  twice: 'kode yang sama sudah ada di berkas ini',
  'not-a-polygon': 'bukan Polygon atau MultiPolygon dengan koordinat derajat',
};

/** `import-boundaries kecamatan.geojson --government cirebonkab`: the ground of the network's map. */
export const importBoundariesCommand: CliCommand = {
  name: 'import-boundaries',
  summary: 'Membaca batas kecamatan atau desa (GeoJSON, WGS 84) sebagai dasar peta jaringan',
  example: 'import-boundaries kecamatan.geojson --government cirebonkab --source "BIG, RBI 2024"',
  args: [
    { name: '<berkas>', description: 'kumpulan GeoJSON; setiap wilayah membawa kode wilayahnya (code atau kode)' },
  ],
  options: [
    { flags: '--government <label>', description: 'pemerintah daerah, seperti di alamatnya' },
    { flags: '--source <teks>', description: 'asal data, ditulis di bawah peta' },
  ],
  async run({ db, clock }, [path = ''], { government: label, source }) {
    const government = await governmentOf(db, label);
    const read = readBoundaries(await textOf(path), government.areaCode);
    const from = typeof source === 'string' ? source.slice(0, 300) : 'Diimpor tanpa keterangan asal';
    await inTransaction(db, { governmentId: government.id }, (tx) =>
      saveBoundaries(tx, read.boundaries, { source: from, at: clock.now() }),
    );
    const lines = read.leftOut.map(({ feature, reason }) => `  wilayah ke-${feature}: ${REASONS[reason]}`);
    const text = [`${read.boundaries.length} batas wilayah disimpan untuk ${government.name}.`, ...lines].join('\n');
    return { text, data: { saved: read.boundaries.length, leftOut: read.leftOut }, ok: read.boundaries.length > 0 };
  },
};

async function governmentOf(db: Db, label: unknown): Promise<Government> {
  const found = typeof label === 'string' ? await findGovernmentByLabel(db, label) : null;
  if (!found) throw new AppError('not-found', 'Sebutkan pemerintah yang ada, misalnya --government cirebonkab.');
  return found;
}

async function textOf(path: string): Promise<string> {
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) throw new AppError('not-found', `Berkas ${path} tidak dapat dibaca.`);
  if (size > MOST_BYTES) throw new AppError('invalid', `Berkas ${path} lebih besar dari 50 MB.`);
  return readFile(path, 'utf8');
}
