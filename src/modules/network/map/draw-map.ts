import { type GeoPermissibleObjects, geoIdentity, geoPath } from 'd3-geo';
import type { Boundary, Position } from './boundary.ts';

/** A map in the units of its SVG: outlines as paths, and where a position lies. */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly { readonly areaCode: string; readonly name: string; readonly path: string }[];
  at(position: Position): { readonly x: number; readonly y: number };
}

/** Near the width of a phone, where signs keep their size; wide screens show them larger. */
const WIDTH = 480;
const MARGIN = 14;
const TALLEST = 600;
/** Below this spread (some 200 m) points are shown as one place instead of being torn apart. */
const LEAST_DEGREES = 0.002;

/**
 * Fits the outlines, or without any the positions, into a drawing 480 wide. Degrees are drawn as they are: within 11°
 * of the equator the error of form is below 2 %.
 * @returns null when there is nothing to draw
 */
export function drawMap(boundaries: readonly Boundary[], positions: readonly Position[]): MapDrawing | null {
  const ground = boundaries.length > 0 ? outlinesOf(boundaries) : spread(positions);
  if (ground === null) return null;
  const height = heightFor(ground);
  const inner: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, height - MARGIN],
  ];
  const projection = geoIdentity().reflectY(true).fitExtent(inner, ground);
  const path = geoPath(projection).digits(1);
  const areas = boundaries.map(({ areaCode, name, outline }) => ({
    ...{ areaCode, name },
    path: path({ type: 'MultiPolygon', coordinates: outline.map(copyRings) }) ?? '',
  }));
  const at = ([longitude, latitude]: Position) => {
    const [x, y] = projection([longitude, latitude]) ?? [0, 0];
    return { x: round(x), y: round(y) };
  };
  return { width: WIDTH, height, areas, at };
}

function outlinesOf(boundaries: readonly Boundary[]): GeoPermissibleObjects {
  const coordinates = boundaries.flatMap(({ outline }) => outline.map(copyRings));
  return { type: 'MultiPolygon', coordinates };
}

function copyRings(rings: readonly (readonly Position[])[]): [number, number][][] {
  return rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude]));
}

function spread(positions: readonly Position[]): GeoPermissibleObjects | null {
  if (positions.length === 0) return null;
  const [west, south, east, north] = boundsOf(positions);
  const corners: [number, number][] = [
    [west - LEAST_DEGREES, south - LEAST_DEGREES],
    [east + LEAST_DEGREES, north + LEAST_DEGREES],
  ];
  return { type: 'MultiPoint', coordinates: corners };
}

function boundsOf(positions: readonly Position[]): readonly [number, number, number, number] {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

function heightFor(ground: GeoPermissibleObjects): number {
  const [[west, south], [east, north]] = geoPath(geoIdentity()).bounds(ground);
  const ratio = (north - south) / Math.max(east - west, LEAST_DEGREES);
  return Math.round(Math.min(TALLEST, Math.max(WIDTH / 3, ratio * WIDTH)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
