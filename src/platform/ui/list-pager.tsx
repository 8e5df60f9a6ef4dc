import type { VNode } from 'preact';
import { ButtonLink } from './button.tsx';
import { formatNumber } from './format.ts';
import { Icon } from './icon.tsx';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: {
    label: 'Halaman daftar',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    shown: (shown: string, total: string) => `${shown} dari ${total}`,
  },
  en: {
    label: 'Pages of the list',
    previous: 'Previous',
    next: 'Next',
    shown: (shown, total) => `${shown} of ${total}`,
  },
});

interface ListPagerProps {
  readonly language: Language;
  /** Address of the rows before the first one shown, by key; null on the first page. */
  readonly previousHref: string | null;
  /** Address of the rows after the last one shown, by key; null on the last page. */
  readonly nextHref: string | null;
  /** How many are shown and how many there are; left out when counting would cost too much. */
  readonly count?: { readonly shown: number; readonly total: number };
}

/** Forward and back through a list by key. Nothing when all of it is shown. */
export function ListPager({ language, previousHref, nextHref, count }: ListPagerProps): VNode | null {
  if (previousHref === null && nextHref === null) return null;
  const words = texts(language);
  return (
    <nav aria-label={words.label} class="no-print mt-6 flex flex-wrap items-center gap-2">
      {previousHref !== null && (
        <ButtonLink href={previousHref} kind="secondary" icon="chevron-left">
          {words.previous}
        </ButtonLink>
      )}
      {nextHref !== null && (
        <ButtonLink href={nextHref} kind="secondary">
          {words.next}
          <Icon name="chevron-right" />
        </ButtonLink>
      )}
      {count && (
        <p class="text-muted">
          {words.shown(formatNumber(count.shown, language), formatNumber(count.total, language))}
        </p>
      )}
    </nav>
  );
}
