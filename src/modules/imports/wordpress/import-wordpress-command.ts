import type { CliCommand } from '../../../platform/cli/command.ts';
import { AppError } from '../../../platform/errors.ts';
import { createHostDirectory } from '../../../platform/http/hosts.ts';
import { hostName } from '../../../platform/http/place.ts';
import { describeGovernment } from '../../organization/index.ts';
import { describeReport } from '../report.ts';
import { importWordPress } from './import-wordpress.ts';

/** `import-wordpress ekspor.xml --site dinkes.cirebonkab.example`: carries a WordPress export to a site. */
export const importWordPressCommand: CliCommand = {
  name: 'import-wordpress',
  summary: 'Memindahkan tulisan, halaman, dan lampiran dari ekspor WordPress (WXR) ke sebuah situs',
  example: 'import-wordpress ekspor.xml --site dinkes.cirebonkab.localhost --attachments wp-content/uploads',
  args: [{ name: '<berkas>', description: 'berkas ekspor WordPress (Alat → Ekspor), dibaca sedikit demi sedikit' }],
  options: [
    { flags: '--site <host>', description: 'nama host situs tujuan' },
    { flags: '--attachments <folder>', description: 'salinan folder wp-content/uploads' },
    { flags: '--dry-run', description: 'membaca dan melaporkan saja, tidak menyimpan apa pun' },
  ],
  async run({ db, files, clock, settings, progress }, [path = ''], { site, attachments, dryRun }) {
    const host = hostName(typeof site === 'string' ? site : undefined);
    if (host === null) throw new AppError('invalid', 'Sebutkan situs tujuan dengan --site, misalnya --site dinkes.…');
    const directory = createHostDirectory({ db, domain: settings.PENDOPO_DOMAIN, describeGovernment });
    const place = await directory.find(host);
    if (place?.kind !== 'site') throw new AppError('not-found', `Tidak ada situs ${host}`);
    const folder = typeof attachments === 'string' ? attachments : null;
    const options = { path, place, attachments: folder, isDryRun: dryRun === true, onProgress: progress };
    const report = await importWordPress({ db, files, clock }, options);
    return { text: describeReport(report), data: report, ok: report.cut === null };
  },
};
