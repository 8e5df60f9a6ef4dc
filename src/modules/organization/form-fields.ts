import { z } from 'zod';
import { defineTexts, type Language } from '../../platform/ui/texts.ts';

const texts = defineTexts({
  id: {
    missing: (what: string) => `Isi ${what}.`,
    tooLong: (what: string, most: number) => `${what} paling panjang ${most} huruf.`,
    email: 'Tulis alamat surel seperti nama@contoh.go.id.',
    phone: 'Tulis nomor telepon dengan angka, misalnya 0231 123456.',
    date: 'Tulis tanggal dengan lengkap.',
  },
  en: {
    missing: (what) => `Fill in ${what}.`,
    tooLong: (what, most) => `${what} can have ${most} characters at most.`,
    email: 'Write a mail address like name@example.go.id.',
    phone: 'Write a phone number in digits, for example 0231 123456.',
    date: 'Write a complete date.',
  },
});

/** One line of text that must be there; `what` is its name in a sentence. */
export function requiredText(language: Language, what: string, most: number) {
  const words = texts(language);
  return z
    .string({ error: words.missing(inSentence(what)) })
    .max(most, words.tooLong(what, most))
    .transform(oneLine);
}

/** One line of text that may stay empty; then it is ''. */
export function optionalText(language: Language, what: string, most: number) {
  return z.string().max(most, texts(language).tooLong(what, most)).default('').transform(oneLine);
}

/** A mail address in lower case. */
export function emailText(language: Language) {
  const words = texts(language);
  return z.email({ error: words.email }).max(254, words.email).toLowerCase();
}

/** A mail address in lower case, or ''. */
export function optionalEmail(language: Language) {
  return emailText(language).default('');
}

/** A phone number as people write it, or ''. */
export function phoneText(language: Language) {
  return z
    .string()
    .regex(/^\+?[\d\s().-]{5,40}$/, texts(language).phone)
    .default('');
}

/** A calendar date from the year 2000 to 2199. */
export function dateField(language: Language) {
  const words = texts(language);
  return z.iso
    .date({ error: words.date })
    .regex(/^2[01]/, words.date)
    .transform((text) => Temporal.PlainDate.from(text));
}

/** `Nama lengkap` → `nama lengkap`; an abbreviation such as NIP stays. */
function inSentence(what: string): string {
  return /^.[a-z]/.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
