import { defineTexts } from '../../../../platform/ui/texts.ts';

/** Words of the log of privacy decisions. */
export const decisionLogTexts = defineTexts({
  id: {
    title: 'Keputusan data pribadi',
    lead: 'Siapa yang membiarkan angka yang tampak seperti data pribadi ikut terbit, di tulisan mana, dan mengapa. Angkanya sendiri tidak disimpan.',
    columns: {
      ...{ when: 'Tanggal', who: 'Oleh', site: 'Situs', content: 'Tulisan', version: 'Versi', step: 'Untuk' },
      ...{ kinds: 'Yang ditemukan', reasons: 'Alasan' },
    },
    steps: { submit: 'Diajukan', publish: 'Diterbitkan' },
    none: 'Belum ada keputusan',
    noneText:
      'Saat seseorang menerbitkan tulisan yang memuat NIK, nomor telepon, atau semacamnya, alasannya tercatat di sini.',
    download: 'Unduh',
  },
  en: {
    title: 'Privacy decisions',
    lead: 'Who let numbers that look like personal data be published, in which text, and why. The numbers themselves are not kept.',
    columns: {
      ...{ when: 'Date', who: 'By', site: 'Site', content: 'Text', version: 'Version', step: 'For' },
      ...{ kinds: 'What was found', reasons: 'Reason' },
    },
    steps: { submit: 'Review', publish: 'Publication' },
    none: 'No decisions yet',
    noneText: 'When somebody publishes a text with a NIK, a telephone number or the like, the reason is kept here.',
    download: 'Download',
  },
});
