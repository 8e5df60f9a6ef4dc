import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { CountedDay, WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { PersonId, UnitPath } from '../identity/actor.ts';
import { type CalendarChange, causeFrom } from './calendar-change.ts';
import type { DeadlineId, DeadlineKey, TwoLanguages } from './deadline.ts';
import { dueDate, type RuleUnit, type Span } from './due-date.ts';
import { getRule } from './rules.ts';
import { spanOf, toPause } from './running.ts';
import type { DeadlineEventKind, DeadlineState } from './tables.ts';
import './tables.ts';

/** A time during which the clock stood still. `to` null: it still does. */
export interface ExplainedPause {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
  readonly reason: string;
}

/** One line of the history, oldest first. */
export interface ExplainedEvent {
  readonly kind: DeadlineEventKind;
  readonly on: Temporal.PlainDate;
  /** Null for the first. */
  readonly dueBefore: Temporal.PlainDate | null;
  readonly dueAfter: Temporal.PlainDate;
  /** Written by a person; null where none is asked for. */
  readonly reason: string | null;
  /** What changed in the calendar; only for `recomputed`. */
  readonly cause: CalendarChange | null;
  /** Null: the system. */
  readonly by: PersonId | null;
}

/** Why a due date is what it is. */
export interface DeadlineExplanation {
  readonly id: DeadlineId;
  readonly title: TwoLanguages;
  /** Whose it is: who may not see the unit may not see this. */
  readonly unitPath: UnitPath;
  readonly state: DeadlineState;
  readonly startedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  /** Only for deadlines in hours. */
  readonly dueAt: Temporal.Instant | null;
  readonly timeZone: string | null;
  /** Null for a plain date. */
  readonly rule: {
    readonly id: string;
    readonly unit: RuleUnit;
    readonly amount: number;
    readonly effectiveFrom: Temporal.PlainDate;
    /** True when the government set it for itself. */
    readonly isLocal: boolean;
  } | null;
  readonly citation: string;
  /** False: the rule is from memory, "belum diverifikasi". */
  readonly isVerified: boolean;
  /** Null when it was not extended. */
  readonly extension: { readonly amount: number; readonly on: Temporal.PlainDate; readonly reason: string } | null;
  readonly pauses: readonly ExplainedPause[];
  /** Each day after the start up to the due date; empty for plain dates, months and hours, and while the clock stands still. */
  readonly days: readonly CountedDay[];
  /** Where the working week stands; null unless working days are counted. */
  readonly week: WorkingCalendar['week'] | null;
  /** Years whose holidays are not loaded, so that the date may still move. */
  readonly unloadedYears: readonly number[];
  /** The date that today's calendar gives, when it differs from the one that stands: closed before a change, or about to be counted again. */
  readonly countedToday: Temporal.PlainDate | null;
  readonly history: readonly ExplainedEvent[];
}

/**
 * Why this date: rule, citation, every counted and skipped day, pauses, extension and recomputations, as data.
 * @param which the deadline, or the newest of a subject and kind
 * @throws {AppError} `not-found`
 */
export async function explainDeadline(tx: Tx, which: DeadlineId | DeadlineKey): Promise<DeadlineExplanation> {
  const row = await findRow(tx, which);
  if (!row) throw new AppError('not-found', 'There is no such deadline');
  const span = spanOf(row);
  const calendar = await loadCalendar(tx);
  const counted = countAgain(row, span, calendar);
  const dueOn = Temporal.PlainDate.from(row.due_on);
  return {
    ...factsOf(row),
    dueOn,
    days: counted?.days ?? [],
    week: span?.unit === 'working-days' ? calendar.week : null,
    unloadedYears: counted?.unloadedYears ?? [],
    countedToday: counted && !counted.dueOn.equals(dueOn) ? counted.dueOn : null,
  };
}

/** Why a right ends on a date, where nobody must act by it and so no deadline runs. */
export type DateExplanation = Pick<
  DeadlineExplanation,
  'startedOn' | 'dueOn' | 'rule' | 'citation' | 'isVerified' | 'days' | 'unloadedYears'
>;

/**
 * The date that a rule gives when counted from a day, by today's calendar, with every day that led to it.
 * @throws {AppError} `not-found` when there is no such rule; {RangeError} for a rule in hours
 */
export async function explainDate(tx: Tx, ruleId: string, from: Temporal.PlainDate): Promise<DateExplanation> {
  const { id, unit, amount, effectiveFrom, isLocal, citation, isVerified } = await getRule(tx, ruleId, from);
  const counted = dueDate(await loadCalendar(tx), from, { unit, amount, extension: null });
  return { ...counted, startedOn: from, rule: { id, unit, amount, effectiveFrom, isLocal }, citation, isVerified };
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Null where no days are counted: plain dates, hours, and a clock that stands still. */
function countAgain(row: Row, span: Span | null, calendar: WorkingCalendar) {
  if (!span || span.unit === 'hours') return null;
  const pauses = row.pauses.map(toPause);
  if (pauses.some((pause) => pause.to === null)) return null;
  return dueDate(calendar, Temporal.PlainDate.from(row.started_on), span, pauses);
}

function factsOf(row: Row) {
  return {
    id: row.id as DeadlineId,
    title: { id: row.title_id, en: row.title_en },
    unitPath: row.unit_path,
    state: row.state,
    startedOn: Temporal.PlainDate.from(row.started_on),
    dueAt: row.due_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.due_at.getTime()),
    timeZone: row.time_zone,
    rule: ruleOf(row),
    citation: row.citation,
    isVerified: row.is_verified,
    extension: extensionOf(row),
    pauses: row.pauses.map((pause) => ({ ...toPause(pause), reason: pause.reason })),
    history: row.events.map(toEvent),
  };
}

function ruleOf(row: Row): DeadlineExplanation['rule'] {
  const { rule_id: id, rule_unit: unit, rule_amount: amount, rule_effective_from: from } = row;
  if (id === null || unit === null || amount === null || from === null) return null;
  return { id, unit, amount, effectiveFrom: Temporal.PlainDate.from(from), isLocal: row.rule_is_local === true };
}

function extensionOf(row: Row): DeadlineExplanation['extension'] {
  const { rule_extension_amount: amount, extended_on: on, extension_reason: reason } = row;
  return amount === null || on === null || reason === null ? null : { amount, on: Temporal.PlainDate.from(on), reason };
}

function toEvent(row: Row['events'][number]): ExplainedEvent {
  const isRecomputed = row.kind === 'recomputed';
  return {
    kind: row.kind,
    on: Temporal.PlainDate.from(row.happened_on),
    dueBefore: row.due_before === null ? null : Temporal.PlainDate.from(row.due_before),
    dueAfter: Temporal.PlainDate.from(row.due_after),
    reason: isRecomputed ? null : row.reason,
    cause: isRecomputed ? causeFrom(row.reason) : null,
    by: row.person_id as PersonId | null,
  };
}

/** One query, however long the history. */
async function findRow(tx: Tx, which: DeadlineId | DeadlineKey) {
  return tx
    .selectFrom('deadlines.deadline as deadline')
    .selectAll('deadline')
    .select((row) => [
      jsonArrayFrom(
        row
          .selectFrom('deadlines.pause as pause')
          .select(['pause.paused_on', 'pause.resumed_on', 'pause.reason'])
          .whereRef('pause.deadline_id', '=', 'deadline.id')
          .orderBy('pause.paused_on'),
      ).as('pauses'),
      jsonArrayFrom(
        row
          .selectFrom('deadlines.event as event')
          .select(['event.kind', 'event.happened_on', 'event.due_before', 'event.due_after'])
          .select(['event.reason', 'event.person_id'])
          .whereRef('event.deadline_id', '=', 'deadline.id')
          .orderBy('event.id'),
      ).as('events'),
    ])
    .$if(typeof which === 'string', (query) => query.where('deadline.id', '=', typeof which === 'string' ? which : ''))
    .$if(typeof which === 'object', (query) => {
      const { subject, kind } = typeof which === 'object' ? which : { subject: '', kind: '' };
      return query.where('deadline.subject', '=', subject).where('deadline.kind', '=', kind);
    })
    .orderBy('deadline.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
