import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../../sites/index.ts';
import type { ItemId } from '../item.ts';
import type { Climb, Step } from './ladder.ts';
import '../tables.ts';

/** The ladder in force on a day, in the order in which it is climbed. */
export async function readLadder(tx: Tx, today: Temporal.PlainDate): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    select step, audience, counted_from as "countedFrom", offset_days as "offsetDays", wait_days as "waitDays"
    from freshness.reminder_step
    where effective_from = (select max(effective_from) from freshness.reminder_step
      where effective_from <= ${today.toString()}::date)
    order by step`.execute(tx);
  return rows;
}

/** An item that may have to be told of. */
export interface Climber extends Climb {
  readonly itemId: ItemId;
  readonly contentId: ContentId;
  readonly version: number;
  readonly title: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
}

interface ClimberRow {
  readonly id: ItemId;
  readonly content_id: ContentId;
  readonly version: number;
  readonly title: string;
  readonly unit_id: UnitId;
  readonly unit_path: UnitPath;
  readonly due_on: string;
  readonly late_on: string;
  readonly last_step: number;
  readonly last_sent_on: string | null;
}

/** Items whose due date is at most so far away and that have a step to climb yet, the longest due first. */
export async function listClimbers(
  tx: Tx,
  { dueBy, lastStep, limit }: { readonly dueBy: Temporal.PlainDate; readonly lastStep: number; readonly limit: number },
): Promise<readonly Climber[]> {
  const { rows } = await sql<ClimberRow>`
    select i.id, i.content_id, i.version, i.title, i.unit_id, i.unit_path, i.due_on, i.late_on, r.last_step, r.last_sent_on
    from freshness.item i
    cross join lateral (
      select coalesce(max(step), 0) as last_step, max(sent_on) as last_sent_on from freshness.reminder
      where government_id = i.government_id and item_id = i.id and due_on = i.due_on) r
    where i.is_public and i.due_on <= ${dueBy.toString()}::date and r.last_step < ${lastStep}
    order by i.due_on, i.id limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...{
      itemId: row.id,
      contentId: row.content_id,
      version: row.version,
      title: row.title,
      unitId: row.unit_id,
      unitPath: row.unit_path,
      lastStep: row.last_step,
    },
    ...{ dueOn: Temporal.PlainDate.from(row.due_on), lateOn: Temporal.PlainDate.from(row.late_on) },
    lastSentOn: row.last_sent_on === null ? null : Temporal.PlainDate.from(row.last_sent_on),
  }));
}

/** A step that is told today. */
export interface Told {
  readonly itemId: ItemId;
  readonly dueOn: Temporal.PlainDate;
  readonly step: number;
  /** How many people; 0 when nobody holds the role. */
  readonly told: number;
}

/** Notes steps as told. */
export async function insertReminders(tx: Tx, reminders: readonly Told[], today: Temporal.PlainDate): Promise<void> {
  if (reminders.length === 0) return;
  const rows = reminders.map(({ itemId, dueOn, step, told }) => ({
    ...{ item_id: itemId, due_on: dueOn.toString(), step, told },
  }));
  await sql`
    insert into freshness.reminder (item_id, due_on, step, sent_on, told)
    select item_id, due_on, step, ${today.toString()}::date, told
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (item_id uuid, due_on date, step smallint, told integer)
    on conflict do nothing`.execute(tx);
}
