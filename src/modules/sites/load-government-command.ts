import type { CliCommand } from '../../platform/cli/command.ts';
import { AppError } from '../../platform/errors.ts';
import { loadGovernment } from '../organization/index.ts';
import { openSites } from './open-sites.ts';

/** `load-government 32.09`: a kabupaten or kota with its kecamatan, desa and kelurahan, each with its site. */
export const loadGovernmentCommand: CliCommand = {
  name: 'load-government',
  summary: 'Memuat kabupaten/kota dengan kecamatan, desa, dan kelurahannya dari daftar wilayah, dan membuka situsnya',
  example: 'load-government 32.09',
  args: [{ name: '<kode>', description: 'kode wilayah kabupaten/kota, misalnya 32.09' }],
  async run({ db, progress }, [areaCode]) {
    if (areaCode === undefined) throw new AppError('invalid', 'Sebutkan kode wilayah, misalnya 32.09.');
    const { government, isNew, added } = await loadGovernment(db, areaCode, { onProgress: progress });
    progress(`${government.name}: membuka situs`);
    const openedSites = await openSites(db, government.id);
    const units = `${added.kecamatan} kecamatan, ${added.desa} desa, ${added.kelurahan} kelurahan`;
    return {
      text: `${government.name} (${government.label}): ${units} ditambahkan, ${openedSites} situs dibuka.`,
      data: { id: government.id, areaCode: government.areaCode, label: government.label, isNew, added, openedSites },
    };
  },
};
