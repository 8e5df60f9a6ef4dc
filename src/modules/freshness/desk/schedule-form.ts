import { z } from 'zod';
import type { FormValues } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { durationOf } from '../item.ts';
import type { StoredItem } from '../item-queries.ts';
import { pickedIds } from './request-parts.ts';
import { deskTexts } from './texts.ts';

/** The form that says how items are kept. */
export function scheduleForm(language: Language) {
  const { errors } = deskTexts(language);
  const whole = (pattern: RegExp, error: string) => z.string().regex(pattern, error).transform(Number);
  return z.object({
    id: pickedIds,
    judul: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
    setiap: whole(/^[1-9]\d{0,2}$/, errors.cadence).optional(),
    satuan: z.enum(['D', 'M']).default('M'),
    tenggang: whole(/^\d{1,3}$/, errors.grace)
      .pipe(z.number().max(366, errors.grace))
      .default(14),
    dasar: z.string().min(3, errors.legalBasis).max(300, errors.legalBasis).optional(),
    pengurus: z.string().max(200).optional(),
  });
}

/** What is kept, as the fields of the form hold it. */
export function valuesOf({ headingId, cadence, graceDays, legalBasis, isCadenceSet }: StoredItem): FormValues {
  const duration = cadence === null ? null : durationOf(cadence);
  const count = duration === null ? '' : String('days' in duration ? duration.days : duration.months);
  return {
    ...{ judul: headingId ?? '', setiap: count, satuan: duration && 'days' in duration ? 'D' : 'M' },
    ...{ tenggang: String(graceDays), dasar: isCadenceSet ? legalBasis : '', pengurus: '' },
  };
}
