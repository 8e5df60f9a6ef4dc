import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type CaseRecord, WhyThisDate } from '../../../cases/index.ts';
import { mayBeFoundLater } from '../objection.ts';
import { objectionTexts } from '../objection-texts.ts';
import type { Ground } from '../queries.ts';
import type { Objectionable } from '../standing.ts';

/** What the forms of objections share. */
export interface ObjectionFormProps {
  readonly language: Language;
  readonly form: FormState;
  readonly today: Temporal.PlainDate;
  readonly submissionKey: string;
  /** Files of a form that is shown again. */
  readonly keptFiles: readonly { readonly id: string; readonly name: string }[];
}

interface ObjectionPageProps extends ObjectionFormProps {
  readonly action: string;
  readonly request: CaseRecord;
  readonly objectionable: Objectionable;
  /** Those that hold, in words. */
  readonly grounds: readonly Ground[];
  /** At the desk: taken in for somebody. */
  readonly isCounter: boolean;
}

const MEBIBYTE = 1024 * 1024;
const COUNTER_CHANNELS = ['counter', 'phone', 'letter', 'email', 'whatsapp', 'village'] as const;

/** The form of an objection about a request, for its citizen and at the counter. */
export function ObjectionPage(props: ObjectionPageProps): VNode {
  const { language, today, request, objectionable, grounds, isCounter } = props;
  const words = objectionTexts(language);
  const { filing } = objectionable;
  const date = formatLongDate(filing.dueOn, language);
  const isPast = Temporal.PlainDate.compare(today, filing.dueOn) > 0;
  return (
    <>
      <PageHeading
        title={isCounter ? words.counterTitle : words.title}
        lead={isCounter ? words.counterLead(request.number) : words.lead}
      />
      <div class="max-w-text space-y-6">
        <p>
          <strong class="whitespace-nowrap">{request.number}</strong> {request.title}
        </p>
        {grounds.length === 0 && <Notice tone="notice">{words.nothing}</Notice>}
        {grounds.length > 0 && (
          <div>
            {isPast ? <Notice tone="warning">{words.lateNotice(date)}</Notice> : <p>{words.offerText(date)}</p>}
            <WhyThisDate language={language} clock={filing} />
          </div>
        )}
        {grounds.length > 0 && <RequestObjectionForm {...props} />}
      </div>
    </>
  );
}

function RequestObjectionForm(props: ObjectionPageProps): VNode {
  const { language, form, request, grounds, isCounter, action } = props;
  const words = objectionTexts(language);
  const shared = { language, form };
  return (
    <FormFrame {...props} action={action} button={isCounter ? words.save : words.send}>
      {isCounter && <CounterFields {...props} />}
      <RadioField
        {...shared}
        name="dasar"
        label={words.ground}
        choices={grounds.map(({ code, text, citation }) => ({
          ...{ value: code, label: `${code}. ${text[language]}`, hint: citation },
        }))}
      />
      <TextAreaField {...shared} name="isi" label={words.words} hint={words.wordsHint} rows={6} maxLength={10_000} />
      {grounds.some(({ code }) => mayBeFoundLater(code)) && (
        <FoundField {...props} hint={words.foundHint} since={props.objectionable.since} />
      )}
      <RepresentativeFields {...props} />
      <p class="text-[0.9375em] text-muted">{words.whoHint(request.number)}</p>
    </FormFrame>
  );
}

function CounterFields({ language, form, today }: ObjectionPageProps): VNode {
  const words = objectionTexts(language);
  const shared = { language, form };
  return (
    <>
      <SelectField
        {...shared}
        name="lewat"
        label={words.channel}
        choices={COUNTER_CHANNELS.map((value) => ({ value, label: words.channels[value] }))}
      />
      <DateField {...shared} name="diterima" label={words.received} hint={words.receivedHint} max={today.toString()} />
      <TextField
        {...shared}
        name="alasan"
        label={words.backdating}
        hint={words.backdatingHint}
        maxLength={1000}
        isOptional
      />
    </>
  );
}

interface FoundFieldProps extends ObjectionFormProps {
  readonly hint: string;
  /** Null: as long ago as one likes. */
  readonly since: Temporal.PlainDate | null;
}

/** Since when the ground is known. */
export function FoundField({ language, form, today, hint, since }: FoundFieldProps): VNode {
  const words = objectionTexts(language);
  const min = since ? { min: since.toString() } : {};
  return (
    <DateField
      {...{ language, form, hint, ...min }}
      name="diketahui"
      label={words.found}
      max={today.toString()}
      isOptional
    />
  );
}

/** Who files for the requester, with the papers. */
export function RepresentativeFields({ language, form, keptFiles }: ObjectionFormProps): VNode {
  const words = objectionTexts(language);
  const shared = { language, form };
  return (
    <>
      <TextField
        {...shared}
        name="kuasa"
        label={words.representative}
        hint={words.representativeHint}
        maxLength={200}
        isOptional
      />
      {keptFiles.map(({ id, name }) => (
        <Notice key={id} tone="success">
          {words.keptFile(name)}
          <input type="hidden" name="berkasId" value={id} />
        </Notice>
      ))}
      <FileField
        {...shared}
        name="berkas"
        label={words.file}
        accept="image/*,.pdf"
        maxSizeBytes={15 * MEBIBYTE}
        isOptional
      />
    </>
  );
}

interface FormFrameProps extends ObjectionFormProps {
  readonly action: string;
  readonly button: string;
  readonly children: ComponentChildren;
}

/** The form around the fields, with what is wrong on top. */
export function FormFrame({ language, form, action, button, submissionKey, children }: FormFrameProps): VNode {
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={submissionKey} />
      {children}
      <Button icon="send">{button}</Button>
    </form>
  );
}
