import { sql } from 'kysely';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import { type Actor, assertMay, type UnitId, type UnitPath } from '../../../../platform/identity/actor.ts';
import { PERMISSION } from '../../permissions.ts';
import { findLoop, type TargetId } from '../core/target.ts';
import { type Method, noteRevision, type WatchedTarget } from '../storage/targets.ts';

/** A target as its form shows it, watched or not. */
export interface RecordedTarget extends WatchedTarget {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly isActive: boolean;
}

/** What a form says of a target. */
export type TargetWish = Omit<RecordedTarget, 'id' | 'isActive' | 'isSample' | 'linkId'>;

const select = sql`
  select id, unit_id as "unitId", unit_path as "unitPath", location_id as "locationId", device_id as "deviceId",
    link_id as "linkId", name, method, host, port, options, parent_groups as "parentGroups",
    interval_seconds as "intervalSeconds", retries, retry_seconds as "retrySeconds", source as "sourceId",
    most_loss_percent as "mostLossPercent", most_latency_ms as "mostLatencyMs", is_sample as "isSample",
    is_active as "isActive"
  from network.target`;

/** Everything that is measured of a target; no foreign key leads from there. */
const SAMPLES = ['sample', 'minute_sample', 'hour_sample', 'day_sample', 'month_sample'] as const;

const below = (within: readonly UnitPath[]) =>
  sql`unit_path like any(${within.map((path) => `${path.replaceAll(/[\\%_]/g, '\\$&')}%`)}::text[])`;

/** One target within reach, watched or not. @throws {AppError} `not-found` out of reach, too */
export async function getTarget(tx: Tx, id: TargetId, within: readonly UnitPath[]): Promise<RecordedTarget> {
  const { rows } = await sql<RecordedTarget>`${select} where id = ${id} and ${below(within)}`.execute(tx);
  if (!rows[0]) throw new AppError('not-found', `Target ${id} is not within reach`);
  return rows[0];
}

/** Which targets. `after` is the id of the last one seen. */
export interface TargetQuery {
  readonly within: readonly UnitPath[];
  readonly query?: string | undefined;
  readonly method?: Method | undefined;
  readonly isActive?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Targets by name; one more than the limit when there are more. One query, by the index over names. */
export async function listRecorded(tx: Tx, wanted: TargetQuery): Promise<readonly RecordedTarget[]> {
  const { within, query, method, isActive, after, limit } = wanted;
  const pattern = query === undefined ? null : `%${query.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<RecordedTarget>`
    ${select} where ${below(within)}
      and (${pattern}::text is null or name ilike ${pattern}::text or host ilike ${pattern}::text)
      and (${method ?? null}::text is null or method = ${method ?? null}::text)
      and (${isActive ?? null}::boolean is null or is_active = ${isActive ?? null}::boolean)
      and (${after ?? null}::uuid is null or (name, id) >
        (select held.name, held.id from network.target held where held.id = ${after ?? null}::uuid))
    order by name, id limit ${limit + 1}`.execute(tx);
  return rows;
}

/** Targets by their names in any letter case; several when a name is borne by several. One query. */
export async function findByName(
  tx: Tx,
  names: readonly string[],
): Promise<readonly { readonly id: TargetId; readonly name: string }[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: TargetId; name: string }>`
    select id, name from network.target where lower(name) = any(${names.map((name) => name.toLowerCase())}::text[])
    order by is_active desc, id`.execute(tx);
  return rows;
}

/** The names of targets, by id. One query. */
export async function namesOf(tx: Tx, ids: readonly TargetId[]): Promise<ReadonlyMap<TargetId, string>> {
  const { rows } = await sql<{ id: TargetId; name: string }>`
    select id, name from network.target where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * The names along a loop that there would be if a target hung on these parents; null when there is none. Targets that
 * are not watched count: they may be again. One query.
 */
export async function loopOf(
  tx: Tx,
  id: TargetId,
  parentGroups: RecordedTarget['parentGroups'],
): Promise<readonly string[] | null> {
  const { rows } = await sql<{ id: TargetId; name: string; parentGroups: TargetId[][] }>`
    select id, name, parent_groups as "parentGroups" from network.target where id <> ${id}`.execute(tx);
  const loop = findLoop([...rows, { id, parentGroups }]);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return loop?.map((one) => names.get(one) ?? '…') ?? null;
}

/**
 * Writes a target, new or as it is from now on; the watch takes it up within seconds.
 * @param id null for a new one
 * @throws {AppError} `not-allowed` to who does not manage its unit
 */
export async function saveTarget(tx: Tx, actor: Actor, id: TargetId | null, wish: TargetWish): Promise<TargetId> {
  assertMay(actor, PERMISSION.manage, wish.unitPath);
  const known = id ?? newId<'target'>();
  await sql`
    insert into network.target (id, unit_id, unit_path, location_id, device_id, name, method, host, port, options,
      parent_groups, interval_seconds, retries, retry_seconds, most_loss_percent, most_latency_ms, source)
    values (${known}, ${wish.unitId}, ${wish.unitPath}, ${wish.locationId}, ${wish.deviceId}, ${wish.name}, ${wish.method},
      ${wish.host}, ${wish.port}, ${JSON.stringify(wish.options)}::jsonb, ${JSON.stringify(wish.parentGroups)}::jsonb,
      ${wish.intervalSeconds}, ${wish.retries}, ${wish.retrySeconds}, ${wish.mostLossPercent}, ${wish.mostLatencyMs},
      ${wish.sourceId})
    on conflict (government_id, id) do update set unit_id = excluded.unit_id, unit_path = excluded.unit_path,
      location_id = excluded.location_id, device_id = excluded.device_id, name = excluded.name, host = excluded.host,
      port = excluded.port, options = excluded.options, parent_groups = excluded.parent_groups,
      interval_seconds = excluded.interval_seconds, retries = excluded.retries, retry_seconds = excluded.retry_seconds,
      most_loss_percent = excluded.most_loss_percent, most_latency_ms = excluded.most_latency_ms,
      source = excluded.source`.execute(tx);
  await noteRevision(tx);
  const action = id === null ? 'network.watch' : 'network.change-target';
  await recordAudit(tx, actor, { action, subject: `network-target:${known}`, detail: { method: wish.method } });
  return known;
}

/** Watches these targets, or rests; those out of the actor's reach stay as they are. Answers how many it changed. */
export async function switchTargets(
  tx: Tx,
  actor: Actor,
  {
    ids,
    within,
    isActive,
  }: { readonly ids: readonly string[]; readonly within: readonly UnitPath[]; readonly isActive: boolean },
): Promise<number> {
  const { rows } = await sql<{ id: TargetId }>`
    update network.target set is_active = ${isActive}
    where id = any(${[...ids]}::uuid[]) and is_active <> ${isActive} and ${below(within)} returning id`.execute(tx);
  if (rows.length === 0) return 0;
  await noteRevision(tx);
  const action = isActive ? 'network.resume-watching' : 'network.stop-watching';
  for (const { id } of rows) await recordAudit(tx, actor, { action, subject: `network-target:${id}`, detail: {} });
  return rows.length;
}

/**
 * Forgets a target with everything measured of it; what hung on it hangs on its other parents only.
 * @throws {AppError} `conflict` while the SLA of a circuit rests on it
 */
export async function deleteTarget(tx: Tx, actor: Actor, target: RecordedTarget): Promise<void> {
  assertMay(actor, PERMISSION.manage, target.unitPath);
  if (target.linkId !== null) throw new AppError('conflict', `The SLA of a circuit rests on target ${target.id}`);
  await sql`
    update network.target set parent_groups = (
      select coalesce(jsonb_agg(kept), '[]') from (
        select (select jsonb_agg(parent) from jsonb_array_elements(grouped) parent where parent <> to_jsonb(${target.id}::text)) as kept
        from jsonb_array_elements(parent_groups) grouped
      ) groups where kept is not null)
    where parent_groups @> ${JSON.stringify([[target.id]])}::jsonb`.execute(tx);
  for (const table of SAMPLES) {
    await sql`delete from ${sql.table(`network.${table}`)} where target_id = ${target.id}`.execute(tx);
  }
  await sql`delete from network.target where id = ${target.id}`.execute(tx);
  await noteRevision(tx);
  await recordAudit(tx, actor, { action: 'network.delete-target', subject: `network-target:${target.id}`, detail: {} });
}
