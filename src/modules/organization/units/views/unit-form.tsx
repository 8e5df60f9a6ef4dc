import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField } from '../../../../platform/ui/choice-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { unitTexts } from '../texts.ts';
import type { Unit, UnitKind } from '../unit.ts';

interface NewUnitPageProps {
  readonly language: Language;
  readonly parent: Unit;
  readonly kinds: readonly UnitKind[];
  readonly form: FormState;
  readonly submissionKey: string;
}

/** Adding a unit below another. */
export function NewUnitPage({ language, parent, kinds, form, submissionKey }: NewUnitPageProps): VNode {
  const words = unitTexts(language);
  const field = { language, form };
  return (
    <>
      <PageHeading title={words.addBelow(parent.name)} lead={words.addLead} />
      <form method="post" action="/meja/unit" class="max-w-text space-y-6" noValidate>
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={submissionKey} />
        <input type="hidden" name="induk" value={parent.id} />
        <RadioField
          {...field}
          name="jenis"
          label={words.kindField}
          choices={kinds.map((kind) => ({ value: kind, label: words.kind(kind) }))}
        />
        <TextField {...field} name="nama" label={words.name} maxLength={160} />
        <TextField
          {...field}
          name="pendek"
          label={words.shortName}
          hint={words.shortNameHint}
          width="medium"
          maxLength={80}
        />
        <TextField
          {...field}
          name="label"
          label={words.label}
          hint={words.labelHint('dinkes')}
          width="medium"
          maxLength={63}
          autocomplete="off"
        />
        <Button icon="save">{words.save}</Button>
      </form>
    </>
  );
}

interface UnitDetailsFormProps {
  readonly language: Language;
  readonly unit: Unit;
  readonly form: FormState;
}

/** Changing what is told about a unit. */
export function UnitDetailsForm({ language, unit, form }: UnitDetailsFormProps): VNode {
  const words = unitTexts(language);
  const field = { language, form };
  return (
    <form method="post" action={`/meja/unit/${unit.id}`} class="max-w-text space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <TextField {...field} name="nama" label={words.name} maxLength={160} />
      <TextField {...field} name="pendek" label={words.shortName} width="medium" maxLength={80} />
      <TextField {...field} name="pimpinan" label={words.headName} maxLength={120} isOptional />
      <TextField {...field} name="jabatan" label={words.headTitle} maxLength={120} isOptional />
      <TextField {...field} name="alamat" label={words.address} maxLength={300} isOptional />
      <TextField {...field} name="telepon" label={words.phone} type="tel" width="medium" maxLength={40} isOptional />
      <TextField {...field} name="surel" label={words.email} type="email" width="medium" maxLength={254} isOptional />
      <Button icon="save">{words.save}</Button>
    </form>
  );
}
