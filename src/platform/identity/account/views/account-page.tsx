import type { VNode } from 'preact';
import { ButtonLink } from '../../../ui/button.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import type { Language } from '../../../ui/texts.ts';
import type { SessionSummary, SignedIn } from '../../sessions.ts';
import type { PasskeySummary } from '../passkeys.ts';
import { accountTexts } from './account-texts.ts';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection, TotpSection } from './password-sections.tsx';
import { SessionSection } from './session-section.tsx';

export interface AccountPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  readonly signedIn: SignedIn;
  readonly passkeys: readonly PasskeySummary[];
  readonly sessions: readonly SessionSummary[];
  /** The form that was refused, with its errors by field; empty on a fresh page. */
  readonly form: FormState;
  /** The person's role asks for a second factor that is not on yet. */
  readonly lacksSecondFactor: boolean;
}

/** The person's own account: what they sign in with, and where they are signed in. */
export function AccountPage(props: AccountPageProps): VNode {
  const { language, signedIn, form, lacksSecondFactor } = props;
  const words = accountTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div class="space-y-6">
        {lacksSecondFactor && <Notice tone="warning">{words.totp.required}</Notice>}
        <ErrorSummary language={language} errors={form.errors} />
        <section aria-labelledby="profil">
          <h2 id="profil" class="mb-3 text-xl">
            {words.profile.title}
          </h2>
          <DescriptionList
            facts={[
              { term: words.profile.name, value: signedIn.name },
              { term: words.profile.email, value: signedIn.email },
            ]}
          />
          <p class="mt-2 text-[0.9375em] text-muted">{words.profile.note}</p>
        </section>
        <p>
          <ButtonLink href="/meja/akun/pemberitahuan" kind="secondary" icon="bell">
            {words.notices}
          </ButtonLink>
        </p>
        <PasswordSection language={language} form={form} />
        <TotpSection language={language} form={form} isOn={signedIn.hasTotp} />
        <PasskeySection {...props} />
        <SessionSection {...props} />
      </div>
    </>
  );
}
