import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { formatDate } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { BOOK_PATH } from '../book-query.ts';
import { type Period, periodWord } from '../period.ts';
import { periodName } from '../period-name.ts';
import type { Report } from '../report.ts';
import { reportTexts } from '../report-texts.ts';

/** A period with its report, as far as there is one. */
export interface PeriodLine {
  readonly period: Period;
  readonly isOver: boolean;
  readonly report: Report | null;
}

interface ReportsPageProps {
  readonly language: Language;
  readonly lines: readonly PeriodLine[];
  readonly rule: { readonly citation: string; readonly isVerified: boolean };
}

/** All reports of the last years at the desk: what is published, written, or still to be written. */
export function ReportsPage({ language, lines, rule }: ReportsPageProps): VNode {
  const words = reportTexts(language);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink kind="secondary" icon="book-open" href={BOOK_PATH}>
            {words.books}
          </ButtonLink>
        }
      />
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={[
          {
            ...{ header: words.columns.period, isLead: true },
            cell: ({ period }) => (
              <a class="target text-primary underline" href={`/meja/ppid/laporan/${periodWord(period)}`}>
                {periodName(period, language)}
              </a>
            ),
          },
          { header: words.columns.state, cell: (line) => <State language={language} line={line} /> },
        ]}
        rows={lines}
        rowKey={({ period }) => periodWord(period)}
        empty={<p />}
      />
      <p class="mt-4 text-sm text-muted">
        {words.dueRule(rule.citation)} {!rule.isVerified && <Badge tone="warning">{words.unverified}</Badge>}
      </p>
    </>
  );
}

function State({ language, line }: { readonly language: Language; readonly line: PeriodLine }): VNode {
  const { states, publishedOn } = reportTexts(language);
  if (line.report?.published)
    return <Badge tone="success">{publishedOn(formatDate(line.report.published.on, language))}</Badge>;
  if (!line.isOver) return <Badge tone="neutral">{states.running}</Badge>;
  return <Badge tone="warning">{line.report ? states.draft : states.none}</Badge>;
}
