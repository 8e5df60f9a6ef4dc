import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { PersonId, UnitPath } from '../../../../platform/identity/actor.ts';
import type { IncidentId, IncidentKind } from '../core/incident.ts';
import type { TargetId } from '../core/target.ts';

/** An incident as people read it. */
export interface ReadIncident {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly targetId: TargetId | null;
  readonly rootName: string;
  readonly unitPath: UnitPath;
  readonly beganAt: Date;
  /** Null while its root fails. */
  readonly endedAt: Date | null;
  readonly isClosed: boolean;
  readonly isFlapping: boolean;
  readonly isSample: boolean;
  readonly cutOffIds: readonly TargetId[];
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: PersonId | null;
  readonly cause: string;
  /** Empty unless it was approved as beyond anybody's power. */
  readonly forceMajeure: string;
}

const selectIncident = sql`
  select id, kind, target_id as "targetId", root_name as "rootName", unit_path as "unitPath", began_at as "beganAt",
    ended_at as "endedAt", is_closed as "isClosed", is_flapping as "isFlapping", is_sample as "isSample",
    cut_off_ids as "cutOffIds", acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", cause,
    force_majeure as "forceMajeure"
  from network.incident`;

/** Undefined when there is none. */
export async function readIncident(tx: Tx, id: IncidentId): Promise<ReadIncident | undefined> {
  const { rows } = await sql<ReadIncident>`${selectIncident} where id = ${id}`.execute(tx);
  return rows[0];
}

/** @throws {AppError} `not-found` */
export async function getIncident(tx: Tx, id: IncidentId): Promise<ReadIncident> {
  const incident = await readIncident(tx, id);
  if (!incident) throw new AppError('not-found', `Incident ${id} is not there`);
  return incident;
}

/** Which incidents. `cursor` is the id of the last one seen. */
export interface IncidentFilter {
  readonly within: readonly UnitPath[];
  readonly isOpen: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Latest first. Answers one more than the limit when there are more. One query. */
export async function listIncidents(
  tx: Tx,
  { within, isOpen, cursor, limit }: IncidentFilter,
): Promise<readonly ReadIncident[]> {
  const { rows } = await sql<ReadIncident>`
    ${selectIncident} where is_closed = ${!isOpen} and unit_path like any(${within.map((path) => `${path}%`)}::text[])
      and (${cursor ?? null}::uuid is null or (began_at, id) <
        (select held.began_at, held.id from network.incident held where held.id = ${cursor ?? null}::uuid))
    order by began_at desc, id desc limit ${limit + 1}`.execute(tx);
  return rows;
}

/** What an incident cut off, in words. */
export interface CutOffName {
  readonly id: TargetId;
  readonly name: string;
  /** Applications that run there. */
  readonly services: readonly string[];
}

/** The names of targets and of what runs at their locations, in order of name. One query. */
export async function listNames(tx: Tx, ids: readonly TargetId[]): Promise<readonly CutOffName[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CutOffName>`
    select target.id, target.name, coalesce((select array_agg(application.name order by application.name)
        from network.application where application.government_id = target.government_id
          and application.location_id = target.location_id), '{}') as services
    from network.target where id = any(${[...ids]}::uuid[]) order by target.name, target.id`.execute(tx);
  return rows;
}

/** The latest incidents of which a target was the root or that cut it off. One query. */
export async function listIncidentsOf(tx: Tx, id: TargetId, limit: number): Promise<readonly ReadIncident[]> {
  const { rows } = await sql<ReadIncident>`
    ${selectIncident} where target_id = ${id}::uuid or cut_off_ids @> array[${id}::uuid]
    order by began_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}
