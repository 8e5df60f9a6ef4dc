import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import { findLoop, type Target, type TargetId } from '../core/target.ts';

/** How a target is asked: `agent` tells by itself, `simulated` exists only in the demonstration. */
export type Method = 'icmp' | 'tcp' | 'http' | 'dns' | 'snmp' | 'agent' | 'simulated';

/** A target with everything that its probe needs and that people read. */
export interface WatchedTarget extends Target {
  readonly unitId: string;
  readonly unitPath: string;
  readonly locationId: string | null;
  readonly deviceId: string | null;
  readonly linkId: string | null;
  readonly name: string;
  readonly method: Method;
  /** Host name or address; empty when nothing is asked over the network. */
  readonly host: string;
  readonly port: number | null;
  readonly options: Readonly<Record<string, unknown>>;
  /** Beyond these a check counts as failed; null: no limit. */
  readonly mostLossPercent: number | null;
  readonly mostLatencyMs: number | null;
  readonly isSample: boolean;
}

/** What is left out is null or has the default of the table. */
export type NewTarget = Pick<WatchedTarget, 'unitId' | 'unitPath' | 'name' | 'method'> & Partial<WatchedTarget>;

const groupsSchema = z.array(z.array(z.guid())).max(50);

interface TargetRow extends Omit<WatchedTarget, 'parentGroups'> {
  readonly parentGroups: unknown;
}

/** All targets that are watched, of the transaction's government. One query. */
export async function listTargets(tx: Tx): Promise<readonly WatchedTarget[]> {
  const { rows } = await sql<TargetRow>`
    select id, unit_id as "unitId", unit_path as "unitPath", location_id as "locationId", device_id as "deviceId",
      link_id as "linkId", name, method, host, port, options, parent_groups as "parentGroups",
      interval_seconds as "intervalSeconds", retries, retry_seconds as "retrySeconds", source as "sourceId",
      most_loss_percent as "mostLossPercent", most_latency_ms as "mostLatencyMs", is_sample as "isSample"
    from network.target where is_active order by name, id`.execute(tx);
  return rows.map((row) => ({ ...row, parentGroups: groupsSchema.parse(row.parentGroups) as TargetId[][] }));
}

/**
 * Adds targets to those that are watched; the watch takes them up within seconds.
 * @throws {AppError} `invalid` when their parents run in a loop
 */
export async function addTargets(tx: Tx, targets: readonly NewTarget[]): Promise<readonly TargetId[]> {
  const added = targets.map((target) => ({ parentGroups: [], ...target, id: target.id ?? newId<'target'>() }));
  const loop = findLoop([...(await listTargets(tx)), ...added]);
  if (loop) throw new AppError('invalid', `Targets hang on each other in a loop: ${loop.join(' → ')}`);
  await sql`
    insert into network.target (id, unit_id, unit_path, location_id, device_id, link_id, name, method, host, port, options,
      parent_groups, interval_seconds, retries, retry_seconds, most_loss_percent, most_latency_ms, source, is_sample)
    select id, "unitId", "unitPath", "locationId", "deviceId", "linkId", name, method, coalesce(host, ''), port,
      coalesce(options, '{}'), "parentGroups", coalesce("intervalSeconds", 60), coalesce(retries, 2),
      coalesce("retrySeconds", 10), "mostLossPercent", "mostLatencyMs", coalesce("sourceId", 'probe'),
      coalesce("isSample", false)
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as given (id uuid, "unitId" uuid, "unitPath" text,
      "locationId" uuid, "deviceId" uuid, "linkId" uuid, name text, method text, host text, port integer, options jsonb,
      "parentGroups" jsonb, "intervalSeconds" integer, retries smallint, "retrySeconds" integer,
      "mostLossPercent" real, "mostLatencyMs" real, "sourceId" text, "isSample" boolean)`.execute(tx);
  await noteRevision(tx);
  return added.map(({ id }) => id);
}

/** Has the watch read targets and maintenance anew. */
export async function noteRevision(tx: Tx): Promise<void> {
  await sql`
    insert into network.watch_revision as held default values
    on conflict (government_id) do update set revision = held.revision + 1`.execute(tx);
}

/** How often targets or maintenance changed; 0 when nothing was ever watched. */
export async function readRevision(tx: Tx): Promise<number> {
  const { rows } = await sql<{ revision: number }>`select revision from network.watch_revision`.execute(tx);
  return rows[0]?.revision ?? 0;
}

/** Watches a target no more; what was recorded of it stays. */
export async function stopWatching(tx: Tx, id: TargetId): Promise<void> {
  await sql`update network.target set is_active = false where id = ${id}`.execute(tx);
  await noteRevision(tx);
}
