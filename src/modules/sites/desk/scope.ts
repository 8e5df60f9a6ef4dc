import { type RawBuilder, sql } from 'kysely';
import { type Actor, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../workflow.ts';

const DESK_PERMISSIONS = [PERMISSION.write, PERMISSION.review, PERMISSION.publish, PERMISSION.manage];

/** The topmost units whose sites the person may open at the desk, by any of its permissions. */
export function deskScope(actor: Actor): readonly UnitPath[] {
  const paths = [...new Set(DESK_PERMISSIONS.flatMap((permission) => scopeOf(actor, permission)))];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** Whether the person may open this unit's content at the desk. */
export function mayOpen(actor: Actor, unitPath: UnitPath): boolean {
  return deskScope(actor).some((path) => unitPath.startsWith(path));
}

const TESTED_ROW_BY_ROW = 20;

/**
 * True for rows whose unit is one of the paths or stands below one; false for all when there are no paths. The column
 * holds paths of units that have sites. Many paths are looked up once, each by the index, and not held against each row.
 */
export function below(column: string, paths: readonly UnitPath[]): RawBuilder<boolean> {
  if (paths.length === 0) return sql<boolean>`false`;
  if (paths.includes('/')) return sql<boolean>`true`;
  if (paths.length <= TESTED_ROW_BY_ROW) {
    const tests = paths.map((path) => sql`starts_with(${sql.ref(column)}, ${path})`);
    return sql<boolean>`(${sql.join(tests, sql` or `)})`;
  }
  // The sign behind a slash is a zero: what begins with `/waled/` lies between `/waled/` and `/waled0`.
  return sql<boolean>`${sql.ref(column)} in (
    select served.unit_path from unnest(${[...paths]}::text[]) as given(path)
      join sites.site served on served.unit_path ~>=~ given.path and served.unit_path ~<~ (left(given.path, -1) || '0'))`;
}

/** True when the column holds the words that were typed, in any letter case. */
export function holds(column: string, typed: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} ilike ${`%${escapeLike(typed)}%`}`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
