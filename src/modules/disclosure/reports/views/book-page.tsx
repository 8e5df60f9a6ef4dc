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
import { BOOK_PATH, BOOK_STATES, BOOKS, type BookName, type BookState, bookHref } from '../book-query.ts';
import type { BookRow } from '../book-rows.ts';
import { bookTexts } from '../book-texts.ts';
import { type Period, periodWord } from '../period.ts';
import { periodName } from '../period-name.ts';

interface BookPageProps {
  readonly language: Language;
  readonly book: BookName;
  readonly period: Period;
  /** Those that may be chosen, the newest first. */
  readonly periods: readonly Period[];
  readonly state: BookState | undefined;
  readonly rows: readonly BookRow[];
  readonly nextHref: string | null;
  readonly today: Temporal.PlainDate;
}

const STATES_OF: Readonly<Record<BookName, readonly BookState[]>> = {
  ...{ permohonan: BOOK_STATES, penolakan: ['partly', 'refused'], keberatan: ['open', 'withdrawn', 'late'] },
};

/** A register book: what stands in it, and the files that hold all of it. */
export function BookPage(props: BookPageProps): VNode {
  const { language, book, period, periods, state, rows, nextHref } = props;
  const words = bookTexts(language);
  const tabs = BOOKS.map((one) => ({ label: words.books[one], href: bookHref(one, { period }) }));
  const states = STATES_OF[book];
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
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="book-open">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
      {rows.length > 0 && <Downloads {...props} />}
    </>
  );
}

function columnsOf({ language, book }: BookPageProps): readonly Column<BookRow>[] {
  const { columns, states, objection } = bookTexts(language);
  return [
    {
      ...{ header: book === 'keberatan' ? objection.title : columns.title, isLead: true },
      cell: ({ id, title, number }) => (
        <>
          <a class="target text-primary underline" href={`/meja/kasus/${id}`}>
            {title}
          </a>
          <span class="block text-sm font-normal text-muted">{number}</span>
        </>
      ),
    },
    { header: columns.unit, cell: ({ unitName }) => unitName },
    { header: columns.received, cell: ({ receivedOn }) => formatDate(receivedOn, language) },
    { header: columns.due, cell: ({ dueOn }) => (dueOn ? formatDate(dueOn, language) : '') },
    {
      header: columns.decision,
      cell: ({ standing, isLate }) => (
        <>
          {standing} {isLate && <Badge tone="danger">{states.late}</Badge>}
        </>
      ),
    },
    { header: book === 'keberatan' ? objection.ground : columns.article, cell: ({ ground }) => ground },
  ];
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
