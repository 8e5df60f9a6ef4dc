import { defineTexts } from '../../../../platform/ui/texts.ts';

/** Texts of the page on personal data found before publishing. */
export const privacyTexts = defineTexts({
  id: {
    heading: 'Periksa data pribadi dahulu',
    lead: (count: number) =>
      `Ada ${count} hal yang perlu Anda periksa: nomor yang tampaknya data pribadi, atau berkas yang tidak dapat dibaca. Tulisan Anda sudah tersimpan dan belum tampil di situs. Samarkan atau lepas, atau beri alasan mengapa boleh tampil.`,
    clearHeading: 'Tidak ada data pribadi lagi',
    clearLead: 'Tulisan dapat dilanjutkan.',
    findings: 'Yang ditemukan',
    kind: {
      ...{ nik: 'NIK', kk: 'Nomor KK', phone: 'Nomor telepon', account: 'Nomor rekening', card: 'Nomor kartu bank' },
      unexamined: 'Berkas yang tidak dapat diperiksa',
    },
    obstacle: {
      untexted: 'isinya gambar saja, misalnya hasil pindai',
      unreadable: 'rusak, terkunci, atau terlalu besar untuk dibaca',
      unscanned: 'dikirim sebelum berkas diperiksa',
    },
    place: {
      title: 'di judul',
      summary: 'di ringkasan',
      body: 'di teks',
      facts: 'di keterangan',
      files: 'di nama berkas atau keterangan gambar',
      attachment: 'di dalam berkas lampiran',
    },
    likely: 'terlihat dari bentuk nomornya',
    openFile: 'Buka berkas',
    fileHint:
      'Isi berkas tidak dapat disamarkan di sini. Buka dan periksa sendiri; hasil pindai (foto halaman) dan berkas yang rusak atau terkunci tidak dapat dibaca komputer. Lepas berkasnya bila memuat data pribadi.',
    detach: 'Lepas berkas',
    detached: 'Berkas dilepas dan disimpan sebagai versi baru.',
    mask: 'Samarkan',
    maskAll: 'Samarkan semua',
    masked: 'Sudah disamarkan dan disimpan sebagai versi baru.',
    maskHint: 'Versi lama tetap ada dalam riwayat di meja kerja, tidak tampil untuk umum.',
    keepTitle: 'Tetap tampilkan',
    keepLead:
      'Alasan dan nama Anda dicatat. Menyebarkan data pribadi orang lain tanpa dasar hukum dilarang (UU 27/2022 ps. 65; pasal ini belum diverifikasi).',
    reason: (kind: string) => `Mengapa ${kind} perlu tampil?`,
    reasonHint: 'Contoh: pengurus koperasi sudah setuju secara tertulis. Jangan tulis nomornya di sini.',
    reasonNeeded: 'Tulis alasannya, atau samarkan nomornya.',
    refused: 'Tulisan ini sudah berubah atau belum dapat dilanjutkan. Periksa sekali lagi.',
    goOn: { submit: 'Tetap ajukan', publish: 'Tetap terbitkan', schedule: 'Tetap jadwalkan' },
    goOnClear: { submit: 'Ajukan', publish: 'Terbitkan', schedule: 'Jadwalkan' },
    done: { submit: 'Diajukan untuk diperiksa.', publish: 'Sudah terbit.', schedule: 'Sudah dijadwalkan.' },
    back: 'Kembali menulis',
  },
  en: {
    heading: 'Look at personal data first',
    lead: (count: number) =>
      `${count} ${count === 1 ? 'thing needs' : 'things need'} a look: numbers like personal data, or files that cannot be read. Your text is saved and not public yet. Mask or take them out, or say why they may be shown.`,
    clearHeading: 'No personal data any more',
    clearLead: 'The text can go on.',
    findings: 'What was found',
    kind: {
      ...{ nik: 'NIK', kk: 'Family card number', phone: 'Phone', account: 'Bank account', card: 'Bank card' },
      unexamined: 'File that cannot be examined',
    },
    obstacle: {
      untexted: 'it holds pictures only, such as a scan',
      unreadable: 'damaged, locked, or too large to be read',
      unscanned: 'sent in before files were examined',
    },
    place: {
      title: 'in the title',
      summary: 'in the summary',
      body: 'in the text',
      facts: 'in the details',
      files: 'in the name of a file or the words for a picture',
      attachment: 'inside an attached file',
    },
    likely: 'by the shape of the number',
    openFile: 'Open the file',
    fileHint:
      'What is inside a file cannot be masked here. Open it and look yourself; scans (pictures of pages) and damaged or locked files cannot be read by a computer. Take the file out if it holds personal data.',
    detach: 'Take the file out',
    detached: 'The file was taken out and this saved as a new version.',
    mask: 'Mask',
    maskAll: 'Mask all',
    masked: 'Masked and saved as a new version.',
    maskHint: 'The old version stays in the history at the desk; the public does not see it.',
    keepTitle: 'Show it all the same',
    keepLead:
      'The reason and your name are recorded. Disclosing the personal data of others without a legal basis is forbidden (UU 27/2022 art. 65; this article has not been verified).',
    reason: (kind: string) => `Why must it be shown? (${kind})`,
    reasonHint: 'Example: the officers of the cooperative have agreed in writing. Do not write the number here.',
    reasonNeeded: 'Write the reason, or mask the number.',
    refused: 'This text has changed or cannot go on yet. Please look once more.',
    goOn: { submit: 'Submit all the same', publish: 'Publish all the same', schedule: 'Schedule all the same' },
    goOnClear: { submit: 'Submit', publish: 'Publish', schedule: 'Schedule' },
    done: { submit: 'Submitted for review.', publish: 'Published.', schedule: 'Scheduled.' },
    back: 'Back to writing',
  },
});
