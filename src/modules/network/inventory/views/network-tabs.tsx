import type { VNode } from 'preact';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { kinds } from '../kinds/kinds.ts';
import { inventoryTexts } from '../texts.ts';

const IN_SIGHT = 3;

interface NetworkTabsProps {
  readonly language: Language;
  /** The path of the tab on show, below `/meja/jaringan`. */
  readonly current: string;
}

/** The lists of the inventory. */
export function NetworkTabs({ language, current }: NetworkTabsProps): VNode {
  const words = inventoryTexts(language);
  const lists = kinds.filter((kind, at) => at < IN_SIGHT || kind.path === current);
  const tabs = [
    { label: words.overview, href: '/meja/jaringan' },
    { label: words.watch, href: '/meja/jaringan/pantauan' },
    { label: words.targets, href: '/meja/jaringan/sasaran' },
    { label: words.map, href: '/meja/jaringan/peta' },
    { label: words.work, href: '/meja/jaringan/pemeliharaan' },
    { label: words.rules, href: '/meja/jaringan/aturan' },
    { label: 'SLA', href: '/meja/jaringan/sla' },
    ...lists.map(({ labels, path }) => ({ label: labels[language], href: `/meja/jaringan/${path}` })),
    { label: words.coverage, href: '/meja/jaringan/cakupan' },
    { label: words.differences, href: '/meja/jaringan/selisih' },
    { label: words.discovery, href: '/meja/jaringan/penemuan' },
    { label: words.agents, href: '/meja/jaringan/agen' },
  ];
  const href = current === '' ? '/meja/jaringan' : `/meja/jaringan/${current}`;
  return (
    <div class="mb-6">
      <Tabs label={words.kinds} tabs={tabs} current={href} />
    </div>
  );
}
