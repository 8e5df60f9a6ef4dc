import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { keyField } from '../desk.ts';
import { dateField, requiredText } from '../form-fields.ts';
import { findPeopleByText } from '../people/queries.ts';
import { faultOf, type HandOver, type HandOverFault } from './delegation.ts';
import { handOverTexts } from './texts.ts';

/** The form of an absence, for a given day. */
export function absenceSchema(language: Language, today: Temporal.PlainDate) {
  const words = handOverTexts(language);
  return z
    .object({
      kunci: keyField,
      kepada: requiredText(language, words.to, 254),
      ...absenceDays(language),
      alasan: requiredText(language, words.reason, 300),
    })
    .superRefine(checkDays(language, today));
}

/** The two dates of an absence, as fields of a form. */
export function absenceDays(language: Language) {
  return { mulai: dateField(language), sampai: dateField(language) };
}

interface TypedDays {
  readonly mulai: Temporal.PlainDate;
  readonly sampai: Temporal.PlainDate;
}

/** Says at the field what is wrong with the dates of an absence asked for today. */
export function checkDays(language: Language, today: Temporal.PlainDate) {
  return ({ mulai, sampai }: TypedDays, context: z.RefinementCtx) => {
    const fault = faultOf({ startsOn: mulai, endsOn: sampai }, today);
    if (fault === null) return;
    const { field, message } = mending(fault, language);
    context.addIssue({ code: 'custom', path: [field], message });
  };
}

function mending(fault: HandOverFault, language: Language): { readonly field: string; readonly message: string } {
  const words = handOverTexts(language);
  switch (fault) {
    case 'starts-in-the-past':
      return { field: 'mulai', message: words.past };
    case 'ends-before-it-starts':
      return { field: 'sampai', message: words.backwards };
    case 'too-long':
      return { field: 'sampai', message: words.tooLong };
  }
}

/** Who is meant by a mail address or a name, or what the field `kepada` says about it. */
export async function receiverOf(
  tx: Tx,
  text: string,
  giver: PersonId,
  language: Language,
): Promise<{ readonly id: PersonId; readonly name: string } | { readonly errors: FieldErrors }> {
  const words = handOverTexts(language);
  const { exact, near } = await findPeopleByText(tx, text);
  const [only] = exact;
  if (only && exact.length === 1) return only.id === giver ? { errors: { kepada: words.toYourself } } : only;
  if (exact.length > 1) return { errors: { kepada: words.toSeveral(exact.map(({ email }) => email).join(', ')) } };
  const others = near.filter(({ id }) => id !== giver).map(({ name, email }) => `${name} (${email})`);
  return { errors: { kepada: others.length > 0 ? words.toNear(others.join(', ')) : words.toMissing } };
}

/** A hand-over out of the form. */
export function toHandOver(typed: z.output<ReturnType<typeof absenceSchema>>, toPersonId: PersonId): HandOver {
  return { toPersonId, startsOn: typed.mulai, endsOn: typed.sampai, reason: typed.alasan };
}
