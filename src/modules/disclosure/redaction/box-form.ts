import { z } from 'zod';
import type { Language } from '../../../platform/ui/texts.ts';
import { redactionTexts } from './redaction-texts.ts';

const MOST_WORDS = 50;
const LONGEST_TEXT = 2000;
const LEAST_SIGNS = 2;

/** The form of words that are blacked out everywhere, one a line. */
export function wordsForm(language: Language) {
  const words = redactionTexts(language);
  return z.object({
    kata: z
      .string(words.wordsMissing)
      .max(LONGEST_TEXT, words.tooLong)
      .transform((text) => text.split(/\r?\n/).map((line) => line.trim()))
      .transform((lines) => lines.filter((line) => line.length >= LEAST_SIGNS).slice(0, MOST_WORDS))
      .refine((lines) => lines.length > 0, words.wordsMissing),
    pasalKata: z.string(words.choose).regex(/^[a-j]$/, words.choose),
  });
}

/** The form of a single place, in percent of the page. */
export function boxForm(language: Language, pages: number) {
  const words = redactionTexts(language);
  const percent = z
    .string(words.numberFault)
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, words.numberFault)
    .transform((text) => Number(text.replace(',', '.')))
    .refine((value) => value <= 100, words.numberFault);
  const extent = percent.refine((value) => value > 0, words.numberFault);
  return z.object({
    halaman: z
      .string(words.pageFault)
      .regex(/^\d{1,3}$/, words.pageFault)
      .transform(Number)
      .refine((page) => page >= 1 && page <= pages, words.pageFault),
    ...{ kiri: percent, atas: percent, lebar: extent, tinggi: extent },
    pasalKotak: z.string(words.choose).regex(/^[a-j]$/, words.choose),
  });
}
