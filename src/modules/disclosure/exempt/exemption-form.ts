import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { Ruling } from './exemption-commands.ts';
import { exemptionTexts } from './exemption-texts.ts';

const letters = z.string().regex(/^[a-j]$/);

/** The form of a test of consequences. */
export function testForm(language: Language, today: Temporal.PlainDate) {
  const { errors } = exemptionTexts(language);
  const needed = (longest: number) => z.string(errors.required).max(longest, errors.long);
  return z
    .object({
      kunci: z.guid(errors.key).pipe(idSchema<'exemption'>()),
      unit: z.guid(errors.unit).pipe(idSchema<'unit'>()),
      judul: needed(300),
      pasal: z
        .union([z.array(letters).min(1), letters.transform((one) => [one])], errors.article)
        .transform((codes) => [...new Set(codes)].toSorted()),
      dasar: z.string().max(1000, errors.long).default(''),
      dibuka: needed(5000),
      ditutup: needed(5000),
      timbangan: needed(5000),
      peserta: z.string().max(1000, errors.long).default(''),
      tanggal: z.iso.date(errors.date).refine((typed) => typed <= today.toString(), errors.date),
    })
    .transform((typed) => ({
      id: typed.kunci,
      test: {
        ...{ unitId: typed.unit, title: typed.judul, articles: typed.pasal, otherBasis: typed.dasar },
        ...{ ifOpened: typed.dibuka, ifClosed: typed.ditutup, weighing: typed.timbangan, tookPart: typed.peserta },
        testedOn: Temporal.PlainDate.from(typed.tanggal),
      },
    }));
}

/** The form of a decree. */
export function decreeForm(language: Language, today: Temporal.PlainDate) {
  const { errors } = exemptionTexts(language);
  return z
    .object({
      nomor: z.string(errors.required).max(100, errors.long),
      ditetapkan: z.iso.date(errors.date).refine((typed) => typed <= today.toString(), errors.date),
      sejak: z.iso.date(errors.date),
      sampai: z.iso.date(errors.date).optional(),
    })
    .refine(({ sejak, sampai }) => sampai === undefined || sampai > sejak, { path: ['sampai'], message: errors.until })
    .transform(
      ({ nomor, ditetapkan, sejak, sampai }): Ruling => ({
        step: 'decide',
        decree: {
          ...{ number: nomor, on: Temporal.PlainDate.from(ditetapkan), validFrom: Temporal.PlainDate.from(sejak) },
          validUntil: sampai === undefined ? null : Temporal.PlainDate.from(sampai),
        },
      }),
    );
}

/** The form with which a proposal is rejected or information opened. */
export function endForm(language: Language, step: 'reject' | 'open') {
  const { errors } = exemptionTexts(language);
  const because = z.string(errors.because).min(3, errors.because).max(1000, errors.because);
  const field = step === 'reject' ? 'alasanTolak' : 'alasanBuka';
  return z.object({ [field]: because }).transform((typed): Ruling => ({ step, because: typed[field] ?? '' }));
}
