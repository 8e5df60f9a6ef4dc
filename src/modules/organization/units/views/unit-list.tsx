import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { SearchForm } from '../../search-form.tsx';
import { unitTexts } from '../texts.ts';
import type { Unit, UnitKind } from '../unit.ts';

interface UnitListPageProps {
  readonly language: Language;
  readonly units: readonly Unit[];
  readonly counts: Partial<Readonly<Record<UnitKind, number>>>;
  readonly kind: UnitKind | undefined;
  readonly query: string | undefined;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** Where a unit is added; null when the person may not. */
  readonly addHref: string | null;
}

/** The units of a government. */
export function UnitListPage(props: UnitListPageProps): VNode {
  const { language, units, query, kind, addHref } = props;
  const words = unitTexts(language);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          addHref && (
            <ButtonLink href={addHref} icon="plus">
              {words.add}
            </ButtonLink>
          )
        }
      />
      <Tabs label={words.kindsLabel} tabs={tabsOf(props)} current={hrefOf(kind)} />
      <div class="mt-6">
        <SearchForm
          action="/meja/unit"
          label={words.search}
          button={words.searchButton}
          value={query}
          kept={{ jenis: kind }}
        />
        <DataTable
          caption={words.caption}
          isCaptionHidden
          columns={columnsOf(language)}
          rows={units}
          rowKey={({ id }) => id}
          empty={<NoUnits language={language} isFiltered={Boolean(query ?? kind)} />}
        />
        <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
      </div>
    </>
  );
}

const KINDS: readonly UnitKind[] = ['opd', 'uptd', 'kecamatan', 'desa', 'kelurahan', 'school', 'puskesmas'];

function tabsOf({ language, counts }: UnitListPageProps) {
  const words = unitTexts(language);
  const shown = KINDS.filter((kind) => (counts[kind] ?? 0) > 0);
  return [
    { label: words.allKinds, href: hrefOf(undefined) },
    ...shown.map((kind) => ({ label: words.kind(kind), href: hrefOf(kind), count: counts[kind] ?? 0 })),
  ];
}

function hrefOf(kind: UnitKind | undefined): string {
  return kind === undefined ? '/meja/unit' : `/meja/unit?jenis=${kind}`;
}

function NoUnits({ language, isFiltered }: { readonly language: Language; readonly isFiltered: boolean }): VNode {
  const words = unitTexts(language);
  if (isFiltered) {
    return (
      <EmptyState title={words.nothingFound} icon="search">
        {words.nothingFoundText}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words.none} icon="network">
      {words.noneText}
    </EmptyState>
  );
}

/** How deep the unit stands, drawn as an indent; the kind says it in words. */
const INDENT = ['', 'pl-5', 'pl-10', 'pl-14'] as const;

function columnsOf(language: Language): readonly Column<Unit>[] {
  const words = unitTexts(language);
  return [
    {
      header: words.name,
      isLead: true,
      cell: (unit) => (
        <span class={INDENT[Math.min(depthOf(unit), 4) - 1] ?? ''}>
          <a class="link" href={`/meja/unit/${unit.id}`}>
            {unit.name}
          </a>
          {unit.isSample && <span class="text-muted"> ({words.sample})</span>}
        </span>
      ),
    },
    { header: words.kindField, cell: (unit) => words.kind(unit.kind) },
    { header: words.label, cell: (unit) => unit.label || '/' },
    { header: words.code, cell: (unit) => unit.areaCode ?? '–' },
    {
      header: words.status,
      cell: (unit) =>
        unit.isActive ? <Badge tone="success">{words.active}</Badge> : <Badge tone="neutral">{words.inactive}</Badge>,
    },
  ];
}

function depthOf({ path }: Unit): number {
  return path.split('/').length - 2;
}
