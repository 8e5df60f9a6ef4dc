import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField } from '../../../../platform/ui/choice-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { ResumableField } from '../../resumable/resumable-field.tsx';
import { askTexts } from '../ask-texts.ts';

interface AskPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly unitName: string;
  readonly submissionKey: string;
  /** A file that was sent with a form that is shown again; null when there is none. */
  readonly keptFile: { readonly id: string; readonly name: string } | null;
}

const ACCEPT = 'image/*,.pdf,.docx,.xlsx,.odt,.ods,.txt,.csv';
const MEBIBYTE = 1024 * 1024;

/** The form with which anyone asks the government something, on one page. */
export function AskPage({ language, form, unitName, submissionKey, keptFile }: AskPageProps): VNode {
  const words = askTexts(language);
  const shared = { language, form };
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(unitName)} />
      <form method="post" action="/tanya" enctype="multipart/form-data" class="max-w-text space-y-6" noValidate>
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={submissionKey} />
        <h2 class="text-2xl">{words.about}</h2>
        <TextField {...shared} name="judul" label={words.subject} hint={words.subjectHint} maxLength={200} />
        <TextAreaField {...shared} name="isi" label={words.text} hint={words.textHint} rows={7} maxLength={20_000} />
        {keptFile && (
          <Notice tone="success">
            {words.keptFile(keptFile.name)}
            <input type="hidden" name="berkasId" value={keptFile.id} />
          </Notice>
        )}
        <ResumableField language={language} formKey={submissionKey}>
          <FileField
            {...shared}
            name="berkas"
            label={words.file}
            hint={words.fileHint}
            accept={ACCEPT}
            maxSizeBytes={15 * MEBIBYTE}
            isOptional
          />
        </ResumableField>
        <h2 class="text-2xl">{words.you}</h2>
        <RadioField
          {...shared}
          name="kerahasiaan"
          label={words.visibility}
          choices={[
            { value: 'open', label: words.open },
            { value: 'confidential', label: words.confidential, hint: words.confidentialHint },
            { value: 'anonymous', label: words.anonymous, hint: words.anonymousHint },
          ]}
        />
        <TextField {...shared} name="nama" label={words.name} autocomplete="name" maxLength={200} isOptional />
        <TextField
          {...shared}
          name="surel"
          label={words.email}
          hint={words.emailHint}
          type="email"
          autocomplete="email"
          maxLength={254}
          isOptional
        />
        <TextField
          {...shared}
          name="telepon"
          label={words.phone}
          type="tel"
          autocomplete="tel"
          width="medium"
          maxLength={40}
          isOptional
        />
        <p class="text-[0.9375em] text-muted">{words.privacy}</p>
        <Button icon="send">{words.send}</Button>
      </form>
      <p class="mt-8">
        <a class="target text-primary underline" href="/lacak">
          {words.trackInstead}
        </a>
      </p>
    </>
  );
}
