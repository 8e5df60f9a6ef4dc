import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { KeyPage } from '../keyset.ts';
import type { CountedSite } from '../site-queries.ts';
import { ListTabs } from './content-list.tsx';
import { listTexts } from './list-texts.ts';

interface SiteListPageProps {
  readonly language: Language;
  readonly page: KeyPage<CountedSite>;
  readonly search: string | undefined;
}

/** The sites that a person serves, with what waits at each. */
export function SiteListPage({ language, page, search }: SiteListPageProps): VNode {
  const words = listTexts(language);
  return (
    <>
      <PageHeading title={words.sitesTitle} lead={words.sitesLead} />
      <ListTabs language={language} current="/meja/situs" />
      <form method="get" action="/meja/situs" class="mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.searchSite} value={search} />
        <Button kind="secondary" icon="search">
          {words.search}
        </Button>
      </form>
      <DataTable
        caption={words.sitesCaption}
        isCaptionHidden
        columns={columns(language)}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={<NoSite language={language} isSearch={search !== undefined} />}
      />
      <ListPager
        language={language}
        previousHref={page.previous && hrefOf(search, 'sebelum', page.previous)}
        nextHref={page.next && hrefOf(search, 'sesudah', page.next)}
      />
    </>
  );
}

function columns(language: Language): readonly Column<CountedSite>[] {
  const words = listTexts(language);
  const countOf = (row: CountedSite, state: string, count: number) =>
    count === 0 ? (
      <span class="text-muted">0</span>
    ) : (
      <a class="target min-w-11 justify-center text-primary underline" href={`/meja/situs/${row.id}?keadaan=${state}`}>
        {formatNumber(count, language)}
      </a>
    );
  return [
    {
      header: words.site,
      isLead: true,
      cell: (row) => (
        <a class="target text-primary underline" href={`/meja/situs/${row.id}`}>
          {row.title}
        </a>
      ),
    },
    { header: words.columnReview, align: 'end', cell: (row) => countOf(row, 'review', row.reviewCount) },
    { header: words.columnDrafts, align: 'end', cell: (row) => countOf(row, 'draft', row.draftCount) },
    { header: words.columnPublished, align: 'end', cell: (row) => countOf(row, 'published', row.publishedCount) },
  ];
}

function NoSite({ language, isSearch }: { readonly language: Language; readonly isSearch: boolean }): VNode {
  const words = listTexts(language);
  if (isSearch) return <EmptyState title={words.noSiteFound}>{words.noSiteFoundText}</EmptyState>;
  return (
    <EmptyState title={words.noSite} icon="globe">
      {words.noSiteText}
    </EmptyState>
  );
}

function hrefOf(search: string | undefined, direction: string, key: string): string {
  const query = new URLSearchParams({ ...(search !== undefined && { cari: search }), [direction]: key });
  return `/meja/situs?${query}`;
}
