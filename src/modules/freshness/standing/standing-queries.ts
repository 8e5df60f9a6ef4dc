import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { StateCounts } from '../item-list.ts';
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

/** How one unit stands. */
export interface Standing extends StateCounts {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly unitName: string;
  readonly countedOn: Temporal.PlainDate;
  /** 0 is best, 10000 worst; 20000 when nothing has a cadence, 30000 when there is nothing to keep. */
  readonly rank: number;
}

/** A row of how a unit stands. */
export interface StandingRow extends StateCounts {
  readonly unit_id: UnitId;
  readonly unit_path: UnitPath;
  readonly unit_name: string;
  readonly counted_on: string;
  readonly rank: number;
}

/** The columns of {@link StandingRow}, of the table `s`. */
export const COLUMNS = sql`s.unit_id, s.unit_path, s.unit_name, s.counted_on, s.rank, s.late, s.review, s.due, s.without,
  s.confirmed, s.fresh`;

/** How a unit stands; undefined while it was never counted. */
export async function findStanding(tx: Tx, unitId: UnitId): Promise<Standing | undefined> {
  const { rows } = await sql<StandingRow>`
    select ${COLUMNS} from freshness.standing s where s.unit_id = ${unitId}`.execute(tx);
  return rows[0] && toStanding(rows[0]);
}

/** How a unit stands, from its row. */
export function toStanding({ unit_id, unit_path, unit_name, counted_on, ...row }: StandingRow): Standing {
  const countedOn = Temporal.PlainDate.from(counted_on);
  return { ...row, unitId: unit_id, unitPath: unit_path, unitName: unit_name, countedOn };
}
