import type { VNode } from 'preact';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { deskTexts } from '../texts.ts';

interface ConfirmFieldsProps {
  readonly language: Language;
  readonly form: FormState;
}

/** How somebody knows that something is still correct: a usual answer, their own, or both. */
export function ConfirmFields({ language, form }: ConfirmFieldsProps): VNode {
  const words = deskTexts(language);
  const choices = words.canned.map((reason) => ({ value: reason, label: reason }));
  const field = { language, form, isOptional: true };
  return (
    <>
      <p class="max-w-text text-muted">{words.confirmLead}</p>
      <SelectField {...field} name="alasan" label={words.cannedReason} choices={choices} />
      <TextField {...field} name="keterangan" label={words.ownReason} hint={words.ownReasonHint} maxLength={300} />
    </>
  );
}
