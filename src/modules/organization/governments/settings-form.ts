import { z } from 'zod';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatDecimal } from '../../../platform/ui/format.ts';
import { contrast, darkColours, lightColours } from '../../../platform/ui/hue.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { optionalEmail, optionalText, phoneText, requiredText } from '../form-fields.ts';
import type { Government } from './government.ts';
import { governmentTexts } from './texts.ts';

const LIGHT_GROUND = '#fbfaf6';
const DARK_GROUND = '#1b2522';
const LEAST_CONTRAST = 4.5;

/** Contrast of a government's colour with the grounds it stands on, 1 to 21. Source: WCAG 2.2, 1.4.3. */
export function contrastOfHue(hue: number): { readonly light: number; readonly dark: number } {
  return {
    light: contrast(lightColours(hue).primary, LIGHT_GROUND),
    dark: contrast(darkColours(hue).primary, DARK_GROUND),
  };
}

/** The same in words; null for the house colours. */
export function contrastWords(hue: number | null, language: Language) {
  if (hue === null) return null;
  const { light, dark } = contrastOfHue(hue);
  return { light: formatDecimal(light, 1, language), dark: formatDecimal(dark, 1, language) };
}

/** The form of the settings. A colour that could not be read on light or dark ground is refused. */
export function settingsSchema(language: Language) {
  const words = governmentTexts(language);
  return z
    .object({
      nama: requiredText(language, words.name, 120),
      alamat: optionalText(language, words.address, 300),
      telepon: phoneText(language),
      whatsapp: phoneText(language),
      surel: optionalEmail(language),
      warna: z
        .string()
        .regex(/^\d{1,3}$/, words.hueWrong)
        .transform(Number)
        .refine((hue) => hue < 360, words.hueWrong)
        .refine(isReadable, words.hueWrong)
        .optional(),
    })
    .transform(({ nama, alamat, telepon, whatsapp, surel, warna }) => ({
      ...{ name: nama, address: alamat, phone: telepon, whatsapp, email: surel, hue: warna ?? null },
    }));
}

function isReadable(hue: number): boolean {
  const { light, dark } = contrastOfHue(hue);
  return Math.min(light, dark) >= LEAST_CONTRAST;
}

/** The settings as the form shows them first. */
export function settingsValues(government: Government): FormState {
  const { name, address, phone, whatsapp, email, hue } = government;
  return {
    errors: {},
    values: {
      ...{ nama: name, alamat: address, telepon: phone, whatsapp, surel: email },
      warna: hue === null ? '' : String(hue),
    },
  };
}
