import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
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

function Actions({ language, kind, addHref }: RecordListProps): VNode | null {
  if (!addHref) return null;
  return (
    <ButtonLink href={addHref} icon="plus">
      {inventoryTexts(language).add(kind.label[language])}
    </ButtonLink>
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
