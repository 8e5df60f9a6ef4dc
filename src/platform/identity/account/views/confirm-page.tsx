import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Language } from '../../../ui/texts.ts';
import { accountTexts } from './account-texts.ts';

interface ConfirmPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly returnTo: string;
}

/** Asks for the password once more before something sensitive. */
export function ConfirmPage({ language, form, returnTo }: ConfirmPageProps): VNode {
  const words = accountTexts(language);
  return (
    <div class="max-w-text space-y-6">
      <PageHeading title={words.confirm.title} lead={words.confirm.lead} />
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action="/meja/akun/konfirmasi" class="space-y-6" novalidate>
        <input type="hidden" name="tujuan" value={returnTo} />
        <TextField
          language={language}
          form={form}
          name="sandi"
          label={words.password.current}
          type="password"
          autocomplete="current-password"
          maxLength={200}
          width="medium"
        />
        <Button>{words.confirm.submit}</Button>
      </form>
    </div>
  );
}
