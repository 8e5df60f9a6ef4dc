import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { netboxTableOf } from '../files/netbox.ts';
import type { RecordField, RecordKind } from '../record-kind.ts';
import type { InventoryRecord } from '../record-queries.ts';
import type { UnitTitles } from '../show-value.tsx';
import { inventoryTexts } from '../texts.ts';
import { NetworkTabs } from './network-tabs.tsx';
import { RecordTable } from './record-table.tsx';

interface RecordListProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly records: readonly InventoryRecord[];
  readonly units: UnitTitles;
  readonly query: string | undefined;
  readonly choice: string | undefined;
  readonly addHref: string | null;
  readonly mayExport: boolean;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** A list of the inventory with search and filter. */
export function RecordList(props: RecordListProps): VNode {
  const { language, kind, records } = props;
  return (
    <>
      <PageHeading title={kind.labels[language]} lead={kind.about[language]} actions={<Actions {...props} />} />
      <NetworkTabs language={language} current={kind.path} />
      <Filters {...props} />
      <RecordTable {...{ language, kind, records, units: props.units }} empty={<Nothing {...props} />} />
      <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
    </>
  );
}

function Actions({ language, kind, addHref, mayExport }: RecordListProps): VNode {
  const words = inventoryTexts(language);
  return (
    <>
      {mayExport && <Downloads language={language} kind={kind} />}
      {addHref && (
        <ButtonLink href={`/meja/jaringan/impor?jenis=${kind.key}`} kind="secondary" icon="upload">
          {words.import}
        </ButtonLink>
      )}
      {addHref && (
        <ButtonLink href={addHref} icon="plus">
          {words.add(kind.label[language])}
        </ButtonLink>
      )}
    </>
  );
}

/** The whole list as a file; NetBox only has some of the kinds. */
function Downloads({ language, kind }: Pick<RecordListProps, 'language' | 'kind'>): VNode {
  const path = `/meja/jaringan/${kind.path}/unduh`;
  const files: readonly (readonly [string, string])[] = [
    ['Excel', `${path}.xlsx`],
    ['CSV', `${path}.csv`],
    ...(netboxTableOf(kind.key) ? ([['NetBox CSV', `${path}.netbox.csv`]] as const) : []),
  ];
  return (
    <details class="relative">
      <summary class="btn no-print h-auto min-h-11 border-edge bg-base-100 py-2">
        <Icon name="download" />
        {inventoryTexts(language).export}
      </summary>
      <ul class="absolute z-10 mt-1 w-44 rounded-box border border-base-300 bg-base-100 p-2">
        {files.map(([label, href]) => (
          <li key={href}>
            <a href={href} class="flex min-h-11 items-center rounded-field px-3 hover:bg-base-200">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Filters({ language, kind, query, choice }: RecordListProps): VNode {
  const words = inventoryTexts(language);
  const field = kind.fields.find(({ name }) => name === kind.filter);
  return (
    <search>
      <form class="mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.search} value={query} />
        {field && (
          <FilterSelect
            name="pilih"
            label={field.label[language]}
            all={words.all}
            value={choice}
            choices={choicesOf(field, language)}
          />
        )}
        <Button kind="secondary" icon="search">
          {words.filter}
        </Button>
      </form>
    </search>
  );
}

function choicesOf({ type }: RecordField, language: Language): readonly (readonly [string, string])[] {
  return type.kind === 'choice' ? type.choices.map(([value, words]) => [value, words[language]]) : [];
}

function Nothing({ language, kind, query, choice, addHref }: RecordListProps): VNode {
  const words = inventoryTexts(language);
  if (query !== undefined || choice !== undefined) {
    return (
      <EmptyState title={words.noMatch} icon="search">
        {words.noMatchHint}
      </EmptyState>
    );
  }
  const action = addHref ? (
    <ButtonLink href={addHref} icon="plus">
      {words.add(kind.label[language])}
    </ButtonLink>
  ) : null;
  return (
    <EmptyState title={words.none(kind.labels[language])} icon="network" action={action}>
      {kind.about[language]}
    </EmptyState>
  );
}
