import type { Language } from '../../../platform/ui/texts.ts';
import { bookTexts } from './book-texts.ts';
import type { Period } from './period.ts';

/** How a period is called. */
export function periodName({ year, third }: Period, language: Language): string {
  const words = bookTexts(language);
  return third === 0 ? words.year(String(year)) : words.third(String(third), String(year));
}
