import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { KeyPage } from '../../desk/keyset.ts';
import type { ListedSite } from '../list-queries.ts';
import type { ListContext } from './items.tsx';
import { listTexts } from './list-texts.ts';
import { publicTexts } from './public-texts.ts';

interface UnitListPageProps {
  readonly context: ListContext;
  readonly page: KeyPage<ListedSite>;
  readonly governmentName: string;
  /** The chosen kinds as the address says them; undefined for all. */
  readonly kind: 'opd' | 'kecamatan' | 'desa' | undefined;
  readonly search: string | undefined;
}

/** Every site of the government by name. */
export function UnitListPage({ context, page, governmentName, kind, search }: UnitListPageProps): VNode {
  const { language } = context;
  const words = listTexts(language);
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    unitHref({ jenis: kind, cari: search, ...change });
  const tabs = [
    { label: words.all, href: href({ jenis: undefined }) },
    { label: words.opd, href: href({ jenis: 'opd' }) },
    { label: words.kecamatan, href: href({ jenis: 'kecamatan' }) },
    { label: words.desa, href: href({ jenis: 'desa' }) },
  ];
  return (
    <div class="max-w-3xl">
      <PageHeading title={publicTexts(language).units} lead={words.unitsLead(governmentName)} />
      <SearchForm context={context} kind={kind} search={search} />
      <Tabs label={words.unitKinds} tabs={tabs} current={href({})} />
      {page.rows.length === 0 ? <NoUnits context={context} /> : <Rows context={context} rows={page.rows} />}
      <ListPager
        language={language}
        previousHref={page.previous && href({ sebelum: page.previous })}
        nextHref={page.next && href({ sesudah: page.next })}
      />
    </div>
  );
}

function SearchForm({ context, kind, search }: Pick<UnitListPageProps, 'context' | 'kind' | 'search'>): VNode {
  const words = listTexts(context.language);
  return (
    <search class="no-print">
      <form action="/unit" class="mb-6 flex gap-2">
        {kind && <input type="hidden" name="jenis" value={kind} />}
        <input
          type="search"
          name="cari"
          value={search}
          aria-label={words.search}
          placeholder={words.search}
          maxLength={100}
          class="input h-12 min-w-0 flex-1 bg-base-100 placeholder:text-muted placeholder:opacity-100"
        />
        <button type="submit" class="btn btn-primary h-12">
          <Icon name="search" />
          {words.find}
        </button>
      </form>
    </search>
  );
}

function Rows({ context, rows }: { readonly context: ListContext; readonly rows: readonly ListedSite[] }): VNode {
  const words = listTexts(context.language);
  return (
    <ul class="mt-4 divide-y divide-base-300">
      {rows.map(({ id, title, label, aboveTitle }) => (
        <li key={id}>
          <a
            href={`${context.links.origin(label)}/`}
            class="flex min-h-14 flex-col justify-center py-2 hover:underline"
          >
            <span class="font-heading font-bold">{title}</span>
            {aboveTitle && <span class="text-[0.875em] text-muted">{words.within(aboveTitle)}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

function NoUnits({ context }: { readonly context: ListContext }): VNode {
  const words = listTexts(context.language);
  return (
    <div class="mt-6">
      <EmptyState
        title={words.noUnits}
        icon="search"
        action={
          <ButtonLink href="/unit" kind="secondary">
            {words.showAll}
          </ButtonLink>
        }
      >
        {words.noUnitsText}
      </EmptyState>
    </div>
  );
}

/** The address of the directory with what it is narrowed to. */
function unitHref(parts: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parts).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '/unit' : `/unit?${new URLSearchParams(given)}`;
}
