import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import type { Column } from '../../../../platform/ui/data-table.tsx';
import { formatDate, formatNumber } from '../../../../platform/ui/format.ts';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { CLASSES, type Entry, type Heading, type InformationClass } from '../entry.ts';
import type { EntryFilter } from '../entry-queries.ts';
import { classWord, listHref } from '../list-query.ts';
import { listTexts } from '../list-texts.ts';

interface FilterProps {
  readonly language: Language;
  readonly path: string;
  readonly filter: EntryFilter;
  readonly headings: readonly Heading[];
  readonly counts: Readonly<Record<InformationClass, number>>;
}

/** The classes as tabs, then search and heading. */
export function ListFilters({ language, path, filter, headings, counts }: FilterProps): VNode {
  const words = listTexts(language);
  const bare = { ...filter, class: undefined, headingId: undefined };
  const tabs = CLASSES.map((name) => ({
    ...{ label: words.classes[name], href: listHref(path, { ...bare, class: name }), count: counts[name] },
  }));
  const all = { label: words.all, href: listHref(path, bare) };
  const shown = headings.filter((heading) => filter.class === undefined || heading.class === filter.class);
  return (
    <div class="mb-6 space-y-4">
      <Tabs label={words.classLabel} tabs={[all, ...tabs]} current={listHref(path, { ...bare, class: filter.class })} />
      <form method="get" action={path} class="no-print flex flex-wrap items-end gap-3">
        {filter.class && <input type="hidden" name="golongan" value={classWord(filter.class)} />}
        {filter.unitId && <input type="hidden" name="unit" value={filter.unitId} />}
        {filter.isUngrouped && <input type="hidden" name="belum" value="ya" />}
        <SearchInput label={words.search} value={filter.search} />
        <FilterSelect
          name="kelompok"
          label={words.heading}
          all={words.allHeadings}
          value={filter.headingId}
          choices={shown.map(({ id, name }) => [id, name[language]] as const)}
        />
        <Button kind="secondary">{words.filter}</Button>
      </form>
    </div>
  );
}

/** What the columns need to know beside the rows. */
export interface ColumnFacts {
  readonly language: Language;
  readonly headings: readonly Heading[];
  readonly unitNames: ReadonlyMap<string, string>;
  /** Where the public reads an entry; null for what is on no page. */
  hrefOf(entry: Entry): string | null;
}

/** The seven columns of the law. */
export function lawColumns({ language, headings, unitNames, hrefOf }: ColumnFacts): readonly Column<Entry>[] {
  const words = listTexts(language);
  const names = new Map(headings.map(({ id, name }) => [id, name[language]]));
  const holder = (entry: Entry) => unitNames.get(entry.unitId) ?? '';
  return [
    { header: words.columns.number, cell: ({ number }) => formatNumber(number, language) },
    {
      ...{ header: words.columns.title, isLead: true },
      cell: (entry) => (
        <>
          <EntryTitle title={entry.title} href={hrefOf(entry)} />{' '}
          {entry.isSample && <Badge tone="neutral">{words.sample}</Badge>}
          <span class="block text-sm font-normal text-muted">{names.get(entry.headingId)}</span>
        </>
      ),
    },
    { header: words.columns.holder, cell: holder },
    { header: words.columns.responsible, cell: (entry) => entry.responsible || holder(entry) },
    {
      header: words.columns.made,
      cell: ({ madeOn, madeIn }) => `${formatDate(madeOn, language)}, ${madeIn || words.office.toLowerCase()}`,
    },
    { header: words.columns.forms, cell: ({ forms }) => forms.map((form) => words.forms[form]).join(', ') },
    { header: words.columns.retention, cell: ({ retention }) => retention || words.retentionUnset },
  ];
}

function EntryTitle({ title, href }: { readonly title: string; readonly href: string | null }): VNode {
  if (href === null) return <span>{title}</span>;
  return (
    <a class="target text-primary underline" href={href}>
      {title}
    </a>
  );
}
