import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import type { FieldErrors, FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { keyField, type Outcome } from '../desk.ts';
import { dateField, emailText, optionalText, phoneText, requiredText } from '../form-fields.ts';
import type { Unit } from '../units/unit.ts';
import { findUnitByText, type NamedUnit, type UnitChoice } from '../units/unit-choice.ts';
import type { Person } from './person.ts';
import type { RoleId } from './role.ts';
import { peopleTexts } from './texts.ts';

/** The form of a person, new or changed. */
export function personSchema(language: Language) {
  const words = peopleTexts(language);
  return z.object({
    kunci: keyField,
    nama: requiredText(language, words.name, 120),
    nip: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{18}$/, words.nipWrong))
      .optional(),
    surel: emailText(language),
    telepon: phoneText(language),
    unit: requiredText(language, words.unit, 160),
    jabatan: optionalText(language, words.position, 120),
  });
}

/** The form that gives a role. */
export function roleGiftSchema(language: Language) {
  const words = peopleTexts(language);
  return z
    .object({
      kunci: keyField,
      peran: z.guid({ error: words.roleMissing }).transform((id) => id.toLowerCase() as RoleId),
      di: requiredText(language, words.at, 160),
      mulai: dateField(language),
      sampai: dateField(language).optional(),
    })
    .refine(({ mulai, sampai }) => !sampai || Temporal.PlainDate.compare(mulai, sampai) <= 0, {
      path: ['sampai'],
      message: words.endsBeforeStart,
    });
}

/** A person as the form shows them first. */
export function personValues(person: Person, unit: Pick<Unit, 'label' | 'name'>): FormState {
  return {
    errors: {},
    values: {
      ...{ nama: person.name, nip: person.nip ?? '', surel: person.email, telepon: person.phone },
      ...{ unit: unit.label || unit.name, jabatan: person.title },
    },
  };
}

/** The unit that a text names, or what the field `unit` says about it. */
export async function unitFromText(
  tx: Tx,
  text: string,
  language: Language,
): Promise<{ readonly unit: NamedUnit } | { readonly errors: FieldErrors }> {
  const choice = await findUnitByText(tx, text);
  return choice.kind === 'one' ? { unit: choice.unit } : { errors: { unit: unitFault(choice, language) } };
}

/** Why a text names no unit, with what may have been meant. */
export function unitFault(choice: Exclude<UnitChoice, { kind: 'one' }>, language: Language): string {
  const words = peopleTexts(language);
  if (choice.kind === 'several')
    return words.unitSeveral(
      choice.units
        .slice(0, 5)
        .map(({ label }) => label)
        .join(', '),
    );
  const near = choice.near.map(({ label, name }) => `${name} (${label || '/'})`).join(', ');
  return near === '' ? words.unitNone : words.unitNear(near);
}

/** What a refused person says, at the field that mends it. */
export function personRefusal(outcome: Outcome | null, language: Language): FieldErrors {
  if (!outcome || outcome.ok) return {};
  return { surel: peopleTexts(language).emailTaken };
}

/** What a refused gift of a role says, at the field that mends it. */
export function giftRefusal(outcome: Outcome | null, language: Language): FieldErrors {
  if (!outcome || outcome.ok) return {};
  const words = peopleTexts(language);
  return outcome.error.code === 'conflict' ? { peran: words.roleHeld } : { sampai: words.endsBeforeStart };
}

/** A person out of the form, at the unit it named. */
export function toNewPerson(typed: z.output<ReturnType<typeof personSchema>>, unitId: UnitId) {
  return {
    ...{ name: typed.nama, nip: typed.nip ?? null, email: typed.surel },
    ...{ phone: typed.telepon, unitId, title: typed.jabatan },
  };
}
