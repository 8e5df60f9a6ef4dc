import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDate } from '../../../../platform/ui/format.ts';
import { FilterSelect } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { daysLate } from '../../../cases/index.ts';
import { BOOK_PATH, BOOK_STATES, BOOKS, type BookName, type BookState, bookHref } from '../book-query.ts';
import { bookTexts } from '../book-texts.ts';
import { type Period, periodWord } from '../period.ts';
import { periodName } from '../period-name.ts';
import type { BookLine } from '../request-book.ts';

interface BookPageProps {
  readonly language: Language;
  readonly book: BookName;
  readonly period: Period;
  /** Those that may be chosen, the newest first. */
  readonly periods: readonly Period[];
  readonly state: BookState | undefined;
  readonly lines: readonly BookLine[];
  readonly nextHref: string | null;
  readonly today: Temporal.PlainDate;
}

const REFUSALS: readonly BookState[] = ['partly', 'refused'];

/** A register book: what stands in it, and the files that hold all of it. */
export function BookPage(props: BookPageProps): VNode {
  const { language, book, period, periods, state, lines, nextHref } = props;
  const words = bookTexts(language);
  const tabs = BOOKS.map((one) => ({ label: words.books[one], href: bookHref(one, { period }) }));
  const states = book === 'penolakan' ? REFUSALS : BOOK_STATES;
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink kind="secondary" icon="chart-column" href="/meja/ppid/laporan">
            {words.reports}
          </ButtonLink>
        }
      />
      <Tabs label={words.bookLabel} tabs={tabs} current={bookHref(book, { period })} />
      <form method="get" action={BOOK_PATH} class="no-print my-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="buku" value={book} />
        <FilterSelect
          name="kurun"
          label={words.period}
          all={periodName({ year: props.today.year, third: 0 }, language)}
          value={periodWord(period)}
          choices={periods
            .filter((one) => one.third !== 0 || one.year !== props.today.year)
            .map((one) => [periodWord(one), periodName(one, language)] as const)}
        />
        <FilterSelect
          name="keadaan"
          label={words.outcome}
          all={words.all}
          value={state}
          choices={states.map((one) => [one, words.states[one]] as const)}
        />
        <Button kind="secondary">{words.show}</Button>
      </form>
      <DataTable
        caption={words.fileTitle[book](periodName(period, language))}
        columns={columnsOf(props)}
        rows={lines}
        rowKey={({ filed }) => filed.id}
        empty={
          <EmptyState title={words.none} icon="book-open">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
      {lines.length > 0 && <Downloads {...props} />}
    </>
  );
}

function columnsOf({ language, today }: BookPageProps): readonly Column<BookLine>[] {
  const { columns, states } = bookTexts(language);
  return [
    {
      ...{ header: columns.title, isLead: true },
      cell: ({ filed }) => (
        <>
          <a class="target text-primary underline" href={`/meja/kasus/${filed.id}`}>
            {filed.title}
          </a>
          <span class="block text-sm font-normal text-muted">{filed.number}</span>
        </>
      ),
    },
    { header: columns.unit, cell: ({ unitName }) => unitName },
    { header: columns.received, cell: ({ filed }) => formatDate(filed.receivedOn, language) },
    { header: columns.due, cell: ({ filed }) => (filed.dueOn ? formatDate(filed.dueOn, language) : '') },
    { header: columns.decision, cell: (line) => <Standing {...{ line, today, states }} /> },
    { header: columns.article, cell: ({ request }) => request.decision?.articles.join(', ') ?? '' },
  ];
}

interface StandingProps {
  readonly line: BookLine;
  readonly today: Temporal.PlainDate;
  readonly states: Readonly<Record<BookState, string>>;
}

function Standing({ line: { filed, request }, today, states }: StandingProps): VNode {
  const isEnded = filed.status === 'withdrawn' || filed.status === 'merged';
  const decided = filed.outcome !== null && request.decision ? states[request.decision.outcome] : states.open;
  const isLate = (daysLate(filed, today) ?? 0) > 0;
  return (
    <>
      {isEnded ? states.withdrawn : decided} {isLate && <Badge tone="danger">{states.late}</Badge>}
    </>
  );
}

function Downloads({ language, book, period, state }: BookPageProps): VNode {
  const query = `kurun=${periodWord(period)}${state ? `&keadaan=${state}` : ''}`;
  return (
    <p class="no-print mt-6 flex flex-wrap items-center gap-x-6">
      <span class="font-semibold">{bookTexts(language).download}</span>
      {(['xlsx', 'csv', 'pdf'] as const).map((format) => (
        <a key={format} class="target text-primary underline" href={`${BOOK_PATH}/${book}.${format}?${query}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
