import type { VNode } from 'preact';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { FigureCard } from '../../../../platform/ui/figure-card.tsx';
import { formatDecimal, formatNumber } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { BookState } from '../book-query.ts';
import { decidedOf, type FigureTable, figureTables } from '../figure-tables.ts';
import type { ReportFigures } from '../report.ts';
import { reportTexts } from '../report-texts.ts';

interface FiguresProps {
  readonly language: Language;
  readonly figures: ReportFigures;
  /** Where the requests stand that a figure counts; null for readers to whom the register is closed. */
  readonly hrefOf: ((state: BookState | undefined) => string) | null;
}

/** The figures of a report: the first ones large, then tables. */
export function FiguresBlock(props: FiguresProps): VNode {
  const { language, figures } = props;
  const words = reportTexts(language);
  if (figures.requests.received === 0) return <p>{words.noRequests}</p>;
  return (
    <>
      <HeadFigures {...props} />
      <div class="mt-6 grid gap-6 lg:grid-cols-2">
        {figureTables(figures, language).map(({ title, headers, rows }) => (
          <div key={title} class={`min-w-0 ${headers.length > 2 ? 'lg:col-span-2' : ''}`}>
            <FigureTableBlock {...{ language, title, headers, rows }} />
          </div>
        ))}
      </div>
    </>
  );
}

function FigureTableBlock({ language, title, headers, rows }: FigureTable & { readonly language: Language }): VNode {
  return (
    <DataTable
      caption={title}
      onPhone="scroll"
      columns={headers.map((header, at) => ({
        ...{ header, align: at === 0 ? 'start' : 'end', isLead: at === 0 },
        cell: (row: (typeof rows)[number]) => {
          const value = row[at] ?? '';
          return typeof value === 'number' ? formatNumber(value, language) : value;
        },
      }))}
      rows={rows}
      rowKey={([first]) => String(first)}
      empty={<p />}
    />
  );
}

function HeadFigures({ language, figures: { requests }, hrefOf }: FiguresProps): VNode {
  const words = reportTexts(language);
  const { medianDays, averageDays } = requests;
  const decided = decidedOf(requests);
  const cards: readonly (readonly [string, number, BookState | undefined, string?])[] = [
    [words.received, requests.received, undefined],
    [
      words.lateInAll,
      requests.late + requests.overdue,
      'late',
      `${words.overdue}: ${formatNumber(requests.overdue, language)}`,
    ],
    [words.open, requests.open, 'open'],
    [words.extended, requests.extended, 'extended'],
    [words.withdrawnRequests, requests.withdrawn, 'withdrawn'],
  ];
  return (
    <>
      <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        {cards.map(([label, value, state, note]) => (
          <li key={label}>
            {hrefOf ? (
              <FigureCard label={label} value={formatNumber(value, language)} href={hrefOf(state)} note={note} />
            ) : (
              <p class="surface h-full p-5">
                <strong class="block font-heading text-[1.75em] leading-tight tabular-nums">
                  {formatNumber(value, language)}
                </strong>
                {label}
                {note && <span class="block pt-2 text-[0.8125em] text-muted">{note}</span>}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="mt-4">
        {words.decided}: <strong>{formatNumber(decided, language)}</strong>. {words.inTime}:{' '}
        <strong>{formatNumber(requests.inTime, language)}</strong>.
        {medianDays !== null && averageDays !== null && (
          <>
            {' '}
            {words.median}: <strong>{words.days(formatDecimal(medianDays, 1, language))}</strong> (
            {words.average(formatDecimal(averageDays, 1, language))}).
          </>
        )}
      </p>
    </>
  );
}
