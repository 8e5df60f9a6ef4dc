import { defineTexts } from './texts.ts';

/** What happened, what is kept, and what to do next. */
export type Message = {
  readonly title: string;
  readonly what: string;
  readonly kept: string;
  readonly next: string;
};

type StatusKey = `s${400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503}`;
type Messages = { readonly [Key in StatusKey]: Message };

const id: Messages = {
  s400: {
    title: 'Permintaan ini tidak dapat kami baca',
    what: 'Alamat atau isian yang dikirim tidak lengkap atau rusak di jalan.',
    kept: 'Tidak ada data yang tersimpan atau berubah.',
    next: 'Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi.',
  },
  s403: {
    title: 'Anda belum boleh membuka halaman ini',
    what: 'Halaman atau tindakan ini hanya untuk orang dengan tugas tertentu.',
    kept: 'Tidak ada yang berubah.',
    next: 'Masuk dengan akun yang tepat, atau minta akses kepada admin pemerintah daerah Anda.',
  },
  s404: {
    title: 'Halaman tidak ditemukan',
    what: 'Alamatnya mungkin salah ketik, atau halamannya sudah dipindahkan.',
    kept: 'Situs ini tetap berjalan seperti biasa.',
    next: 'Periksa alamatnya, atau cari dari halaman depan.',
  },
  s405: {
    title: 'Cara ini tidak tersedia di alamat ini',
    what: 'Alamat ini ada, tetapi tidak menerima permintaan semacam itu.',
    kept: 'Tidak ada data yang tersimpan atau berubah.',
    next: 'Kembali ke halaman sebelumnya dan mulai dari sana.',
  },
  s409: {
    title: 'Sudah diubah oleh orang lain',
    what: 'Sementara Anda bekerja, orang lain lebih dulu menyimpan perubahan.',
    kept: 'Perubahan orang itu tersimpan. Perubahan Anda belum.',
    next: 'Kembali, muat ulang halamannya, lalu masukkan lagi perubahan Anda.',
  },
  s413: {
    title: 'Kiriman terlalu besar',
    what: 'Berkas atau isian lebih besar dari yang dapat kami terima.',
    kept: 'Tidak ada yang tersimpan.',
    next: 'Perkecil berkasnya, atau kirim dalam beberapa bagian.',
  },
  s415: {
    title: 'Bentuk kiriman tidak dikenal',
    what: 'Isi yang dikirim bukan jenis yang dapat dibaca di alamat ini.',
    kept: 'Tidak ada yang tersimpan.',
    next: 'Gunakan formulir di halaman sebelumnya, atau kirim berkas dengan jenis yang disebut di sana.',
  },
  s422: {
    title: 'Isian perlu diperbaiki',
    what: 'Ada isian yang belum sesuai sehingga belum dapat diproses.',
    kept: 'Belum ada yang tersimpan.',
    next: 'Kembali ke formulir, perbaiki isiannya, lalu kirim lagi.',
  },
  s429: {
    title: 'Terlalu banyak permintaan',
    what: 'Dari jaringan Anda datang permintaan yang sangat banyak dalam waktu singkat.',
    kept: 'Yang sudah Anda simpan tetap aman.',
    next: 'Tunggu satu menit, lalu muat ulang halaman ini.',
  },
  s500: {
    title: 'Terjadi kesalahan di pihak kami',
    what: 'Ini bukan kesalahan Anda. Petugas teknis dapat melihatnya dengan nomor kejadian di bawah.',
    kept: 'Yang sudah Anda simpan sebelumnya tetap aman. Kiriman terakhir mungkin belum tersimpan.',
    next: 'Coba lagi beberapa menit lagi. Bila terulang, sampaikan nomor kejadian ini kepada kami.',
  },
  s503: {
    title: 'Layanan sedang sibuk',
    what: 'Sistem sedang penuh atau sedang dirawat.',
    kept: 'Yang sudah Anda simpan tetap aman.',
    next: 'Tunggu sebentar, lalu muat ulang halaman ini.',
  },
};

const en: Messages = {
  s400: {
    title: 'We could not read this request',
    what: 'The address or the form was incomplete or damaged on the way.',
    kept: 'Nothing was saved or changed.',
    next: 'Go back to the previous page, reload it, and try again.',
  },
  s403: {
    title: 'You may not open this page',
    what: 'This page or action is for people with a certain task.',
    kept: 'Nothing has changed.',
    next: 'Sign in with the right account, or ask your government’s administrator for access.',
  },
  s404: {
    title: 'Page not found',
    what: 'The address may be mistyped, or the page has moved.',
    kept: 'The site works as usual.',
    next: 'Check the address, or search from the home page.',
  },
  s405: {
    title: 'This address does not work that way',
    what: 'The address exists, but does not take this kind of request.',
    kept: 'Nothing was saved or changed.',
    next: 'Go back to the previous page and start there.',
  },
  s409: {
    title: 'Somebody else changed it first',
    what: 'While you were working, another person saved a change.',
    kept: 'Their change is saved. Yours is not yet.',
    next: 'Go back, reload the page, and enter your change again.',
  },
  s413: {
    title: 'Too large to send',
    what: 'The file or form is larger than we can take.',
    kept: 'Nothing was saved.',
    next: 'Make the file smaller, or send it in parts.',
  },
  s415: {
    title: 'Unknown kind of content',
    what: 'What was sent is not of a kind that this address can read.',
    kept: 'Nothing was saved.',
    next: 'Use the form on the previous page, or send a file of the kind named there.',
  },
  s422: {
    title: 'Some answers need correcting',
    what: 'An answer does not fit, so the form could not be handled yet.',
    kept: 'Nothing was saved yet.',
    next: 'Go back to the form, correct it, and send it again.',
  },
  s429: {
    title: 'Too many requests',
    what: 'A great many requests came from your network in a short time.',
    kept: 'What you saved before is safe.',
    next: 'Wait a minute, then reload this page.',
  },
  s500: {
    title: 'Something went wrong on our side',
    what: 'This is not your fault. Technical staff can look it up by the incident number below.',
    kept: 'What you saved before is safe. Your last submission may not have been saved.',
    next: 'Try again in a few minutes. If it happens again, tell us the incident number.',
  },
  s503: {
    title: 'The service is busy',
    what: 'The system is full, or being maintained.',
    kept: 'What you saved before is safe.',
    next: 'Wait a moment, then reload this page.',
  },
};

/** The texts of the message page in both languages. */
export const messageTexts = defineTexts({
  id: {
    messages: id,
    kept: 'Yang tersimpan',
    next: 'Langkah berikutnya',
    incident: 'Nomor kejadian',
    home: 'Ke halaman depan',
  },
  en: {
    messages: en,
    kept: 'What is kept',
    next: 'What to do next',
    incident: 'Incident number',
    home: 'To the home page',
  },
});

/** The message for an HTTP status; an unknown 4xx reads as 400, anything else as 500. */
export function messageFor(messages: Messages, status: number): Message {
  const found = Object.entries(messages).find(([key]) => key === `s${status}`)?.[1];
  return found ?? (status >= 400 && status < 500 ? messages.s400 : messages.s500);
}
