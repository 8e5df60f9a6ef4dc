import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { UnitPath } from '../../../../platform/identity/actor.ts';
import type { SeenState } from '../../seen-state.ts';
import { selectTargetNow, type TargetNow } from '../storage/history.ts';

/** Which targets. `after` is the name and id of the last one seen. */
export interface TargetFilter {
  readonly within: readonly UnitPath[];
  readonly query?: string | undefined;
  readonly state?: SeenState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const below = (within: readonly UnitPath[]) =>
  sql`unit_path like any(${within.map((path) => `${path.replaceAll(/[\\%_]/g, '\\$&')}%`)}::text[])`;

/** A target as people see it: maintenance goes before what the probes say. */
export function seenState({ state, isWorkedAt }: Pick<TargetNow, 'state' | 'isWorkedAt'>): SeenState {
  return isWorkedAt ? 'maintenance' : state;
}

/** Targets in order of name, made-up ones last; one more than the limit when there are more. One query. */
export async function listWatched(tx: Tx, filter: TargetFilter): Promise<readonly TargetNow[]> {
  const { within, query, state, after, limit } = filter;
  const pattern = query === undefined ? null : `%${query.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<TargetNow>`
    select * from (${selectTargetNow} where is_active and ${below(within)}
      and (${pattern}::text is null or name ilike ${pattern}::text)
      and (${after ?? null}::uuid is null or (target.is_sample, name, target.id) >
        (select held.is_sample, held.name, held.id from network.target held where held.id = ${after ?? null}::uuid))) as found
    where ${state ?? null}::text is null
      or ${state ?? null}::text = case when "isWorkedAt" then 'maintenance' else state end
    order by "isSample", name, id limit ${limit + 1}`.execute(tx);
  return rows;
}

/** How many targets are in each state; states that nobody is in are left out. One query. */
export async function countStates(tx: Tx, within: readonly UnitPath[]): Promise<ReadonlyMap<SeenState, number>> {
  const { rows } = await sql<{ state: SeenState; count: number }>`
    select case when "isWorkedAt" then 'maintenance' else state end as state, count(*)::int as count
    from (${selectTargetNow} where is_active and ${below(within)}) as found group by 1`.execute(tx);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** A target by name and place. */
export type NamedTarget = Pick<TargetNow, 'id' | 'name' | 'unitPath'>;

/** All that are watched within reach, by name. One query. */
export async function listNamed(tx: Tx, within: readonly UnitPath[]): Promise<readonly NamedTarget[]> {
  const { rows } = await sql<NamedTarget>`
    select id, name, unit_path as "unitPath" from network.target where is_active and ${below(within)}
    order by name, id`.execute(tx);
  return rows;
}

/** A target with what its page tells besides; undefined when there is none within reach. */
export interface TargetDetail extends TargetNow {
  readonly host: string;
  readonly port: number | null;
  readonly intervalSeconds: number;
  readonly mostLatencyMs: number | null;
  readonly parents: readonly { readonly id: string; readonly name: string }[];
}

/** One query. */
export async function findWatched(tx: Tx, id: string, within: readonly UnitPath[]): Promise<TargetDetail | undefined> {
  const { rows } = await sql<TargetDetail>`
    select found.*, held.host, held.port, held.interval_seconds as "intervalSeconds",
      held.most_latency_ms as "mostLatencyMs", coalesce((select jsonb_agg(jsonb_build_object('id', parent.id, 'name',
        parent.name) order by parent.name) from network.target parent where parent.id::text in
        (select jsonb_array_elements_text(grouped) from jsonb_array_elements(held.parent_groups) grouped)), '[]') as parents
    from (${selectTargetNow} where target.id = ${id}::uuid and ${below(within)}) as found
    join network.target held on held.id = found.id`.execute(tx);
  return rows[0];
}

/** Targets and incidents that changed after a moment; the moment of the latest change is told with them. */
export interface Changes {
  readonly targets: readonly TargetNow[];
  readonly hasIncidents: boolean;
  /** Milliseconds since 1970 UTC; null when nothing changed. */
  readonly latestMs: number | null;
}

const MOST_CHANGES = 500;

/** What changed within reach since a moment; at most 500 targets. Two queries. */
export async function listChanges(tx: Tx, within: readonly UnitPath[], sinceMs: number): Promise<Changes> {
  const since = new Date(sinceMs).toISOString();
  const { rows } = await sql<TargetNow & { readonly changedMs: number }>`
    select found.*, (extract(epoch from held.changed_at) * 1000)::float8 as "changedMs"
    from (${selectTargetNow} where is_active and ${below(within)} and changed_at > ${since}::timestamptz) as found
    join network.standing held on held.target_id = found.id order by held.changed_at limit ${MOST_CHANGES}`.execute(tx);
  const { rows: incidents } = await sql<{ latestMs: number | null }>`
    select (extract(epoch from max(changed_at)) * 1000)::float8 as "latestMs" from network.incident
    where changed_at > ${since}::timestamptz and ${below(within)}`.execute(tx);
  const moments = [...rows.map(({ changedMs }) => changedMs), incidents[0]?.latestMs ?? null].filter(
    (ms) => ms !== null,
  );
  return {
    targets: rows,
    hasIncidents: (incidents[0]?.latestMs ?? null) !== null,
    latestMs: moments.length === 0 ? null : Math.max(...moments),
  };
}
