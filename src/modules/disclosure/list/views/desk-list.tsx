import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { KeyPage } from '../../../freshness/index.ts';
import type { Entry, InformationClass } from '../entry.ts';
import type { EntryFilter } from '../entry-queries.ts';
import { listHref } from '../list-query.ts';
import { listTexts } from '../list-texts.ts';
import { type ColumnFacts, ListFilters, lawColumns } from './list-parts.tsx';

interface DeskListProps extends ColumnFacts {
  readonly filter: EntryFilter;
  readonly counts: Readonly<Record<InformationClass, number>>;
  readonly page: KeyPage<Entry>;
  readonly mayAdd: boolean;
  /** Whether the person may change an entry. */
  mayKeep(entry: Entry): boolean;
}

const PATH = '/meja/daftar-informasi';

/** The list for those who keep it. */
export function DeskList(props: DeskListProps): VNode {
  const { language, filter, page, mayAdd, mayKeep } = props;
  const words = listTexts(language);
  // What its form shows too: the list keeps room for what is done with it.
  const hidden = new Set([words.columns.responsible, words.columns.made, words.columns.retention]);
  return (
    <>
      <PageHeading
        title={words.title}
        actions={
          <>
            {mayAdd && (
              <ButtonLink icon="plus" href={`${PATH}/tambah`}>
                {words.add}
              </ButtonLink>
            )}
            <ButtonLink kind="secondary" icon="list-checks" href={`${PATH}/kelengkapan`}>
              {words.gaps}
            </ButtonLink>
          </>
        }
      />
      <ListFilters {...props} path={PATH} />
      <p class="mb-6 flex flex-wrap gap-x-6">
        <a class="target text-primary underline" href={listHref(PATH, { ...filter, isUngrouped: !filter.isUngrouped })}>
          {filter.isUngrouped ? words.all : words.ungrouped}
        </a>
        <a class="target text-primary underline" href="/informasi-publik">
          {words.publicList}
        </a>
      </p>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={[
          ...lawColumns(props).filter(({ header }) => !hidden.has(header)),
          {
            ...{ header: words.change, isAction: true },
            cell: (entry) => (
              <span class="flex flex-wrap items-center gap-3">
                {!entry.isGrouped && <Badge tone="warning">{words.guess}</Badge>}
                {mayKeep(entry) && (
                  <a class="target text-primary underline" href={`${PATH}/${entry.id}`}>
                    {words.change}
                    <span class="sr-only"> {entry.title}</span>
                  </a>
                )}
              </span>
            ),
          },
        ]}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>}
      />
      <ListPager
        language={language}
        previousHref={page.previous && listHref(PATH, filter, { sebelum: page.previous })}
        nextHref={page.next && listHref(PATH, filter, { sesudah: page.next })}
      />
    </>
  );
}
