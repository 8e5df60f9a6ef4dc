import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type CaseKind, CHANNELS } from '../../case.ts';
import { askTexts } from '../../public/ask-texts.ts';
import { ResumableField } from '../../resumable/resumable-field.tsx';
import { queueTexts } from '../queue-texts.ts';

interface IntakePageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly today: Temporal.PlainDate;
  readonly submissionKey: string;
  /** The kind that is taken in, all that can be, and the fields of this one. */
  readonly kind: Pick<CaseKind, 'name' | 'visibilities'>;
  readonly kinds: readonly Pick<CaseKind, 'name' | 'label'>[];
  readonly ownFields: ComponentChildren;
  readonly keptFiles: readonly { readonly id: string; readonly name: string }[];
}

/** Taking a case in for somebody who stands at the counter, calls, or has written on paper. */
export function IntakePage(props: IntakePageProps): VNode {
  const { language, form, today, submissionKey, keptFiles, kind, kinds, ownFields } = props;
  const words = queueTexts(language);
  const asked = askTexts(language);
  const shared = { language, form };
  const hrefOf = (name: string) => `/meja/kasus/catat?jenis=${name}`;
  const tabs = kinds.map(({ name, label }) => ({ label: label[language], href: hrefOf(name) }));
  return (
    <>
      <PageHeading title={words.intakeTitle} lead={words.intakeLead} />
      {tabs.length > 1 && <Tabs label={words.kindField} tabs={tabs} current={hrefOf(kind.name)} />}
      <form
        method="post"
        action={hrefOf(kind.name)}
        enctype="multipart/form-data"
        class="mt-6 max-w-text space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={submissionKey} />
        <SelectField
          {...shared}
          name="lewat"
          label={words.channel}
          choices={CHANNELS.filter((channel) => channel !== 'web').map((channel) => ({
            value: channel,
            label: words.channels[channel],
          }))}
        />
        <TextField {...shared} name="judul" label={asked.subject} maxLength={200} />
        <TextAreaField {...shared} name="isi" label={asked.text} rows={6} maxLength={20_000} />
        <DateField
          {...shared}
          name="diterima"
          label={words.receivedOn}
          hint={words.receivedOnHint}
          max={today.toString()}
        />
        <TextField {...shared} name="alasan" label={words.reason} hint={words.reasonHint} maxLength={1000} isOptional />
        {keptFiles.map(({ id, name }) => (
          <Notice key={id} tone="success">
            {asked.keptFile(name)}
            <input type="hidden" name="berkasId" value={id} />
          </Notice>
        ))}
        <ResumableField language={language} formKey={submissionKey}>
          <FileField {...shared} name="berkas" label={words.scan} accept="image/*,.pdf" isMultiple isOptional />
        </ResumableField>
        {ownFields}
        {kind.visibilities.length > 1 ? (
          <RadioField
            {...shared}
            name="kerahasiaan"
            label={asked.visibility}
            choices={[
              { value: 'open', label: asked.open },
              { value: 'confidential', label: asked.confidential, hint: asked.confidentialHint },
              { value: 'anonymous', label: asked.anonymous },
            ]}
          />
        ) : (
          <input type="hidden" name="kerahasiaan" value={kind.visibilities[0]} />
        )}
        <TextField {...shared} name="nama" label={asked.name} maxLength={200} isOptional />
        <TextField {...shared} name="surel" label={asked.email} type="email" maxLength={254} isOptional />
        <TextField {...shared} name="telepon" label={asked.phone} type="tel" width="medium" maxLength={40} isOptional />
        <TextField {...shared} name="alamat" label={words.address} maxLength={500} isOptional />
        <TextField
          {...shared}
          name="nik"
          label={words.nik}
          hint={words.nikHint}
          inputmode="numeric"
          width="medium"
          maxLength={20}
          autocomplete="off"
          isOptional
        />
        <Button icon="save">{words.save}</Button>
      </form>
    </>
  );
}
