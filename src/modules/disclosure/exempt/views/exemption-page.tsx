import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { CheckboxListField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RefusalArticle } from '../../requests/queries.ts';
import type { Exemption, ExemptionStep } from '../exemption.ts';
import { exemptionTexts } from '../exemption-texts.ts';
import { EXEMPTIONS_DESK } from './exemption-lists.tsx';
import { basisOf, StateBadge, untilOf } from './exemption-parts.tsx';

interface TestFormProps {
  readonly language: Language;
  readonly form: FormState;
  readonly formKey: string;
  readonly today: Temporal.PlainDate;
  readonly articles: readonly RefusalArticle[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** The test of consequences as one page, in the order in which one thinks. */
export function ExemptionTest({ language, form, formKey, today, articles, units }: TestFormProps): VNode {
  const { fields, hints, ...words } = exemptionTexts(language);
  const shared = { language, form };
  const long = { rows: 4, maxLength: 5000 };
  return (
    <>
      <PageHeading title={words.formTitle} lead={words.formLead} />
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action={`${EXEMPTIONS_DESK}/uji`} class="max-w-text space-y-6" noValidate>
        <input type="hidden" name="kunci" value={formKey} />
        <SelectField
          {...shared}
          name="unit"
          label={fields.unit}
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...shared} name="judul" label={fields.title} hint={hints.title} maxLength={300} />
        <CheckboxListField
          {...shared}
          name="pasal"
          label={fields.articles}
          choices={articles.map(({ code, text }) => ({ value: code, label: `${code}. ${text[language]}` }))}
        />
        <TextField {...shared} name="dasar" label={fields.otherBasis} maxLength={1000} isOptional />
        <TextAreaField {...{ ...shared, ...long, name: 'dibuka', label: fields.ifOpened, hint: hints.ifOpened }} />
        <TextAreaField {...{ ...shared, ...long, name: 'ditutup', label: fields.ifClosed, hint: hints.ifClosed }} />
        <TextAreaField {...{ ...shared, ...long, name: 'timbangan', label: fields.weighing, hint: hints.weighing }} />
        <TextField {...shared} name="peserta" label={fields.tookPart} maxLength={1000} isOptional />
        <DateField {...shared} name="tanggal" label={fields.testedOn} max={today.toString()} />
        <Button icon="save">{words.send}</Button>
      </form>
    </>
  );
}

interface ExemptionPageProps {
  readonly language: Language;
  readonly exemption: Exemption;
  readonly unitName: string;
  readonly names: Readonly<Record<string, string>>;
  /** What the reader may do now. */
  readonly steps: readonly ExemptionStep[];
  /** The reader made the test and could decide it otherwise. */
  readonly isOwnTest: boolean;
  readonly form: FormState;
  readonly today: Temporal.PlainDate;
}

/** An entry with its test, and what may be done with it. */
export function ExemptionPage(props: ExemptionPageProps): VNode {
  const { language, exemption, unitName, names, isOwnTest, form } = props;
  const words = exemptionTexts(language);
  const { fields, columns } = words;
  const told = (term: string, value: string | null) => (value ? [{ term, value }] : []);
  return (
    <>
      <PageHeading title={exemption.title} overline={unitName} />
      <ErrorSummary language={language} errors={form.errors} />
      <p class="mb-6">
        <StateBadge language={language} state={exemption.state} />
      </p>
      <div class="max-w-text">
        <DescriptionList
          facts={[
            { term: columns.basis, value: basisOf(exemption, language) },
            ...told(
              columns.decree,
              exemption.decree && `${exemption.decree.number}, ${formatLongDate(exemption.decree.on, language)}`,
            ),
            ...told(columns.until, untilOf(exemption, language)),
            ...told(words.ended, exemption.endedBecause),
            { term: fields.ifOpened, value: <span class="whitespace-pre-line">{exemption.ifOpened}</span> },
            { term: fields.ifClosed, value: <span class="whitespace-pre-line">{exemption.ifClosed}</span> },
            { term: fields.weighing, value: <span class="whitespace-pre-line">{exemption.weighing}</span> },
            ...told(fields.tookPart, exemption.tookPart),
            {
              term: words.testedBy,
              value: `${names[exemption.testedBy] ?? ''}, ${formatLongDate(exemption.testedOn, language)}`,
            },
            ...told(words.decidedBy, exemption.decidedBy && (names[exemption.decidedBy] ?? '')),
          ]}
        />
        {isOwnTest && (
          <div class="mt-6">
            <Notice tone="notice">{words.ownTest}</Notice>
          </div>
        )}
        <Steps {...props} />
      </div>
    </>
  );
}

function Steps({ language, exemption, steps, form, today }: ExemptionPageProps): VNode {
  const words = exemptionTexts(language);
  const shared = { language, form };
  const path = `${EXEMPTIONS_DESK}/${exemption.id}`;
  return (
    <>
      {steps.includes('decide') && (
        <form method="post" action={`${path}/tetapkan`} class="mt-8 space-y-6" noValidate>
          <h2 class="text-2xl">{words.decideTitle}</h2>
          <TextField {...shared} name="nomor" label={words.decreeNumber} maxLength={100} />
          <DateField {...shared} name="ditetapkan" label={words.decreeOn} max={today.toString()} />
          <DateField {...shared} name="sejak" label={words.validFrom} />
          <DateField {...shared} name="sampai" label={words.validUntil} hint={words.validUntilHint} isOptional />
          <Button icon="lock">{words.decide}</Button>
        </form>
      )}
      {steps.includes('reject') && (
        <form method="post" action={`${path}/tolak`} class="mt-8 space-y-4" noValidate>
          <h2 class="text-xl">{words.rejectTitle}</h2>
          <TextField {...shared} name="alasanTolak" label={words.because} maxLength={1000} />
          <Button kind="secondary">{words.reject}</Button>
        </form>
      )}
      {steps.includes('open') && (
        <form method="post" action={`${path}/buka`} class="mt-8 space-y-4" noValidate>
          <h2 class="text-xl">{words.openTitle}</h2>
          <TextField {...shared} name="alasanBuka" label={words.because} maxLength={1000} />
          <Button kind="secondary">{words.open}</Button>
        </form>
      )}
    </>
  );
}
