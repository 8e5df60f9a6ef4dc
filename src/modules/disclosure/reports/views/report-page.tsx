import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { bookHref } from '../book-query.ts';
import { type Period, periodWord } from '../period.ts';
import { periodName } from '../period-name.ts';
import { REPORT_PARTS, type Report, type ReportFigures } from '../report.ts';
import { reportTexts } from '../report-texts.ts';
import { FiguresBlock } from './figures-block.tsx';
import { ReportWordsBlock } from './report-words.tsx';

interface ReportPageProps {
  readonly language: Language;
  readonly period: Period;
  readonly isOver: boolean;
  readonly report: Report | null;
  readonly figures: ReportFigures;
  readonly form: FormState;
  readonly mayWrite: boolean;
  readonly today: Temporal.PlainDate;
}

/** A report at the desk: its figures, what people write into it, and its publication. */
export function ReportPage(props: ReportPageProps): VNode {
  const { language, period, report, figures, form, mayWrite } = props;
  const words = reportTexts(language);
  const path = `/meja/ppid/laporan/${periodWord(period)}`;
  const published = report?.published ?? null;
  const countedOn = formatDate(published?.on ?? props.today, language);
  return (
    <>
      <PageHeading
        title={words.of(periodName(period, language))}
        lead={words.asOf(countedOn)}
        actions={
          <ButtonLink kind="secondary" icon="file-text" href={`${path}/laporan.pdf`}>
            {words.preview}
          </ButtonLink>
        }
      />
      <ErrorSummary language={language} errors={form.errors} />
      <FiguresBlock {...{ language, figures, hrefOf: (state) => bookHref('permohonan', { period, state }) }} />
      <h2 class="mt-10 mb-4 text-2xl">{words.write}</h2>
      {mayWrite && published === null ? (
        <form method="post" action={path} class="space-y-6" noValidate>
          {REPORT_PARTS.map((part) => (
            <TextAreaField
              key={part}
              {...{ language, form, name: part, label: words.parts[part], isOptional: true, maxLength: 10_000 }}
            />
          ))}
          <Button icon="save">{words.save}</Button>
        </form>
      ) : (
        report && <ReportWordsBlock language={language} words={report.words} />
      )}
      {mayWrite && <Publishing {...props} path={path} />}
      <p class="mt-8">
        <ButtonLink kind="secondary" icon="archive" href={`${path}/bukti.zip`}>
          {words.evidence}
        </ButtonLink>
        <span class="mt-2 block max-w-text text-sm text-muted">{words.evidenceHint}</span>
      </p>
    </>
  );
}

function Publishing({ language, report, isOver, path }: ReportPageProps & { readonly path: string }): VNode {
  const words = reportTexts(language);
  if (!isOver)
    return (
      <div class="mt-8 max-w-text">
        <Notice tone="notice">{words.notOver}</Notice>
      </div>
    );
  const isPublished = report?.published != null;
  return (
    <form method="post" action={`${path}/${isPublished ? 'tarik' : 'terbit'}`} class="mt-8">
      {!isPublished && <p class="mb-3 max-w-text text-muted">{words.publishHint}</p>}
      <Button kind={isPublished ? 'secondary' : 'primary'}>{isPublished ? words.withdraw : words.publish}</Button>
    </form>
  );
}
