import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import { findUnits, type Unit } from '../../organization/index.ts';
import { STATES, type State } from '../item.ts';
import '../tables.ts';

/** The state of the item `i` on a day, as `stateOn` tells it: for lists and counts. */
export function isIn(state: State, today: Temporal.PlainDate): RawBuilder<boolean> {
  const day = sql`${today.toString()}::date`;
  const isLate = sql`coalesce(i.late_on < ${day}, false)`;
  if (state === 'late') return sql<boolean>`i.late_on < ${day}`;
  if (state === 'review') return sql<boolean>`(i.review_reason is not null and not ${isLate})`;
  if (state === 'without') return sql<boolean>`(i.review_reason is null and i.due_on is null)`;
  if (state === 'due') return sql<boolean>`(i.review_reason is null and i.due_on <= ${day} and i.late_on >= ${day})`;
  const how = state === 'confirmed' ? 'confirmed' : 'published';
  return sql<boolean>`(i.review_reason is null and i.due_on > ${day} and i.how = ${how})`;
}

/** The tag of public pages that show the ranking or what it counts. */
export const RANKING_TAG = 'freshness';

/**
 * Counts how these units stand today; their own items, not those of units below. Units that are not there are left out.
 * Two queries, however many.
 */
export async function countStandings(tx: Tx, unitIds: readonly UnitId[], today: Temporal.PlainDate): Promise<void> {
  const ids = [...new Set(unitIds)];
  if (ids.length === 0) return;
  await writeStandings(tx, await findUnits(tx, ids), today);
}

/** As {@link countStandings}, of units already at hand. One query. */
export async function writeStandings(
  tx: Tx,
  units: readonly Pick<Unit, 'id' | 'path' | 'name'>[],
  today: Temporal.PlainDate,
): Promise<void> {
  if (units.length === 0) return;
  const rows = units.map(({ id, path, name }) => ({ id, path, name }));
  const counts = STATES.map((state) => sql`count(i.id) filter (where ${isIn(state, today)})`);
  const columns = STATES.map((state) => sql.ref(state));
  await sql`
    insert into freshness.standing (unit_id, unit_path, unit_name, counted_on, ${sql.join(columns)})
    select u.id, u.path, u.name, ${today.toString()}::date, ${sql.join(counts)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (id uuid, path text, name text)
    left join freshness.item i on i.government_id = platform.current_government() and i.unit_id = u.id and i.is_public
    group by u.id, u.path, u.name
    on conflict (government_id, unit_id) do update
    set unit_path = excluded.unit_path, unit_name = excluded.unit_name, counted_on = excluded.counted_on,
      ${sql.join(columns.map((column) => sql`${column} = excluded.${column}`))}`.execute(tx);
  await dropPages(tx, [RANKING_TAG]);
}
