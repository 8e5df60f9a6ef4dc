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

/** True for rows whose unit is one of the paths or stands below one; false for all when there are no paths. */
export function below(column: string, paths: readonly UnitPath[]): RawBuilder<boolean> {
  if (paths.length === 0) return sql<boolean>`false`;
  const tests = paths.map((path) => sql`${sql.ref(column)} like ${`${escapeLike(path)}%`}`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** True when the column holds the words that were typed, in any letter case. */
export function holds(column: string, typed: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} ilike ${`%${escapeLike(typed)}%`}`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
