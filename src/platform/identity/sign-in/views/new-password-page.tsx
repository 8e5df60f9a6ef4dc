import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { LinkPurpose } from '../../passwords/password-links.ts';
import { Door, type DoorProps } from './door.tsx';
import { doorTexts } from './door-texts.ts';

interface NewPasswordPageProps extends DoorProps {
  readonly form: FormState;
  readonly purpose: LinkPurpose;
  readonly email: string;
  /** The token of the mailed link. */
  readonly token: string;
}

/** Sets a password with the link of a mail. */
export function NewPasswordPage(props: NewPasswordPageProps): VNode {
  const { language, form, purpose, email, token } = props;
  const words = doorTexts(language).newPassword;
  return (
    <Door {...props} title={purpose === 'reset' ? words.resetTitle : words.invitationTitle}>
      <p class="wrap-anywhere">{words.owner(email)}</p>
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action="/masuk/atur-ulang" class="space-y-6" novalidate>
        <input type="hidden" name="kunci" value={token} />
        <input type="hidden" name="surel" value={email} autocomplete="username" />
        <TextField
          language={language}
          form={form}
          name="baru"
          label={words.password}
          hint={words.hint}
          type="password"
          autocomplete="new-password"
          maxLength={200}
        />
        <TextField
          language={language}
          form={form}
          name="ulang"
          label={words.repeat}
          type="password"
          autocomplete="new-password"
          maxLength={200}
        />
        <Button icon="save">{words.submit}</Button>
      </form>
    </Door>
  );
}

/** The link does not work: used, too old, or never ours. */
export function ExpiredLinkPage(props: DoorProps): VNode {
  const words = doorTexts(props.language).newPassword;
  return (
    <Door {...props} title={words.expiredTitle}>
      <p>{words.expired}</p>
      <ButtonLink href="/masuk/lupa">{words.again}</ButtonLink>
    </Door>
  );
}
