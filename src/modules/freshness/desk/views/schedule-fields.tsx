import type { VNode } from 'preact';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Heading } from '../../schedules.ts';
import { deskTexts } from '../texts.ts';

interface ScheduleFieldsProps {
  readonly language: Language;
  readonly form: FormState;
  readonly headings: readonly Heading[];
}

/** How often, with how much grace, under which heading of the law, and whose it is. */
export function ScheduleFields({ language, form, headings }: ScheduleFieldsProps): VNode {
  const words = deskTexts(language);
  const field = { language, form, isOptional: true };
  const units = [
    { value: 'M', label: words.months },
    { value: 'D', label: words.days },
  ];
  const choices = headings.map(({ id, name, isVerified }) => ({
    value: id,
    label: isVerified ? name[language] : `${name[language]} (${words.unverified})`,
  }));
  return (
    <>
      <SelectField {...field} name="judul" label={words.heading} hint={words.headingHint} choices={choices} />
      <TextField
        {...field}
        name="setiap"
        label={words.cadenceCount}
        hint={words.cadenceHint}
        inputmode="numeric"
        width="short"
      />
      <RadioField {...field} name="satuan" label={words.cadenceUnit} choices={units} />
      <TextField
        {...field}
        name="tenggang"
        label={words.grace}
        hint={words.graceHint}
        inputmode="numeric"
        width="short"
      />
      <TextField {...field} name="dasar" label={words.legalBasis} hint={words.legalBasisHint} maxLength={300} />
      <TextField {...field} name="pengurus" label={words.owner} hint={words.ownerHint} maxLength={200} />
    </>
  );
}
