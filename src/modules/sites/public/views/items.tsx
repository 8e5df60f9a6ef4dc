import type { VNode } from 'preact';
import { formatAge, formatDate, formatTime } from '../../../../platform/ui/format.ts';
import { Teaser } from '../../../../platform/ui/teaser.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type Linker, photoOf } from '../addresses.ts';
import type { PublicItem } from '../items.ts';
import { publicTexts } from './public-texts.ts';

/** What lists need beside their items. */
export interface ListContext {
  readonly language: Language;
  readonly now: Temporal.Instant;
  /** IANA zone in which moments are told. */
  readonly timeZone: string;
  readonly links: Linker;
}

interface ItemListProps {
  readonly context: ListContext;
  readonly items: readonly PublicItem[];
  readonly headingLevel?: 2 | 3;
  /** Names the office of each item, in lists over several sites. */
  readonly isUnitShown?: boolean;
  readonly hasPhotos?: boolean;
}

/** Contents under each other, each with its age. */
export function ItemList({ context, items, headingLevel = 3, isUnitShown, hasPhotos }: ItemListProps): VNode {
  return (
    <div class="divide-y divide-base-300">
      {items.map((item) => (
        <Teaser
          key={item.id}
          title={item.title}
          href={context.links.to(item)}
          summary={item.summary}
          freshness={freshnessOf(context, item, isUnitShown ?? false)}
          photo={hasPhotos && item.cover ? photoOf(item.cover, '(min-width: 40rem) 9rem, 6rem') : null}
          badge={badgeOf(item, context.language)}
          headingLevel={headingLevel}
        />
      ))}
    </div>
  );
}

function badgeOf({ isWarning }: PublicItem, language: Language) {
  return isWarning ? { tone: 'warning' as const, label: publicTexts(language).warning } : null;
}

/** Age and office, or moment and place; a sample says so last. */
function freshnessOf(context: ListContext, item: PublicItem, isUnitShown: boolean): string {
  const words = publicTexts(context.language);
  const told = ageOf(context, item, isUnitShown);
  return item.isSample ? `${told} · ${words.sample.toLowerCase()}` : told;
}

function ageOf(context: ListContext, item: PublicItem, isUnitShown: boolean): string {
  const words = publicTexts(context.language);
  if (item.kind === 'agenda' && item.startsAt) {
    return words.on(momentOf(context, item.startsAt), isUnitShown ? item.siteTitle : item.location);
  }
  const age = formatAge(item.publishedAt, context.now, context.language);
  return isUnitShown ? words.updatedBy(age, item.siteTitle) : words.updated(age);
}

/** A moment on the clock of the place: `23 November 2026, 14.30 WIB`. */
export function momentOf(
  { language, timeZone }: Pick<ListContext, 'language' | 'timeZone'>,
  at: Temporal.Instant,
): string {
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate();
  return `${formatDate(date, language)}, ${formatTime(at, timeZone, language)}`;
}
