import type { VNode } from 'preact';
import { KEPT_DAYS } from '../../../../platform/files/files.ts';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatAge, formatFileSize, formatLongDate, formatNumber } from '../../../../platform/ui/format.ts';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { KeyPage } from '../../desk/keyset.ts';
import { ListTabs } from '../../desk/views/content-list.tsx';
import { LIBRARY_STATES, type LibraryFilter, type LibraryRow } from '../library-queries.ts';
import { libraryTexts } from '../texts.ts';

const PATH = '/meja/berkas';

export interface LibraryPageProps {
  readonly language: Language;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly page: KeyPage<LibraryRow>;
  readonly filter: LibraryFilter;
  /** Sites to narrow the list to; empty when there are too many to choose from. */
  readonly sites: readonly { readonly id: string; readonly title: string }[];
  /** Where writing begins; null when the person may not write. */
  readonly writeHref: string | null;
}

/** The files of the units that a person serves. */
export function LibraryPage(props: LibraryPageProps): VNode {
  const { language, page, filter } = props;
  const words = libraryTexts(language);
  const hint = hintOf(filter.state, words);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ListTabs language={language} current={PATH} />
      <Filters {...props} />
      {hint !== null && page.rows.length > 0 && <p class="mb-4 max-w-prose text-muted">{hint}</p>}
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(props)}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={<NoFile {...props} />}
      />
      <ListPager
        language={language}
        previousHref={page.previous && hrefOf(filter, 'sebelum', page.previous)}
        nextHref={page.next && hrefOf(filter, 'sesudah', page.next)}
      />
    </>
  );
}

function hintOf(state: LibraryFilter['state'], words: ReturnType<typeof libraryTexts>): string | null {
  if (state === 'unused') return words.unusedHint;
  if (state === 'no-alt') return words.noAltHint;
  return state === 'deleted' ? words.deletedHint : null;
}

function Filters({ language, filter, sites }: LibraryPageProps): VNode {
  const words = libraryTexts(language);
  return (
    <form method="get" action={PATH} class="mb-6 flex flex-wrap items-end gap-3">
      <SearchInput label={words.search} value={filter.search} />
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
        choices={[
          ['image', words.kinds.image],
          ['document', words.kinds.document],
        ]}
      />
      <FilterSelect
        name="keadaan"
        label={words.state}
        all={words.all}
        value={filter.state}
        choices={LIBRARY_STATES.map((state) => [state, words.states[state]])}
      />
      <Button kind="secondary" icon="search">
        {words.filter}
      </Button>
      {hasFilter(filter) && (
        <a class="target text-primary underline" href={PATH}>
          {words.clear}
        </a>
      )}
    </form>
  );
}

function columns(props: LibraryPageProps): readonly Column<LibraryRow>[] {
  const { language, now } = props;
  const words = libraryTexts(language);
  return [
    { header: words.columnFile, isLead: true, cell: (row) => <NamedFile language={language} row={row} /> },
    { header: words.site, cell: (row) => row.siteTitle ?? '–' },
    { header: words.columnUses, cell: (row) => <Uses language={language} row={row} /> },
    { header: words.columnSize, align: 'end', cell: (row) => formatFileSize(row.sizeBytes, language) },
    { header: words.columnAdded, cell: (row) => formatAge(row.addedAt, now, language) },
    { header: words.columnAction, isAction: true, cell: (row) => <Actions {...props} row={row} /> },
  ];
}

function NamedFile({ language, row }: { readonly language: Language; readonly row: LibraryRow }): VNode {
  const words = libraryTexts(language);
  return (
    <span class="flex min-w-0 items-center gap-3">
      {row.thumbnailSrc !== null && (
        <img
          class="size-16 shrink-0 rounded border border-base-300 object-cover"
          src={row.thumbnailSrc}
          alt=""
          width={64}
          height={64}
          loading="lazy"
        />
      )}
      <span class="min-w-0">
        {row.href === null ? (
          <span class="break-all">{row.name}</span>
        ) : (
          <a class="target break-all text-primary underline" href={row.href}>
            {row.name}
          </a>
        )}
        {row.lacksAlt && (
          <span class="block">
            <Badge tone="warning">{words.noAlt}</Badge>
          </span>
        )}
      </span>
    </span>
  );
}

function Uses({ language, row }: { readonly language: Language; readonly row: LibraryRow }): VNode {
  const words = libraryTexts(language);
  if (row.useCount === 0) return <span class="text-muted">{words.unused}</span>;
  const others = row.useCount - row.uses.length;
  return (
    <ul class="grid gap-1">
      {row.uses.map((use) => (
        <li key={use.href}>
          <a class="target text-primary underline" href={use.href}>
            {use.usedBy === 'officer' ? words.officer(use.title) : use.title}
          </a>
          {use.siteTitle !== row.siteTitle && <span class="block text-sm text-muted">{use.siteTitle}</span>}
        </li>
      ))}
      {others > 0 && <li class="text-muted">{words.usedElsewhere(formatNumber(others, language))}</li>}
    </ul>
  );
}

function Actions({ language, timeZone, row }: LibraryPageProps & { readonly row: LibraryRow }): VNode | null {
  if (!row.mayDelete) return null;
  const words = libraryTexts(language);
  const isDeleted = row.deletedAt !== null;
  const goneOn = row.deletedAt
    ?.add({ hours: KEPT_DAYS * 24 })
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return (
    <form method="post" action={`${PATH}/${row.id}/${isDeleted ? 'pulihkan' : 'hapus'}`}>
      <Button kind="secondary" icon={isDeleted ? 'undo-2' : 'trash-2'}>
        {isDeleted ? words.bringBack : words.remove}
        <span class="sr-only"> {row.name}</span>
      </Button>
      {goneOn && <p class="mt-1 text-sm text-muted">{words.keptUntil(formatLongDate(goneOn, language))}</p>}
    </form>
  );
}

function NoFile({ language, filter, writeHref }: LibraryPageProps): VNode {
  const words = libraryTexts(language);
  if (hasFilter(filter)) return <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>;
  const action = writeHref && (
    <ButtonLink href={writeHref} icon="pencil">
      {words.write}
    </ButtonLink>
  );
  return (
    <EmptyState title={words.none} icon="file-text" action={action || null}>
      {words.noneText}
    </EmptyState>
  );
}

function hasFilter({ kind, state, search, siteId }: LibraryFilter): boolean {
  return [kind, state, search, siteId].some((value) => value !== undefined);
}

function hrefOf({ kind, state, search, siteId }: LibraryFilter, direction: string, key: string): string {
  const given = { cari: search, situs: siteId, jenis: kind, keadaan: state, [direction]: key };
  const kept = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `${PATH}?${new URLSearchParams(kept)}`;
}
