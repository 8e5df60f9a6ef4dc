import type { VNode } from 'preact';
import { Button } from '../../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { FilterSelect, SearchInput } from '../../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { NetworkTabs } from '../../../inventory/views/network-tabs.tsx';
import { SEEN_STATES, type SeenState } from '../../../seen-state.ts';
import { stateTexts } from '../../../state-texts.ts';
import type { ReadIncident } from '../../alerts/incident-queries.ts';
import type { TargetNow } from '../../storage/history.ts';
import { watchTexts } from '../watch-texts.ts';
import { IncidentList, type Reading, StateCounts, TargetRow } from './watch-parts.tsx';

interface WatchPageProps extends Reading {
  readonly counts: ReadonlyMap<SeenState, number>;
  readonly open: readonly ReadIncident[];
  readonly recent: readonly ReadIncident[];
  readonly targets: readonly TargetNow[];
  readonly query: string | undefined;
  readonly state: SeenState | undefined;
  readonly nextHref: string | null;
  readonly mayManage: boolean;
  readonly mayExport: boolean;
}

/** How the network stands now. */
export function WatchPage(props: WatchPageProps): VNode {
  const { language, timeZone, targets } = props;
  const words = watchTexts(language);
  const reading = { language, timeZone };
  const isSimulated = [...targets, ...props.open].some(({ isSample }) => isSample);
  return (
    <div data-island="watch-feed" data-feed="/meja/jaringan/pantauan/aliran">
      <PageHeading title={words.title} lead={words.lead} actions={props.mayManage && <WatchInventory {...props} />} />
      <NetworkTabs language={language} current="pantauan" />
      {isSimulated && <p class="mb-4 text-sm text-muted">{words.simulatedNote}</p>}
      <StateCounts language={language} counts={props.counts} />
      <h2 class="mt-8 mb-3 text-xl">{words.open}</h2>
      <div aria-live="polite">
        <IncidentList {...reading} incidents={props.open} part="open" />
      </div>
      <h2 class="mt-8 mb-3 text-xl">{words.recent}</h2>
      <IncidentList {...reading} incidents={props.recent} part="recent" />
      <h2 id="daftar" class="mt-8 mb-3 text-xl">
        {words.targets}
      </h2>
      <Filters {...props} />
      {targets.length === 0 ? (
        <EmptyState title={isNarrowed(props) ? words.nothing : words.none} icon="monitor">
          {!isNarrowed(props) && words.noneHint}
        </EmptyState>
      ) : (
        <ul class="surface divide-y divide-base-300">
          {targets.map((target) => (
            <TargetRow key={target.id} target={target} {...reading} />
          ))}
        </ul>
      )}
      <ListPager language={language} previousHref={null} nextHref={props.nextHref} />
      {props.mayExport && targets.length > 0 && (
        <p class="mt-4">
          <a class="link" href="/meja/jaringan/pantauan/setahun.csv">
            {words.yearCsv}
          </a>
        </p>
      )}
    </div>
  );
}

function isNarrowed({ query, state }: WatchPageProps): boolean {
  return query !== undefined || state !== undefined;
}

function WatchInventory({ language }: WatchPageProps): VNode {
  return (
    <form method="post" action="/meja/jaringan/pantauan/dari-inventaris">
      <Button kind="secondary" icon="plus">
        {watchTexts(language).watchInventory}
      </Button>
    </form>
  );
}

function Filters({ language, query, state }: WatchPageProps): VNode {
  const words = watchTexts(language);
  return (
    <form class="no-print mb-4 flex flex-wrap items-end gap-3" action="#daftar">
      <SearchInput label={words.search} value={query} />
      <FilterSelect
        name="keadaan"
        label={words.state}
        all={words.all}
        value={state}
        choices={SEEN_STATES.map((one) => [one, stateTexts(language)[one]] as const)}
      />
      <Button kind="secondary">{words.apply}</Button>
    </form>
  );
}
