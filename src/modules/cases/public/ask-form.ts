import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { Requester } from '../case.ts';
import { askTexts } from './ask-texts.ts';

/** The fields that tell who sends something in; shared by the forms of the public and of the desk. */
export function requesterFields(language: Language) {
  const words = askTexts(language).errors;
  return {
    kerahasiaan: z.enum(['open', 'confidential', 'anonymous'], words.visibility),
    nama: z.string(words.name).max(200, words.nameLong).default(''),
    surel: z.email(words.email).max(254, words.email).or(z.literal('')).default(''),
    telepon: z
      .string()
      .regex(/^[\d\s+()-]{5,40}$/, words.phone)
      .default(''),
  };
}

/** The form of a question. */
export function askForm(language: Language) {
  const words = askTexts(language).errors;
  return z
    .object({
      kunci: z.uuid(words.key),
      judul: z.string(words.subject).max(200, words.subject),
      isi: z.string(words.text).max(20_000, words.text),
      berkasId: idSchema<'file'>().optional().catch(undefined),
      ...requesterFields(language),
    })
    .refine(({ kerahasiaan, nama }) => kerahasiaan === 'anonymous' || nama !== '', {
      path: ['nama'],
      message: words.name,
    });
}

/** Who sends it; what was typed about a person who wants to stay unnamed is dropped. */
export function requesterOf(
  typed: {
    readonly kerahasiaan: Requester['visibility'];
    readonly nama: string;
    readonly surel: string;
    readonly telepon: string;
  },
  language: Language,
): Requester {
  const nobody = { name: '', email: '', phone: '', address: '', nik: '' };
  const visibility = typed.kerahasiaan;
  if (visibility === 'anonymous') return { visibility, language, ...nobody };
  return { visibility, language, ...nobody, name: typed.nama, email: typed.surel, phone: typed.telepon };
}
