import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { requestTexts } from '../requests/request-texts.ts';
import { GROUNDS } from './objection.ts';
import { objectionTexts } from './objection-texts.ts';

/** Between which days the ground may have been found, and which grounds hold. */
export interface ObjectionBounds {
  readonly today: Temporal.PlainDate;
  /** Null without a request: as long ago as a year. */
  readonly since: Temporal.PlainDate | null;
}

/** Nothing counts from longer ago than a year, nor from before the ground was there. */
function earliestOf({ today, since }: ObjectionBounds): string {
  const yearAgo = today.subtract({ years: 1 });
  return (since === null || Temporal.PlainDate.compare(since, yearAgo) < 0 ? yearAgo : since).toString();
}

function shared(language: Language, bounds: ObjectionBounds) {
  const { today } = bounds;
  const { errors } = objectionTexts(language);
  const earliest = earliestOf(bounds);
  return {
    kunci: z.uuid(errors.key),
    isi: z.string(errors.words).trim().min(1, errors.words).max(10_000, errors.words),
    diketahui: z.iso
      .date(errors.found)
      .refine((typed) => typed >= earliest && typed <= today.toString(), errors.found)
      .or(z.literal('').transform(() => null))
      .nullable()
      .default(null),
    kuasa: z.string().trim().max(200, errors.representative).default(''),
    berkasId: idSchema<'file'>().optional().catch(undefined),
  };
}

/** The form of an objection about a request: who objects is known from it. */
export function objectionForm(language: Language, bounds: ObjectionBounds) {
  const { errors } = objectionTexts(language);
  return z.object({ ...shared(language, bounds), dasar: z.enum(GROUNDS, errors.ground) });
}

/** The same as an officer takes it in, of paper or by word. */
export function counterObjectionForm(language: Language, bounds: ObjectionBounds) {
  const { errors } = objectionTexts(language);
  const { today } = bounds;
  const longestAgo = earliestOf(bounds);
  return objectionForm(language, bounds)
    .extend({
      lewat: z.enum(['counter', 'phone', 'letter', 'email', 'whatsapp', 'village'], errors.channel),
      diterima: z.iso
        .date(errors.received)
        .refine((typed) => typed <= today.toString() && typed >= longestAgo, errors.received),
      alasan: z.string().trim().max(1000, errors.backdating).default(''),
    })
    .refine(({ diterima, alasan }) => diterima >= today.toString() || alasan.length >= 3, {
      ...{ path: ['alasan'], message: errors.backdating },
    });
}

/** The form of an objection to periodic information that is missing, without a request before it. */
export function periodicObjectionForm(language: Language, bounds: ObjectionBounds) {
  const { errors } = objectionTexts(language);
  const asked = requestTexts(language).errors;
  return z
    .object({
      ...shared(language, bounds),
      judul: z.string(errors.subject).trim().min(1, errors.subject).max(150, errors.subject),
      nama: z.string(asked.name).trim().min(1, asked.name).max(200, asked.name),
      alamat: z.string(asked.address).trim().min(1, asked.address).max(500, asked.address),
      surel: z.email(asked.email).max(254, asked.email).or(z.literal('')).default(''),
      telepon: z
        .string()
        .regex(/^[\d\s+()-]{5,40}$/, asked.phone)
        .or(z.literal(''))
        .default(''),
    })
    .refine(({ surel, telepon }) => surel !== '' || telepon !== '', { path: ['surel'], message: asked.contact });
}
