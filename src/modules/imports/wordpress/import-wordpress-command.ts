import type { CliCommand } from '../../../platform/cli/command.ts';
import { assertFile, attachmentFolder, fetchHosts, targetSite } from '../command-parts.ts';
import { describeReport } from '../report.ts';
import { importWordPress } from './import-wordpress.ts';

/** `import-wordpress ekspor.xml --site dinkes.cirebonkab.example`: carries a WordPress export to a site. */
export const importWordPressCommand: CliCommand = {
  name: 'import-wordpress',
  summary:
    'Memindahkan tulisan, halaman, menu, dan lampiran dari ekspor WordPress (WXR) ke sebuah situs. Boleh diulang: yang sudah terbawa tidak dibawa dua kali, yang disunting di sini dibiarkan',
  example: 'import-wordpress ekspor.xml --site dinkes.cirebonkab.localhost --attachments wp-content/uploads',
  args: [{ name: '<berkas>', description: 'berkas ekspor WordPress (Alat → Ekspor), dibaca sedikit demi sedikit' }],
  options: [
    { flags: '--site <host>', description: 'nama host situs tujuan, seperti di peramban' },
    { flags: '--attachments <folder>', description: 'salinan folder wp-content/uploads' },
    {
      flags: '--fetch-from <host,host>',
      description: 'mengambil lampiran yang tidak ada di folder dari host ini saja, tidak pernah dari jaringan dalam',
    },
    { flags: '--dry-run', description: 'membaca dan melaporkan saja, tidak menyimpan apa pun' },
  ],
  async run(context, [path = ''], { site, attachments, fetchFrom, dryRun }) {
    const { db, files, clock, progress } = context;
    const place = await targetSite(context, site);
    await assertFile(path);
    const sources = { attachments: await attachmentFolder(attachments), fetchFrom: fetchHosts(fetchFrom) };
    const options = { path, place, ...sources, isDryRun: dryRun === true, onProgress: progress };
    const report = await importWordPress({ db, files, clock }, options);
    return { text: describeReport(report), data: report, ok: report.cut === null };
  },
};
