import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { PublishedAnswer } from '../../answers/answer-queries.ts';
import { answerTexts } from '../../answers/answer-texts.ts';
import { OfferedAnswers } from '../../answers/views/answer-pages.tsx';
import { requestTexts } from '../request-texts.ts';
import { RequesterKindFields, UseFields } from './detail-fields.tsx';

interface RequestPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly unitName: string;
  readonly submissionKey: string;
  /** Answers that may be what is asked; the next sending files the request. */
  readonly offered: readonly PublishedAnswer[];
  /** A file that was sent with a form that is shown again; null when there is none. */
  readonly keptFile: { readonly id: string; readonly name: string } | null;
}

const MEBIBYTE = 1024 * 1024;

/** The form with which anyone asks for public information, on one page. */
export function RequestPage(props: RequestPageProps): VNode {
  const { language, form, unitName, submissionKey, offered } = props;
  const words = requestTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(unitName)} />
      <OfferedAnswers language={language} answers={offered} />
      <form
        method="post"
        action="/ppid/permohonan"
        enctype="multipart/form-data"
        class="max-w-text space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={submissionKey} />
        {offered.length > 0 && <input type="hidden" name="ditawari" value="ya" />}
        <Wanted {...props} />
        <Asker {...props} />
        <p class="text-[0.9375em] text-muted">
          {words.privacy} {answerTexts(language).notice}
        </p>
        <Button icon="send">{words.send}</Button>
      </form>
      <p class="mt-8">
        <a class="target text-primary underline" href="/lacak">
          {words.track}
        </a>
      </p>
    </>
  );
}

function Wanted({ language, form }: RequestPageProps): VNode {
  const words = requestTexts(language);
  const shared = { language, form };
  return (
    <>
      <h2 class="text-2xl">{words.wanted}</h2>
      <TextField {...shared} name="judul" label={words.subject} hint={words.subjectHint} maxLength={200} />
      <TextAreaField {...shared} name="isi" label={words.detail} hint={words.detailHint} maxLength={20_000} />
      <UseFields {...shared} />
    </>
  );
}

function Asker({ language, form, keptFile }: RequestPageProps): VNode {
  const words = requestTexts(language);
  const shared = { language, form };
  return (
    <>
      <h2 class="text-2xl">{words.you}</h2>
      <RequesterKindFields {...shared} />
      <TextField {...shared} name="nama" label={words.name} autocomplete="name" maxLength={200} />
      <TextField
        {...shared}
        name="nik"
        label={words.nik}
        hint={words.nikHint}
        inputmode="numeric"
        autocomplete="off"
        width="medium"
        maxLength={16}
        isOptional
      />
      <TextAreaField {...shared} name="alamat" label={words.address} rows={2} maxLength={500} />
      <TextField {...shared} name="pekerjaan" label={words.occupation} maxLength={200} isOptional />
      <TextField
        {...shared}
        name="surel"
        label={words.email}
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
      {keptFile && (
        <Notice tone="success">
          {words.keptFile(keptFile.name)}
          <input type="hidden" name="berkasId" value={keptFile.id} />
        </Notice>
      )}
      <FileField
        {...shared}
        name="berkas"
        label={words.file}
        hint={words.fileHint}
        accept="image/*,.pdf"
        maxSizeBytes={15 * MEBIBYTE}
        isOptional
      />
    </>
  );
}
