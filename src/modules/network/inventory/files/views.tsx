import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { Notice, type Tone } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { kindOf, kinds } from '../kinds/kinds.ts';
import type { ImportRun } from './import-queries.ts';
import type { ReportRow, RowOutcome } from './take-in.ts';
import { fileTexts } from './texts.ts';

interface UploadPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly limitBytes: number;
}

/** Choosing a file. */
export function ImportPage({ language, form, limitBytes }: UploadPageProps): VNode {
  const words = fileTexts(language);
  const field = { language, form };
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <form
        method="post"
        action="/meja/jaringan/impor"
        enctype="multipart/form-data"
        class="max-w-text space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <SelectField
          {...field}
          name="jenis"
          label={words.kind}
          choices={kinds.map(({ key, labels }) => ({ value: key, label: labels[language] }))}
        />
        <FileField
          {...field}
          name="berkas"
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.xlsx,.txt"
          maxSizeBytes={limitBytes}
        />
        <Button icon="list-checks">{words.check}</Button>
      </form>
    </>
  );
}

interface RunPageProps {
  readonly language: Language;
  readonly run: ImportRun;
}

const OUTCOMES: readonly RowOutcome[] = ['add', 'change', 'same', 'bad'];
const TONES: Readonly<Record<RowOutcome, Tone>> = { add: 'success', change: 'notice', same: 'neutral', bad: 'danger' };
const SHOWN = 100;

/** What becomes of each row, before and after the file is taken over. */
export function RunPage({ language, run }: RunPageProps): VNode {
  const words = fileTexts(language);
  const kind = kindOf(run.kind).labels[language];
  const count = (outcome: RowOutcome) => run.report.filter((row) => row.outcome === outcome).length;
  const sorted = run.report.toSorted((a, b) => Number(b.outcome === 'bad') - Number(a.outcome === 'bad'));
  return (
    <>
      <PageHeading title={run.isConfirmed ? words.done(kind) : words.tried(kind)} lead={words.from(run.fileName)} />
      <div class="max-w-text">
        <DescriptionList
          facts={OUTCOMES.map((outcome) => ({
            term: words.outcome[outcome],
            value: formatNumber(count(outcome), language),
          }))}
        />
      </div>
      <RunActions {...{ language, run }} good={count('add') + count('change')} bad={count('bad')} />
      <ReportTable language={language} rows={sorted.slice(0, SHOWN)} />
      {sorted.length > SHOWN && (
        <p class="mt-4 text-muted">
          {words.shown(formatNumber(SHOWN, language), formatNumber(sorted.length, language))}
        </p>
      )}
    </>
  );
}

function RunActions({
  language,
  run,
  good,
  bad,
}: RunPageProps & { readonly good: number; readonly bad: number }): VNode {
  const words = fileTexts(language);
  const href = `/meja/jaringan/impor/${run.id}`;
  return (
    <div class="my-6 space-y-4">
      {bad > 0 && <Notice tone="warning">{words.badStay}</Notice>}
      {good === 0 && !run.isConfirmed && <Notice tone="notice">{words.nothing}</Notice>}
      <div class="flex flex-wrap gap-2">
        {good > 0 && !run.isConfirmed && (
          <form method="post" action={href}>
            <Button icon="save">{words.confirm(formatNumber(good, language))}</Button>
          </form>
        )}
        <ButtonLink href={`${href}/laporan.csv`} kind="secondary" icon="download">
          {words.report}
        </ButtonLink>
        <ButtonLink href="/meja/jaringan/impor" kind="secondary" icon="upload">
          {words.again}
        </ButtonLink>
      </div>
    </div>
  );
}

function ReportTable({ language, rows }: { readonly language: Language; readonly rows: readonly ReportRow[] }): VNode {
  const words = fileTexts(language);
  return (
    <DataTable
      caption={words.result}
      isCaptionHidden
      columns={[
        { header: words.line, cell: ({ line }) => String(line), align: 'end' },
        { header: words.name, isLead: true, cell: ({ title }) => title || '–' },
        { header: words.result, cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{words.outcome[outcome]}</Badge> },
        { header: words.reason, cell: ({ reason }) => reason || '–' },
      ]}
      rows={rows}
      rowKey={({ line }) => String(line)}
      empty={<EmptyState title={words.nothing} />}
    />
  );
}
