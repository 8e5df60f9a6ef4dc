import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PasskeyButton } from '../../views/passkey-button.tsx';
import { withReturn } from '../return-path.ts';
import { Door, type DoorProps } from './door.tsx';
import { doorTexts } from './door-texts.ts';

interface SignInPageProps extends DoorProps {
  readonly form: FormState;
  /** Path on this host to which one returns. */
  readonly returnTo: string;
  /** What went wrong, in words; null on a fresh page. */
  readonly problem: string | null;
  readonly hasOidc: boolean;
}

/** Mail address and password, with the other ways of signing in below. */
export function SignInPage(props: SignInPageProps): VNode {
  const { language, form, returnTo, problem, hasOidc } = props;
  const words = doorTexts(language).signIn;
  return (
    <Door {...props} title={words.title} foot={words.foot}>
      {problem !== null && (
        <Notice tone="danger" isAnnounced>
          {problem}
        </Notice>
      )}
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action="/masuk" class="space-y-6" novalidate>
        <input type="hidden" name="tujuan" value={returnTo} />
        <TextField
          language={language}
          form={form}
          name="surel"
          label={words.email}
          type="email"
          autocomplete="username"
          maxLength={254}
        />
        <TextField
          language={language}
          form={form}
          name="sandi"
          label={words.password}
          type="password"
          autocomplete="current-password"
          maxLength={200}
        />
        <div class="flex flex-wrap items-center justify-between gap-4">
          <Button icon="log-in">{words.submit}</Button>
          <a href={withReturn('/masuk/lupa', returnTo)} class="target underline">
            {words.forgot}
          </a>
        </div>
      </form>
      <PasskeyButton language={language} purpose="sign-in" returnTo={returnTo} label={words.passkey} />
      {hasOidc && (
        <ButtonLink href={withReturn('/auth/oidc', returnTo)} kind="secondary" icon="id-card">
          {words.oidc}
        </ButtonLink>
      )}
    </Door>
  );
}
