import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import type { TargetId } from '../core/target.ts';
import { listMonthsToSum, type PeriodSum, sumMonth, sumPeriod } from './month-sums.ts';
import { type Sample, saveRound } from './save-round.ts';

const database = useTestDatabase();
const DAY_MS = 86_400_000;
const now = Temporal.Now.instant();
const today = now.toZonedDateTimeISO('UTC').startOfDay();
const daysAgo = (days: number) => today.subtract({ days }).toInstant();
const aTenant = () => ({ governmentId: newId<'government'>() });

const aSample = (targetId: TargetId, atMs: number, more: Partial<Sample> = {}): Sample => ({
  ...{ targetId, atMs, isUp: true, latencyMs: 8, lossPercent: 0, inBps: 1000, outBps: null },
  ...more,
});

/** What the job does for a government. */
async function sumAll(tx: Tx, at = now): Promise<number> {
  const months = await listMonthsToSum(tx, at);
  for (const month of months) await sumMonth(tx, month, at);
  return months.length;
}

/** The same, from the days alone. */
async function fromDays(tx: Tx, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }) {
  const { rows } = await sql<PeriodSum>`
    select target_id as "targetId", sum(checks)::float8 as checks, sum(answers)::float8 as answers,
      sum(latency_sum_ms::float8) / nullif(sum(answers), 0) as "latencyMs", max(latency_most_ms)::float8 as "mostLatencyMs",
      sum(loss_sum_percent::float8) / sum(checks) as "lossPercent",
      sum(in_bps::float8 * checks) / sum(checks) filter (where in_bps is not null) as "inBps", null as "outBps"
    from network.day_sample where at >= ${from.toString()}::timestamptz and at < ${to.toString()}::timestamptz
    group by target_id`.execute(tx);
  return rows;
}

const inOrder = (sums: readonly PeriodSum[]) => sums.toSorted((a, b) => a.targetId.localeCompare(b.targetId));

function expectSame(sums: readonly PeriodSum[], days: readonly PeriodSum[]): void {
  const [found, wanted] = [inOrder(sums), inOrder(days)];
  expect(found.map(({ targetId, checks, answers }) => [targetId, checks, answers])).toEqual(
    wanted.map(({ targetId, checks, answers }) => [targetId, checks, answers]),
  );
  for (const [at, sum] of found.entries()) {
    for (const value of ['latencyMs', 'mostLatencyMs', 'lossPercent', 'inBps'] as const) {
      expect(sum[value] ?? -1, value).toBeCloseTo(wanted[at]?.[value] ?? -1, 3);
    }
  }
}

const ids = [newId<'target'>(), newId<'target'>(), newId<'target'>()];
const aReading = fc.record({
  target: fc.nat(2),
  day: fc.nat(420),
  isUp: fc.boolean(),
  latencyMs: fc.integer({ min: 1, max: 500 }),
  inBps: fc.option(fc.integer({ min: 0, max: 100_000 })),
});
/** In any order: readings come (late ones too), months are summed, a day is taken away. */
const aStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ readings: fc.array(aReading, { minLength: 1, maxLength: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ summedDaysAgo: fc.constantFrom(0, 0, 1, 40) }) },
  { weight: 1, arbitrary: fc.record({ without: fc.nat(420) }) },
);

async function take(tx: Tx, step: typeof aStep extends fc.Arbitrary<infer Step> ? Step : never, turn: number) {
  if ('summedDaysAgo' in step) await sumAll(tx, now.subtract({ hours: 24 * step.summedDaysAgo }));
  else if ('without' in step) {
    await sql`delete from network.day_sample where at = ${daysAgo(step.without).toString()}::timestamptz`.execute(tx);
  } else {
    const samples = step.readings.map(({ target, day, isUp, latencyMs, inBps }, at) =>
      aSample(ids[target] ?? newId(), daysAgo(day).epochMilliseconds + turn * 1000 + at, {
        ...{ isUp, inBps, latencyMs: isUp ? latencyMs : null, lossPercent: isUp ? 0 : 100 },
      }),
    );
    await insertDays(tx, samples);
  }
}

/** As `saveRound` adds to days; the checks themselves have no partitions so far back. */
async function insertDays(tx: Tx, samples: readonly Sample[]): Promise<void> {
  for (const { targetId, atMs, isUp, latencyMs, inBps } of samples) {
    const day = new Date(atMs - (atMs % DAY_MS)).toISOString();
    await sql`
      insert into network.day_sample as held (target_id, at, checks, answers, latency_sum_ms, latency_most_ms, loss_sum_percent, in_bps)
      values (${targetId}, ${day}, 1, ${isUp ? 1 : 0}, ${latencyMs ?? 0}, ${latencyMs}, ${isUp ? 0 : 100}, ${inBps})
      on conflict (government_id, target_id, at) do update set checks = held.checks + 1,
        answers = held.answers + excluded.answers, latency_sum_ms = held.latency_sum_ms + excluded.latency_sum_ms,
        latency_most_ms = greatest(held.latency_most_ms, excluded.latency_most_ms),
        loss_sum_percent = held.loss_sum_percent + excluded.loss_sum_percent,
        in_bps = coalesce(excluded.in_bps, held.in_bps)`.execute(tx);
  }
}

test('whatever comes in whatever order, a period of months and days holds what its days hold', async () => {
  const aPeriod = fc.tuple(fc.nat(420), fc.nat(420)).map(([a, b]) => ({ old: Math.max(a, b), young: Math.min(a, b) }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 1, maxLength: 10 }),
      fc.array(aPeriod, { minLength: 2, maxLength: 4 }),
      async (steps, periods) => {
        await inTransaction(database.db, aTenant(), async (tx) => {
          for (const [turn, step] of steps.entries()) await take(tx, step, turn);
          for (const { old, young } of [...periods, { old: 500, young: -1 }]) {
            const period = { from: daysAgo(old), to: daysAgo(young) };
            const days = await fromDays(tx, period);
            expectSame(await sumPeriod(tx, null, period), days);
            expectSame(
              await sumPeriod(tx, ids.slice(0, 1), period),
              days.filter(({ targetId }) => targetId === ids[0]),
            );
          }
        });
      },
    ),
    { numRuns: 30 },
  );
});

test('months are summed once; a late reading has only its own summed anew', async () => {
  const tenant = aTenant();
  const [first = newId<'target'>()] = ids;
  const count = (work: (tx: Tx) => Promise<number>) => inTransaction(database.db, tenant, work);
  await inTransaction(database.db, tenant, (tx) =>
    insertDays(
      tx,
      [100, 60, 3].map((days) => aSample(first, daysAgo(days).epochMilliseconds)),
    ),
  );
  expect(await count(sumAll)).toBeGreaterThanOrEqual(3);
  expect(await count(sumAll)).toBe(0);
  const late = aSample(first, daysAgo(4).epochMilliseconds + 60_000);
  const saved = { samples: [late], states: [], standings: [], incidents: [] };
  await inTransaction(database.db, tenant, (tx) => saveRound(tx, saved));
  expect(await count(sumAll)).toBe(1);
  const fresh = { ...saved, samples: [aSample(first, now.epochMilliseconds)] };
  await inTransaction(database.db, tenant, (tx) => saveRound(tx, fresh));
  expect(await count(sumAll)).toBe(0);
  const year = { from: daysAgo(365), to: now };
  const sums = await inTransaction(database.db, tenant, (tx) => sumPeriod(tx, [first], year));
  expect(sums).toMatchObject([{ checks: 5, answers: 5, latencyMs: 8 }]);
  expect(await inTransaction(database.db, aTenant(), (tx) => sumPeriod(tx, null, year))).toEqual([]);
});

test('a day that changes while its month is summed is not lost', async () => {
  const tenant = aTenant();
  const [first = newId<'target'>()] = ids;
  const month = daysAgo(70).toZonedDateTimeISO('UTC').with({ day: 1 }).toInstant();
  const aDay = [aSample(first, month.epochMilliseconds)];
  await inTransaction(database.db, tenant, (tx) => insertDays(tx, aDay));
  let later: Promise<void> = Promise.resolve();
  await inTransaction(database.db, tenant, async (tx) => {
    await sumMonth(tx, month, now);
    later = inTransaction(database.db, tenant, (other) => insertDays(other, aDay));
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  await later;
  const period = { from: month, to: now };
  const read = await inTransaction(database.db, tenant, async (tx) => ({
    sums: await sumPeriod(tx, null, period),
    months: (await listMonthsToSum(tx, now)).map(String),
  }));
  expect(read.sums).toMatchObject([{ checks: 2 }]);
  expect(read.months).toContain(month.toString());
});
