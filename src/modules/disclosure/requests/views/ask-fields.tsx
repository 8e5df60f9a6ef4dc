import type { VNode } from 'preact';
import { CheckboxField } from '../../../../platform/ui/choice-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { partName } from '../../../cases/index.ts';
import type { RequestPart } from '../completeness.ts';
import { requestTexts } from '../request-texts.ts';

interface AskFieldsProps {
  readonly language: Language;
  readonly form: FormState;
  readonly missing: readonly RequestPart[];
}

const named = (name: string) => partName('ask', name);

/** Asking the requester; what is missing by the law is written already. */
export function AskFields({ language, form, missing }: AskFieldsProps): VNode {
  const words = requestTexts(language);
  const isFresh = Object.keys(form.values).length === 0;
  const listed = missing.map((part) => `- ${words.parts[part]}`).join('\n');
  const values = {
    ...(missing.length > 0 && { [named('isi')]: words.askText(listed), [named('belum')]: 'ya' }),
  };
  const shared = { language, form: isFresh ? { values, errors: {} } : form };
  return (
    <>
      <TextAreaField
        {...{ ...shared, name: named('isi'), label: words.askLabel, hint: words.askHint, rows: 6, maxLength: 5000 }}
      />
      <CheckboxField {...shared} name={named('belum')} label={words.askIncomplete} isOptional />
    </>
  );
}
