import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate, formatDaysAway } from '../../../../platform/ui/format.ts';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { STATES, stateOn } from '../../item.ts';
import type { ItemFilter, ListedItem, StateCounts } from '../../item-list.ts';
import { cadenceWords, itemWords } from '../../item-words.ts';
import type { KeyPage } from '../../keys.ts';
import type { Heading } from '../../schedules.ts';
import { deskTexts } from '../texts.ts';
import { ConfirmFields } from './confirm-fields.tsx';
import { DeskTabs, StateMark } from './desk-tabs.tsx';

export interface ItemListProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly page: KeyPage<ListedItem>;
  readonly filter: ItemFilter;
  /** The name of the unit to which the list is narrowed; null when it is not. */
  readonly unitName: string | null;
  readonly counts: StateCounts;
  readonly headings: readonly Heading[];
  /** What was typed when the picked ones could not be confirmed. */
  readonly form: FormState;
  readonly submissionKey: string;
  readonly mayConfirm: boolean;
  readonly mayManage: boolean;
  readonly mayReview: boolean;
}

const PATH = '/meja/kesegaran';

/** What a person keeps up to date: states, filters, rows, and what is done to those that are picked. */
export function ItemListPage(props: ItemListProps): VNode {
  const { language, page, filter, form } = props;
  const words = deskTexts(language);
  const table = (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      columns={columns(props)}
      rows={page.rows}
      rowKey={(row) => row.id}
      empty={<NoItems {...props} />}
    />
  );
  const isForm = (props.mayConfirm || props.mayManage) && page.rows.length > 0;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={<Export {...props} />} />
      <DeskTabs language={language} current={PATH} mayReview={props.mayReview} />
      <StateTabs {...props} />
      <Filters {...props} />
      <div class="mb-6">
        <ErrorSummary language={language} errors={form.errors} />
      </div>
      {isForm ? (
        <form method="post" action={`${PATH}/benar`}>
          <input type="hidden" name="kunci" value={props.submissionKey} />
          {table}
          <Pager {...props} />
          <ForChosen {...props} />
        </form>
      ) : (
        <>
          {table}
          <Pager {...props} />
        </>
      )}
      {filter.state && <p class="mt-6 text-muted">{stateMeaning(filter, language)}</p>}
    </>
  );
}

function stateMeaning({ state }: ItemFilter, language: Language): string {
  const words = itemWords(language);
  return state ? `${words.states[state]}: ${words.meanings[state]}.` : '';
}

function Pager({ language, page, filter }: ItemListProps): VNode {
  return (
    <ListPager
      language={language}
      previousHref={page.previous && hrefOf({ ...filter, sebelum: page.previous })}
      nextHref={page.next && hrefOf({ ...filter, sesudah: page.next })}
    />
  );
}

function Export({ language, filter }: ItemListProps): VNode {
  return (
    <ButtonLink href={hrefOf(filter, `${PATH}/informasi.csv`)} kind="secondary" icon="download">
      {deskTexts(language).export}
    </ButtonLink>
  );
}

function StateTabs({ language, counts, filter }: ItemListProps): VNode {
  const words = deskTexts(language);
  const { state: _state, ...rest } = filter;
  const tabs = STATES.map((state) => ({
    ...{ label: itemWords(language).states[state], href: hrefOf({ ...rest, state }), count: counts[state] },
  }));
  return (
    <div class="mb-6">
      <Tabs
        label={words.states}
        tabs={[{ label: words.all, href: hrefOf(rest) }, ...tabs]}
        current={hrefOf(filter.state ? { ...rest, state: filter.state } : rest)}
      />
    </div>
  );
}

function Filters({ language, filter, headings, unitName }: ItemListProps): VNode {
  const words = deskTexts(language);
  const isNarrowed = [filter.search, filter.headingId, filter.unitId].some((value) => value !== undefined);
  return (
    <form method="get" action={PATH} class="mb-6 flex flex-wrap items-end gap-3">
      {filter.state && <input type="hidden" name="keadaan" value={filter.state} />}
      {filter.unitId && <input type="hidden" name="unit" value={filter.unitId} />}
      <SearchInput label={words.search} value={filter.search} />
      <FilterSelect
        name="judul"
        label={words.heading}
        all={words.all}
        value={filter.headingId}
        choices={headings.map(({ id, name }) => [id, name[language]])}
      />
      <Button kind="secondary" icon="search">
        {words.filter}
      </Button>
      {isNarrowed && (
        <a class="target text-primary underline" href={hrefOf({ state: filter.state })}>
          {words.clear}
        </a>
      )}
      {unitName && <p class="basis-full text-muted">{words.onlyUnit(unitName)}</p>}
    </form>
  );
}

function columns({ language, today, mayConfirm, mayManage, form }: ItemListProps): readonly Column<ListedItem>[] {
  const words = deskTexts(language);
  const chosen = (form.values.id ?? '').split('\n');
  const pick: readonly Column<ListedItem>[] = [
    {
      header: words.columnPick,
      cell: (row) => (
        <label class="flex size-11 cursor-pointer items-center justify-center">
          <span class="sr-only">{words.pick(row.title)}</span>
          <input
            type="checkbox"
            name="id"
            value={row.id}
            checked={chosen.includes(row.id)}
            class="checkbox checkbox-primary not-checked:bg-base-100"
          />
        </label>
      ),
    },
  ];
  return [
    {
      header: words.columnTitle,
      isLead: true,
      cell: (row) => (
        <>
          <a class="target text-primary underline" href={`${PATH}/${row.id}`}>
            {row.title}
          </a>{' '}
          {row.isSample && <Badge tone="neutral">{itemWords(language).sample}</Badge>}
        </>
      ),
    },
    { header: words.columnOwner, cell: (row) => row.unitName },
    { header: words.columnState, cell: (row) => <StateMark language={language} state={stateOn(row, today)} /> },
    { header: words.columnDue, cell: (row) => dueWords(row, today, language) },
    { header: words.columnCadence, cell: (row) => cadenceWords(row.cadence, language) },
    ...(mayConfirm || mayManage ? pick : []),
  ];
}

/** A due date with how far away it is; a dash without one. */
function dueWords({ dueOn }: ListedItem, today: Temporal.PlainDate, language: Language): string {
  return dueOn ? `${formatDate(dueOn, language)} (${formatDaysAway(dueOn, today, language)})` : '–';
}

function ForChosen({ language, form, mayConfirm, mayManage }: ItemListProps): VNode {
  const words = deskTexts(language);
  return (
    <section aria-labelledby="yang-dipilih" class="surface no-print mt-8 space-y-4 p-6">
      <h2 id="yang-dipilih" class="text-xl">
        {words.withChosen}
      </h2>
      {mayConfirm && <ConfirmFields language={language} form={form} />}
      <div class="flex flex-wrap gap-2">
        {mayConfirm && <Button icon="check">{words.confirm}</Button>}
        {mayManage && (
          <Button kind="secondary" icon="calendar-days" formAction={`${PATH}/pilihan`}>
            {words.setSchedule}
          </Button>
        )}
      </div>
    </section>
  );
}

function NoItems({ language, filter }: ItemListProps): VNode {
  const words = deskTexts(language);
  const isNarrowed = Object.entries(filter).some(([name, value]) => name !== 'within' && value !== undefined);
  return isNarrowed ? (
    <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>
  ) : (
    <EmptyState title={words.none} icon="badge-check">
      {words.noneText}
    </EmptyState>
  );
}

interface Address extends ItemFilter {
  readonly sesudah?: string;
  readonly sebelum?: string;
}

/** The address of a list that is narrowed so. */
export function hrefOf({ state, unitId, headingId, search, sesudah, sebelum }: Address, path = PATH): string {
  const given = { keadaan: state, unit: unitId, judul: headingId, cari: search, sesudah, sebelum };
  const kept = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}
