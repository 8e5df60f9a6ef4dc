import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { FormValues } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type Entry, FORMS, type Heading } from './entry.ts';
import { listTexts } from './list-texts.ts';
import type { TypedEntry } from './manage.ts';

interface FormFacts {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly headings: readonly Heading[];
}

/** What the form of an entry takes. */
export function entryForm({ language, today, headings }: FormFacts) {
  const { errors } = listTexts(language);
  const short = z.string().max(200, errors.long).optional().default('');
  const known = new Set(headings.map(({ id }) => id));
  return z
    .object({
      ringkasan: z.string(errors.title).max(300, errors.title),
      kelompok: z.string(errors.heading).refine((id) => known.has(id), errors.heading),
      unit: z.guid(errors.unit).pipe(idSchema<'unit'>()),
      penanggungjawab: short,
      tanggal: z.iso
        .date(errors.date)
        .transform((text) => Temporal.PlainDate.from(text))
        .refine((date) => Temporal.PlainDate.compare(date, today) <= 0, errors.date),
      tempat: short,
      bentuk: z
        .union([z.enum(FORMS).transform((form) => [form]), z.array(z.enum(FORMS)).min(1)], errors.forms)
        .transform((forms) => [...new Set(forms)]),
      retensi: short,
    })
    .transform(
      (typed): TypedEntry => ({
        ...{ title: typed.ringkasan, headingId: typed.kelompok, unitId: typed.unit, forms: typed.bentuk },
        ...{ responsible: typed.penanggungjawab, madeOn: typed.tanggal, madeIn: typed.tempat },
        retention: typed.retensi,
      }),
    );
}

/** What the form shows of an entry. */
export function valuesOf(entry: Entry): FormValues {
  return {
    ...{ ringkasan: entry.title, kelompok: entry.headingId, unit: entry.unitId, retensi: entry.retention },
    ...{ penanggungjawab: entry.responsible, tanggal: entry.madeOn.toString(), tempat: entry.madeIn },
    bentuk: entry.forms.join('\n'),
  };
}
