import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { TargetId } from '../core/target.ts';
import type { Period, SampleSum } from './history.ts';

interface SummedMonth {
  readonly month: Temporal.Instant;
  /** Days from here on are not in the sums. */
  readonly until: Temporal.Instant;
}

/**
 * Up to which day sums may be made: of today and yesterday readings still come in by the second. What comes even later
 * has its month summed anew (`network.reopen_months`).
 */
function summableUntil(month: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const yesterday = now.toZonedDateTimeISO('UTC').startOfDay().subtract({ days: 1 }).toInstant();
  const end = nextMonth(month);
  return Temporal.Instant.compare(end, yesterday) < 0 ? end : yesterday;
}

function nextMonth(month: Temporal.Instant): Temporal.Instant {
  return month.toZonedDateTimeISO('UTC').add({ months: 1 }).toInstant();
}

async function listSummedMonths(tx: Tx): Promise<readonly SummedMonth[]> {
  const { rows } = await sql<{ month: Date; until: Date }>`
    select month, until_at as until from network.summed_month order by month`.execute(tx);
  return rows.map(({ month, until }) => ({ month: month.toTemporalInstant(), until: until.toTemporalInstant() }));
}

/**
 * The months (UTC, each by the instant in which it begins) whose sums hold less than they could, oldest first; or more,
 * as when the clock was ahead for a while.
 */
export async function listMonthsToSum(tx: Tx, now: Temporal.Instant): Promise<readonly Temporal.Instant[]> {
  const { rows } = await sql<{ first: Date | null }>`
    select date_trunc('month', min(at), 'UTC') as first from network.day_sample`.execute(tx);
  const held = new Map((await listSummedMonths(tx)).map(({ month, until }) => [month.epochMilliseconds, until]));
  const first = rows[0]?.first?.toTemporalInstant();
  const months: Temporal.Instant[] = [];
  for (let month = first; month && Temporal.Instant.compare(month, now) < 0; month = nextMonth(month)) {
    const until = summableUntil(month, now);
    const isWhole = (held.get(month.epochMilliseconds) ?? month).equals(until);
    if (Temporal.Instant.compare(until, month) > 0 && !isWhole) months.push(month);
  }
  return months;
}

/**
 * Sums the days of a month for every target, up to the day before yesterday.
 * @returns for how many targets
 */
export async function sumMonth(tx: Tx, month: Temporal.Instant, now: Temporal.Instant): Promise<number> {
  const [at, until] = [month.toString(), summableUntil(month, now).toString()];
  // Locked before the days are read: who changes one of them waits, then finds the month summed and reopens it.
  await sql`insert into network.summed_month (month, until_at) values (${at}, ${at}) on conflict do nothing`.execute(
    tx,
  );
  await sql`select from network.summed_month where month = ${at}::timestamptz for update`.execute(tx);
  await sql`delete from network.month_sample where at = ${at}::timestamptz`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into network.month_sample (target_id, at, checks, answers, latency_sum_ms, latency_most_ms, loss_sum_percent,
      in_bps, out_bps, in_checks, out_checks)
    select target_id, ${at}::timestamptz, sum(checks), sum(answers), sum(latency_sum_ms::float8), max(latency_most_ms),
      sum(loss_sum_percent::float8), sum(in_bps::float8 * checks) / sum(checks) filter (where in_bps is not null),
      sum(out_bps::float8 * checks) / sum(checks) filter (where out_bps is not null),
      coalesce(sum(checks) filter (where in_bps is not null), 0), coalesce(sum(checks) filter (where out_bps is not null), 0)
    from network.day_sample where at >= ${at}::timestamptz and at < ${until}::timestamptz group by target_id
    order by target_id`.execute(tx);
  await sql`update network.summed_month set until_at = ${until} where month = ${at}::timestamptz`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The checks of a whole period together; see {@link SampleSum}. */
export type PeriodSum = Omit<SampleSum, 'atMs'>;

/**
 * Per target the sum of the days (UTC) that begin in the period: of months that are summed their sum, else their days.
 * Targets without a check are left out; of `ids` null all are told. Two queries, quick for a year of thousands.
 */
export async function sumPeriod(
  tx: Tx,
  ids: readonly TargetId[] | null,
  period: Period,
): Promise<readonly PeriodSum[]> {
  const months = (await listSummedMonths(tx)).filter(
    ({ month, until }) =>
      Temporal.Instant.compare(month, period.from) >= 0 &&
      Temporal.Instant.compare(until, period.to) <= 0 &&
      Temporal.Instant.compare(month, until) < 0,
  );
  const rest = spansWithout(period, months);
  const wanted = ids === null ? sql`true` : sql`target_id = any(${[...ids]}::uuid[])`;
  const columns = sql`target_id, checks, answers, latency_sum_ms, latency_most_ms, loss_sum_percent, in_bps, out_bps`;
  const { rows } = await sql<PeriodSum>`
    select target_id as "targetId", sum(checks)::float8 as checks, sum(answers)::float8 as answers,
      sum(latency_sum_ms) / nullif(sum(answers), 0) as "latencyMs", max(latency_most_ms)::float8 as "mostLatencyMs",
      sum(loss_sum_percent) / sum(checks) as "lossPercent",
      sum(in_bps::float8 * in_checks) / nullif(sum(in_checks), 0) as "inBps",
      sum(out_bps::float8 * out_checks) / nullif(sum(out_checks), 0) as "outBps"
    from (
      select ${columns}, in_checks, out_checks from network.month_sample
      where at = any(${months.map(({ month }) => month.toString())}::timestamptz[]) and ${wanted}
      union all
      select ${columns}, case when in_bps is null then 0 else checks end, case when out_bps is null then 0 else checks end
      from unnest(${rest.map(({ from }) => from.toString())}::timestamptz[],
        ${rest.map(({ to }) => to.toString())}::timestamptz[]) as span (from_at, to_at)
      join network.day_sample on at >= from_at and at < to_at and ${wanted}
    ) part group by target_id`.execute(tx);
  return rows;
}

/** What is left of a period without the summed days of these months, which are in order. */
function spansWithout({ from, to }: Period, months: readonly SummedMonth[]): readonly Period[] {
  const starts = [from, ...months.map(({ until }) => until)];
  const ends = [...months.map(({ month }) => month), to];
  return starts.flatMap((start, at) => {
    const end = ends[at] ?? to;
    return Temporal.Instant.compare(start, end) < 0 ? [{ from: start, to: end }] : [];
  });
}
