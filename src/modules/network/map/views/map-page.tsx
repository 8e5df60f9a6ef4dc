import type { VNode } from 'preact';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../../inventory/views/network-tabs.tsx';
import { seenState } from '../../monitoring/desk/watch-queries.ts';
import { TopologyTree } from '../../pictures/topology-tree.tsx';
import { mapTexts } from '../map-texts.ts';
import type { PlacesNow } from '../places.ts';
import { NetworkMap } from './network-map.tsx';

interface MapPageProps {
  readonly language: Language;
  readonly places: PlacesNow;
}

/** The network as map and as tree. */
export function MapPage({ language, places }: MapPageProps): VNode {
  const words = mapTexts(language);
  const nodes = places.targets.map((target) => ({
    ...{ id: target.id, name: target.name, state: seenState(target), parentIds: target.parentGroups.flat() },
    href: `/meja/jaringan/pantauan/${target.id}`,
  }));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NetworkTabs language={language} current="peta" />
      {places.isSimulated && <Notice tone="notice">{words.simulated}</Notice>}
      <section class="my-6" aria-label={words.map}>
        {places.mapped.length > 0 ? (
          <NetworkMap language={language} ground={places.ground} places={places.mapped} label={words.map} />
        ) : (
          <EmptyState title={words.noMap} icon="map">
            {words.noMapHint}
          </EmptyState>
        )}
        {places.unplaced > 0 && <p class="mt-2 text-sm text-muted">{words.unplaced(places.unplaced)}</p>}
        {places.mapped.length > 0 && places.ground.boundaries.length === 0 && (
          <p class="mt-2 text-sm text-muted">{words.noGround}</p>
        )}
      </section>
      {nodes.length > 0 && (
        <section class="my-8">
          <h2 class="mb-3 text-xl">{words.tree}</h2>
          <TopologyTree language={language} nodes={nodes} label={words.tree} />
        </section>
      )}
    </>
  );
}
