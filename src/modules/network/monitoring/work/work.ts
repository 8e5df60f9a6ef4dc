import { sql } from 'kysely';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Id, newId } from '../../../../platform/database/ids.ts';
import { cancelDeadline, meetDeadline, registerDeadline } from '../../../../platform/deadlines/deadlines.ts';
import { AppError } from '../../../../platform/errors.ts';
import { type Actor, assertMay, type UnitId, type UnitPath } from '../../../../platform/identity/actor.ts';
import { PERMISSION } from '../../permissions.ts';
import type { IncidentId } from '../core/incident.ts';
import type { TargetId } from '../core/target.ts';
import { noteRevision } from '../storage/targets.ts';
import { workTexts } from './work-texts.ts';

/** Work at a target, planned or to mend an incident. */
export type WorkId = Id<'maintenance'>;

/** As people read it. */
export interface Work {
  readonly id: WorkId;
  readonly title: string;
  readonly unitPath: UnitPath;
  readonly targetName: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly incidentId: IncidentId | null;
  readonly technician: string;
  readonly parts: string;
  readonly foundBefore: string;
  readonly foundAfter: string;
  readonly doneAt: Date | null;
  readonly isCancelled: boolean;
  readonly isSample: boolean;
}

/** What is planned. */
export interface NewWork {
  readonly title: string;
  readonly targetId: TargetId;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly technician: string;
  readonly foundBefore: string;
  readonly incidentId: IncidentId | null;
}

const KIND = 'network-maintenance';
const subjectOf = (id: WorkId) => `network-maintenance:${id}`;

/** Where work stands. */
export function stateOf({ fromAt, toAt, doneAt, isCancelled }: Work, now: Temporal.Instant) {
  if (isCancelled) return 'cancelled';
  if (doneAt !== null) return 'done';
  if (now.epochMilliseconds >= toAt.getTime()) return 'late';
  return now.epochMilliseconds >= fromAt.getTime() ? 'running' : 'planned';
}

const selectWork = sql`
  select id, title, unit_path as "unitPath", from_at as "fromAt", to_at as "toAt", incident_id as "incidentId",
    technician, parts, found_before as "foundBefore", found_after as "foundAfter", done_at as "doneAt",
    is_cancelled as "isCancelled", is_sample as "isSample",
    coalesce((select string_agg(target.name, ', ' order by target.name) from network.target
      where target.id = any(target_ids)), '') as "targetName"
  from network.maintenance`;

/** The latest first, at most so many. One query. */
export async function listWork(tx: Tx, within: readonly UnitPath[], limit: number): Promise<readonly Work[]> {
  const { rows } = await sql<Work>`
    ${selectWork} where unit_path like any(${within.map((path) => `${path}%`)}::text[])
    order by from_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/** @throws {AppError} `not-found` */
export async function getWork(tx: Tx, id: WorkId): Promise<Work> {
  const { rows } = await sql<Work>`${selectWork} where id = ${id}`.execute(tx);
  if (!rows[0]) throw new AppError('not-found', `Maintenance ${id} is not there`);
  return rows[0];
}

/**
 * Plans work and puts it into the queue of the unit; the watch keeps quiet meanwhile.
 * @throws {AppError} `not-found` without the target, `not-allowed` to who does not operate there
 */
export async function planWork(tx: Tx, actor: Actor, wish: NewWork, timeZone: string): Promise<WorkId> {
  const { rows } = await sql<{ unitPath: UnitPath; unitId: UnitId; isSample: boolean }>`
    select unit_path as "unitPath", unit_id as "unitId", is_sample as "isSample" from network.target
    where id = ${wish.targetId}`.execute(tx);
  const target = rows[0];
  if (!target) throw new AppError('not-found', `Target ${wish.targetId} is not there`);
  assertMay(actor, PERMISSION.operate, target.unitPath);
  const id = newId<'maintenance'>();
  await sql`
    insert into network.maintenance (id, title, unit_path, target_ids, from_at, to_at, incident_id, technician,
      found_before, is_sample, created_by)
    values (${id}, ${wish.title}, ${target.unitPath}, array[${wish.targetId}::uuid], ${wish.from.toString()}::timestamptz,
      ${wish.to.toString()}::timestamptz, ${wish.incidentId}, ${wish.technician}, ${wish.foundBefore},
      ${target.isSample}, ${actor.personId})`.execute(tx);
  const title = { id: workTexts('id').task(wish.title), en: workTexts('en').task(wish.title) };
  await registerDeadline(tx, {
    ...{ subject: subjectOf(id), kind: KIND, unitId: target.unitId, unitPath: target.unitPath, title },
    startedOn: dayOf(wish.from, timeZone),
    dueOn: dayOf(wish.to, timeZone),
    citation: workTexts('id').citation,
    href: `/meja/jaringan/pemeliharaan/${id}`,
  });
  await noteRevision(tx);
  await recordAudit(tx, actor, { action: 'network.plan-maintenance', subject: subjectOf(id), detail: {} });
  return id;
}

/** What is noted of work. */
export interface WorkNotes {
  readonly technician: string;
  readonly parts: string;
  readonly foundBefore: string;
  readonly foundAfter: string;
}

/** Notes what was done; `finish` ends the time of quiet now, `cancel` takes the plan back. */
export async function noteWork(
  tx: Tx,
  actor: Actor,
  id: WorkId,
  change: {
    readonly notes: WorkNotes;
    readonly outcome: 'open' | 'finish' | 'cancel';
    readonly now: Temporal.ZonedDateTime;
  },
): Promise<void> {
  const work = await getWork(tx, id);
  assertMay(actor, PERMISSION.operate, work.unitPath);
  const { notes, outcome, now } = change;
  await sql`
    update network.maintenance set technician = ${notes.technician}, parts = ${notes.parts},
      found_before = ${notes.foundBefore}, found_after = ${notes.foundAfter} where id = ${id}`.execute(tx);
  await recordAudit(tx, actor, { action: `network.maintenance-${outcome}`, subject: subjectOf(id), detail: {} });
  if (outcome === 'open' || work.doneAt !== null || work.isCancelled) return;
  const at = now.toInstant().toString();
  const act = { subject: subjectOf(id), kind: KIND, on: now.toPlainDate(), by: actor.personId };
  if (outcome === 'finish') {
    await sql`
      update network.maintenance set done_at = ${at}::timestamptz,
        to_at = greatest(from_at + interval '1 second', least(to_at, ${at}::timestamptz)) where id = ${id}`.execute(tx);
    await meetDeadline(tx, act);
  } else {
    await sql`update network.maintenance set is_cancelled = true where id = ${id}`.execute(tx);
    await cancelDeadline(tx, { ...act, reason: 'Maintenance was cancelled' });
  }
  await noteRevision(tx);
}

function dayOf(at: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(timeZone).toPlainDate();
}
