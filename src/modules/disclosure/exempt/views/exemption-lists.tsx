import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { EXEMPTION_STATES, type Exemption, type ExemptionState } from '../exemption.ts';
import { exemptionTexts } from '../exemption-texts.ts';
import { publicColumns, StateBadge } from './exemption-parts.tsx';

/** Where the register is kept, and where everyone reads it. */
export const EXEMPTIONS_DESK = '/meja/informasi-dikecualikan';
export const EXEMPTIONS_PATH = '/informasi-dikecualikan';

interface ListProps {
  readonly language: Language;
  readonly rows: readonly Exemption[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly search: string | undefined;
  readonly nextHref: string | null;
}

/** What is closed, for everyone. */
export function PublicExemptions(props: ListProps & { readonly holderName: string }): VNode {
  const { language, rows, unitNames, search, nextHref, holderName } = props;
  const words = exemptionTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.publicLead(holderName)} />
      <form method="get" action={EXEMPTIONS_PATH} class="no-print mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.search} value={search} />
        <Button kind="secondary">{words.filter}</Button>
      </form>
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={publicColumns(language, unitNames)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="lock">
            {words.nonePublic}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
      {rows.length > 0 && (
        <p class="no-print mt-6">
          <a class="target text-primary underline" href={`${EXEMPTIONS_PATH}/daftar.csv`}>
            {words.download}
          </a>
        </p>
      )}
    </>
  );
}

interface DeskListProps extends ListProps {
  readonly state: ExemptionState | undefined;
  readonly mayPropose: boolean;
}

/** The register for those who keep it. */
export function DeskExemptions(props: DeskListProps): VNode {
  const { language, rows, unitNames, search, nextHref, state, mayPropose } = props;
  const words = exemptionTexts(language);
  const [, ...columns] = publicColumns(language, unitNames);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.deskLead}
        actions={
          mayPropose && (
            <ButtonLink icon="plus" href={`${EXEMPTIONS_DESK}/uji`}>
              {words.propose}
            </ButtonLink>
          )
        }
      />
      <form method="get" action={EXEMPTIONS_DESK} class="no-print mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.search} value={search} />
        <FilterSelect
          {...{ name: 'keadaan', label: words.state, all: words.all, value: state }}
          choices={EXEMPTION_STATES.map((one) => [one, words.states[one]] as const)}
        />
        <Button kind="secondary">{words.filter}</Button>
      </form>
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={[
          {
            ...{ header: words.columns.title, isLead: true },
            cell: ({ id, title }) => (
              <a class="target text-primary underline" href={`${EXEMPTIONS_DESK}/${id}`}>
                {title}
              </a>
            ),
          },
          ...columns,
          { header: words.columns.state, cell: (row) => <StateBadge language={language} state={row.state} /> },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="lock">
            {words.noneDesk}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
    </>
  );
}
