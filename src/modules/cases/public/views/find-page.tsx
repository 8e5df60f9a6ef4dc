import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { trackTexts } from '../track-texts.ts';

interface FindPageProps {
  readonly language: Language;
  readonly form: FormState;
}

/** Where number and key are typed in. */
export function FindPage({ language, form }: FindPageProps): VNode {
  const words = trackTexts(language);
  const shared = { language, form };
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <form method="post" action="/lacak" class="max-w-text space-y-6" noValidate>
        <ErrorSummary language={language} errors={form.errors} />
        <TextField
          {...shared}
          name="nomor"
          label={words.number}
          hint={words.numberHint}
          autocomplete="off"
          width="medium"
          maxLength={40}
        />
        <TextField
          {...shared}
          name="rahasia"
          label={words.secret}
          hint={words.secretHint}
          autocomplete="off"
          width="medium"
          maxLength={60}
        />
        <Button icon="search">{words.find}</Button>
      </form>
    </>
  );
}
