import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RecordField, RecordKind } from '../record-kind.ts';
import { inventoryTexts } from '../texts.ts';
import { NameField } from './name-field.tsx';

interface RecordFormProps {
  readonly language: Language;
  readonly kind: RecordKind;
  /** What it is called; null: a new one. */
  readonly title: string | null;
  readonly form: FormState;
  readonly action: string;
  readonly cancelHref: string;
  /** Names that may be meant, by the name of the field. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
}

/** Adding or changing a record. */
export function RecordForm(props: RecordFormProps): VNode {
  const { language, kind, title, form } = props;
  const words = inventoryTexts(language);
  return (
    <>
      <PageHeading title={title ?? words.add(kind.label[language])} overline={title ? words.edit : undefined} />
      <form method="post" action={props.action} class="max-w-text space-y-6" noValidate>
        <ErrorSummary language={language} errors={form.errors} />
        {kind.fields.map((field) => (
          <OneField key={field.name} field={field} {...props} />
        ))}
        <div class="flex flex-wrap gap-2">
          <Button icon="save">{words.save}</Button>
          <ButtonLink href={props.cancelHref} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

function OneField({ field, language, form, suggestions }: RecordFormProps & { readonly field: RecordField }): VNode {
  const shared = {
    ...{ language, form, name: field.name, label: field.label[language], hint: field.hint?.[language] },
    isOptional: !field.isRequired,
  };
  const { type } = field;
  switch (type.kind) {
    case 'long':
      return <TextAreaField {...shared} rows={3} maxLength={2000} />;
    case 'date':
      return <DateField {...shared} min="1980-01-01" max="2199-12-31" />;
    case 'choice':
      return (
        <SelectField {...shared} choices={type.choices.map(([value, words]) => ({ value, label: words[language] }))} />
      );
    case 'yes-no':
      return <SelectField {...shared} choices={yesOrNo(language)} />;
    case 'reference':
    case 'unit':
      return <NameField {...shared} names={suggestions[field.name] ?? []} />;
    case 'integer':
    case 'decimal':
    case 'rupiah':
      return <TextField {...shared} inputmode="decimal" maxLength={30} width="short" />;
    case 'email':
      return <TextField {...shared} type="email" maxLength={254} width="medium" />;
    case 'phone':
      return <TextField {...shared} type="tel" maxLength={40} width="medium" />;
    default:
      return <TextField {...shared} maxLength={type.kind === 'text' ? type.most : 400} />;
  }
}

function yesOrNo(language: Language) {
  const words = inventoryTexts(language);
  return [
    { value: 'ya', label: words.yes },
    { value: 'tidak', label: words.no },
  ];
}
