import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { UnitId, UnitPath } from '../identity/actor.ts';
import { type DeadlineId, type Risk, riskOfRank, type TwoLanguages } from './deadline.ts';
import './tables.ts';

/** One thing to do by a date. */
export interface DueItem {
  readonly id: DeadlineId;
  readonly subject: string;
  readonly kind: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly title: TwoLanguages;
  readonly href: string;
  readonly dueOn: Temporal.PlainDate;
  /** Only for deadlines in hours. */
  readonly dueAt: Temporal.Instant | null;
  readonly risk: Risk;
  readonly citation: string;
  /** False: the rule behind it is not checked against the law. */
  readonly isVerified: boolean;
}

/** A page of the queue; `next` null is the last one. */
export interface DuePage {
  readonly items: readonly DueItem[];
  readonly next: string | null;
}

/** Which part of the queue: everything at or below these unit paths; no path, nothing. */
export interface DueScope {
  readonly unitPaths: readonly UnitPath[];
}

const MOST_PER_PAGE = 100;
const COUNTED_UP_TO = 1000;

const cursorSchema = z.tuple([z.iso.date(), z.int().min(1).max(3), z.guid()]);

/**
 * The desk's one queue: open deadlines by due date, then risk. Paused ones are asked for apart; closed ones are left out.
 * @param options `cursor` null begins; `limit` 1 to 100; `state` is `open` unless given
 * @throws {AppError} `invalid` when the cursor was not made here
 */
export async function listDue(
  tx: Tx,
  options: DueScope & { readonly cursor: string | null; readonly limit: number; readonly state?: 'open' | 'paused' },
): Promise<DuePage> {
  const limit = Math.min(Math.max(Math.trunc(options.limit), 1), MOST_PER_PAGE);
  if (options.unitPaths.length === 0) return { items: [], next: null };
  const after = options.cursor === null ? sql`true` : afterCursor(options.cursor);
  const { rows } = await sql<DueRow>`
    select id, subject, kind, unit_id, unit_path, title_id, title_en, href, due_on, due_at, risk_rank, citation, is_verified
    from deadlines.deadline
    where state = ${options.state ?? 'open'} and state in ('open', 'paused') and ${within(options.unitPaths)} and ${after}
    order by due_on, risk_rank, id limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(toItem), next: rows.length > limit && last ? cursorOf(last) : null };
}

/** How much is due. Each number stops at 1000, which reads "1000 or more", so that counting never scans the queue. */
export interface DueCounts {
  readonly overdue: number;
  readonly today: number;
  /** In the seven days after today. */
  readonly week: number;
}

/** Counts the open deadlines of the scope around today. */
export async function countDue(tx: Tx, scope: DueScope, today: Temporal.PlainDate): Promise<DueCounts> {
  if (scope.unitPaths.length === 0) return { overdue: 0, today: 0, week: 0 };
  const counted = (from: string | null, to: string) => sql`(
    select count(*)::int from (
      select from deadlines.deadline
      where state = 'open' and ${within(scope.unitPaths)}
        and due_on <= ${to}::date and ${from === null ? sql`true` : sql`due_on >= ${from}::date`}
      limit ${COUNTED_UP_TO}) as counted)`;
  const day = (offset: number) => today.add({ days: offset }).toString();
  const { rows } = await sql<DueCounts>`select
    ${counted(null, day(-1))} as overdue, ${counted(day(0), day(0))} as today, ${counted(day(1), day(7))} as week`.execute(
    tx,
  );
  return rows[0] ?? { overdue: 0, today: 0, week: 0 };
}

interface DueRow {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly href: string;
  readonly due_on: string;
  readonly due_at: Date | null;
  readonly risk_rank: number;
  readonly citation: string;
  readonly is_verified: boolean;
}

/** The root needs no comparison; other paths become patterns, their own wildcards escaped. */
function within(unitPaths: readonly UnitPath[]) {
  if (unitPaths.includes('/')) return sql<boolean>`true`;
  const patterns = unitPaths.map((path) => `${path.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return sql<boolean>`(${sql.join(
    patterns.map((pattern) => sql`unit_path like ${pattern}`),
    sql` or `,
  )})`;
}

function afterCursor(cursor: string) {
  const [dueOn, rank, id] = readCursor(cursor);
  return sql<boolean>`(due_on, risk_rank, id) > (${dueOn}::date, ${rank}::smallint, ${id}::uuid)`;
}

function cursorOf(row: DueRow): string {
  return Buffer.from(JSON.stringify([row.due_on, row.risk_rank, row.id])).toString('base64url');
}

function readCursor(cursor: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('invalid', 'The cursor of the queue cannot be read', { cause });
  }
}

function toItem(row: DueRow): DueItem {
  return {
    id: row.id as DeadlineId,
    subject: row.subject,
    kind: row.kind,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    title: { id: row.title_id, en: row.title_en },
    href: row.href,
    dueOn: Temporal.PlainDate.from(row.due_on),
    dueAt: row.due_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.due_at.getTime()),
    risk: riskOfRank(row.risk_rank),
    citation: row.citation,
    isVerified: row.is_verified,
  };
}
