import type { CliCommand } from '../../../platform/cli/command.ts';
import { assertFile, attachmentFolder, fetchHosts, targetSite } from '../command-parts.ts';
import { describeReport } from '../report.ts';
import { importOpensid, isAddress } from './import-opensid.ts';

/** `import-opensid https://desa.example/feed --site waled.cirebonkab.example`: carries articles of an OpenSID site. */
export const importOpensidCommand: CliCommand = {
  name: 'import-opensid',
  summary:
    'Membawa artikel dan profil desa dari OpenSID, lewat umpannya atau CSV tabel artikel. Boleh diulang setiap hari: hanya yang baru atau berubah yang dibawa, yang disunting di sini dibiarkan',
  example: 'import-opensid https://desawaled.contoh.id/feed --site waled.cirebonkab.localhost',
  args: [{ name: '<sumber>', description: 'alamat umpan (…/feed) atau berkas CSV dari tabel artikel' }],
  options: [
    { flags: '--site <host>', description: 'nama host situs tujuan, seperti di peramban' },
    { flags: '--profile <berkas>', description: 'CSV dari tabel config (identitas desa), menjadi halaman profil' },
    { flags: '--attachments <folder>', description: 'salinan folder desa/upload' },
    {
      flags: '--fetch-from <host,host>',
      description: 'mengambil gambar dari host ini juga, tidak pernah dari jaringan dalam',
    },
    { flags: '--dry-run', description: 'membaca dan melaporkan saja, tidak menyimpan apa pun' },
  ],
  async run(context, [from = ''], { site, profile, attachments, fetchFrom, dryRun }) {
    const { db, files, clock, progress } = context;
    const place = await targetSite(context, site);
    if (!isAddress(from)) await assertFile(from);
    if (typeof profile === 'string') await assertFile(profile);
    const report = await importOpensid(
      { db, files, clock },
      {
        ...{ place, from, profile: typeof profile === 'string' ? profile : null },
        ...{ attachments: await attachmentFolder(attachments), fetchFrom: fetchHosts(fetchFrom) },
        ...{ isDryRun: dryRun === true, onProgress: progress },
      },
    );
    return { text: describeReport(report), data: report, ok: report.cut === null };
  },
};
