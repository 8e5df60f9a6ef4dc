import { z } from 'zod';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { caseTexts } from './case-texts.ts';

/** What the forms of the page of a case may hold; each action looks at its own fields. */
export function actionForms(language: Language) {
  const words = caseTexts(language).errors;
  const text = (longest: number) => z.string(words.required).max(longest, words.long);
  return {
    'hand-over': z.object({ kepada: z.guid(words.person).transform((id) => id.toLowerCase() as PersonId) }),
    forward: z.object({ unit: text(200), isi: text(1000) }),
    task: z.object({ unit: text(2000), isi: text(5000), tanggal: z.iso.date(words.date) }),
    merge: z.object({ nomor: z.string(words.number).max(40, words.number) }),
    reclassify: z.object({ jenis: z.string(words.required).max(40, words.required) }),
    ask: z.object({ isi: text(5000) }),
    note: z.object({ isi: text(20_000) }),
    reason: z.object({ isi: text(1000).min(3, words.required) }),
    answer: z.object({ hasil: z.string(words.required).max(40, words.required), isi: text(20_000) }),
  };
}
