import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseFile, CaseId, CaseRecord } from '../../../cases/index.ts';
import type { Redaction } from '../redaction.ts';
import { redactionTexts } from '../redaction-texts.ts';

interface RedactionsPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly caseId: CaseId;
  readonly submissionKey: string;
  readonly found: CaseRecord;
  readonly files: readonly CaseFile[];
  readonly redactions: readonly Redaction[];
}

const MEBIBYTE = 1024 * 1024;

/** Which document of a request is blacked out. */
export function RedactionsPage(props: RedactionsPageProps): VNode {
  const { language, form, caseId, submissionKey, found } = props;
  const words = redactionTexts(language);
  return (
    <>
      <PageHeading overline={found.number} title={words.title} lead={words.lead} />
      <ErrorSummary language={language} errors={form.errors} />
      <div class="space-y-8">
        <Worked {...props} />
        <OfCase {...props} />
        <section class="surface space-y-4 p-4 sm:p-6">
          <h2 class="text-xl">{words.upload}</h2>
          <form method="post" action={addressOf(caseId)} enctype="multipart/form-data" class="space-y-4" noValidate>
            <input type="hidden" name="kunci" value={submissionKey} />
            <FileField
              {...{ language, form, name: 'berkas', label: words.file, hint: words.fileHint, accept: '.pdf' }}
              maxSizeBytes={25 * MEBIBYTE}
            />
            <Button icon="upload">{words.uploadButton}</Button>
          </form>
        </section>
      </div>
    </>
  );
}

const addressOf = (id: CaseId) => `/meja/ppid/permohonan/${id}/hitamkan`;

function OfCase({ language, caseId, files }: RedactionsPageProps): VNode {
  const words = redactionTexts(language);
  return (
    <section class="surface space-y-2 p-4 sm:p-6">
      <h2 class="text-xl">{words.ofCase}</h2>
      {files.length === 0 && <p class="text-muted">{words.none}</p>}
      <ul class="divide-y divide-base-300">
        {files.map((file) => (
          <li key={file.id} class="flex flex-wrap items-center justify-between gap-3 py-2">
            <span class="min-w-0 break-words">{file.name}</span>
            <form method="post" action={addressOf(caseId)}>
              <input type="hidden" name="berkasId" value={file.id} />
              <Button kind="secondary">{words.begin}</Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Worked({ language, redactions }: RedactionsPageProps): VNode | null {
  const words = redactionTexts(language);
  if (redactions.length === 0) return null;
  return (
    <section class="surface space-y-2 p-4 sm:p-6">
      <h2 class="text-xl">{words.worked}</h2>
      <ul class="divide-y divide-base-300">
        {redactions.map(({ id, name, resultFileId }) => (
          <li key={id} class="flex flex-wrap items-center justify-between gap-3 py-2">
            <a class="target min-w-0 break-words text-primary underline" href={`/meja/ppid/hitamkan/${id}`}>
              {name}
            </a>
            <Badge tone={resultFileId ? 'success' : 'notice'}>{resultFileId ? words.saved : words.draft}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
