import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Incident, IncidentId, IncidentKind } from '../core/incident.ts';
import type { MaintenanceWindow } from '../core/maintenance.ts';
import { MISSED_CHECKS } from '../core/sources.ts';
import type { Standing } from '../core/standing.ts';
import type { TargetId, TargetState } from '../core/target.ts';
import type { TimelineStep } from '../core/timeline.ts';

/** A span of time, the end not part of it. */
export interface Period {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

const standingSchema = z.object({
  ...{ targetId: z.guid().transform((id) => id as TargetId), failures: z.number(), firstFailedMs: z.number() },
  ...{ state: z.enum(['up', 'down', 'unreachable', 'unknown']), sinceMs: z.number(), lastReadMs: z.number() },
  ...{ stateBefore: z.enum(['up', 'down', 'unreachable', 'unknown']), history: z.number() },
  ...{ isFlapping: z.boolean(), isRechecked: z.boolean() },
});

/** What a watch remembered when it last saved; a memory that cannot be read any more is left out. */
export async function listStandings(tx: Tx): Promise<readonly Standing[]> {
  const { rows } = await sql<{ memory: unknown }>`select memory from network.standing`.execute(tx);
  return rows.flatMap(({ memory }) => standingSchema.safeParse(memory).data ?? []);
}

interface OpenIncidentRow {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly rootId: string;
  readonly beganMs: number;
  readonly endedMs: number | null;
  readonly isFlapping: boolean;
  readonly isTold: boolean;
  readonly cutOffIds: readonly TargetId[];
}

/** The incidents that are not closed, as the watch needs them. */
export async function listOpenIncidents(tx: Tx): Promise<readonly Incident[]> {
  const { rows } = await sql<OpenIncidentRow>`
    select id, kind, root as "rootId", (extract(epoch from began_at) * 1000)::float8 as "beganMs",
      (extract(epoch from ended_at) * 1000)::float8 as "endedMs", is_flapping as "isFlapping", is_told as "isTold",
      cut_off_ids as "cutOffIds"
    from network.incident where not is_closed order by began_at, id`.execute(tx);
  return rows.map((row) => ({ ...row, isClosed: false }));
}

/** Times of work that are not over yet, one for each target. */
export async function listWindows(tx: Tx, now: Temporal.Instant): Promise<readonly MaintenanceWindow[]> {
  const { rows } = await sql<MaintenanceWindow>`
    select unnest(target_ids) as "targetId", (extract(epoch from from_at) * 1000)::float8 as "fromMs",
      (extract(epoch from to_at) * 1000)::float8 as "toMs"
    from network.maintenance where to_at > ${now.toString()}::timestamptz and not is_cancelled`.execute(tx);
  return rows;
}

interface StepRow extends TimelineStep {
  readonly targetId: TargetId;
}

/**
 * The timelines of targets over a period: the step in force when it begins, and those within it. A target without any
 * is left out. One query.
 */
export async function listTimelines(
  tx: Tx,
  ids: readonly TargetId[],
  { from, to }: Period,
): Promise<ReadonlyMap<TargetId, readonly TimelineStep[]>> {
  const { rows } = await sql<StepRow>`
    select wanted.id as "targetId", (extract(epoch from step.from_at) * 1000)::float8 as "fromMs", step.state
    from unnest(${[...ids]}::uuid[]) as wanted (id)
    cross join lateral (
      (select from_at, state from network.state_step
       where target_id = wanted.id and from_at <= ${from.toString()}::timestamptz order by from_at desc limit 1)
      union all
      (select from_at, state from network.state_step
       where target_id = wanted.id and from_at > ${from.toString()}::timestamptz and from_at < ${to.toString()}::timestamptz)
    ) step order by wanted.id, step.from_at`.execute(tx);
  const timelines = new Map<TargetId, TimelineStep[]>();
  for (const { targetId, fromMs, state } of rows) {
    const timeline = timelines.get(targetId);
    if (timeline) timeline.push({ fromMs, state });
    else timelines.set(targetId, [{ fromMs, state }]);
  }
  return timelines;
}

/** Checks of a minute, hour or day together. */
export interface SampleSum {
  readonly targetId: TargetId;
  /** When the minute, hour or day (UTC) begins; milliseconds since 1970. */
  readonly atMs: number;
  readonly checks: number;
  readonly answers: number;
  /** Means; null when nothing answered or nothing was measured. */
  readonly latencyMs: number | null;
  readonly mostLatencyMs: number | null;
  readonly lossPercent: number;
  readonly inBps: number | null;
  readonly outBps: number | null;
}

/** The sums of a period in order of target and time. One query; at most 400 days of hours, or 32 of minutes, make sense. */
export async function listSampleSums(
  tx: Tx,
  unit: 'minute' | 'hour' | 'day',
  ids: readonly TargetId[],
  { from, to }: Period,
): Promise<readonly SampleSum[]> {
  const { rows } = await sql<SampleSum>`
    select target_id as "targetId", (extract(epoch from at) * 1000)::float8 as "atMs", checks, answers,
      latency_sum_ms / nullif(answers, 0) as "latencyMs", latency_most_ms as "mostLatencyMs",
      loss_sum_percent / checks as "lossPercent", in_bps as "inBps", out_bps as "outBps"
    from ${sql.table(`network.${unit}_sample`)}
    where target_id = any(${[...ids]}::uuid[]) and at >= ${from.toString()}::timestamptz and at < ${to.toString()}::timestamptz
    order by target_id, at`.execute(tx);
  return rows;
}

/** How one target stands now. */
export interface TargetNow {
  readonly id: TargetId;
  readonly name: string;
  readonly unitPath: string;
  readonly locationId: string | null;
  readonly linkId: string | null;
  readonly method: string;
  /** What maintenance covers now is still told as it stands; see `isWorkedAt`. While no watch is running: unknown. */
  readonly state: TargetState;
  readonly isWorkedAt: boolean;
  readonly isFlapping: boolean;
  /** Null before the first check. */
  readonly sinceAt: Date | null;
  readonly readAt: Date | null;
  readonly latencyMs: number | null;
  readonly lossPercent: number | null;
  readonly parentGroups: readonly (readonly TargetId[])[];
  readonly isSample: boolean;
}

/** Nobody has looked for three checks, and what was found would be saved by now: no watch is running. */
const isStale = sql`(read_at < now() - make_interval(secs => ${sql.lit(MISSED_CHECKS)} * interval_seconds + 30))`;

/** Selects {@link TargetNow} from `network.target`; conditions and order follow. */
export const selectTargetNow = sql`
  select target.id, name, unit_path as "unitPath", location_id as "locationId", link_id as "linkId", method,
    case when ${isStale} then 'unknown' else coalesce(state, 'unknown') end as state,
    coalesce(is_flapping, false) as "isFlapping", case when ${isStale} then read_at else since_at end as "sinceAt",
    read_at as "readAt", latency_ms as "latencyMs", loss_percent as "lossPercent", parent_groups as "parentGroups",
    target.is_sample as "isSample",
    exists (select from network.maintenance where target_ids @> array[target.id] and not is_cancelled
      and now() >= from_at and now() < to_at) as "isWorkedAt"
  from network.target
  left join network.standing on standing.government_id = target.government_id and standing.target_id = target.id`;

/** All targets as they stand now, by name; for pictures. One query. */
export async function listTargetsNow(tx: Tx): Promise<readonly TargetNow[]> {
  const { rows } = await sql<TargetNow>`${selectTargetNow} where is_active order by name, target.id`.execute(tx);
  return rows;
}
