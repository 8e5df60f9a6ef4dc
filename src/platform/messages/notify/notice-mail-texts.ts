import { defineTexts } from '../../ui/texts.ts';

interface Sender {
  readonly governmentName: string;
  readonly origin: string;
}

/** Words around notices in mails. */
export const noticeMailTexts = defineTexts({
  id: {
    dear: (name: string) => `Yth. ${name},`,
    atDesk: (href: string) => `Buka di meja kerja:\n${href}`,
    digestSubject: (count: number, government: string) => `${count} pemberitahuan dari meja kerja ${government}`,
    more: (count: number, { origin }: Sender) => `Masih ada ${count} lagi di meja kerja:\n${origin}/meja`,
    foot: ({ governmentName, origin }: Sender) =>
      `--\nMeja kerja ${governmentName}\nTautan tindakan di surel ini hanya untuk Anda: jangan teruskan.\nMengatur atau menghentikan pemberitahuan: ${origin}/meja/akun/pemberitahuan`,
  },
  en: {
    dear: (name) => `Dear ${name},`,
    atDesk: (href) => `Open at the desk:\n${href}`,
    digestSubject: (count, government) => `${count} notices from the desk of ${government}`,
    more: (count, { origin }) => `There are ${count} more at the desk:\n${origin}/meja`,
    foot: ({ governmentName, origin }) =>
      `--\nDesk of ${governmentName}\nLinks in this mail that act are for you alone: do not forward it.\nChoose or stop notices: ${origin}/meja/akun/pemberitahuan`,
  },
});
