import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Sample } from './save-round.ts';

const ROLLUPS = ['minute', 'hour', 'day'] as const;

/** Appends checks, and adds them to the sums of their minute, hour and day. What was saved before is not counted twice. */
export async function saveSamples(tx: Tx, samples: readonly Sample[]): Promise<void> {
  const given = sql`unnest(${samples.map(({ targetId }) => targetId)}::uuid[],
    ${samples.map(({ atMs }) => new Date(atMs).toISOString())}::timestamptz[], ${samples.map(({ isUp }) => isUp)}::boolean[],
    ${samples.map(({ latencyMs }) => latencyMs)}::real[], ${samples.map(({ lossPercent }) => lossPercent)}::real[],
    ${samples.map(({ inBps }) => inBps)}::real[], ${samples.map(({ outBps }) => outBps)}::real[])`;
  const added = ROLLUPS.map((unit) => sql`${sql.raw(unit)}_added as (${rollUp(unit)})`);
  await sql`
    with saved as (
      insert into network.sample (target_id, at, is_up, latency_ms, loss_percent, in_bps, out_bps)
      select * from ${given} on conflict do nothing
      returning target_id, at, is_up, latency_ms, loss_percent, in_bps, out_bps
    ), ${sql.join(added)}
    select`.execute(tx);
}

function rollUp(unit: (typeof ROLLUPS)[number]): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(`network.${unit}_sample`)} as held (target_id, at, checks, answers, latency_sum_ms,
      latency_most_ms, loss_sum_percent, in_bps, out_bps)
    select target_id, date_trunc(${unit}, at, 'UTC') as bucket, count(*), count(*) filter (where is_up),
      coalesce(sum(latency_ms), 0), max(latency_ms), coalesce(sum(coalesce(loss_percent, case when is_up then 0 else 100 end)), 0),
      avg(in_bps), avg(out_bps)
    from saved group by target_id, bucket order by target_id, bucket
    on conflict (government_id, target_id, at) do update set checks = held.checks + excluded.checks,
      answers = held.answers + excluded.answers, latency_sum_ms = held.latency_sum_ms + excluded.latency_sum_ms,
      latency_most_ms = greatest(held.latency_most_ms, excluded.latency_most_ms),
      loss_sum_percent = held.loss_sum_percent + excluded.loss_sum_percent,
      in_bps = coalesce((held.in_bps * held.checks + excluded.in_bps * excluded.checks) / (held.checks + excluded.checks),
        held.in_bps, excluded.in_bps),
      out_bps = coalesce((held.out_bps * held.checks + excluded.out_bps * excluded.checks) / (held.checks + excluded.checks),
        held.out_bps, excluded.out_bps)`;
}

const KEPT = [
  { parent: 'sample', step: '1 day', keptDays: 7, aheadDays: 2 },
  { parent: 'minute_sample', step: '1 day', keptDays: 31, aheadDays: 2 },
  { parent: 'hour_sample', step: '1 month', keptDays: 800, aheadDays: 31 },
] as const;

/** Readings older than this are judged, but no sample of them is kept. */
export const SAMPLES_KEPT_DAYS = 7;

/**
 * Makes the partitions of the days to come and drops those whose time is over: checks after 7 days, minutes after 31,
 * hours after 800; days stay.
 * @returns how many were made
 */
export async function keepPartitions(tx: Tx, now: Temporal.Instant): Promise<number> {
  let made = 0;
  for (const { parent, step, keptDays, aheadDays } of KEPT) {
    const { rows } = await sql<{ made: number }>`
      select network.keep_partitions(${parent}, ${step}::interval, ${now.subtract({ hours: 24 * keptDays }).toString()}::timestamptz,
        ${now.add({ hours: 24 * aheadDays }).toString()}::timestamptz) as made`.execute(tx);
    made += rows[0]?.made ?? 0;
  }
  return made;
}
