import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { CheckboxListField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type Entry, FORMS, type Heading } from '../entry.ts';
import { listTexts } from '../list-texts.ts';

interface EntryPageProps {
  readonly language: Language;
  /** Null for a new one. */
  readonly entry: Entry | null;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly headings: readonly Heading[];
  readonly form: FormState;
  readonly today: Temporal.PlainDate;
}

const PATH = '/meja/daftar-informasi';

/** The form of one piece of information on the list. */
export function EntryPage({ language, entry, units, headings, form, today }: EntryPageProps): VNode {
  const words = listTexts(language);
  const shared = { language, form };
  const isPublished = entry !== null && entry.contentId !== null;
  const choices = headings.map(({ id, name, class: of, isVerified }) => ({
    value: id,
    label: `${words.classes[of]}: ${name[language]}${isVerified ? '' : ` (${words.unverified})`}`,
  }));
  return (
    <>
      <PageHeading
        title={entry ? words.change : words.add}
        overline={entry?.title}
        lead={entry === null ? words.addLead : isPublished ? words.hints.page : undefined}
      />
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action={`${PATH}/${entry?.id ?? 'tambah'}`} class="max-w-text space-y-6" noValidate>
        <input type="hidden" name="kunci" value={form.values.kunci ?? ''} />
        {isPublished ? (
          <>
            <input type="hidden" name="ringkasan" value={entry.title} />
            <input type="hidden" name="tanggal" value={entry.madeOn.toString()} />
          </>
        ) : (
          <TextField
            {...shared}
            name="ringkasan"
            label={words.columns.title}
            hint={words.hints.title}
            maxLength={300}
          />
        )}
        <SelectField {...shared} name="kelompok" label={words.heading} choices={choices} />
        {entry ? (
          <input type="hidden" name="unit" value={entry.unitId} />
        ) : (
          <SelectField
            {...shared}
            name="unit"
            label={words.columns.holder}
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          {...{ ...shared, name: 'penanggungjawab', label: words.columns.responsible }}
          {...{ hint: words.hints.responsible, maxLength: 200, isOptional: true }}
        />
        {!isPublished && <DateField {...shared} name="tanggal" label={words.fields.madeOn} max={today.toString()} />}
        <TextField
          {...{ ...shared, name: 'tempat', label: words.fields.madeIn }}
          {...{ hint: words.hints.madeIn, maxLength: 200, isOptional: true }}
        />
        <CheckboxListField
          {...shared}
          name="bentuk"
          label={words.columns.forms}
          choices={FORMS.map((value) => ({ value, label: words.forms[value] }))}
        />
        <TextField
          {...{ ...shared, name: 'retensi', label: words.columns.retention }}
          {...{ hint: words.hints.retention, maxLength: 200, isOptional: true }}
        />
        <Button icon="save">{words.save}</Button>
      </form>
      {entry && !isPublished && (
        <form method="post" action={`${PATH}/${entry.id}/hapus`} class="mt-8">
          <Button kind="danger">{words.remove}</Button>
        </form>
      )}
    </>
  );
}
