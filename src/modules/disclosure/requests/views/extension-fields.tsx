import type { VNode } from 'preact';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { partName } from '../../../cases/index.ts';
import { extensionTexts } from '../extension-texts.ts';

interface ExtensionFieldsProps {
  readonly language: Language;
  readonly form: FormState;
}

/** The reason that the law wants in writing, and the number of the letter. */
export function ExtensionFields({ language, form }: ExtensionFieldsProps): VNode {
  const words = extensionTexts(language);
  const shared = { language, form };
  return (
    <>
      <p>{words.once}</p>
      <TextAreaField
        {...{ ...shared, name: partName('extend', 'isi'), label: words.reason, hint: words.reasonHint }}
        rows={3}
        maxLength={1000}
      />
      <TextField
        {...{ ...shared, name: partName('extend', 'nomorSurat'), label: words.letterNumber }}
        hint={words.letterNumberHint}
        maxLength={100}
        isOptional
      />
    </>
  );
}
