import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Boundary } from './boundary.ts';
import './tables.ts';

/** The outlines of a government with the words that name their source. */
export interface Ground {
  readonly boundaries: readonly Boundary[];
  /** Each source once; empty while nothing was imported. */
  readonly sources: readonly string[];
}

/** Adds the outlines; an area that has one already gets the new one. */
export async function saveBoundaries(
  tx: Tx,
  boundaries: readonly Boundary[],
  { source, at }: { readonly source: string; readonly at: Temporal.Instant },
): Promise<void> {
  if (boundaries.length === 0) return;
  const rows = boundaries.map(({ areaCode, name, outline }) => ({
    ...{ area_code: areaCode, name, outline: JSON.stringify(outline), source },
    imported_at: new Date(at.epochMilliseconds),
  }));
  await tx
    .insertInto('network.boundary')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['government_id', 'area_code']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        outline: eb.ref('excluded.outline'),
        source: eb.ref('excluded.source'),
        imported_at: eb.ref('excluded.imported_at'),
      })),
    )
    .execute();
}

/**
 * The outlines of one level of areas: where both kecamatan and desa were imported, the kecamatan. At most 1,000, by code.
 */
export async function loadGround(tx: Tx): Promise<Ground> {
  const rows = await tx
    .selectFrom('network.boundary')
    .select(['area_code', 'name', 'outline', 'source'])
    .where(sql<boolean>`length(area_code) = (select min(length(area_code)) from network.boundary)`)
    .orderBy('area_code')
    .limit(1000)
    .execute();
  const boundaries = rows.map(({ area_code, name, outline }) => ({ areaCode: area_code, name, outline }));
  return { boundaries, sources: [...new Set(rows.map(({ source }) => source))] };
}
