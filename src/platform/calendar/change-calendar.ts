import { recordAudit } from '../audit/audit.ts';
import type { Tx } from '../database/database.ts';
import type { CalendarChange } from '../deadlines/calendar-change.ts';
import { recomputeEverywhere, recomputeOpenDeadlines } from '../deadlines/recompute.ts';
import { AppError } from '../errors.ts';
import type { Actor } from '../identity/actor.ts';
import { enqueue } from '../jobs/enqueue.ts';
import './tables.ts';

/** A day on which one government departs from the national calendar. */
export interface LocalDay {
  readonly date: Temporal.PlainDate;
  /** `off` is a day off here only; `work` is worked although the week or the national calendar says otherwise. */
  readonly kind: 'off' | 'work';
  /** What people read, 3 to 120 characters: "Hari Jadi Kabupaten". */
  readonly reason: string;
  /** The decision that sets it, 3 to 300 characters. */
  readonly citation: string;
}

/**
 * Sets a local day, replacing one of the same date, and has the open deadlines counted again. The caller has checked
 * that the actor may.
 * @param on today, where the government is
 */
export async function setLocalDay(tx: Tx, actor: Actor, day: LocalDay, on: Temporal.PlainDate): Promise<void> {
  assertWords(day.reason, day.citation);
  const values = { kind: day.kind, reason: day.reason.trim(), citation: day.citation.trim(), set_by: actor.personId };
  await tx
    .insertInto('calendar.local_holiday')
    .values({ on_date: day.date.toString(), ...values })
    .onConflict((conflict) => conflict.columns(['government_id', 'on_date']).doUpdateSet(values))
    .execute();
  await changed(tx, actor, { kind: 'local-day-set', date: day.date.toString() }, on);
}

/**
 * Takes a local day back, and has the open deadlines counted again.
 * @throws {AppError} `not-found` when the date has none
 */
export async function removeLocalDay(
  tx: Tx,
  actor: Actor,
  date: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Promise<void> {
  const removed = await tx
    .deleteFrom('calendar.local_holiday')
    .where('calendar.local_holiday.on_date', '=', date.toString())
    .returning('on_date')
    .executeTakeFirst();
  if (!removed) throw new AppError('not-found', `There is no local day on ${date}`);
  await changed(tx, actor, { kind: 'local-day-removed', date: date.toString() }, on);
}

/** The working week of one government. */
export interface LocalWeek {
  /** Five or six ISO weekdays, 1 Monday to 7 Sunday. */
  readonly workDays: readonly number[];
  /** Whether collective leave (*cuti bersama*) counts as working days. */
  readonly countsCollectiveLeaveAsWork: boolean;
  readonly citation: string;
}

/**
 * Sets the government's own working week, and has the open deadlines counted again.
 * @throws {AppError} `invalid` unless it has five or six different days and a citation
 */
export async function setLocalWeek(tx: Tx, actor: Actor, week: LocalWeek, on: Temporal.PlainDate): Promise<void> {
  const days = [...new Set(week.workDays)].toSorted((a, b) => a - b);
  const areDays = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!areDays || days.length < 5 || days.length > 6) throw new AppError('invalid', 'A week has five or six work days');
  assertWords('week', week.citation);
  const values = {
    work_days: days,
    counts_collective_leave_as_work: week.countsCollectiveLeaveAsWork,
    citation: week.citation.trim(),
    set_by: actor.personId,
  };
  await tx
    .insertInto('calendar.local_week')
    .values(values)
    .onConflict((conflict) => conflict.column('government_id').doUpdateSet(values))
    .execute();
  await changed(tx, actor, { kind: 'week-changed', date: null }, on);
}

async function changed(tx: Tx, actor: Actor, change: CalendarChange, on: Temporal.PlainDate): Promise<void> {
  const detail = { date: change.date };
  await recordAudit(tx, actor, {
    action: `calendar.${change.kind}`,
    subject: `calendar:${actor.governmentId}`,
    detail,
  });
  const { governmentId } = actor;
  await enqueue(tx, recomputeOpenDeadlines, { governmentId, change, on: on.toString() });
}

/** A national holiday (*libur nasional*) or a day of collective leave (*cuti bersama*). */
export interface NationalDay {
  readonly date: Temporal.PlainDate;
  readonly kind: 'libur-nasional' | 'cuti-bersama';
  readonly name: string;
  /** The joint decree (SKB) that sets it. */
  readonly citation: string;
  /** False: shown as "belum diverifikasi". */
  readonly isVerified: boolean;
}

/**
 * Sets a national day for all governments, replacing one of the same date, and has all of them count again. The
 * transaction must be that of the installation (`inTransaction(db, INSTALLATION, …)`): PostgreSQL refuses others.
 */
export async function setNationalDay(tx: Tx, day: NationalDay, on: Temporal.PlainDate): Promise<void> {
  assertWords(day.name, day.citation);
  const values = { kind: day.kind, name: day.name, citation: day.citation, is_verified: day.isVerified };
  await tx
    .insertInto('calendar.holiday')
    .values({ on_date: day.date.toString(), ...values })
    .onConflict((conflict) => conflict.column('on_date').doUpdateSet(values))
    .execute();
  await changedForAll(tx, { kind: 'national-day-set', date: day.date.toString() }, on);
}

/**
 * Takes a national day back, in the transaction of the installation, and has all governments count again.
 * @throws {AppError} `not-found` when the date has none, or the transaction is a government's
 */
export async function removeNationalDay(tx: Tx, date: Temporal.PlainDate, on: Temporal.PlainDate): Promise<void> {
  const removed = await tx
    .deleteFrom('calendar.holiday')
    .where('calendar.holiday.on_date', '=', date.toString())
    .returning('on_date')
    .executeTakeFirst();
  if (!removed) throw new AppError('not-found', `There is no national day on ${date}`);
  await changedForAll(tx, { kind: 'national-day-removed', date: date.toString() }, on);
}

async function changedForAll(tx: Tx, change: CalendarChange, on: Temporal.PlainDate): Promise<void> {
  const act = { action: `calendar.${change.kind}`, subject: 'calendar:national', detail: { date: change.date } };
  await recordAudit(tx, 'system', act);
  await enqueue(tx, recomputeEverywhere, { change, on: on.toString() });
}

function assertWords(reason: string, citation: string): void {
  const isShort = (text: string, most: number) => text.trim().length >= 3 && text.trim().length <= most;
  if (!isShort(reason, 120)) throw new AppError('invalid', 'A day needs a reason or name of 3 to 120 characters');
  if (!isShort(citation, 300)) throw new AppError('invalid', 'A citation of 3 to 300 characters is needed');
}
