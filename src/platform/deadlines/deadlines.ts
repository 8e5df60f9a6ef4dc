import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import type { UnitId, UnitPath } from '../identity/actor.ts';
import {
  assertMayExtend,
  assertMayPause,
  assertReason,
  type DeadlineAct,
  type DeadlineKey,
  type RunningDeadline,
  type TwoLanguages,
} from './deadline.ts';
import { dueDate } from './due-date.ts';
import { appendEvents, findRunning, getRunning } from './running.ts';
import './tables.ts';

export { registerDeadline } from './begin.ts';

/**
 * Closes the deadline as met; lateness is recorded, not refused.
 * @returns false when none of the kind runs, so that a job may say it twice
 */
export async function meetDeadline(tx: Tx, act: DeadlineAct): Promise<boolean> {
  return closeDeadline(tx, act, 'met', null);
}

/**
 * Closes the deadline because nothing needs to happen any more.
 * @returns false when none of the kind runs
 */
export async function cancelDeadline(tx: Tx, act: DeadlineAct & { readonly reason: string }): Promise<boolean> {
  assertReason(act.reason);
  return closeDeadline(tx, act, 'cancelled', act.reason.trim());
}

/**
 * Closes the deadline because its time has passed and the right was not used, such as that to object.
 * @returns false when none of the kind runs
 */
export async function expireDeadline(tx: Tx, act: DeadlineAct): Promise<boolean> {
  return closeDeadline(tx, act, 'expired', null);
}

async function closeDeadline(
  tx: Tx,
  act: DeadlineAct,
  state: 'met' | 'cancelled' | 'expired',
  reason: string | null,
): Promise<boolean> {
  const deadline = await findRunning(tx, act);
  if (!deadline) return false;
  await endPause(tx, deadline, act.on);
  await tx
    .updateTable('deadlines.deadline')
    .set({ state, closed_on: act.on.toString() })
    .where('id', '=', deadline.id)
    .execute();
  await record(tx, deadline, act, { kind: state, dueAfter: deadline.dueOn, reason });
  return true;
}

/**
 * Stops the clock. The due date stands as it is until {@link resumeDeadline}; meanwhile the queue does not show it.
 * @throws {AppError} `not-found`, `conflict` when it stands still already or runs in hours, `invalid` without a reason
 */
export async function pauseDeadline(tx: Tx, act: DeadlineAct & { readonly reason: string }): Promise<void> {
  const deadline = await getRunning(tx, act);
  assertMayPause(deadline);
  assertReason(act.reason);
  const reason = act.reason.trim();
  await tx
    .insertInto('deadlines.pause')
    .values({ id: newId(), deadline_id: deadline.id, paused_on: act.on.toString(), resumed_on: null, reason })
    .execute();
  await tx.updateTable('deadlines.deadline').set({ state: 'paused' }).where('id', '=', deadline.id).execute();
  await record(tx, deadline, act, { kind: 'paused', dueAfter: deadline.dueOn, reason });
}

/**
 * Lets the clock run again: the due date moves by the working days that it stood still (by calendar days where the rule
 * counts these, and for a plain date).
 * @returns the new due date
 * @throws {AppError} `not-found`, or `conflict` when it does not stand still
 */
export async function resumeDeadline(tx: Tx, act: DeadlineAct): Promise<Temporal.PlainDate> {
  const deadline = await getRunning(tx, act);
  if (deadline.state !== 'paused') throw new AppError('conflict', `Deadline ${deadline.id} is not paused`);
  const running = await endPause(tx, deadline, act.on);
  const dueOn = deadline.span ? await dueAgain(tx, running) : movedPlainDate(running);
  await tx
    .updateTable('deadlines.deadline')
    .set({ state: 'open', due_on: dueOn.toString() })
    .where('id', '=', deadline.id)
    .execute();
  await record(tx, deadline, act, { kind: 'resumed', dueAfter: dueOn, reason: null });
  return dueOn;
}

/**
 * Extends the deadline once, by as much as its rule allows.
 * @returns the new due date
 * @throws {AppError} `not-found`; `conflict` when it cannot be extended (again) or its time is over; `invalid` without
 * a written reason. Source: UU 14/2008 Pasal 22 ayat (8)
 */
export async function extendDeadline(
  tx: Tx,
  act: DeadlineAct & { readonly reason: string },
): Promise<Temporal.PlainDate> {
  const deadline = await getRunning(tx, act);
  assertMayExtend(deadline, act.on, act.reason);
  if (!deadline.span || deadline.span.unit === 'hours') throw new AppError('conflict', 'It cannot be extended by days');
  const dueOn = await dueAgain(tx, { ...deadline, span: { ...deadline.span, extension: deadline.extensionAmount } });
  const reason = act.reason.trim();
  await tx
    .updateTable('deadlines.deadline')
    .set({ due_on: dueOn.toString(), extended_on: act.on.toString(), extension_reason: reason })
    .where('id', '=', deadline.id)
    .execute();
  await record(tx, deadline, act, { kind: 'extended', dueAfter: dueOn, reason });
  return dueOn;
}

async function dueAgain(tx: Tx, deadline: RunningDeadline): Promise<Temporal.PlainDate> {
  if (!deadline.span) return deadline.dueOn;
  return dueDate(await loadCalendar(tx), deadline.startedOn, deadline.span, deadline.pauses).dueOn;
}

/**
 * Gives a running deadline to another unit; its date stays.
 * @returns false when none of the kind runs
 */
export async function moveDeadline(
  tx: Tx,
  key: DeadlineKey,
  to: { readonly unitId: UnitId; readonly unitPath: UnitPath },
): Promise<boolean> {
  const moved = await tx
    .updateTable('deadlines.deadline')
    .set({ unit_id: to.unitId, unit_path: to.unitPath })
    .where('subject', '=', key.subject)
    .where('kind', '=', key.kind)
    .where('state', 'in', ['open', 'paused'])
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** Gives every deadline of a subject, ended or not, another title: when the old one held personal data. */
export async function retitleDeadlines(tx: Tx, subject: string, title: TwoLanguages): Promise<void> {
  await tx
    .updateTable('deadlines.deadline')
    .set({ title_id: title.id, title_en: title.en })
    .where('subject', '=', subject)
    .execute();
}

function movedPlainDate(deadline: RunningDeadline): Temporal.PlainDate {
  const last = deadline.pauses.at(-1);
  return last?.to
    ? deadline.dueOn.add({ days: last.from.until(last.to, { largestUnit: 'day' }).days })
    : deadline.dueOn;
}

/** The deadline with its running pause ended; unchanged when none runs. */
async function endPause(tx: Tx, deadline: RunningDeadline, on: Temporal.PlainDate): Promise<RunningDeadline> {
  if (deadline.state !== 'paused') return deadline;
  const pauses = deadline.pauses.map((pause) => (pause.to === null ? { ...pause, to: on } : pause));
  await tx
    .updateTable('deadlines.pause')
    .set({ resumed_on: on.toString() })
    .where('deadline_id', '=', deadline.id)
    .where('resumed_on', 'is', null)
    .execute();
  return { ...deadline, pauses };
}

type Change = Pick<Parameters<typeof appendEvents>[1][number], 'kind' | 'dueAfter' | 'reason'>;

async function record(tx: Tx, deadline: RunningDeadline, act: DeadlineAct, change: Change): Promise<void> {
  await appendEvents(tx, [{ deadlineId: deadline.id, on: act.on, by: act.by, dueBefore: deadline.dueOn, ...change }]);
}
