import type { VNode } from 'preact';
import type { DueItem } from '../../../platform/deadlines/due-list.ts';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { formatDaysAway, formatLongDate } from '../../../platform/ui/format.ts';
import { ListPager } from '../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { deadlineTexts } from './deadline-texts.ts';

interface DeadlineListPageProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly items: readonly DueItem[];
  readonly nextHref: string | null;
}

/** All running deadlines of the units that the person sees. */
export function DeadlineListPage({ language, today, items, nextHref }: DeadlineListPageProps): VNode {
  const words = deadlineTexts(language);
  return (
    <>
      <PageHeading title={words.listTitle} lead={words.listLead} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(language, today)}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={words.none} icon="clock">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
    </>
  );
}

function columns(language: Language, today: Temporal.PlainDate): readonly Column<DueItem>[] {
  const words = deadlineTexts(language);
  return [
    {
      header: words.what,
      isLead: true,
      cell: (row) => (
        <a class="target text-primary underline" href={row.href}>
          {row.title[language]}
        </a>
      ),
    },
    {
      header: words.due,
      cell: (row) => `${formatLongDate(row.dueOn, language)} (${formatDaysAway(row.dueOn, today, language)})`,
    },
    { header: words.law, cell: (row) => row.citation },
    {
      header: words.explain,
      cell: (row) => (
        <a class="target text-primary underline" href={`/meja/tenggat/${row.id}`}>
          {words.explain}
          <span class="sr-only"> {row.title[language]}</span>
        </a>
      ),
    },
  ];
}
