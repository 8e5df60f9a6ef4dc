import type { VNode } from 'preact';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { RankingTable, type RankingTableProps } from '../../standing/views/ranking-table.tsx';
import { rankingTexts } from '../../standing/views/ranking-texts.ts';

interface PublicRankingPageProps extends Omit<RankingTableProps, 'path'> {
  readonly lead: string;
}

/** How fresh the information of each unit is, for everyone. */
export function PublicRankingPage({ lead, ...table }: PublicRankingPageProps): VNode {
  return (
    <>
      <PageHeading title={rankingTexts(table.language).title} lead={lead} />
      <RankingTable {...table} path="/kesegaran" />
    </>
  );
}
