import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDate } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { stateOn } from '../../item.ts';
import type { ItemFilter, ListedItem } from '../../item-list.ts';
import { itemWords, STATE_TONE } from '../../item-words.ts';
import type { KeyPage } from '../../keys.ts';
import { rankingTexts } from '../../standing/views/ranking-texts.ts';

interface PublicItemsPageProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly title: string;
  readonly filter: Pick<ItemFilter, 'state' | 'unitId'>;
  readonly page: KeyPage<ListedItem>;
  /** Where the public reads an item. */
  hrefOf(item: ListedItem): string;
}

/** The items that a figure of the ranking counts. */
export function PublicItemsPage(props: PublicItemsPageProps): VNode {
  const { language, title, filter, page } = props;
  const words = rankingTexts(language);
  const hrefOf = (part: Readonly<Record<string, string>>) => {
    const kept = { ...(filter.unitId && { unit: filter.unitId }), ...(filter.state && { keadaan: filter.state }) };
    return `/kesegaran/informasi?${new URLSearchParams({ ...kept, ...part })}`;
  };
  return (
    <>
      <PageHeading title={title} lead={filter.state && itemWords(language).meanings[filter.state]} />
      <p class="mb-6">
        <a class="target text-primary underline" href="/kesegaran">
          {words.back}
        </a>
      </p>
      <DataTable
        caption={words.listCaption}
        isCaptionHidden
        columns={columns(props)}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={words.noItems}>{words.noItemsText}</EmptyState>}
      />
      <ListPager
        language={language}
        previousHref={page.previous && hrefOf({ sebelum: page.previous })}
        nextHref={page.next && hrefOf({ sesudah: page.next })}
      />
    </>
  );
}

function columns({ language, today, hrefOf }: PublicItemsPageProps): readonly Column<ListedItem>[] {
  const words = rankingTexts(language);
  return [
    {
      ...{ header: words.information, isLead: true },
      cell: (row) => (
        <>
          <a class="target text-primary underline" href={hrefOf(row)}>
            {row.title}
          </a>{' '}
          {row.isSample && <Badge tone="neutral">{words.sample}</Badge>}
        </>
      ),
    },
    { header: words.unit, cell: (row) => row.unitName },
    {
      header: words.state,
      cell: (row) => {
        const state = stateOn(row, today);
        return <Badge tone={STATE_TONE[state]}>{itemWords(language).states[state]}</Badge>;
      },
    },
    { header: words.renewed, cell: (row) => formatDate(row.lastRenewedOn, language) },
    { header: words.due, cell: (row) => (row.dueOn ? formatDate(row.dueOn, language) : '–') },
  ];
}
