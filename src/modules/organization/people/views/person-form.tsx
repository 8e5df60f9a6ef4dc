import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { peopleTexts } from '../texts.ts';

interface PersonFormProps {
  readonly language: Language;
  readonly action: string;
  readonly form: FormState;
  readonly submissionKey: string;
}

/** Who a person is and where they work. */
export function PersonForm({ language, action, form, submissionKey }: PersonFormProps): VNode {
  const words = peopleTexts(language);
  const field = { language, form };
  return (
    <form method="post" action={action} class="max-w-text space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={submissionKey} />
      <TextField {...field} name="nama" label={words.name} maxLength={120} autocomplete="off" />
      <TextField
        {...field}
        name="surel"
        label={words.email}
        hint={words.emailHint}
        type="email"
        maxLength={254}
        autocomplete="off"
      />
      <TextField {...field} name="unit" label={words.unit} hint={words.unitHint} maxLength={160} autocomplete="off" />
      <TextField {...field} name="jabatan" label={words.position} maxLength={120} autocomplete="off" isOptional />
      <TextField
        {...field}
        name="telepon"
        label={words.phone}
        type="tel"
        width="medium"
        maxLength={40}
        autocomplete="off"
        isOptional
      />
      <TextField
        {...field}
        name="nip"
        label={words.nip}
        hint={words.nipHint}
        inputmode="numeric"
        width="medium"
        maxLength={24}
        autocomplete="off"
        isOptional
      />
      <Button icon="save">{words.save}</Button>
    </form>
  );
}

/** Adding a person. */
export function NewPersonPage(props: Omit<PersonFormProps, 'action'>): VNode {
  const words = peopleTexts(props.language);
  return (
    <>
      <PageHeading title={words.add} lead={words.addLead} />
      <PersonForm {...props} action="/meja/orang" />
    </>
  );
}
