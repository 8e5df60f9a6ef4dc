import { defineTexts } from '../../platform/ui/texts.ts';

interface StepWords {
  readonly subject: string;
  readonly text: (number: string, date: string) => string;
  readonly [key: string]: string | ((...gaps: string[]) => string);
}

/** The steps of which a citizen is told. */
export type MailStep =
  | 'filed'
  | 'forwarded'
  | 'reclassified'
  | 'asked'
  | 'extended'
  | 'answered'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'merged';

type Steps = Readonly<Record<MailStep, StepWords>>;

const idSteps: Steps = {
  filed: {
    subject: 'Sudah kami terima',
    text: (number, date) =>
      `Kiriman Anda sudah kami terima dengan nomor ${number}. Kami menjawab paling lambat ${date}.`,
  },
  forwarded: {
    subject: 'Diteruskan ke unit yang berwenang',
    text: (number) => `Kiriman Anda nomor ${number} kami teruskan ke unit yang berwenang. Tanggal jawaban tetap.`,
  },
  reclassified: {
    subject: 'Ditangani sebagai jenis lain',
    text: (number, date) =>
      `Kiriman Anda nomor ${number} kami tangani sebagai jenis berikut. Kami menjawab paling lambat ${date}.`,
  },
  asked: {
    subject: 'Kami memerlukan keterangan Anda',
    text: (number) =>
      `Untuk menjawab nomor ${number} kami memerlukan keterangan berikut dari Anda. Waktu jawaban berhenti sampai Anda membalas lewat tautan di bawah.`,
  },
  extended: {
    subject: 'Waktu jawaban diperpanjang',
    text: (number, date) => `Waktu jawaban nomor ${number} kami perpanjang sampai ${date}, dengan alasan berikut.`,
  },
  answered: {
    subject: 'Jawaban untuk Anda',
    text: (number, date) =>
      `Nomor ${number} sudah dijawab, di bawah ini.${date === '' ? '' : ` Bila belum sesuai, Anda dapat membukanya kembali sampai ${date}.`}`,
  },
  closed: { subject: 'Ditutup', text: (number) => `Nomor ${number} sudah ditutup. Terima kasih.` },
  reopened: {
    subject: 'Dibuka kembali',
    text: (number, date) => `Nomor ${number} dibuka kembali. Kami menjawab paling lambat ${date}.`,
  },
  withdrawn: { subject: 'Dicabut', text: (number) => `Nomor ${number} dicabut atas permintaan Anda.` },
  merged: {
    subject: 'Digabung dengan kasus yang sama',
    text: (number) =>
      `Nomor ${number} kami gabung dengan kasus lain tentang hal yang sama. Jawabannya juga terbaca lewat tautan Anda.`,
  },
};

const enSteps: Steps = {
  filed: {
    subject: 'We have received it',
    text: (number, date) => `We have received what you sent under the number ${number}. We answer by ${date}.`,
  },
  forwarded: {
    subject: 'Passed on to the office in charge',
    text: (number) => `We have passed number ${number} on to the office in charge. The date of the answer stays.`,
  },
  reclassified: {
    subject: 'Handled as another kind',
    text: (number, date) =>
      `We handle what you sent under the number ${number} as the following. We answer by ${date}.`,
  },
  asked: {
    subject: 'We need to know more from you',
    text: (number) =>
      `To answer number ${number} we need the following from you. Our time stands still until you reply by the link below.`,
  },
  extended: {
    subject: 'We need more time',
    text: (number, date) => `We have extended the time for number ${number} until ${date}, for the following reason.`,
  },
  answered: {
    subject: 'Our answer',
    text: (number, date) =>
      `Number ${number} is answered below.${date === '' ? '' : ` If it does not fit, you may reopen it until ${date}.`}`,
  },
  closed: { subject: 'Closed', text: (number) => `Number ${number} is closed. Thank you.` },
  reopened: {
    subject: 'Reopened',
    text: (number, date) => `Number ${number} is open again. We answer by ${date}.`,
  },
  withdrawn: { subject: 'Withdrawn', text: (number) => `Number ${number} is withdrawn as you asked.` },
  merged: {
    subject: 'Joined with the same matter',
    text: (number) =>
      `We have joined number ${number} with another case about the same matter. You read its answer by your link too.`,
  },
};

/** Texts of messages to citizens. */
export const mailTexts = defineTexts({
  id: {
    greeting: 'Yth. Bapak/Ibu,',
    papers: 'Suratnya dapat diunduh lewat tautan di bawah.',
    follow: (link: string) => `Ikuti perkembangannya di sini (tautan ini rahasia Anda):\n${link}`,
    farewell: 'Salam,',
    steps: idSteps as Steps & Record<string, StepWords>,
  },
  en: {
    greeting: 'Dear Sir or Madam,',
    papers: 'The letter can be downloaded by the link below.',
    follow: (link) => `Follow it here (keep this link to yourself):\n${link}`,
    farewell: 'Kind regards,',
    steps: enSteps as Steps & Record<string, StepWords>,
  },
});
