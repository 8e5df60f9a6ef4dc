import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { firstIdAt } from '../../platform/database/ids.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { CaseId, Channel, Visibility } from './case.ts';
import type { CaseStatus } from './history.ts';
import { withinUnits } from './queries.ts';
import './tables.ts';

/** A case as a book of the office holds it. */
export interface FiledCase {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly channel: Channel;
  readonly visibility: Visibility;
  /** Who sent it; null when it came without a name, and once erased. */
  readonly requester: FiledRequester | null;
  readonly filedAt: Temporal.Instant;
  readonly receivedOn: Temporal.PlainDate;
  /** As pauses and an extension left it; null where nothing is due. */
  readonly dueOn: Temporal.PlainDate | null;
  readonly isExtended: boolean;
  readonly answeredOn: Temporal.PlainDate | null;
  readonly status: CaseStatus;
  /** Key of the outcome of its kind; null before the answer. */
  readonly outcome: string | null;
  readonly unitId: UnitId;
  readonly assigneeId: PersonId | null;
}

/** What a book says of the one who sent a case in. */
export interface FiledRequester {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
}

/** Which cases: filed in a span of time, at certain units and below. */
export interface FiledQuestion {
  /** The first moment, and the first that is not meant any more. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly within: readonly UnitPath[];
  /** The last case of the page before; absent for the first page. */
  readonly after?: CaseId | undefined;
  readonly limit: number;
  /** Of one kind only. */
  readonly kind?: string | undefined;
  readonly filter?: CaseFilter | undefined;
}

/** Narrower than all of a span: by how they ended, or because they are late. */
export interface CaseFilter {
  readonly outcomes?: readonly string[] | undefined;
  readonly statuses?: readonly CaseStatus[] | undefined;
  /** Answered after the due date, or still open after it on this day. */
  readonly lateOn?: Temporal.PlainDate | undefined;
  readonly isExtended?: true | undefined;
}

interface FiledRow {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly visibility: Visibility;
  readonly channel: Channel;
  readonly filed_at: Date;
  readonly received_on: string;
  readonly due_on: string | null;
  readonly extended_on: string | null;
  readonly answered_on: string | null;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  readonly unit_id: UnitId;
  readonly assignee_id: PersonId | null;
}

/** Cases in the order of filing, one query. Ids follow time, so that a year is read without the others. */
export async function listFiledCases(tx: Tx, asked: FiledQuestion): Promise<readonly FiledCase[]> {
  const after = asked.after ?? firstIdAt(asked.from.subtract({ hours: 48 }));
  const { rows } = await sql<FiledRow>`
    select c.id, c.number, c.kind, c.title, c.body, r.name, r.email, r.phone, r.address, c.visibility, c.channel,
      c.filed_at, c.received_on, d.due_on, d.extended_on, c.answered_on, c.status, c.outcome, c.unit_id, c.assignee_id
    from cases.case c
    left join cases.requester r on r.government_id = c.government_id and r.case_id = c.id
    left join deadlines.deadline d on d.government_id = c.government_id and d.id = c.deadline_id
    where c.id > ${after}::uuid and c.id < ${firstIdAt(asked.until.add({ hours: 48 }))}::uuid
      and c.filed_at >= ${asked.from.toString()}::timestamptz and c.filed_at < ${asked.until.toString()}::timestamptz
      and ${withinUnits('c.unit_path', asked.within)} and ${restriction(asked)}
    order by c.id limit ${asked.limit}`.execute(tx);
  return rows.map(toFiled);
}

function restriction({ kind, filter = {} }: FiledQuestion) {
  const { outcomes, statuses, lateOn, isExtended } = filter;
  const parts = [
    sql`true`,
    ...(kind === undefined ? [] : [sql`c.kind = ${kind}`]),
    ...(outcomes === undefined ? [] : [sql`c.outcome = any(${[...outcomes]}::text[])`]),
    ...(statuses === undefined ? [] : [sql`c.status = any(${[...statuses]}::text[])`]),
    ...(lateOn === undefined ? [] : [isLateOn(lateOn)]),
    ...(isExtended === undefined ? [] : [sql`d.extended_on is not null`]),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** A case that waits for the citizen is not late, nor one that ended without an answer. */
function isLateOn(day: Temporal.PlainDate) {
  return sql`case when c.status in ('withdrawn', 'merged', 'waiting') then false
    else coalesce(c.answered_on, ${day.toString()}::date) > d.due_on end`;
}

function toFiled(row: FiledRow): FiledCase {
  const { name, email, phone, address } = row;
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, title: row.title, text: row.body, channel: row.channel },
    visibility: row.visibility,
    requester: name === null ? null : { name, email: email ?? '', phone: phone ?? '', address: address ?? '' },
    filedAt: Temporal.Instant.fromEpochMilliseconds(row.filed_at.getTime()),
    ...{ receivedOn: Temporal.PlainDate.from(row.received_on), dueOn: dateOf(row.due_on) },
    ...{ isExtended: row.extended_on !== null, answeredOn: dateOf(row.answered_on), status: row.status },
    ...{ outcome: row.outcome, unitId: row.unit_id, assigneeId: row.assignee_id },
  };
}

function dateOf(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text);
}

/** Days after the due date, until the answer or today; 0 when in time, null where nothing is due. */
export function daysLate(
  { dueOn, answeredOn, status }: Pick<FiledCase, 'dueOn' | 'answeredOn' | 'status'>,
  today: Temporal.PlainDate,
): number | null {
  if (dueOn === null || status === 'withdrawn' || status === 'merged' || status === 'waiting') return null;
  return Math.max(0, dueOn.until(answeredOn ?? today, { largestUnit: 'day' }).days);
}
