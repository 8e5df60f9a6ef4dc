import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { KeyPage } from '../../../freshness/index.ts';
import type { Entry, InformationClass } from '../entry.ts';
import type { EntryFilter } from '../entry-queries.ts';
import { listHref } from '../list-query.ts';
import { listTexts } from '../list-texts.ts';
import { type ColumnFacts, ListFilters, lawColumns } from './list-parts.tsx';

interface PublicListProps extends ColumnFacts {
  readonly holderName: string;
  readonly filter: EntryFilter;
  readonly counts: Readonly<Record<InformationClass, number>>;
  readonly page: KeyPage<Entry>;
}

const PATH = '/informasi-publik';

/** The list for everyone. */
export function PublicList(props: PublicListProps): VNode {
  const { language, filter, page } = props;
  const words = listTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(props.holderName)} />
      <ListFilters {...props} path={PATH} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={lawColumns(props)}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>}
      />
      <ListPager
        language={language}
        previousHref={page.previous && listHref(PATH, filter, { sebelum: page.previous })}
        nextHref={page.next && listHref(PATH, filter, { sesudah: page.next })}
      />
      <p class="no-print mt-8 flex flex-wrap gap-3">
        <ButtonLink kind="secondary" icon="list-checks" href={`${PATH}/kelengkapan`}>
          {words.gaps}
        </ButtonLink>
        <ButtonLink kind="secondary" icon="download" href={listHref(`${PATH}/daftar.csv`, filter)}>
          {words.download} (CSV)
        </ButtonLink>
        <ButtonLink kind="secondary" icon="download" href={listHref(`${PATH}/daftar.json`, filter)}>
          {words.download} (JSON)
        </ButtonLink>
      </p>
    </>
  );
}
