import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { nearest } from '../nearest.ts';
import type { UnitKind } from './unit.ts';
import '../tables.ts';

/** A unit as people name it. */
export interface NamedUnit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly path: UnitPath;
  readonly label: string;
  readonly name: string;
  readonly shortName: string;
  readonly areaCode: string | null;
}

/** What a text names: one unit, several of the same name, or none, with what may have been meant. */
export type UnitChoice =
  | { readonly kind: 'one'; readonly unit: NamedUnit }
  | { readonly kind: 'several'; readonly units: readonly NamedUnit[] }
  | { readonly kind: 'none'; readonly near: readonly NamedUnit[] };

/** All active units of the government by name, at most some ten thousand. One query. */
export async function listUnitNames(tx: Tx): Promise<readonly NamedUnit[]> {
  const rows = await tx
    .selectFrom('organization.unit')
    .select(['id', 'kind', 'path', 'label', 'name', 'short_name', 'area_code'])
    .where('is_active', '=', true)
    .orderBy('path')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as UnitId, kind: row.kind, path: row.path, label: row.label, name: row.name },
    ...{ shortName: row.short_name, areaCode: row.area_code },
  }));
}

/** What a text names among all units, looked up at once. */
export async function findUnitByText(tx: Tx, text: string): Promise<UnitChoice> {
  const folded = text.replaceAll('\u0000', '').trim().toLowerCase();
  const found = await tx
    .selectFrom('organization.unit')
    .select(['id', 'kind', 'path', 'label', 'name', 'short_name', 'area_code'])
    .where('is_active', '=', true)
    .where(
      sql<boolean>`(label = ${folded} and label <> '') or area_code = ${folded} or lower(name) = ${folded} or lower(short_name) = ${folded}`,
    )
    .orderBy('path')
    .limit(20)
    .execute();
  if (found.length === 0) return chooseUnit(await listUnitNames(tx))(text);
  return chooseUnit(
    found.map((row) => ({
      ...{ id: row.id as UnitId, kind: row.kind, path: row.path, label: row.label, name: row.name },
      ...{ shortName: row.short_name, areaCode: row.area_code },
    })),
  )(text);
}

/**
 * Looks units up by code, label, name or short name, in any letter case. A code or label names one unit; a name that
 * several units bear names none of them.
 */
export function chooseUnit(units: readonly NamedUnit[]): (text: string) => UnitChoice {
  const exact = new Map(
    units.flatMap((unit) => [unit.label, unit.areaCode ?? ''].filter(Boolean).map((key) => [key, unit])),
  );
  const named = Map.groupBy(
    units.flatMap((unit) => [...new Set([fold(unit.name), fold(unit.shortName)])].map((key) => ({ key, unit }))),
    ({ key }) => key,
  );
  return (text) => {
    const byKey = exact.get(text.trim().toLowerCase());
    if (byKey) return { kind: 'one', unit: byKey };
    const byName = (named.get(fold(text)) ?? []).map(({ unit }) => unit);
    const [only] = byName;
    if (only && byName.length === 1) return { kind: 'one', unit: only };
    if (byName.length > 1) return { kind: 'several', units: byName };
    return { kind: 'none', near: nearest(text, units, ({ name }) => name, 3) };
  };
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
