import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { SearchForm } from '../../search-form.tsx';
import type { ListedPerson } from '../queries.ts';
import { peopleTexts } from '../texts.ts';

interface PersonListPageProps {
  readonly language: Language;
  readonly people: readonly ListedPerson[];
  readonly query: string | undefined;
  /** Only people of this unit and below; null for all. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly mayManage: boolean;
  readonly mayImport: boolean;
}

/** The people of a government. */
export function PersonListPage(props: PersonListPageProps): VNode {
  const { language, people, query, unit } = props;
  const words = peopleTexts(language);
  return (
    <>
      <PageHeading title={words.title} overline={unit?.name} lead={words.lead} actions={<ListActions {...props} />} />
      <SearchForm
        action="/meja/orang"
        label={words.search}
        button={words.searchButton}
        value={query}
        kept={{ unit: unit?.id }}
      />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={people}
        rowKey={({ id }) => id}
        empty={<NoPeople language={language} isFiltered={Boolean(query ?? unit)} />}
      />
      <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
    </>
  );
}

function ListActions({ language, unit, mayManage, mayImport }: PersonListPageProps): VNode {
  const words = peopleTexts(language);
  return (
    <>
      {mayManage && (
        <ButtonLink href={unit ? `/meja/orang/baru?unit=${unit.id}` : '/meja/orang/baru'} icon="plus">
          {words.add}
        </ButtonLink>
      )}
      {mayImport && (
        <ButtonLink href="/meja/orang/impor" kind="secondary" icon="upload">
          {words.import}
        </ButtonLink>
      )}
      <ButtonLink href="/meja/peran" kind="secondary" icon="shield-check">
        {words.rolesPage}
      </ButtonLink>
    </>
  );
}

function NoPeople({ language, isFiltered }: { readonly language: Language; readonly isFiltered: boolean }): VNode {
  const words = peopleTexts(language);
  return (
    <EmptyState title={isFiltered ? words.nothingFound : words.none} icon={isFiltered ? 'search' : 'users'}>
      {isFiltered ? words.nothingFoundText : words.noneText}
    </EmptyState>
  );
}

function columnsOf(language: Language): readonly Column<ListedPerson>[] {
  const words = peopleTexts(language);
  return [
    {
      header: words.name,
      isLead: true,
      cell: (person) => (
        <>
          <a class="link" href={`/meja/orang/${person.id}`}>
            {person.name}
          </a>
          {person.isSample && !person.name.includes(words.sample) && <span class="text-muted"> ({words.sample})</span>}
        </>
      ),
    },
    { header: words.unit, cell: ({ unitName }) => unitName },
    { header: words.roles, cell: ({ roleNames }) => (roleNames.length === 0 ? words.noRoles : roleNames.join(', ')) },
    { header: words.email, cell: ({ email }) => <span class="break-all">{email}</span> },
    {
      header: words.status,
      cell: ({ isActive }) =>
        isActive ? <Badge tone="success">{words.active}</Badge> : <Badge tone="neutral">{words.inactive}</Badge>,
    },
  ];
}
