import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { cadenceWords } from '../../item-words.ts';
import type { KindDefault } from '../../schedules.ts';
import { defaultTexts } from '../default-texts.ts';
import { deskTexts } from '../texts.ts';

interface DefaultsPageProps {
  readonly language: Language;
  readonly rules: readonly (KindDefault & { readonly kind: string })[];
  readonly form: FormState;
  readonly mayChange: boolean;
}

/** What usually holds for each kind of content, and the form by which a government sets its own. */
export function DefaultsPage({ language, rules, form, mayChange }: DefaultsPageProps): VNode {
  const words = defaultTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(language)}
        rows={rules}
        rowKey={({ kind }) => kind}
        empty={<EmptyState title={words.title} />}
      />
      {mayChange && <ChangeForm language={language} form={form} kinds={rules.map(({ kind }) => kind)} />}
    </>
  );
}

function columns(language: Language): readonly Column<DefaultsPageProps['rules'][number]>[] {
  const words = defaultTexts(language);
  return [
    { header: words.kind, isLead: true, cell: ({ kind }) => words.kinds[kind] ?? kind },
    {
      header: words.rule,
      cell: ({ isTracked, cadence }) => (isTracked ? cadenceWords(cadence, language) : words.notTracked),
    },
    { header: words.grace, cell: ({ graceDays }) => words.graceDays(graceDays) },
    {
      header: words.basis,
      cell: ({ citation, isLocal, isVerified }) => (
        <>
          {citation} {isLocal && <Badge tone="notice">{words.local}</Badge>}
          {!isVerified && <Badge tone="warning">{deskTexts(language).unverified}</Badge>}
        </>
      ),
    },
  ];
}

interface ChangeFormProps {
  readonly language: Language;
  readonly form: FormState;
  readonly kinds: readonly string[];
}

function ChangeForm({ language, form, kinds }: ChangeFormProps): VNode {
  const words = defaultTexts(language);
  const desk = deskTexts(language);
  const field = { language, form };
  const yesOrNo = [
    { value: 'ya', label: words.yes },
    { value: 'tidak', label: words.no },
  ];
  const units = [
    { value: 'M', label: desk.months },
    { value: 'D', label: desk.days },
  ];
  return (
    <section aria-labelledby="tetapkan" class="surface no-print mt-8 p-6">
      <h2 id="tetapkan" class="text-xl">
        {words.change}
      </h2>
      <form method="post" action="/meja/kesegaran/baku" class="mt-3 space-y-6">
        <ErrorSummary language={language} errors={form.errors} />
        <SelectField
          {...field}
          name="jenis"
          label={words.kind}
          choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? kind }))}
        />
        <RadioField {...field} name="dijaga" label={words.tracked} choices={yesOrNo} />
        <TextField
          {...field}
          name="setiap"
          label={desk.cadenceCount}
          hint={desk.cadenceHint}
          width="short"
          isOptional
        />
        <RadioField {...field} name="satuan" label={desk.cadenceUnit} choices={units} isOptional />
        <TextField {...field} name="tenggang" label={desk.grace} hint={desk.graceHint} width="short" isOptional />
        <TextField {...field} name="dasar" label={words.basis} maxLength={300} />
        <Button icon="save">{desk.save}</Button>
      </form>
    </section>
  );
}
