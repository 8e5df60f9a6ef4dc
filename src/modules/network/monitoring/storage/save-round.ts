import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Effect, Incident } from '../core/incident.ts';
import type { Standing } from '../core/standing.ts';
import type { TargetId } from '../core/target.ts';
import { saveSamples } from './save-samples.ts';

/** One check with what it measured. */
export interface Sample {
  readonly targetId: TargetId;
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly isUp: boolean;
  /** Null when nothing answered. */
  readonly latencyMs: number | null;
  /** Null when only one packet was sent. */
  readonly lossPercent: number | null;
  /** Bits a second since the check before; null when not measured. */
  readonly inBps: number | null;
  readonly outBps: number | null;
}

/** How a target stands, with what the last check measured. */
export interface MeasuredStanding {
  readonly standing: Standing;
  readonly latencyMs: number | null;
  readonly lossPercent: number | null;
}

/** What is known of the cause besides the incident itself. */
export interface NamedIncident {
  readonly incident: Incident;
  readonly rootName: string;
  readonly unitPath: string;
  readonly isSample: boolean;
  /** False when a source is the root. */
  readonly isTarget: boolean;
}

/** Everything that a watch found since it last saved. */
export interface Round {
  readonly samples: readonly Sample[];
  readonly states: readonly Extract<Effect, { readonly kind: 'state' }>[];
  readonly standings: readonly MeasuredStanding[];
  readonly incidents: readonly NamedIncident[];
}

/** Saves a round: a fixed number of statements, however much was found. */
export async function saveRound(tx: Tx, { samples, states, standings, incidents }: Round): Promise<void> {
  if (samples.length > 0) await saveSamples(tx, samples);
  if (states.length > 0) await saveStates(tx, states);
  if (standings.length > 0) await saveStandings(tx, standings);
  if (incidents.length > 0) await saveIncidents(tx, incidents);
}

/** What was recorded for the moment of a step or later is void; of several steps the later call wins. */
async function saveStates(tx: Tx, states: Round['states']): Promise<void> {
  const kept = new Map<TargetId, Round['states'][number][]>();
  for (const step of states) {
    const earlier = (kept.get(step.targetId) ?? []).filter(({ atMs }) => atMs < step.atMs);
    kept.set(step.targetId, [...earlier, step]);
  }
  const firstMs = new Map<TargetId, number>();
  for (const { targetId, atMs } of states) {
    firstMs.set(targetId, Math.min(atMs, firstMs.get(targetId) ?? Number.POSITIVE_INFINITY));
  }
  const steps = [...kept.values()].flat();
  await sql`
    delete from network.state_step using unnest(${[...firstMs.keys()]}::uuid[], ${[...firstMs.values()].map(toText)}::timestamptz[])
      as void (target_id, at)
    where state_step.target_id = void.target_id and state_step.from_at >= void.at`.execute(tx);
  await sql`
    insert into network.state_step (target_id, from_at, state)
    select * from unnest(${steps.map(({ targetId }) => targetId)}::uuid[],
      ${steps.map(({ atMs }) => toText(atMs))}::timestamptz[], ${steps.map(({ state }) => state)}::text[]) as step (id, at, state)
    where exists (select from network.target where target.id = step.id)`.execute(tx);
}

async function saveStandings(tx: Tx, standings: readonly MeasuredStanding[]): Promise<void> {
  const rows = standings.map(({ standing, latencyMs, lossPercent }) => ({
    ...{ id: standing.targetId, state: standing.state, flaps: standing.isFlapping, memory: standing },
    ...{ since: toText(standing.sinceMs), read: standing.lastReadMs > 0 ? toText(standing.lastReadMs) : null },
    ...{ latency: latencyMs, loss: lossPercent },
  }));
  await sql`
    insert into network.standing as held (target_id, state, since_at, read_at, latency_ms, loss_percent, is_flapping, memory)
    select id, state, since, read, latency, loss, flaps, memory
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, state text, since timestamptz,
      read timestamptz, latency real, loss real, flaps boolean, memory jsonb)
    where exists (select from network.target where target.id = given.id)
    on conflict (government_id, target_id) do update set state = excluded.state, since_at = excluded.since_at,
      read_at = excluded.read_at, latency_ms = excluded.latency_ms, loss_percent = excluded.loss_percent,
      is_flapping = excluded.is_flapping, memory = excluded.memory,
      changed_at = case when (held.state, held.since_at, held.is_flapping)
          is distinct from (excluded.state, excluded.since_at, excluded.is_flapping)
        then clock_timestamp() else held.changed_at end`.execute(tx);
}

async function saveIncidents(tx: Tx, incidents: readonly NamedIncident[]): Promise<void> {
  const latest = [...new Map(incidents.map((one) => [one.incident.id, one])).values()];
  const rows = latest.map(({ incident, rootName, unitPath, isSample, isTarget }) => ({
    ...{ id: incident.id, kind: incident.kind, root: incident.rootId, name: rootName.slice(0, 160), path: unitPath },
    ...{ target: isTarget ? incident.rootId : null, sample: isSample, began: toText(incident.beganMs) },
    ...{ ended: incident.endedMs === null ? null : toText(incident.endedMs), closed: incident.isClosed },
    ...{ flaps: incident.isFlapping, told: incident.isTold, cut: incident.cutOffIds },
  }));
  await sql`
    insert into network.incident (id, kind, target_id, root, root_name, unit_path, began_at, ended_at, is_closed,
      is_flapping, is_told, is_sample, cut_off_ids)
    select id, kind, (select target.id from network.target where target.id = given.target), root, name, path, began,
      ended, closed, flaps, told, sample, array(select jsonb_array_elements_text(cut)::uuid)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, kind text, target uuid, root text,
      name text, path text, began timestamptz, ended timestamptz, closed boolean, flaps boolean, told boolean,
      sample boolean, cut jsonb)
    on conflict (government_id, id) do update set began_at = excluded.began_at, ended_at = excluded.ended_at,
      is_closed = excluded.is_closed, is_flapping = excluded.is_flapping, is_told = excluded.is_told,
      cut_off_ids = excluded.cut_off_ids, changed_at = clock_timestamp()`.execute(tx);
}

/** A moment as PostgreSQL reads it. */
export function toText(ms: number): string {
  return new Date(ms).toISOString();
}
