import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { FieldErrors, FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { isLabel, reservedLabels } from '../areas/label.ts';
import { keyField, type Outcome } from '../desk.ts';
import { optionalEmail, optionalText, phoneText, requiredText } from '../form-fields.ts';
import { unitTexts } from './texts.ts';
import type { Unit } from './unit.ts';

/** The form of a new unit. */
export function newUnitSchema(language: Language) {
  const words = unitTexts(language);
  return z
    .object({
      kunci: keyField,
      induk: idSchema<'unit'>(),
      jenis: z.enum(['opd', 'uptd', 'kecamatan', 'kelurahan', 'desa', 'school', 'puskesmas'], {
        error: words.kindMissing,
      }),
      nama: requiredText(language, words.name, 160),
      pendek: requiredText(language, words.shortName, 80),
      label: z
        .string({ error: words.labelWrong })
        .toLowerCase()
        .refine(isLabel, words.labelWrong)
        .refine((label) => !reservedLabels.has(label), words.labelTaken),
    })
    .transform(({ kunci, induk, jenis, nama, pendek, label }) => ({
      ...{ kunci, parentId: induk, kind: jenis, name: nama, shortName: pendek, label },
    }));
}

/** The form of what is told about a unit; once somebody of the government saved it, it is no sample any more. */
export function detailsSchema(language: Language) {
  const words = unitTexts(language);
  return z
    .object({
      nama: requiredText(language, words.name, 160),
      pendek: requiredText(language, words.shortName, 80),
      pimpinan: optionalText(language, words.headName, 120),
      jabatan: optionalText(language, words.headTitle, 120),
      alamat: optionalText(language, words.address, 300),
      telepon: phoneText(language),
      surel: optionalEmail(language),
    })
    .transform((typed) => ({
      ...{ name: typed.nama, shortName: typed.pendek, headName: typed.pimpinan, headTitle: typed.jabatan },
      ...{ address: typed.alamat, phone: typed.telepon, email: typed.surel, isSample: false },
    }));
}

/** The details of a unit as its form shows them first. */
export function detailValues(unit: Unit): FormState {
  return {
    errors: {},
    values: {
      ...{ nama: unit.name, pendek: unit.shortName, pimpinan: unit.headName, jabatan: unit.headTitle },
      ...{ alamat: unit.address, telepon: unit.phone, surel: unit.email },
    },
  };
}

/** What a refused new unit says, at the field that mends it. */
export function refusalOf(outcome: Outcome | null, language: Language): FieldErrors {
  const words = unitTexts(language);
  if (!outcome || outcome.ok) return {};
  return outcome.error.code === 'conflict' ? { label: words.labelTaken } : { jenis: words.kindMissing };
}
