import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { withReturn } from '../return-path.ts';
import { Door, type DoorProps } from './door.tsx';
import { doorTexts } from './door-texts.ts';

interface CodePageProps extends DoorProps {
  readonly form: FormState;
  readonly returnTo: string;
  readonly problem: string | null;
}

/** The second factor: a code of the authenticator application, or a backup code. */
export function CodePage(props: CodePageProps): VNode {
  const { language, form, returnTo, problem } = props;
  const words = doorTexts(language).code;
  return (
    <Door {...props} title={words.title}>
      <p>{words.lead}</p>
      {problem !== null && (
        <Notice tone="danger" isAnnounced>
          {problem}
        </Notice>
      )}
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action="/masuk/kode" class="space-y-6" novalidate>
        <input type="hidden" name="tujuan" value={returnTo} />
        <TextField
          language={language}
          form={{ values: {}, errors: form.errors }}
          name="kode"
          label={words.code}
          hint={words.hint}
          autocomplete="one-time-code"
          maxLength={20}
          width="medium"
        />
        <div class="flex flex-wrap items-center justify-between gap-4">
          <Button>{words.submit}</Button>
          <a href={withReturn('/masuk', returnTo)} class="target underline">
            {words.back}
          </a>
        </div>
      </form>
    </Door>
  );
}
