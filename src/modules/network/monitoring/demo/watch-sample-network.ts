import { sql } from 'kysely';
import type { Clock } from '../../../../platform/clock.ts';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import type { TargetId } from '../core/target.ts';
import { scatter } from '../probes/simulated.ts';
import { type NamedIncident, type Round, saveRound } from '../storage/save-round.ts';
import { listTargets, type WatchedTarget } from '../storage/targets.ts';
import { watchInventory } from '../targets/watch-inventory.ts';

/** Brisk, so that an outage is seen while one watches. */
const BRISK = { method: 'simulated', intervalSeconds: 15, retrySeconds: 5, retries: 2 } as const;
const PAST_DAYS = 62;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Watches the sample inventory over a made-up transport, with two made-up months behind it.
 * @returns how many targets are watched; 0 when there were some already, or there is no inventory
 */
export async function watchSampleNetwork(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  governmentId: GovernmentId,
): Promise<number> {
  return inTransaction(db, { governmentId }, async (tx) => {
    if ((await listTargets(tx)).length > 0) return 0;
    const ids = await watchInventory(tx, BRISK);
    const targets = await listTargets(tx);
    await writePast(tx, targets, clock.now().epochMilliseconds);
    return ids.length;
  });
}

interface PastOutage {
  readonly target: WatchedTarget;
  readonly fromMs: number;
  readonly toMs: number;
}

async function writePast(tx: Tx, targets: readonly WatchedTarget[], nowMs: number): Promise<void> {
  const firstMs = nowMs - PAST_DAYS * DAY_MS;
  const outages = targets.flatMap((target, at) => outagesOf(target, at, { firstMs, nowMs }));
  const states: Round['states'][number][] = targets.map(({ id }) => ({
    ...{ kind: 'state', targetId: id, state: 'up', atMs: firstMs },
  }));
  const incidents = outages.map(({ target, fromMs, toMs }): NamedIncident => {
    const below = targets.filter(({ parentGroups }) =>
      parentGroups.some((group) => group.length > 0 && group.every((id) => id === target.id)),
    );
    for (const { id } of [target, ...below]) {
      const state = id === target.id ? 'down' : 'unreachable';
      states.push({ kind: 'state', targetId: id, state, atMs: fromMs });
      states.push({ kind: 'state', targetId: id, state: 'up', atMs: toMs });
    }
    return pastIncident(
      { target, fromMs, toMs },
      below.map(({ id }) => id),
    );
  });
  states.sort((a, b) => a.atMs - b.atMs);
  await saveRound(tx, { samples: [], standings: [], states: withoutOverlap(states), incidents });
  await writePastSums(tx, targets, { firstMs, nowMs });
}

/** Now and then some minutes, one office in seven for hours. */
function outagesOf(
  target: WatchedTarget,
  at: number,
  { firstMs, nowMs }: { readonly firstMs: number; readonly nowMs: number },
): readonly PastOutage[] {
  const isPoint = target.parentGroups.length === 0 || target.parentGroups.flat().length === 0;
  const count = isPoint ? 0 : 1 + (scatter(at + 17) % 3);
  return Array.from({ length: count }, (_, turn) => {
    const seed = scatter(at * 31 + turn * 7 + 5);
    const minutes = at % 7 === 3 && turn === 0 ? 300 + (seed % 600) : 4 + (seed % 55);
    // The last day stays free for what happens before one's eyes.
    const fromMs = firstMs + DAY_MS + (scatter(seed) % (nowMs - firstMs - 3 * DAY_MS));
    return { target, fromMs, toMs: fromMs + minutes * MINUTE_MS };
  });
}

/** While a point is out its offices cannot fail by themselves, as far as anybody can tell. */
function withoutOverlap(states: readonly Round['states'][number][]): readonly Round['states'][number][] {
  const last = new Map<TargetId, string>();
  return states.filter(({ targetId, state }) => {
    if (last.get(targetId) === state) return false;
    last.set(targetId, state);
    return true;
  });
}

function pastIncident({ target, fromMs, toMs }: PastOutage, cutOffIds: readonly TargetId[]): NamedIncident {
  return {
    incident: {
      ...{ id: newId<'incident'>(), kind: 'down', rootId: target.id, beganMs: fromMs, endedMs: toMs },
      ...{ isClosed: true, isFlapping: false, isTold: true, cutOffIds },
    },
    ...{ rootName: target.name, unitPath: target.unitPath, isSample: true, isTarget: true },
  };
}

/** Hours of the last days and all days, as checks every 15 seconds would have left them. */
async function writePastSums(
  tx: Tx,
  targets: readonly WatchedTarget[],
  { firstMs, nowMs }: { readonly firstMs: number; readonly nowMs: number },
): Promise<void> {
  for (const { table, step, fromMs, checks } of [
    { table: 'network.hour_sample', step: '1 hour', fromMs: nowMs - 14 * DAY_MS, checks: 240 },
    { table: 'network.day_sample', step: '1 day', fromMs: firstMs, checks: 5760 },
  ]) {
    await sql`
      insert into ${sql.table(table)} (target_id, at, checks, answers, latency_sum_ms, latency_most_ms, loss_sum_percent)
      select id, at, ${checks}, ${checks}, ${checks} * mean, mean * 2.5, 0
      from unnest(${targets.map(({ id }) => id)}::uuid[]) as id
      cross join generate_series(date_trunc(${step.slice(2)}, ${new Date(fromMs).toISOString()}::timestamptz, 'UTC'),
        ${new Date(nowMs).toISOString()}::timestamptz - ${step}::interval * 2, ${step}::interval) as at
      cross join lateral (select (4 + abs(hashtext(id::text)) % 30) * (1 + abs(hashtext(id::text || at)) % 60 / 100.0) as mean)
      on conflict do nothing`.execute(tx);
  }
}
