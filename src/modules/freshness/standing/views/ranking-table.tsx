import type { VNode } from 'preact';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDate, formatNumber, formatPercent } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { STATES, type State } from '../../item.ts';
import { itemWords } from '../../item-words.ts';
import type { KeyPage } from '../../keys.ts';
import type { RankedUnit, RankingOrder } from '../ranking-queries.ts';
import { rankingTexts } from './ranking-texts.ts';
import { Sparkline } from './sparkline.tsx';

export interface RankingTableProps {
  readonly language: Language;
  readonly page: KeyPage<RankedUnit>;
  readonly order: RankingOrder;
  /** The page that holds the table. */
  readonly path: string;
  /** Where the items of a unit stand; of one state, or all. */
  hrefOf(unitId: string, state: State | null): string;
}

/** Units with their figures, each of which opens what it counts. */
export function RankingTable(props: RankingTableProps): VNode {
  const { language, page, order, path } = props;
  const ordered = order === 'worst' ? `${path}?urut=perlu` : path;
  const partHref = (name: string, key: string) => `${ordered}${order === 'worst' ? '&' : '?'}${name}=${key}`;
  const words = rankingTexts(language);
  const countedOn = page.rows
    .map((row) => row.countedOn)
    .toSorted(Temporal.PlainDate.compare)
    .at(0);
  return (
    <>
      <div class="mb-6">
        <Tabs
          label={words.order}
          tabs={[
            { label: words.best, href: path },
            { label: words.worst, href: `${path}?urut=perlu` },
          ]}
          current={ordered}
        />
      </div>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(props)}
        rows={page.rows}
        rowKey={(row) => row.unitId}
        empty={
          <EmptyState title={words.none} icon="chart-column">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager
        language={language}
        previousHref={page.previous && partHref('sebelum', page.previous)}
        nextHref={page.next && partHref('sesudah', page.next)}
      />
      <p class="mt-4 max-w-text text-[0.9375em] text-muted">
        {words.formula} {countedOn && words.asOf(formatDate(countedOn, language))}
      </p>
    </>
  );
}

function columns({ language, hrefOf }: RankingTableProps): readonly Column<RankedUnit>[] {
  const words = rankingTexts(language);
  return [
    {
      ...{ header: words.unit, isLead: true },
      cell: (row) => (
        <a class="target text-primary underline" href={hrefOf(row.unitId, null)}>
          {row.unitName}
        </a>
      ),
    },
    { header: words.share, align: 'end', cell: (row) => shareWords(row, language) },
    { header: words.figures, cell: (row) => <Figures language={language} row={row} hrefOf={hrefOf} /> },
    { header: words.trend, cell: (row) => <Sparkline language={language} weeks={row.weeks} /> },
  ];
}

interface FiguresProps extends Pick<RankingTableProps, 'language' | 'hrefOf'> {
  readonly row: RankedUnit;
}

/** How many stand how, each a link to just those; what is zero is left out. */
function Figures({ language, row, hrefOf }: FiguresProps): VNode {
  const { states } = itemWords(language);
  const counted = STATES.filter((state) => row[state] > 0);
  if (counted.length === 0) return <span class="text-muted">–</span>;
  return (
    <ul class="flex flex-wrap gap-x-4">
      {counted.map((state) => (
        <li key={state}>
          <a class="target text-primary underline tabular-nums" href={hrefOf(row.unitId, state)}>
            {states[state]} {formatNumber(row[state], language)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The share in percent; in words where no share would be honest. */
function shareWords(row: RankedUnit, language: Language): string {
  const words = rankingTexts(language);
  const total = STATES.reduce((sum, state) => sum + row[state], 0);
  if (total === 0) return words.nothing;
  return row.without === total ? words.withoutCadence : formatPercent((row.fresh + row.confirmed) / total, language);
}
