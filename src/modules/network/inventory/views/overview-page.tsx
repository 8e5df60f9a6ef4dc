import type { VNode } from 'preact';
import { FigureCard } from '../../../../platform/ui/figure-card.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { kinds } from '../kinds/kinds.ts';
import type { KindKey } from '../record-kind.ts';
import { inventoryTexts } from '../texts.ts';
import { NetworkTabs } from './network-tabs.tsx';

interface OverviewPageProps {
  readonly language: Language;
  readonly counts: ReadonlyMap<KindKey, number>;
}

/** How much is recorded of each kind; every figure opens its list. */
export function OverviewPage({ language, counts }: OverviewPageProps): VNode {
  const words = inventoryTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NetworkTabs language={language} current="" />
      <ul class="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
        {kinds.map((kind) => (
          <li key={kind.key}>
            <FigureCard
              label={kind.labels[language]}
              value={formatNumber(counts.get(kind.key) ?? 0, language)}
              href={`/meja/jaringan/${kind.path}`}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
