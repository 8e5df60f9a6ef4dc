import { defineTexts } from '../../../platform/ui/texts.ts';

/** Words of the extension of a request and of its notice. */
export const extensionTexts = defineTexts({
  id: {
    reason: 'Mengapa perlu waktu lagi?',
    reasonHint:
      'Misalnya: informasi belum dikuasai atau didokumentasikan, atau belum diputus apakah dikecualikan. Dibaca pemohon dalam surat perpanjangan.',
    reasonMissing: 'Tulis alasannya dengan kalimat: undang-undang memintanya tertulis.',
    once: 'Hanya sekali. Surat pemberitahuan dibuat dengan sendirinya; pemohon mengunduhnya di halaman lacak, dan diberi tahu lewat surel bila ada. Tanpa surel: serahkan cetakannya.',
    letterNumber: 'Nomor surat',
    letterNumberHint: 'Menurut buku agenda; kosong berarti nomor permohonan.',
    tooLong: 'Terlalu panjang.',
    file: 'perpanjangan-waktu',
    law: 'UU 14/2008 Pasal 22 ayat (8)',
    opening:
      'Waktu untuk menjawab permohonan informasi Anda diperpanjang oleh Pejabat Pengelola Informasi dan Dokumentasi:',
    until: (date: string) => `Sampai ${date}`,
    counted: (before: string, days: string) =>
      `Semula paling lambat ${before}; bertambah ${days} hari kerja, satu kali.`,
    because: (reason: string) => `Alasan: ${reason}`,
    objection:
      'Bila sampai tanggal itu belum dijawab, Anda dapat mengajukan keberatan kepada atasan PPID, gratis (UU 14/2008 ps. 35).',
  },
  en: {
    reason: 'Why is more time needed?',
    reasonHint:
      'For example: the information is not held or documented yet, or it is undecided whether it is exempt. The requester reads it in the letter.',
    reasonMissing: 'Write the reason in a sentence: the law wants it in writing.',
    once: 'Only once. The written notice is made by itself; the requester downloads it on the tracking page and is told by mail, if there is one. Without mail: hand it over on paper.',
    letterNumber: 'Number of the letter',
    letterNumberHint: 'From the agenda book; empty means the number of the request.',
    tooLong: 'Too long.',
    file: 'extension',
    law: 'Law 14/2008 article 22 (8)',
    opening: 'The officer for information and documentation (PPID) extends the time for answering your request:',
    until: (date) => `Until ${date}`,
    counted: (before, days) => `It was due by ${before}; ${days} working days are added, once.`,
    because: (reason) => `Reason: ${reason}`,
    objection:
      'If there is no answer by then, you may object to the superior of the PPID, for free (Law 14/2008 art. 35).',
  },
});
