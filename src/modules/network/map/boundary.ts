import { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';

/** The outline of an area, WGS 84: polygons of rings of [longitude, latitude] (RFC 7946, section 3.1.7). */
export type Outline = readonly (readonly (readonly Position[])[])[];

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** An area of a government with its outline. */
export interface Boundary {
  /** Kode wilayah, e.g. `32.09.01`. */
  readonly areaCode: string;
  readonly name: string;
  readonly outline: Outline;
}

/** A feature of the file that was left out, counted from 1, and why. */
export interface LeftOut {
  readonly feature: number;
  readonly reason: 'no-code' | 'other-area' | 'twice' | 'not-a-polygon';
}

/** What a GeoJSON file holds for a government. */
export interface ReadBoundaries {
  readonly boundaries: readonly Boundary[];
  readonly leftOut: readonly LeftOut[];
}

/** So many points draw a map of a phone's screen many times over, and still fit a page. */
export const MOST_POINTS = 60_000;

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).max(5000) });
const featureSchema = z.object({
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.unknown(),
});
// Extra numbers of a position (height) are allowed and dropped.
const position = z
  .array(z.number())
  .min(2)
  .transform(([longitude = 0, latitude = 0]): Position => [longitude, latitude])
  .refine(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90);
const polygon = z.array(z.array(position).min(4)).min(1);
const geometrySchema = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: polygon }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }).transform((of) => of.coordinates),
]);

const CODE_NAMES = ['code', 'kode', 'kode_wilayah', 'kdpum', 'KDPKAB', 'KDCPUM', 'KDEPUM'];
const NAME_NAMES = ['name', 'nama', 'NAMOBJ', 'WADMKC', 'WADMKD'];

/**
 * Reads the outlines of a government's areas from the text of a GeoJSON file (RFC 7946). The code of a feature may be
 * written with or without dots.
 * @param areaCode the government's own code; areas outside it are left out
 * @throws {AppError} `invalid` for what is no GeoJSON collection or has more than 60,000 points, in words for a person
 */
export function readBoundaries(text: string, areaCode: string): ReadBoundaries {
  const boundaries = new Map<string, Boundary>();
  const leftOut: LeftOut[] = [];
  for (const [at, feature] of featuresOf(text).entries()) {
    const read = readFeature(feature, areaCode);
    if (typeof read === 'string') leftOut.push({ feature: at + 1, reason: read });
    else if (boundaries.has(read.areaCode)) leftOut.push({ feature: at + 1, reason: 'twice' });
    else boundaries.set(read.areaCode, read);
  }
  const found = [...boundaries.values()];
  const points = found.reduce((sum, { outline }) => sum + outline.flat(2).length, 0);
  if (points > MOST_POINTS) throw new AppError('invalid', tooFine(points));
  return { boundaries: found, leftOut };
}

function tooFine(points: number): string {
  const [most, have] = [MOST_POINTS, points].map((count) => count.toLocaleString('id'));
  return `Garis batasnya terlalu halus: ${have} titik, paling banyak ${most}. Sederhanakan dahulu, misalnya dengan mapshaper.`;
}

function featuresOf(text: string): readonly unknown[] {
  try {
    return collectionSchema.parse(JSON.parse(text)).features;
  } catch (cause) {
    throw new AppError('invalid', 'Berkas ini bukan kumpulan GeoJSON (FeatureCollection).', { cause });
  }
}

function readFeature(feature: unknown, within: string): Boundary | LeftOut['reason'] {
  const parsed = featureSchema.safeParse(feature);
  const properties = parsed.data?.properties ?? {};
  const areaCode = toAreaCode(firstText(properties, CODE_NAMES));
  if (areaCode === null) return 'no-code';
  if (!areaCode.startsWith(`${within}.`)) return 'other-area';
  const geometry = geometrySchema.safeParse(parsed.data?.geometry);
  if (!geometry.success) return 'not-a-polygon';
  return { areaCode, name: firstText(properties, NAME_NAMES).slice(0, 200) || areaCode, outline: geometry.data };
}

function firstText(properties: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const value = names.map((name) => properties[name]).find((one) => typeof one === 'string' || typeof one === 'number');
  return value === undefined ? '' : String(value).trim();
}

/** `320901` and `32.09.01` are the same code; null when it is none (two digits a level, four for a desa: Kepmendagri 300.2.2-2138/2025). */
function toAreaCode(text: string): string | null {
  const digits = text.replaceAll('.', '');
  const parts = /^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/.exec(digits)?.slice(1).filter(Boolean);
  return parts ? parts.join('.') : null;
}
