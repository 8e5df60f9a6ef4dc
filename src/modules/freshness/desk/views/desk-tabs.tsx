import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { State } from '../../item.ts';
import { itemWords, STATE_TONE } from '../../item-words.ts';
import { defaultTexts } from '../default-texts.ts';
import { deskTexts } from '../texts.ts';

interface DeskTabsProps {
  readonly language: Language;
  readonly current: string;
  /** Whether the person reviews confirmations of others. */
  readonly mayReview: boolean;
}

/** The parts of the freshness desk. */
export function DeskTabs({ language, current, mayReview }: DeskTabsProps): VNode {
  const words = deskTexts(language);
  const samples = mayReview ? [{ label: words.tabSamples, href: '/meja/kesegaran/periksa' }] : [];
  const tabs = [
    { label: words.tabItems, href: '/meja/kesegaran' },
    ...samples,
    { label: words.tabRanking, href: '/meja/kesegaran/peringkat' },
    { label: defaultTexts(language).title, href: '/meja/kesegaran/baku' },
  ];
  return (
    <div class="mb-6">
      <Tabs label={words.tabs} tabs={tabs} current={current} />
    </div>
  );
}

/** How an item stands, in words and colour. */
export function StateMark({ language, state }: { readonly language: Language; readonly state: State }): VNode {
  return <Badge tone={STATE_TONE[state]}>{itemWords(language).states[state]}</Badge>;
}
