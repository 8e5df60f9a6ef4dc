import { defineTexts } from '../../ui/texts.ts';

/** Mails about passwords. */
export const mailTexts = defineTexts({
  id: {
    reset: {
      subject: (government: string) => `Atur ulang kata sandi meja kerja ${government}`,
      text: (name: string, link: string, government: string) => `Yth. ${name},

Seseorang, mungkin Anda, meminta kata sandi baru untuk meja kerja ${government}.
Buka tautan ini dalam 30 menit untuk membuat kata sandi baru. Tautan hanya berlaku satu kali:

${link}

Bila bukan Anda yang meminta, abaikan surel ini: kata sandi Anda tidak berubah.
`,
    },
    invitation: {
      subject: (government: string) => `Undangan ke meja kerja ${government}`,
      text: (name: string, link: string, government: string) => `Yth. ${name},

Anda mendapat akun di meja kerja ${government}.
Buka tautan ini dalam 7 hari untuk membuat kata sandi. Tautan hanya berlaku satu kali:

${link}

Setelah itu Anda masuk dengan alamat surel ini dan kata sandi Anda.
`,
    },
    changed: {
      subject: (government: string) => `Kata sandi meja kerja ${government} diubah`,
      text: (name: string, link: string, government: string) => `Yth. ${name},

Kata sandi akun Anda di meja kerja ${government} baru saja diubah, dan semua sesi lain diakhiri.
Bila bukan Anda yang mengubahnya, segera minta kata sandi baru di:

${link}

dan beri tahu Diskominfo.
`,
    },
  },
  en: {
    reset: {
      subject: (government: string) => `Reset your password for the desk of ${government}`,
      text: (name: string, link: string, government: string) => `Dear ${name},

Somebody, perhaps you, asked for a new password for the desk of ${government}.
Open this link within 30 minutes to choose one. It works once:

${link}

If it was not you, ignore this mail: your password has not changed.
`,
    },
    invitation: {
      subject: (government: string) => `Invitation to the desk of ${government}`,
      text: (name: string, link: string, government: string) => `Dear ${name},

You have been given an account at the desk of ${government}.
Open this link within 7 days to choose a password. It works once:

${link}

Afterwards you sign in with this mail address and your password.
`,
    },
    changed: {
      subject: (government: string) => `Your password for the desk of ${government} was changed`,
      text: (name: string, link: string, government: string) => `Dear ${name},

The password of your account at the desk of ${government} has just been changed, and all other sessions have ended.
If it was not you, ask for a new password at once:

${link}

and tell the ICT office.
`,
    },
  },
});
