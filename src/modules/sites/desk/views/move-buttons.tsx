import type { VNode } from 'preact';
import { Icon } from '../../../../platform/ui/icon.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { siteTexts } from './site-texts.ts';

interface MoveButtonsProps {
  readonly language: Language;
  readonly action: string;
  /** The name of what is moved, read out with the button. */
  readonly what: string;
  readonly at: number;
  readonly count: number;
}

/** Moves a row up or down; the ends have one button only. */
export function MoveButtons({ language, action, what, at, count }: MoveButtonsProps): VNode {
  const words = siteTexts(language);
  return (
    <form method="post" action={action} class="flex gap-1">
      {at > 0 && <MoveButton value="naik" word={words.up} what={what} />}
      {at < count - 1 && <MoveButton value="turun" word={words.down} what={what} />}
    </form>
  );
}

interface MoveButtonProps {
  readonly value: 'naik' | 'turun';
  readonly word: string;
  readonly what: string;
}

function MoveButton({ value, word, what }: MoveButtonProps): VNode {
  return (
    <button type="submit" name="arah" value={value} class="btn btn-ghost h-auto min-h-11 px-3 font-normal">
      <Icon name="chevron-down" class={value === 'naik' ? 'rotate-180' : ''} />
      {word}
      <span class="sr-only"> {what}</span>
    </button>
  );
}
