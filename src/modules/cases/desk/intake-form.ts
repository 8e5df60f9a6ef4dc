import { z } from 'zod';
import { isNik } from '../../../platform/sealing/national-id.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type CaseKind, CHANNELS } from '../case.ts';
import { requesterFields } from '../public/ask-form.ts';
import { askTexts } from '../public/ask-texts.ts';
import { queueTexts } from './queue-texts.ts';

/** The form with which an officer takes in a case of a kind that did not come from the web. */
export function intakeForm(kind: Pick<CaseKind, 'visibilities'>, language: Language, today: Temporal.PlainDate) {
  const words = queueTexts(language).errors;
  const asked = askTexts(language).errors;
  const longestAgo = today.subtract({ years: 1 }).toString();
  const isBack = (typed: string) => typed < today.toString();
  return z
    .object({
      kunci: z.uuid(asked.key),
      lewat: z.enum(CHANNELS, words.channel),
      judul: z.string(asked.subject).max(200, asked.subject),
      isi: z.string(asked.text).max(20_000, asked.text),
      diterima: z.iso
        .date(words.received)
        .refine((typed) => typed <= today.toString() && typed >= longestAgo, words.received),
      alasan: z.string().max(1000, words.reason).default(''),
      alamat: z.string().max(500).default(''),
      nik: z
        .string()
        .transform((typed) => typed.replaceAll(/\s/g, ''))
        .refine(isNik, words.nik)
        .optional(),
      berkasId: z.union([z.string(), z.array(z.string())]).optional(),
      ...requesterFields(language),
    })
    .refine(({ kerahasiaan }) => kind.visibilities.includes(kerahasiaan), {
      path: ['kerahasiaan'],
      message: asked.visibility,
    })
    .refine(({ kerahasiaan, nama }) => kerahasiaan === 'anonymous' || nama !== '', {
      path: ['nama'],
      message: asked.name,
    })
    .refine(({ diterima, alasan }) => !isBack(diterima) || alasan.length >= 3, {
      path: ['alasan'],
      message: words.reason,
    })
    .refine(({ diterima, berkasId, lewat }) => !isBack(diterima) || !isPaper(lewat) || berkasId !== undefined, {
      path: ['berkas'],
      message: words.scan,
    });
}

/** What came on paper, and so has something to scan. */
function isPaper(channel: (typeof CHANNELS)[number]): boolean {
  return channel === 'letter' || channel === 'counter' || channel === 'village';
}
