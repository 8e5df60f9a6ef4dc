import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import '../tables.ts';

const WEEKS_KEPT = 53;

/** Keeps how all units stand as the figures of this week, and forgets weeks older than a year. */
export async function saveWeek(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  await sql`
    insert into freshness.standing_week (unit_id, week_on, good, total)
    select unit_id, ${monday.toString()}::date, fresh + confirmed, late + review + due + without + confirmed + fresh
    from freshness.standing
    on conflict (government_id, unit_id, week_on) do update
    set good = excluded.good, total = excluded.total`.execute(tx);
  await tx
    .deleteFrom('freshness.standing_week')
    .where('week_on', '<', monday.subtract({ weeks: WEEKS_KEPT }).toString())
    .execute();
}
