import type { VNode } from 'preact';
import { Button } from '../../ui/button.tsx';
import { emptyForm } from '../../ui/form-state.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Language } from '../../ui/texts.ts';
import { passkeyTexts } from './passkey-texts.ts';

interface PasskeyButtonProps {
  readonly language: Language;
  readonly purpose: 'sign-in' | 'register';
  /** Path to which the browser goes afterwards. */
  readonly returnTo: string;
  readonly label: string;
}

/** Hidden until the island finds that the browser knows passkeys; without scripts nothing is missed. */
export function PasskeyButton({ language, purpose, returnTo, label }: PasskeyButtonProps): VNode {
  const words = passkeyTexts(language);
  return (
    <div
      hidden
      data-island="passkey"
      data-purpose={purpose}
      data-return={returnTo}
      data-waiting={words.waiting}
      data-failed={words.failed}
      class="space-y-4"
    >
      {purpose === 'register' && (
        <TextField
          language={language}
          form={emptyForm}
          name="nama-passkey"
          label={words.name}
          hint={words.hint}
          maxLength={60}
          width="medium"
          autocomplete="off"
          isOptional
        />
      )}
      <Button type="button" kind="secondary" icon="key-round">
        {label}
      </Button>
      <p role="status" class="text-[0.9375em] text-muted" />
    </div>
  );
}
