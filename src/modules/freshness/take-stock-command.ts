import type { CliCommand } from '../../platform/cli/command.ts';
import { AppError } from '../../platform/errors.ts';
import { findGovernmentByAreaCode, findGovernmentByLabel } from '../organization/index.ts';
import { takeStock } from './round.ts';

/** `take-stock cirebonkab`: everything that a government has published gets its owner and cadence now, not tomorrow. */
export const takeStockCommand: CliCommand = {
  name: 'take-stock',
  summary: 'Mencatat semua yang sudah terbit beserta jadwal pembaruannya, lalu menghitung kemutakhiran setiap unit',
  example: 'take-stock cirebonkab',
  args: [{ name: '<pemda>', description: 'label atau kode wilayah pemerintah daerah, misalnya cirebonkab atau 32.09' }],
  async run({ db, clock, progress }, [name = '']) {
    const government = (await findGovernmentByLabel(db, name)) ?? (await findGovernmentByAreaCode(db, name));
    if (!government) throw new AppError('not-found', `Tidak ada pemerintah daerah ${name}`);
    const onProgress = (taken: number) => progress(`${government.name}: ${taken} informasi dicatat`);
    const taken = await takeStock({ db, clock }, { governmentId: government.id }, { onProgress });
    return { text: `${government.name}: ${taken} informasi dicatat.`, data: { label: government.label, taken } };
  },
};
