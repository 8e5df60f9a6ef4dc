import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import type { DeadlineId } from '../../../platform/deadlines/deadline.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { CaseId, Channel, Visibility } from '../case.ts';
import type { CaseStatus } from '../history.ts';
import { withinUnits } from '../queries.ts';
import '../tables.ts';

/** Which part of the work: what I took on, all of my units, what nobody took on, what waits for citizens, what is done. */
export const QUEUE_VIEWS = ['mine', 'unit', 'unclaimed', 'waiting', 'done'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** A case in the queue. */
export interface QueuedCase {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly status: CaseStatus;
  readonly channel: Channel;
  readonly visibility: Visibility;
  readonly unitId: UnitId;
  readonly assigneeId: PersonId | null;
  readonly dueOn: Temporal.PlainDate;
  readonly citation: string;
  readonly deadlineId: DeadlineId;
}

/** What is asked of the queue. */
export interface QueueQuestion {
  readonly view: QueueView;
  /** Where the person may see cases; no path shows nothing. */
  readonly scope: readonly UnitPath[];
  readonly personId: PersonId;
  /** Only cases of this kind; null for all. */
  readonly kind: string | null;
  /** Part of the title, or of a name that is not confidential; null for all. */
  readonly search: string | null;
  /** Only cases of this unit and those below it. */
  readonly unitPath?: UnitPath | undefined;
  /** Only cases that are due in this time; the first day is part of it, the last is not, null is without end. */
  readonly due?: { readonly from: Temporal.PlainDate | null; readonly before: Temporal.PlainDate | null } | undefined;
  readonly cursor: string | null;
  readonly limit: number;
}

interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly status: CaseStatus;
  readonly channel: Channel;
  readonly visibility: Visibility;
  readonly unit_id: string;
  readonly assignee_id: string | null;
  readonly due_on: string;
  readonly risk_rank: number;
  readonly citation: string;
  readonly deadline_id: string;
}

/**
 * Cases by what breaks the law first: due date, then risk; what is done, newest first. One query, by key.
 * @returns the rows and the cursor of the next page; null on the last
 */
export async function listQueue(
  tx: Tx,
  asked: QueueQuestion,
): Promise<{ readonly rows: readonly QueuedCase[]; readonly next: string | null }> {
  const isDone = asked.view === 'done';
  const order = isDone ? sql`c.id desc` : sql`d.due_on, d.risk_rank, d.id`;
  const { rows } = await sql<QueueRow>`
    select c.id, c.number, c.kind, c.title, c.status, c.channel, c.visibility, c.unit_id, c.assignee_id,
      d.due_on, d.risk_rank, d.citation, d.id as deadline_id
    from cases.case c join deadlines.deadline d on d.government_id = c.government_id and d.id = c.deadline_id
    where ${inView(asked)} and ${withinUnits('c.unit_path', asked.scope)} and ${afterCursor(asked)}
      and ${asked.kind === null ? sql`true` : sql`c.kind = ${asked.kind}`} and ${matching(asked.search)}
      and ${asked.unitPath === undefined ? sql`true` : withinUnits('c.unit_path', [asked.unitPath])} and ${dueWithin(asked)}
    order by ${order} limit ${asked.limit + 1}`.execute(tx);
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return { rows: shown.map(toQueued), next: rows.length > asked.limit && last ? cursorOf(last, isDone) : null };
}

function inView({ view, personId }: QueueQuestion) {
  switch (view) {
    case 'mine':
      return sql`c.status = 'open' and d.state = 'open' and c.assignee_id = ${personId}`;
    case 'unit':
      return sql`c.status = 'open' and d.state = 'open'`;
    case 'unclaimed':
      return sql`c.status = 'open' and d.state = 'open' and c.assignee_id is null`;
    case 'waiting':
      return sql`c.status = 'waiting' and d.state = 'paused'`;
    case 'done':
      return sql`c.status in ('answered', 'closed', 'withdrawn', 'merged')`;
  }
}

function matching(search: string | null) {
  if (search === null) return sql`true`;
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(platform.fold(c.title) like platform.fold(${pattern}) or (c.visibility = 'open' and exists (
    select from cases.requester r where r.government_id = c.government_id and r.case_id = c.id
      and platform.fold(r.name) like platform.fold(${pattern}))))`;
}

function dueWithin({ due }: QueueQuestion) {
  const from = due?.from ? sql`d.due_on >= ${due.from.toString()}::date` : sql`true`;
  return due?.before ? sql`${from} and d.due_on < ${due.before.toString()}::date` : from;
}

const cursors = {
  due: z.tuple([z.iso.date(), z.int().min(1).max(3), z.guid()]),
  done: z.tuple([z.guid()]),
};

/** A cursor that we did not write counts as none. */
function afterCursor({ cursor, view }: QueueQuestion) {
  const known = cursor === null ? null : readCursor(cursor);
  if (view === 'done') {
    const read = cursors.done.safeParse(known);
    return read.success ? sql`c.id < ${read.data[0]}::uuid` : sql`true`;
  }
  const read = cursors.due.safeParse(known);
  if (!read.success) return sql`true`;
  const [dueOn, rank, id] = read.data;
  return sql`(d.due_on, d.risk_rank, d.id) > (${dueOn}::date, ${rank}::smallint, ${id}::uuid)`;
}

function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function cursorOf(row: QueueRow, isDone: boolean): string {
  const key = isDone ? [row.id] : [row.due_on, row.risk_rank, row.deadline_id];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function toQueued(row: QueueRow): QueuedCase {
  return {
    ...{ id: row.id as CaseId, number: row.number, kind: row.kind, title: row.title, status: row.status },
    ...{ channel: row.channel, visibility: row.visibility, unitId: row.unit_id as UnitId, citation: row.citation },
    ...{ assigneeId: row.assignee_id as PersonId | null, deadlineId: row.deadline_id as DeadlineId },
    dueOn: Temporal.PlainDate.from(row.due_on),
  };
}

/** How many cases stand in each view but `done`; each stops at 1000, so that counting never scans the queue. */
export async function countQueue(
  tx: Tx,
  asked: Pick<QueueQuestion, 'scope' | 'personId'>,
): Promise<Readonly<Record<Exclude<QueueView, 'done'>, number>>> {
  const counted = (where: ReturnType<typeof sql>) => sql`(select count(*)::int from (
    select from cases.case c where ${where} and ${withinUnits('c.unit_path', asked.scope)} limit 1000) as counted)`;
  const { rows } = await sql<Readonly<Record<Exclude<QueueView, 'done'>, number>>>`select
    ${counted(sql`c.status = 'open' and c.assignee_id = ${asked.personId}`)} as mine,
    ${counted(sql`c.status = 'open'`)} as unit,
    ${counted(sql`c.status = 'open' and c.assignee_id is null`)} as unclaimed,
    ${counted(sql`c.status = 'waiting'`)} as waiting`.execute(tx);
  return rows[0] ?? { mine: 0, unit: 0, unclaimed: 0, waiting: 0 };
}

/** One line of the page of lateness: a unit, or a person of it. */
export interface Workload {
  readonly unitId: UnitId;
  /** Null: what nobody took on. */
  readonly assigneeId: PersonId | null;
  readonly open: number;
  readonly overdue: number;
  /** In the three days from today. */
  readonly soon: number;
  readonly waiting: number;
}

const MOST_LINES = 300;

/** Open, late and soon late cases by unit and person, the latest first. One query over the open cases of the scope. */
export async function listWorkload(
  tx: Tx,
  scope: readonly UnitPath[],
  today: Temporal.PlainDate,
): Promise<readonly Workload[]> {
  const day = today.toString();
  const { rows } = await sql<Omit<Workload, never>>`
    select c.unit_id as "unitId", c.assignee_id as "assigneeId",
      count(*) filter (where d.state = 'open')::int as open,
      count(*) filter (where d.state = 'open' and d.due_on < ${day}::date)::int as overdue,
      count(*) filter (where d.state = 'open' and d.due_on between ${day}::date and ${day}::date + 3)::int as soon,
      count(*) filter (where d.state = 'paused')::int as waiting
    from cases.case c join deadlines.deadline d on d.government_id = c.government_id and d.id = c.deadline_id
    where c.status in ('open', 'waiting') and ${withinUnits('c.unit_path', scope)}
    group by c.unit_id, c.assignee_id order by overdue desc, open desc, c.unit_id, c.assignee_id limit ${MOST_LINES}`.execute(
    tx,
  );
  return rows;
}
