import { defineTexts } from '../../ui/texts.ts';

interface NoticeWords {
  readonly name: string;
  readonly title: string;
  readonly result: string;
  readonly signInHref: string;
}

/** Texts of the page behind a link in a message, and of the mail about what was done with it. */
export const actionTexts = defineTexts({
  id: {
    from: (government: string) => `Meja kerja ${government}`,
    acting: (name: string) => `Anda bertindak sebagai ${name}.`,
    until: (moment: string) => `Tautan ini berlaku satu kali, sampai ${moment}.`,
    notYou: 'Bukan Anda? Tutup halaman ini; belum ada yang berubah.',
    mend: 'Periksa isian berikut',
    choose: 'Pilih',
    signIn: 'Masuk ke meja kerja',
    undo: 'Urungkan',
    undoHint: 'Keliru? Anda dapat mengurungkannya dalam satu jam.',
    mailed: 'Catatan tindakan ini dikirim ke surel Anda.',
    doneLabel: 'Selesai',
    dead: {
      title: 'Tautan ini tidak berlaku',
      text: 'Tautan hanya berlaku satu kali dan untuk waktu terbatas, dan harus tersalin lengkap.',
      next: 'Bila Anda baru saja menekan tombolnya, tindakan Anda sudah tersimpan. Selain itu, masuk ke meja kerja untuk melanjutkan.',
    },
    refused: {
      title: 'Tindakan ini tidak dapat dilakukan sekarang',
      text: 'Wewenang atau akun yang dituju tautan ini sedang tidak mengizinkannya. Tidak ada yang berubah.',
      next: 'Masuk ke meja kerja, atau hubungi Diskominfo bila menurut Anda ini keliru.',
    },
    stale: {
      title: 'Isinya sudah berubah sejak surel dikirim',
      text: 'Supaya tidak menimpa pekerjaan rekan Anda, tautan ini tidak dijalankan. Tidak ada yang berubah.',
      next: 'Masuk ke meja kerja untuk melihat keadaan terbaru.',
    },
    notice: {
      subject: (government: string) => `Tindakan Anda lewat tautan surel di ${government}`,
      text: ({ name, title, result, signInHref }: NoticeWords) => `Yth. ${name},

Baru saja tautan dari surel Anda dipakai:

${title}
${result}

Bila bukan Anda yang melakukannya, surel itu mungkin diteruskan kepada orang lain. Masuk ke meja kerja untuk memeriksanya, lalu beri tahu Diskominfo:

${signInHref}
`,
    },
  },
  en: {
    from: (government) => `Desk of ${government}`,
    acting: (name) => `You are acting as ${name}.`,
    until: (moment) => `This link works once, until ${moment}.`,
    notYou: 'Not you? Close this page; nothing has changed yet.',
    mend: 'Check these fields',
    choose: 'Choose',
    signIn: 'Sign in to the desk',
    undo: 'Undo',
    undoHint: 'A mistake? You can undo it within an hour.',
    mailed: 'A note of this was sent to your mail address.',
    doneLabel: 'Done',
    dead: {
      title: 'This link does not work',
      text: 'A link works once and for a limited time, and has to be copied whole.',
      next: 'If you have just pressed its button, what you did is saved. Otherwise sign in to the desk to go on.',
    },
    refused: {
      title: 'This cannot be done now',
      text: 'The authority or the account that the link was made for does not allow it. Nothing has changed.',
      next: 'Sign in to the desk, or ask the ICT office if you think this is wrong.',
    },
    stale: {
      title: 'The content has changed since the mail was sent',
      text: 'The link was not followed, so that it does not undo the work of a colleague. Nothing has changed.',
      next: 'Sign in to the desk to see how things stand.',
    },
    notice: {
      subject: (government) => `What you did by a mail link at ${government}`,
      text: ({ name, title, result, signInHref }) => `Dear ${name},

A link from a mail to you has just been used:

${title}
${result}

If it was not you, the mail may have been forwarded. Sign in to the desk to check, and tell the ICT office:

${signInHref}
`,
    },
  },
});
