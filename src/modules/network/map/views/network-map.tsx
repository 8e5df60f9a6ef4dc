import type { VNode } from 'preact';
import { defineTexts, type Language } from '../../../../platform/ui/texts.ts';
import { StateShape } from '../../pictures/state-shape.tsx';
import { SEEN_STATES, type SeenState } from '../../seen-state.ts';
import { stateTexts } from '../../state-texts.ts';
import type { Ground } from '../boundaries.ts';
import type { Position } from '../boundary.ts';
import { drawMap } from '../draw-map.ts';

/** A place on the map. */
export interface MappedPlace {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  readonly state: SeenState;
  /** The page of the place; null draws it without a link. */
  readonly href: string | null;
}

interface NetworkMapProps {
  readonly language: Language;
  readonly ground: Ground;
  readonly places: readonly MappedPlace[];
  /** What the map shows, for those who hear it. */
  readonly label: string;
}

const texts = defineTexts({
  id: { source: (sources: string) => `Batas wilayah: ${sources}` },
  en: { source: (sources: string) => `Boundaries: ${sources}` },
});

/**
 * The places of a government on its outlines, drawn on the server. A state is told by form as well as by colour; what is
 * wrong lies above what is well. Null when there is nothing to draw.
 */
export function NetworkMap({ language, ground, places, label }: NetworkMapProps): VNode | null {
  const drawing = drawMap(
    ground.boundaries,
    places.map(({ position }) => position),
  );
  if (drawing === null) return null;
  const behind = places.toSorted((a, b) => SEEN_STATES.indexOf(b.state) - SEEN_STATES.indexOf(a.state));
  return (
    <figure>
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} class="h-auto w-full max-w-3xl">
        <title>{label}</title>
        <g class="fill-tint stroke-edge" stroke-width="0.7" stroke-linejoin="round">
          {drawing.areas.map(({ areaCode, name, path }) => (
            <path key={areaCode} d={path}>
              <title>{name}</title>
            </path>
          ))}
        </g>
        {behind.map((place) => (
          <Place key={place.id} place={place} language={language} {...drawing.at(place.position)} />
        ))}
      </svg>
      <Legend language={language} places={places} sources={ground.sources} />
    </figure>
  );
}

interface PlaceProps {
  readonly place: MappedPlace;
  readonly language: Language;
  readonly x: number;
  readonly y: number;
}

function Place({ place, language, x, y }: PlaceProps): VNode {
  const label = `${place.name}: ${stateTexts(language)[place.state]}`;
  const mark = (
    <g transform={`translate(${x} ${y})`}>
      <title>{label}</title>
      <circle r="14" class="fill-transparent" />
      <StateShape state={place.state} />
    </g>
  );
  return place.href === null ? (
    mark
  ) : (
    <a href={place.href} aria-label={label}>
      {mark}
    </a>
  );
}

interface LegendProps extends Pick<NetworkMapProps, 'language' | 'places'> {
  readonly sources: readonly string[];
}

function Legend({ language, places, sources }: LegendProps): VNode {
  const count = (state: SeenState) => places.filter((place) => place.state === state).length;
  return (
    <figcaption>
      <ul class="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-base">
        {SEEN_STATES.filter((state) => count(state) > 0).map((state) => (
          <li key={state} class="flex items-center gap-2">
            <svg viewBox="-12 -12 24 24" class="size-5 shrink-0" aria-hidden="true">
              <StateShape state={state} />
            </svg>
            {stateTexts(language)[state]} <span class="text-muted">({count(state)})</span>
          </li>
        ))}
      </ul>
      {sources.length > 0 && <p class="mt-1 text-sm text-muted">{texts(language).source(sources.join('; '))}</p>}
    </figcaption>
  );
}
