import type { VNode } from 'preact';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { PublicItem } from '../items.ts';
import { homeTexts } from './home-texts.ts';
import { ItemList, type ListContext } from './items.tsx';
import { Section } from './section.tsx';

interface SectionOf {
  readonly context: ListContext;
  readonly items: readonly PublicItem[];
}

/** What the office keeps on hand, each with its age; nothing when there are no pages. */
export function InformationSection({ context, items }: SectionOf): VNode | null {
  if (items.length === 0) return null;
  const words = homeTexts(context.language);
  return (
    <Section title={words.information} all={{ label: words.seeAll, href: '/informasi' }}>
      <div class="max-w-3xl">
        <ItemList context={context} items={items} />
      </div>
    </Section>
  );
}

/** What is to come; nothing when there is none. */
export function AgendaSection({ context, items }: SectionOf): VNode | null {
  if (items.length === 0) return null;
  const words = homeTexts(context.language);
  return (
    <Section title={words.agenda} all={{ label: words.seeAll, href: '/agenda' }}>
      <ItemList context={context} items={items} />
    </Section>
  );
}

/** Stands where news will stand one day. */
export function NothingYet({ language }: { readonly language: Language }): VNode {
  const words = homeTexts(language);
  return (
    <EmptyState title={words.emptyTitle} icon="newspaper">
      {words.emptyText}
    </EmptyState>
  );
}
