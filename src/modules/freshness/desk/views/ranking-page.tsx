import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { RankingTable, type RankingTableProps } from '../../standing/views/ranking-table.tsx';
import { rankingTexts } from '../../standing/views/ranking-texts.ts';
import { deskTexts } from '../texts.ts';
import { DeskTabs } from './desk-tabs.tsx';

interface RankingPageProps extends Omit<RankingTableProps, 'path'> {
  readonly mayReview: boolean;
}

const PATH = '/meja/kesegaran/peringkat';

/** The ranking of units at the desk. */
export function RankingPage({ mayReview, ...table }: RankingPageProps): VNode {
  const { language } = table;
  const words = rankingTexts(language);
  const actions = (
    <>
      <ButtonLink href={`${PATH}.csv`} kind="secondary" icon="download">
        {deskTexts(language).export}
      </ButtonLink>
      <ButtonLink href="/kesegaran" kind="quiet" icon="external-link">
        {words.publicPage}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeading title={deskTexts(language).title} lead={words.deskLead} actions={actions} />
      <DeskTabs language={language} current={PATH} mayReview={mayReview} />
      <RankingTable {...table} path={PATH} />
    </>
  );
}
