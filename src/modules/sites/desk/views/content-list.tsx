import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatAge } from '../../../../platform/ui/format.ts';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { CONTENT_KINDS, type ContentState } from '../../content.ts';
import type { ContentFilter, ContentRow } from '../content-queries.ts';
import type { KeyPage } from '../keyset.ts';
import { contentWords } from './content-words.ts';
import { decisionLogTexts } from './decision-log-texts.ts';
import { listTexts } from './list-texts.ts';
import { StateBadge } from './state-badge.tsx';

export interface ContentListProps {
  readonly language: Language;
  readonly now: Temporal.Instant;
  /** Path of the page that holds the list. */
  readonly path: string;
  readonly page: KeyPage<ContentRow>;
  readonly filter: ContentFilter;
  /** Sites to narrow the list to; empty when it is about one site, or there are too many to choose from. */
  readonly sites: readonly { readonly id: string; readonly title: string }[];
  /** The list is about one site, whose name needs no column. */
  readonly isOneSite: boolean;
  /** Where writing begins; null when the person may not write. */
  readonly writeHref: string | null;
}

const STATES: readonly ContentState[] = ['draft', 'review', 'scheduled', 'published', 'archived'];

/** Search, filters, rows and pager of contents. */
export function ContentList(props: ContentListProps): VNode {
  const { language, path, page, filter } = props;
  const words = listTexts(language);
  return (
    <>
      <ContentFilters {...props} />
      <DataTable
        caption={words.contentCaption}
        isCaptionHidden
        columns={columns(props)}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={<NoContent {...props} />}
      />
      <ListPager
        language={language}
        previousHref={page.previous && `${path}?${queryOf(filter, 'sebelum', page.previous)}`}
        nextHref={page.next && `${path}?${queryOf(filter, 'sesudah', page.next)}`}
      />
    </>
  );
}

/** The page of all contents that a person looks after. */
export function ContentListPage(props: ContentListProps & { readonly mayReadLog: boolean }): VNode {
  const { language, writeHref, mayReadLog } = props;
  const words = listTexts(language);
  return (
    <>
      <PageHeading
        title={words.sitesTitle}
        lead={words.contentLead}
        actions={
          writeHref && (
            <ButtonLink href={writeHref} icon="pencil">
              {words.write}
            </ButtonLink>
          )
        }
      />
      <ListTabs language={language} current="/meja/isi" />
      <ContentList {...props} />
      {mayReadLog && (
        <p class="no-print mt-6">
          <a class="target text-primary underline" href="/meja/data-pribadi">
            {decisionLogTexts(language).title}
          </a>
        </p>
      )}
    </>
  );
}

/** Sites, or the contents of all of them. */
export function ListTabs({ language, current }: { readonly language: Language; readonly current: string }): VNode {
  const words = listTexts(language);
  const tabs = [
    { label: words.tabSites, href: '/meja/situs' },
    { label: words.tabContent, href: '/meja/isi' },
    { label: words.tabLinks, href: '/meja/tautan-rusak' },
    { label: words.tabFiles, href: '/meja/berkas' },
  ];
  return (
    <div class="mb-6">
      <Tabs label={words.tabs} tabs={tabs} current={current} />
    </div>
  );
}

function columns({ language, now, isOneSite }: ContentListProps): readonly Column<ContentRow>[] {
  const words = listTexts(language);
  const site: readonly Column<ContentRow>[] = isOneSite
    ? []
    : [{ header: words.columnSite, cell: (row) => row.siteTitle }];
  return [
    {
      header: words.columnTitle,
      isLead: true,
      cell: (row) => (
        <a class="target text-primary underline" href={`/meja/isi/${row.id}`}>
          {row.title}
        </a>
      ),
    },
    ...site,
    { header: words.columnKind, cell: (row) => contentWords(language).kind[row.kind] },
    { header: words.columnState, cell: (row) => <Standing language={language} row={row} /> },
    { header: words.columnChanged, cell: (row) => formatAge(row.changedAt, now, language) },
  ];
}

function Standing({ language, row }: { readonly language: Language; readonly row: ContentRow }): VNode {
  const words = contentWords(language);
  return (
    <span class="flex flex-wrap gap-1">
      <StateBadge language={language} state={row.state} />
      {row.isWarning && <Badge tone="danger">{words.warning}</Badge>}
      {row.hasChanges && <Badge tone="warning">{words.changed}</Badge>}
    </span>
  );
}

function ContentFilters({ language, path, filter, sites, isOneSite }: ContentListProps): VNode {
  const words = listTexts(language);
  const names = contentWords(language);
  return (
    <form method="get" action={path} class="mb-6 flex flex-wrap items-end gap-3">
      <SearchInput label={isOneSite ? words.searchTitle : words.searchContent} value={filter.search} />
      {sites.length > 0 && (
        <FilterSelect
          name="situs"
          label={words.site}
          all={words.all}
          value={filter.siteId}
          choices={sites.map(({ id, title }) => [id, title])}
        />
      )}
      <FilterSelect
        name="jenis"
        label={words.kind}
        all={words.all}
        value={filter.kind}
        choices={CONTENT_KINDS.map((kind) => [kind, names.kind[kind]])}
      />
      <FilterSelect
        name="keadaan"
        label={words.state}
        all={words.all}
        value={filter.state}
        choices={STATES.map((state) => [state, names.state[state]])}
      />
      <Button kind="secondary" icon="search">
        {words.filter}
      </Button>
      {hasFilter(filter) && (
        <a class="target text-primary underline" href={path}>
          {words.clear}
        </a>
      )}
    </form>
  );
}

function NoContent({ language, filter, writeHref }: ContentListProps): VNode {
  const words = listTexts(language);
  if (hasFilter(filter)) return <EmptyState title={words.noContentFound}>{words.noContentFoundText}</EmptyState>;
  const action = writeHref && (
    <ButtonLink href={writeHref} icon="pencil">
      {words.write}
    </ButtonLink>
  );
  return (
    <EmptyState title={words.noContent} icon="newspaper" action={action || null}>
      {words.noContentText}
    </EmptyState>
  );
}

function hasFilter({ kind, state, search, siteId }: ContentFilter): boolean {
  return [kind, state, search, siteId].some((value) => value !== undefined);
}

function queryOf({ kind, state, search, siteId }: ContentFilter, direction: string, key: string): string {
  const given = { cari: search, situs: siteId, jenis: kind, keadaan: state, [direction]: key };
  const kept = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(kept).toString();
}
