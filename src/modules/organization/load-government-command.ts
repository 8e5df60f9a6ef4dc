import type { CliCommand } from '../../platform/cli/command.ts';
import { loadGovernment } from './areas/load-government.ts';
import { announceUnits } from './events.ts';

/** `npm run pendopo -- load-government 32.09` */
export const loadGovernmentCommand: CliCommand = {
  name: 'load-government',
  summary: 'Membuat satu kabupaten/kota dengan kecamatan, desa, dan kelurahannya dari daftar wilayah nasional',
  example: 'load-government 32.09',
  args: [{ name: '<kode>', description: 'kode wilayah kabupaten/kota, misalnya 32.09 untuk Kabupaten Cirebon' }],
  async run({ db, progress }, [code = '']) {
    const options = { onProgress: progress, onUnits: announceUnits };
    const { government, isNew, added } = await loadGovernment(db, code, options);
    const what = `${added.kecamatan} kecamatan, ${added.desa} desa, ${added.kelurahan} kelurahan`;
    const text = isNew
      ? `${government.name} (${government.label}) dibuat dengan ${what}.`
      : `${government.name} (${government.label}) sudah ada; ditambahkan ${what}.`;
    return { text, data: { id: government.id, label: government.label, name: government.name, isNew, added } };
  },
};
