import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Door, type DoorProps } from './door.tsx';
import { doorTexts } from './door-texts.ts';

interface ForgotPageProps extends DoorProps {
  readonly form: FormState;
}

/** Asks for the address to which a link for a new password goes. */
export function ForgotPage(props: ForgotPageProps): VNode {
  const { language, form } = props;
  const words = doorTexts(language);
  return (
    <Door {...props} title={words.forgot.title}>
      <p>{words.forgot.lead}</p>
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action="/masuk/lupa" class="space-y-6" novalidate>
        <TextField
          language={language}
          form={form}
          name="surel"
          label={words.signIn.email}
          type="email"
          autocomplete="username"
          maxLength={254}
        />
        <div class="flex flex-wrap items-center justify-between gap-4">
          <Button icon="mail">{words.forgot.submit}</Button>
          <a href="/masuk" class="target underline">
            {words.forgot.back}
          </a>
        </div>
      </form>
    </Door>
  );
}

/** Says the same whether or not the address has a login. */
export function ForgotSentPage(props: DoorProps & { readonly email: string }): VNode {
  const words = doorTexts(props.language).forgot;
  return (
    <Door {...props} title={words.sentTitle}>
      <p class="wrap-anywhere">{words.sent(props.email)}</p>
      <ButtonLink href="/masuk" kind="secondary">
        {words.back}
      </ButtonLink>
    </Door>
  );
}
