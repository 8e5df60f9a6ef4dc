import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Language } from '../../../ui/texts.ts';
import { accountTexts } from './account-texts.ts';
import { QrCode } from './qr-code.tsx';

interface TotpSetupPageProps {
  readonly language: Language;
  readonly form: FormState;
  /** `otpauth://totp/…` */
  readonly uri: string;
}

/** The secret as a QR code and as text, and a field for the first code. */
export function TotpSetupPage({ language, form, uri }: TotpSetupPageProps): VNode {
  const words = accountTexts(language).totp;
  return (
    <div class="max-w-text space-y-6">
      <PageHeading title={words.setupTitle} lead={words.scan} />
      <ErrorSummary language={language} errors={form.errors} />
      <QrCode text={uri} label={words.qr} />
      <p>
        {words.manual} <code class="block wrap-anywhere select-all">{secretOf(uri)}</code>
      </p>
      <form method="post" action="/meja/akun/totp/aktif" class="space-y-6" novalidate>
        <input type="hidden" name="uri" value={uri} />
        <TextField
          language={language}
          form={{ values: {}, errors: form.errors }}
          name="kode"
          label={words.code}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxLength={10}
          width="short"
        />
        <div class="flex flex-wrap gap-2">
          <Button icon="shield-check">{words.confirm}</Button>
          <ButtonLink href="/meja/akun" kind="quiet">
            {words.cancel}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}

/** In groups of four, as people type it. */
function secretOf(uri: string): string {
  const secret = URL.canParse(uri) ? (new URL(uri).searchParams.get('secret') ?? '') : '';
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The backup codes, to be printed or kept; shown once. */
export function BackupCodesPage({
  language,
  codes,
}: {
  readonly language: Language;
  readonly codes: readonly string[];
}): VNode {
  const words = accountTexts(language).totp;
  return (
    <div class="max-w-text">
      <PageHeading title={words.codesTitle} lead={words.codesLead} />
      <ul class="surface grid grid-cols-2 gap-3 p-6 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="mt-6">
        <ButtonLink href="/meja/akun" icon="check">
          {words.codesDone}
        </ButtonLink>
      </div>
    </div>
  );
}
