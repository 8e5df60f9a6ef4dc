import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { Language } from '../../../ui/texts.ts';
import { doorTexts } from '../../sign-in/views/door-texts.ts';
import { accountTexts } from './account-texts.ts';

interface SectionProps {
  readonly language: Language;
  readonly form: FormState;
}

/** Changing the password. */
export function PasswordSection({ language, form }: SectionProps): VNode {
  const words = accountTexts(language).password;
  const fresh = doorTexts(language).newPassword;
  const shared = { language, form, type: 'password', maxLength: 200, width: 'medium' } as const;
  return (
    <Card title={words.title}>
      <form method="post" action="/meja/akun/kata-sandi" class="space-y-6" novalidate>
        <TextField {...shared} name="lama" label={words.current} autocomplete="current-password" />
        <TextField {...shared} name="baru" label={fresh.password} hint={fresh.hint} autocomplete="new-password" />
        <TextField {...shared} name="ulang" label={fresh.repeat} autocomplete="new-password" />
        <Button icon="save">{words.submit}</Button>
      </form>
    </Card>
  );
}

/** Turning the second factor on or off; the password is asked for in any case. */
export function TotpSection({ language, form, isOn }: SectionProps & { readonly isOn: boolean }): VNode {
  const words = accountTexts(language);
  const { totp } = words;
  return (
    <Card title={totp.title}>
      <p>{isOn ? totp.on : totp.off}</p>
      <form method="post" action="/meja/akun/totp" class="mt-6 space-y-6" novalidate>
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
        <div class="flex flex-wrap gap-2">
          {isOn ? (
            <>
              <Button kind="secondary" formAction="/meja/akun/totp/kode-cadangan">
                {totp.renew}
              </Button>
              <Button kind="danger" formAction="/meja/akun/totp/mati">
                {totp.end}
              </Button>
            </>
          ) : (
            <Button icon="shield-check">{totp.begin}</Button>
          )}
        </div>
      </form>
    </Card>
  );
}
