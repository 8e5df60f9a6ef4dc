import type { VNode } from 'preact';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDate, formatNumber } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { periodWord } from '../period.ts';
import { periodName } from '../period-name.ts';
import type { Report } from '../report.ts';
import { reportTexts } from '../report-texts.ts';
import { FiguresBlock } from './figures-block.tsx';
import { ReportWordsBlock } from './report-words.tsx';

/** A published report. */
export type PublishedReport = Report & { readonly published: NonNullable<Report['published']> };

interface PublicReportsProps {
  readonly language: Language;
  readonly governmentName: string;
  readonly reports: readonly PublishedReport[];
}

/** The published reports, for everyone. */
export function PublicReports({ language, governmentName, reports }: PublicReportsProps): VNode {
  const words = reportTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.publicLead(governmentName)} />
      {reports.length === 0 && (
        <EmptyState title={words.none} icon="file-text">
          {words.noneText}
        </EmptyState>
      )}
      <ul class="surface divide-y divide-base-300 empty:hidden">
        {reports.map(({ id, period, published }) => (
          <li key={id} class="p-4">
            <a class="target font-semibold text-primary underline" href={`/ppid/laporan/${periodWord(period)}`}>
              {periodName(period, language)}
            </a>
            <span class="block text-muted">
              {words.received}: {formatNumber(published.figures.requests.received, language)} ·{' '}
              {words.publishedOn(formatDate(published.on, language))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PublicReportProps {
  readonly language: Language;
  readonly report: PublishedReport;
  readonly fileHref: string;
}

/** One published report, for everyone. */
export function PublicReport({ language, report, fileHref }: PublicReportProps): VNode {
  const words = reportTexts(language);
  const { period, published } = report;
  return (
    <>
      <PageHeading
        title={words.of(periodName(period, language))}
        lead={words.publishedOn(formatDate(published.on, language))}
      />
      <p class="mb-8">
        <a class="target inline-flex items-center gap-2 text-primary underline" href={fileHref}>
          <Icon name="file-text" />
          {words.download}
        </a>
      </p>
      <h2 class="mb-4 text-2xl">{words.figures}</h2>
      <FiguresBlock language={language} figures={published.figures} hrefOf={null} />
      <h2 class="mt-10 mb-4 text-2xl">{words.write}</h2>
      <ReportWordsBlock language={language} words={report.words} />
    </>
  );
}
