import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { rosterTexts } from '../texts.ts';

interface UploadPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly limitBytes: number;
}

/** Uploading a list of operators. */
export function UploadPage({ language, form, limitBytes }: UploadPageProps): VNode {
  const words = rosterTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <form
        method="post"
        action="/meja/orang/impor"
        enctype="multipart/form-data"
        class="max-w-text space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <FileField
          language={language}
          form={form}
          name="daftar"
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.xlsx,.txt"
          maxSizeBytes={limitBytes}
        />
        <div class="flex flex-wrap gap-2">
          <Button icon="list-checks">{words.check}</Button>
          <ButtonLink href="/meja/orang/impor/contoh.xlsx" kind="secondary" icon="download">
            {`${words.template} (Excel)`}
          </ButtonLink>
          <ButtonLink href="/meja/orang/impor/contoh.csv" kind="secondary" icon="download">
            {`${words.template} (CSV)`}
          </ButtonLink>
        </div>
      </form>
      <section class="mt-12">
        <h2 class="mb-4 text-xl">{words.exportTitle}</h2>
        <div class="flex flex-wrap gap-2">
          <ButtonLink href="/meja/orang/daftar.xlsx" kind="secondary" icon="download">
            Excel
          </ButtonLink>
          <ButtonLink href="/meja/orang/daftar.csv" kind="secondary" icon="download">
            CSV
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
