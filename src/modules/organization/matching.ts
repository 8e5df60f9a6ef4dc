import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '../../platform/identity/actor.ts';

/** True where one of the columns holds what was typed, in any letter case and without accents. */
export function holds(columns: readonly string[], typed: string): RawBuilder<boolean> {
  const pattern = containing(typed);
  const tests = columns.map((column) => sql`platform.fold(${sql.ref(column)}) like ${pattern}`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** True where a unit's path is one of these or below one; for no row when there are none. */
export function within(column: string, paths: readonly UnitPath[]): RawBuilder<boolean> {
  if (paths.length === 0) return sql<boolean>`false`;
  const tests = paths.map((path) => sql`starts_with(${sql.ref(column)}, ${path})`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** The pattern of `like` for what holds the text as it was typed, folded: once for all rows, for it is a query. */
export function containing(typed: string): RawBuilder<string> {
  const escaped = typed.replaceAll('\u0000', '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql<string>`(select platform.fold(${`%${escaped}%`}))`;
}
