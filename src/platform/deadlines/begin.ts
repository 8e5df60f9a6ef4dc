import { sql } from 'kysely';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import { type DeadlineId, type DeadlineRule, type DueBy, type NewDeadline, riskRank } from './deadline.ts';
import { dueDate, endOfHours } from './due-date.ts';
import { getRule } from './rules.ts';
import { appendEvents } from './running.ts';
import './tables.ts';

/**
 * Begins a deadline by the rule in force on the day of the start, or with a plain date.
 * @throws {AppError} `conflict` when one of the kind runs for the subject already, `not-found` when there is no such
 * rule, `invalid` when a rule in hours comes without its moment
 */
export async function registerDeadline(tx: Tx, deadline: NewDeadline): Promise<DeadlineId> {
  return (await beginDeadline(tx, deadline)).id;
}

/** A deadline that has begun. */
export interface BegunDeadline {
  readonly id: DeadlineId;
  readonly dueOn: Temporal.PlainDate;
}

/** As {@link registerDeadline}, answering the due date too, for those who promise it at once. */
export async function beginDeadline(tx: Tx, deadline: NewDeadline): Promise<BegunDeadline> {
  const [begun] = await beginDeadlines(tx, [deadline]);
  if (!begun) throw new Error('one deadline was begun');
  return begun;
}

/**
 * As {@link beginDeadline}, for several in the same few statements.
 * @returns one for each, in the same order
 */
export async function beginDeadlines(tx: Tx, deadlines: readonly NewDeadline[]): Promise<readonly BegunDeadline[]> {
  if (deadlines.length === 0) return [];
  const basis = basisOf(tx);
  const rows = [];
  const events = [];
  for (const deadline of deadlines) {
    const row = toRow(deadline, await dueColumns(basis, deadline, deadline.startedOn));
    rows.push(row);
    events.push(firstEvent({ id: row.id, dueOn: Temporal.PlainDate.from(row.due_on) }, deadline));
  }
  const added = await tx
    .with('kept', (query) =>
      query
        .insertInto('deadlines.keeper')
        .values({ id: sql<string>`platform.current_government()` })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .insertInto('deadlines.deadline')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['government_id', 'subject', 'kind']).where('state', 'in', ['open', 'paused']).doNothing(),
    )
    .returning('id')
    .execute();
  if (added.length < rows.length) {
    const subjects = deadlines.map(({ subject, kind }) => `${kind} for ${subject}`);
    throw new AppError('conflict', `A deadline runs already: ${subjects.join(', ')}`);
  }
  await appendEvents(tx, events);
  return events.map(({ deadlineId, dueAfter }) => ({ id: deadlineId, dueOn: dueAfter }));
}

function toRow(deadline: NewDeadline, due: DueColumns) {
  return {
    ...due,
    id: newId<'deadline'>() as DeadlineId,
    subject: deadline.subject,
    kind: deadline.kind,
    unit_id: deadline.unitId,
    unit_path: deadline.unitPath,
    started_on: deadline.startedOn.toString(),
    state: 'open' as const,
    extended_on: null,
    extension_reason: null,
    closed_on: null,
    risk_rank: riskRank(deadline.risk ?? 'normal'),
    title_id: deadline.title.id,
    title_en: deadline.title.en,
    href: deadline.href,
  };
}

function firstEvent({ id, dueOn }: BegunDeadline, deadline: NewDeadline) {
  const event = {
    deadlineId: id,
    kind: 'registered',
    on: deadline.startedOn,
    dueBefore: null,
    dueAfter: dueOn,
  } as const;
  return { ...event, reason: null, by: deadline.by ?? null };
}

/** Rules and calendar, each read once however many deadlines follow from it. */
interface Basis {
  rule(id: string, on: Temporal.PlainDate): Promise<DeadlineRule>;
  calendar(): Promise<WorkingCalendar>;
}

function basisOf(tx: Tx): Basis {
  const rules = new Map<string, Promise<DeadlineRule>>();
  let calendar: Promise<WorkingCalendar> | undefined;
  return {
    rule: (id, on) => {
      const key = `${id} ${on}`;
      const rule = rules.get(key) ?? getRule(tx, id, on);
      rules.set(key, rule);
      return rule;
    },
    calendar: () => {
      calendar ??= loadCalendar(tx);
      return calendar;
    },
  };
}

/** The columns that come from a rule or a plain date. */
interface DueColumns {
  readonly rule_id: string | null;
  readonly rule_effective_from: string | null;
  readonly rule_is_local: boolean | null;
  readonly rule_unit: 'working-days' | 'calendar-days' | 'months' | 'hours' | null;
  readonly rule_amount: number | null;
  readonly rule_extension_amount: number | null;
  readonly citation: string;
  readonly is_verified: boolean;
  readonly due_on: string;
  readonly started_at: string | null;
  readonly due_at: string | null;
  readonly time_zone: string | null;
}

async function dueColumns(basis: Basis, due: DueBy, startedOn: Temporal.PlainDate): Promise<DueColumns> {
  const noMoment = { started_at: null, due_at: null, time_zone: null };
  const noRule = {
    rule_id: null,
    rule_effective_from: null,
    rule_is_local: null,
    rule_unit: null,
    rule_amount: null,
    rule_extension_amount: null,
  };
  if ('dueOn' in due) {
    return { ...noRule, ...noMoment, due_on: due.dueOn.toString(), citation: due.citation, is_verified: true };
  }
  const rule = await basis.rule(due.ruleId, startedOn);
  const columns = {
    rule_id: rule.id,
    rule_effective_from: rule.effectiveFrom.toString(),
    rule_is_local: rule.isLocal,
    rule_unit: rule.unit,
    rule_amount: rule.amount,
    rule_extension_amount: rule.extensionAmount,
    citation: rule.citation,
    is_verified: rule.isVerified,
  };
  const span = { unit: rule.unit, amount: rule.amount, extension: null };
  if (rule.unit !== 'hours') {
    const { dueOn } = dueDate(await basis.calendar(), startedOn, span);
    return { ...columns, ...noMoment, due_on: dueOn.toString() };
  }
  if (!due.startedAt || !due.timeZone) throw new AppError('invalid', `Rule ${rule.id} needs the moment and the zone`);
  const dueAt = endOfHours(due.startedAt, span);
  return {
    ...columns,
    due_on: dueAt.toZonedDateTimeISO(due.timeZone).toPlainDate().toString(),
    started_at: due.startedAt.toString(),
    due_at: dueAt.toString(),
    time_zone: due.timeZone,
  };
}
