import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import { type KeyPage, type KeyRange, pageOf, pageQuery, rangeOf } from '../keys.ts';
import { COLUMNS, type Standing, type StandingRow, toStanding } from './standing-queries.ts';
import '../tables.ts';

/** One week of a unit: how many of its items were fresh or confirmed. */
export interface Week {
  /** Monday. */
  readonly weekOn: Temporal.PlainDate;
  readonly good: number;
  readonly total: number;
}

/** A unit in the ranking, with how it stood in the weeks before, the oldest first. */
export interface RankedUnit extends Standing {
  readonly weeks: readonly Week[];
}

/** By rank, then by name, then by id. */
const rankKey = z.tuple([z.int().min(0).max(30_000), z.string().max(300), z.guid()]);
type RankKey = z.output<typeof rankKey>;

const WEEKS_SHOWN = 12;
const NOTHING_TO_KEEP = 30_000;

/** Best kept first, or the other way round, then without those that have nothing to keep. */
export type RankingOrder = 'best' | 'worst';

/** Which part of the ranking is wanted. */
export interface RankingPart {
  readonly order: RankingOrder;
  readonly today: Temporal.PlainDate;
  readonly range: KeyRange<RankKey>;
  readonly limit: number;
}

/**
 * Units by how much of what they keep is fresh or confirmed; those without any cadence, or anything to keep, stand at the
 * bottom. Two queries.
 */
export async function listRanking(tx: Tx, { order, today, range, limit }: RankingPart): Promise<KeyPage<RankedUnit>> {
  const isDown = (order === 'best') === range.isBack;
  const [compare, direction] = isDown ? [sql.raw('<'), sql.raw('desc')] : [sql.raw('>'), sql.raw('asc')];
  const name = sql`s.unit_name collate "C"`;
  const [rank, unitName, unitId] = range.key ?? [0, '', ''];
  const beyond = range.key
    ? sql`(s.rank, ${name}, s.unit_id) ${compare} (${rank}::integer, ${unitName.replaceAll('\u0000', '')}, ${unitId}::uuid)`
    : sql`true`;
  const { rows } = await sql<StandingRow>`
    select ${COLUMNS} from freshness.standing s
    where ${beyond} and ${order === 'best' ? sql`true` : sql`s.rank < ${NOTHING_TO_KEEP}`}
    order by s.rank ${direction}, ${name} ${direction}, s.unit_id ${direction} limit ${limit + 1}`.execute(tx);
  const page = pageOf(rows.map(toStanding), {
    ...{ limit, range },
    keyOf: (row): RankKey => [row.rank, row.unitName, row.unitId],
  });
  const ids = page.rows.map((row) => row.unitId);
  const weeks = await listWeeks(tx, ids, today);
  return { ...page, rows: page.rows.map((row) => ({ ...row, weeks: weeks.get(row.unitId) ?? [] })) };
}

async function listWeeks(
  tx: Tx,
  unitIds: readonly UnitId[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<UnitId, readonly Week[]>> {
  const since = today.subtract({ weeks: WEEKS_SHOWN }).toString();
  const rows = await tx
    .selectFrom('freshness.standing_week')
    .select(['unit_id', 'week_on', 'good', 'total'])
    .where(sql<boolean>`unit_id = any (${[...unitIds]}::uuid[])`)
    .where('week_on', '>=', since)
    .orderBy('week_on')
    .execute();
  const weeks = Map.groupBy(rows, (row) => row.unit_id as UnitId);
  const toWeek = (row: (typeof rows)[number]) => ({
    ...{ weekOn: Temporal.PlainDate.from(row.week_on), good: row.good, total: row.total },
  });
  return new Map([...weeks].map(([unitId, found]) => [unitId, found.map(toWeek)]));
}

/** The query of a ranking: which part, in which order. */
export const rankingQuery = z.object({ ...pageQuery, urut: z.literal('perlu').optional().catch(undefined) });

/** What an address of a ranking asks for. */
export function rankingOf(query: z.output<typeof rankingQuery>): Pick<RankingPart, 'order' | 'range'> {
  return { order: query.urut === 'perlu' ? 'worst' : 'best', range: rangeOf(rankKey, query) };
}
