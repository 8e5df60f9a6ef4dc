import type { VNode } from 'preact';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { ACCESS_WAYS, DELIVERY_WAYS, REQUESTER_KINDS } from '../request.ts';
import { requestTexts } from '../request-texts.ts';

interface DetailProps {
  readonly language: Language;
  readonly form: FormState;
}

/** What the information is for, and how it is wanted. */
export function UseFields({ language, form, isOptional }: DetailProps & { readonly isOptional?: true }): VNode {
  const words = requestTexts(language);
  const shared = { language, form };
  return (
    <>
      <TextAreaField
        {...{ ...shared, name: 'tujuan', label: words.purpose, hint: words.purposeHint, rows: 2, maxLength: 5000 }}
        {...(isOptional && { isOptional })}
      />
      <RadioField
        {...shared}
        name="cara"
        label={words.access}
        choices={ACCESS_WAYS.map((value) => ({ value, label: words.accessChoices[value] }))}
      />
      <SelectField
        {...shared}
        name="kirim"
        label={words.delivery}
        choices={DELIVERY_WAYS.map((value) => ({ value, label: words.deliveryChoices[value] }))}
      />
    </>
  );
}

/** As whom somebody asks. */
export function RequesterKindFields({ language, form }: DetailProps): VNode {
  const words = requestTexts(language);
  const shared = { language, form };
  return (
    <>
      <RadioField
        {...shared}
        name="pemohon"
        label={words.requesterKind}
        choices={REQUESTER_KINDS.map((value) => ({ value, label: words.kinds[value], hint: words.kindHints[value] }))}
      />
      <TextField {...shared} name="mewakili" label={words.represented} maxLength={200} isOptional />
    </>
  );
}

/** What the counter asks beside the usual fields; a letter may not tell its purpose, which is asked for later. */
export function CounterFields(props: DetailProps): VNode {
  const { language, form } = props;
  return (
    <>
      <UseFields {...props} isOptional />
      <RequesterKindFields {...props} />
      <TextField
        {...{ language, form, name: 'pekerjaan', label: requestTexts(language).occupation, maxLength: 200 }}
        isOptional
      />
    </>
  );
}
