import type { CliCommand, CliContext, CliResult } from '../../platform/cli/command.ts';
import { AppError } from '../../platform/errors.ts';
import { loadGovernment } from '../organization/index.ts';
import { describeProgress, loadCountry } from './load-country.ts';
import { openSites } from './open-sites.ts';

/** `load-government 32.09`: a government with its kecamatan, desa and kelurahan, each with its site; `--all`: all 514. */
export const loadGovernmentCommand: CliCommand = {
  name: 'load-government',
  summary:
    'Memuat kabupaten/kota dengan kecamatan, desa, dan kelurahannya dari daftar wilayah, dan membuka situsnya; ' +
    'atau sebuah provinsi; atau dengan --all semua kabupaten/kota',
  example: 'load-government 32.09',
  args: [{ name: '[kode]', description: 'kode wilayah kabupaten/kota, misalnya 32.09, atau provinsi, misalnya 32' }],
  options: [{ flags: '--all', description: 'semua kabupaten/kota; dapat dijalankan lagi, yang sudah ada dilewati' }],
  async run(context, [areaCode], { all }) {
    if (all === true) return loadAll(context);
    if (areaCode === undefined) throw new AppError('invalid', 'Sebutkan kode wilayah, misalnya 32.09, atau --all.');
    return loadOne(context, areaCode);
  },
};

async function loadOne({ db, progress }: CliContext, areaCode: string): Promise<CliResult> {
  const { government, isNew, added } = await loadGovernment(db, areaCode, { onProgress: progress });
  progress(`${government.name}: membuka situs`);
  const openedSites = await openSites(db, government.id);
  const units = `${added.kecamatan} kecamatan, ${added.desa} desa, ${added.kelurahan} kelurahan`;
  return {
    text: `${government.name} (${government.label}): ${units} ditambahkan, ${openedSites} situs dibuka.`,
    data: { id: government.id, areaCode: government.areaCode, label: government.label, isNew, added, openedSites },
  };
}

async function loadAll({ db, progress }: CliContext): Promise<CliResult> {
  const report = await loadCountry(db, { onProgress: (step) => progress(describeProgress(step)) });
  const { governments, added, openedSites, seconds } = report;
  const units = `${added.kecamatan} kecamatan, ${added.desa} desa, ${added.kelurahan} kelurahan`;
  const text =
    `${governments.total} kabupaten/kota diperiksa dalam ${Math.round(seconds)} detik: ` +
    `${governments.added} kabupaten/kota, ${units} ditambahkan, ${openedSites} situs dibuka.`;
  return { text, data: report };
}
