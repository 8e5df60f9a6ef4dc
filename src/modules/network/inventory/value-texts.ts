import { defineTexts } from '../../../platform/ui/texts.ts';

/** What is wrong with a value and how to mend it. */
export const valueTexts = defineTexts({
  id: {
    missing: (what: string) => `Isi ${what}.`,
    tooLong: (what: string, most: number) => `${what} paling panjang ${most} huruf.`,
    number: (what: string, min: string, max: string) => `${what}: tulis angka dari ${min} sampai ${max}.`,
    rupiah: (what: string) => `${what}: tulis rupiah bulat, misalnya 1.500.000.`,
    date: (what: string) => `${what}: tulis tanggal lengkap, misalnya 2026-12-31 atau 31/12/2026.`,
    choice: (what: string, choices: string) => `${what}: pilih salah satu: ${choices}.`,
    yesNo: (what: string) => `${what}: tulis ya atau tidak.`,
    email: 'Tulis alamat surel seperti nama@contoh.go.id.',
    phone: 'Tulis nomor telepon dengan angka, misalnya 0231 123456.',
    web: 'Tulis alamat web yang diawali http:// atau https://.',
    host: (what: string) => `${what}: tulis satu alamat IP, misalnya 10.1.0.1 atau 2001:db8::1.`,
    network: (what: string) => `${what}: tulis prefiks dengan panjangnya, misalnya 10.1.4.0/24.`,
    hostBits: (network: string) => `Bukan awal sebuah prefiks. Mungkin maksud Anda: ${network}.`,
    address: (what: string) => `${what}: tulis alamat dengan panjang jaringannya, misalnya 10.1.4.1/24.`,
    mac: 'Tulis alamat MAC dengan 12 angka heksadesimal, misalnya 08:00:2b:01:02:03.',
    penalty: 'Denda: tulis seperti “99,5:5; 98:10”. Makin rendah ketersediaan, makin besar dendanya.',
    noSuch: (what: string, typed: string) => `${what}: “${typed}” belum tercatat.`,
    several: (what: string, typed: string) => `${what}: ada beberapa “${typed}”. Beri nama yang berbeda dahulu.`,
    noUnit: (typed: string, near: string) =>
      near === ''
        ? `Unit “${typed}” tidak ditemukan.`
        : `Unit “${typed}” tidak ditemukan. Mungkin maksud Anda: ${near}.`,
    severalUnits: (typed: string, labels: string) =>
      `Ada beberapa unit bernama “${typed}”. Tulis alamat situsnya: ${labels}.`,
  },
  en: {
    missing: (what) => `Fill in ${what}.`,
    tooLong: (what, most) => `${what} can have ${most} characters at most.`,
    number: (what, min, max) => `${what}: write a number from ${min} to ${max}.`,
    rupiah: (what) => `${what}: write whole rupiah, for example 1500000.`,
    date: (what) => `${what}: write a complete date, for example 2026-12-31 or 31/12/2026.`,
    choice: (what, choices) => `${what}: choose one of: ${choices}.`,
    yesNo: (what) => `${what}: write yes or no.`,
    email: 'Write a mail address like name@example.go.id.',
    phone: 'Write a phone number in digits, for example 0231 123456.',
    web: 'Write a web address that begins with http:// or https://.',
    host: (what) => `${what}: write one IP address, for example 10.1.0.1 or 2001:db8::1.`,
    network: (what) => `${what}: write a prefix with its length, for example 10.1.4.0/24.`,
    hostBits: (network) => `This is not where a prefix begins. You may mean: ${network}.`,
    address: (what) => `${what}: write an address with the length of its network, for example 10.1.4.1/24.`,
    mac: 'Write a MAC address of 12 hexadecimal digits, for example 08:00:2b:01:02:03.',
    penalty: 'Penalty: write it like “99.5:5; 98:10”. The lower the availability, the higher the penalty.',
    noSuch: (what, typed) => `${what}: “${typed}” is not recorded yet.`,
    several: (what, typed) => `${what}: there are several “${typed}”. Give them different names first.`,
    noUnit: (typed, near) =>
      near === '' ? `There is no unit “${typed}”.` : `There is no unit “${typed}”. You may mean: ${near}.`,
    severalUnits: (typed, labels) => `Several units are called “${typed}”. Write the site address: ${labels}.`,
  },
});
