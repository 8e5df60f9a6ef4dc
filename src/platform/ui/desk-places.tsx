import type { VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { isWithin, type PageLink } from './page-link.ts';
import { defineTexts, type Language } from './texts.ts';

/** A place of the desk. */
export interface DeskPlace extends PageLink {
  readonly icon: IconName;
  /** How many things wait there; zero and absent show nothing. */
  readonly waiting?: number | undefined;
}

interface PlacesProps {
  readonly language: Language;
  readonly path: string;
  readonly places: readonly DeskPlace[];
}

const mostPlaces = 5;

const texts = defineTexts({
  id: {
    places: 'Tempat kerja',
    phonePlaces: 'Menu meja kerja',
    more: 'Lainnya',
    waiting: (count: number) => `${count} menunggu`,
  },
  en: { places: 'Places', phonePlaces: 'Desk menu', more: 'More', waiting: (count) => `${count} waiting` },
});

/** The place that a path belongs to: the one with the longest matching address. */
function currentPlace(path: string, places: readonly DeskPlace[]): DeskPlace | undefined {
  return places.filter(({ href }) => isWithin(path, href)).toSorted((a, b) => b.href.length - a.href.length)[0];
}

/** The places in the left column of a wide screen. */
export function DeskPlaces({ language, path, places }: PlacesProps): VNode {
  const current = currentPlace(path, places);
  const hidden = places.slice(mostPlaces);
  const row = (place: DeskPlace) => (
    <PlaceRow key={place.href} language={language} place={place} isCurrent={place === current} />
  );
  return (
    <nav aria-label={texts(language).places} class="mt-6">
      <ul class="space-y-1">{places.slice(0, mostPlaces).map(row)}</ul>
      {hidden.length > 0 && (
        <details class="mt-1" open={current !== undefined && hidden.includes(current)}>
          <summary class="flex min-h-11 list-none items-center gap-3 rounded-field px-3 text-muted hover:bg-base-200 [&::-webkit-details-marker]:hidden">
            <Icon name="chevron-down" />
            {texts(language).more}
          </summary>
          <ul class="space-y-1">{hidden.map(row)}</ul>
        </details>
      )}
    </nav>
  );
}

interface PlaceProps {
  readonly language: Language;
  readonly place: DeskPlace;
  readonly isCurrent: boolean;
}

function PlaceRow({ language, place, isCurrent }: PlaceProps): VNode {
  return (
    <li>
      <a
        href={place.href}
        aria-current={isCurrent ? 'page' : undefined}
        class="flex min-h-11 items-center gap-3 rounded-field px-3 hover:bg-base-200 aria-[current]:bg-tint aria-[current]:font-semibold aria-[current]:text-primary"
      >
        <Icon name={place.icon} />
        {place.label}
        <Waiting language={language} place={place} />
      </a>
    </li>
  );
}

function Waiting({ language, place }: Omit<PlaceProps, 'isCurrent'>): VNode | null {
  if (!place.waiting) return null;
  return (
    <span class="ml-auto rounded-full bg-accent px-2 text-sm font-semibold text-accent-content tabular-nums">
      <span aria-hidden="true">{place.waiting}</span>
      <span class="sr-only">{texts(language).waiting(place.waiting)}</span>
    </span>
  );
}

const cell =
  'relative flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 text-center text-xs leading-tight';

/** The places in a bar at the foot of a phone. */
export function PhonePlaces({ language, path, places }: PlacesProps): VNode {
  const current = currentPlace(path, places);
  const fits = places.length <= mostPlaces;
  const shown = fits ? places : places.slice(0, mostPlaces - 1);
  const hidden = fits ? [] : places.slice(mostPlaces - 1);
  return (
    <nav
      aria-label={texts(language).phonePlaces}
      class="no-print fixed inset-x-0 bottom-0 z-10 border-t border-base-300 bg-base-100 pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul class="grid auto-cols-fr grid-flow-col">
        {shown.map((place) => (
          <li key={place.href}>
            <a
              href={place.href}
              aria-current={place === current ? 'page' : undefined}
              class={`${cell} aria-[current]:font-semibold aria-[current]:text-primary`}
            >
              <Icon name={place.icon} class="size-6" />
              {place.label}
              {place.waiting ? <Dot language={language} waiting={place.waiting} /> : null}
            </a>
          </li>
        ))}
        {hidden.length > 0 && (
          <li>
            <MorePlaces language={language} places={hidden} current={current} />
          </li>
        )}
      </ul>
    </nav>
  );
}

function Dot({ language, waiting }: { readonly language: Language; readonly waiting: number }): VNode {
  return (
    <span class="absolute top-2 left-1/2 ml-2 size-2.5 rounded-full bg-accent">
      <span class="sr-only">{texts(language).waiting(waiting)}</span>
    </span>
  );
}

function MorePlaces({
  language,
  places,
  current,
}: Omit<PlacesProps, 'path'> & { readonly current: DeskPlace | undefined }): VNode {
  return (
    <details>
      <summary class={`${cell} list-none [&::-webkit-details-marker]:hidden`}>
        <Icon name="menu" class="size-6" />
        {texts(language).more}
      </summary>
      <ul class="surface absolute right-2 bottom-full mb-2 w-64 p-2">
        {places.map((place) => (
          <PlaceRow key={place.href} language={language} place={place} isCurrent={place === current} />
        ))}
      </ul>
    </details>
  );
}
