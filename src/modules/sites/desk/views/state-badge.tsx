import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import type { Tone } from '../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { ContentState } from '../../content.ts';
import { contentWords } from './content-words.ts';

/** The colour that repeats what the word of a state says. */
export const stateTone: Readonly<Record<ContentState, Tone>> = {
  draft: 'neutral',
  review: 'warning',
  scheduled: 'notice',
  published: 'success',
  archived: 'neutral',
};

/** Where a content stands. */
export function StateBadge({ language, state }: { readonly language: Language; readonly state: ContentState }): VNode {
  return <Badge tone={stateTone[state]}>{contentWords(language).state[state]}</Badge>;
}
