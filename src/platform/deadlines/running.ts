import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Pause } from '../calendar/working-calendar.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import type { PersonId } from '../identity/actor.ts';
import type { DeadlineId, DeadlineKey, RunningDeadline } from './deadline.ts';
import type { RuleUnit, Span } from './due-date.ts';
import type { DeadlineEventKind } from './tables.ts';
import './tables.ts';

/** The columns from which a due date follows. */
export interface SpanColumns {
  readonly rule_unit: RuleUnit | null;
  readonly rule_amount: number | null;
  readonly rule_extension_amount: number | null;
  readonly extended_on: string | null;
}

/** The span of a stored deadline, its extension counted in when it was used; null for a plain date. */
export function spanOf(row: SpanColumns): Span | null {
  if (row.rule_unit === null || row.rule_amount === null) return null;
  const extension = row.extended_on === null ? null : row.rule_extension_amount;
  return { unit: row.rule_unit, amount: row.rule_amount, extension };
}

/** A pause as the database holds it. */
export function toPause(row: { readonly paused_on: string; readonly resumed_on: string | null }): Pause {
  const to = row.resumed_on === null ? null : Temporal.PlainDate.from(row.resumed_on);
  return { from: Temporal.PlainDate.from(row.paused_on), to };
}

/** The running deadline, locked until the transaction ends; undefined when none runs. */
export async function findRunning(tx: Tx, { subject, kind }: DeadlineKey): Promise<RunningDeadline | undefined> {
  const row = await runningDeadlines(tx)
    .where('deadlines.deadline.subject', '=', subject)
    .where('deadlines.deadline.kind', '=', kind)
    .executeTakeFirst();
  return row && toRunning(row);
}

/** @throws {AppError} `not-found` when no deadline of the kind runs for the subject */
export async function getRunning(tx: Tx, key: DeadlineKey): Promise<RunningDeadline> {
  const found = await findRunning(tx, key);
  if (!found) throw new AppError('not-found', `No deadline ${key.kind} runs for ${key.subject}`);
  return found;
}

/** Running deadlines, locked, in the order of their ids. */
export function runningDeadlines(tx: Tx) {
  return tx
    .selectFrom('deadlines.deadline')
    .select((row) => [
      'deadlines.deadline.id',
      'deadlines.deadline.state',
      'deadlines.deadline.rule_unit',
      'deadlines.deadline.rule_amount',
      'deadlines.deadline.rule_extension_amount',
      'deadlines.deadline.extended_on',
      'deadlines.deadline.started_on',
      'deadlines.deadline.due_on',
      jsonArrayFrom(
        row
          .selectFrom('deadlines.pause')
          .select(['deadlines.pause.paused_on', 'deadlines.pause.resumed_on'])
          .whereRef('deadlines.pause.deadline_id', '=', 'deadlines.deadline.id')
          .orderBy('deadlines.pause.paused_on'),
      ).as('pauses'),
    ])
    .where('deadlines.deadline.state', 'in', ['open', 'paused'])
    .orderBy('deadlines.deadline.id')
    .forUpdate();
}

type RunningRow = Awaited<ReturnType<ReturnType<typeof runningDeadlines>['executeTakeFirstOrThrow']>>;

/** The row as domain. */
export function toRunning(row: RunningRow): RunningDeadline {
  return {
    id: row.id as DeadlineId,
    state: row.state === 'paused' ? 'paused' : 'open',
    span: spanOf(row),
    extensionAmount: row.rule_extension_amount,
    startedOn: Temporal.PlainDate.from(row.started_on),
    dueOn: Temporal.PlainDate.from(row.due_on),
    isExtended: row.extended_on !== null,
    pauses: row.pauses.map(toPause),
  };
}

/** One line of a deadline's history. */
export interface DeadlineEvent {
  readonly deadlineId: DeadlineId;
  readonly kind: DeadlineEventKind;
  readonly on: Temporal.PlainDate;
  /** Null when there was none before. */
  readonly dueBefore: Temporal.PlainDate | null;
  readonly dueAfter: Temporal.PlainDate;
  readonly reason: string | null;
  readonly by: PersonId | null;
}

/** Adds to the history; nothing is added for an empty list. */
export async function appendEvents(tx: Tx, events: readonly DeadlineEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId<'deadline-event'>(),
    deadline_id: event.deadlineId,
    kind: event.kind,
    happened_on: event.on.toString(),
    due_before: event.dueBefore?.toString() ?? null,
    due_after: event.dueAfter.toString(),
    reason: event.reason,
    person_id: event.by,
  }));
  await tx.insertInto('deadlines.event').values(rows).execute();
}
