import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DeadlineId } from '../../platform/deadlines/deadline.ts';
import { AppError } from '../../platform/errors.ts';
import type { FileId } from '../../platform/files/files.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import { type Letterhead, letterheadAsJson } from '../organization/index.ts';
import type { CaseId, CaseRecord } from './case.ts';
import { type CaseFact, type CaseState, factSchema } from './history.ts';
import type { Author } from './tables.ts';
import './tables.ts';

export type CaseRow = Selectable<Database['cases.case']>;

/** The row as domain. */
export function toCase(row: CaseRow): CaseRecord {
  return {
    id: row.id as CaseId,
    kind: row.kind,
    number: row.number,
    status: row.status,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    assigneeId: row.assignee_id as PersonId | null,
    channel: row.channel,
    title: row.title,
    text: row.body,
    receivedOn: Temporal.PlainDate.from(row.received_on),
    filedAt: instantOf(row.filed_at),
    visibility: row.visibility,
    outcome: row.outcome,
    submissionKey: row.submission_key,
    mergedIntoId: row.merged_into_id as CaseId | null,
  };
}

export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** The case with this number and what is stored of its secret; undefined when there is none. */
export async function findCaseByNumber(
  tx: Tx,
  number: string,
): Promise<{ readonly found: CaseRecord; readonly secretHash: string } | undefined> {
  const row = await tx.selectFrom('cases.case').selectAll().where('number', '=', number).executeTakeFirst();
  return row && { found: toCase(row), secretHash: row.secret_hash };
}

/** @throws {AppError} `not-found` */
export async function getCase(tx: Tx, id: CaseId): Promise<CaseRecord> {
  const row = await tx.selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `No case ${id}`);
  return toCase(row);
}

/** The cases with these ids, in no order; ids that are not there are left out. One query. */
export async function findCases(tx: Tx, ids: readonly CaseId[]): Promise<readonly CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('cases.case')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toCase);
}

/** The case with its history; nobody else changes it until the transaction ends. @throws {AppError} `not-found` */
export async function getCaseForUpdate(
  tx: Tx,
  id: CaseId,
): Promise<{ readonly found: CaseRecord; readonly events: readonly CaseEvent[] }> {
  const row = await tx.selectFrom('cases.case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('not-found', `No case ${id}`);
  return { found: toCase(row), events: await listEvents(tx, id) };
}

/** Locks cases in the order of their ids, so that two who join them crosswise do not wait for each other for ever. */
export async function lockCases(tx: Tx, ids: readonly CaseId[]): Promise<void> {
  await tx
    .selectFrom('cases.case')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

const MOST_MERGED = 500;

/** The cases that were joined to this one, the first 500. */
export async function listMergedInto(tx: Tx, id: CaseId): Promise<readonly CaseRecord[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .selectAll()
    .where('merged_into_id', '=', id)
    .orderBy('id')
    .limit(MOST_MERGED)
    .execute();
  return rows.map(toCase);
}

/** What happened, oldest first. */
export async function listFacts(tx: Tx, id: CaseId): Promise<readonly CaseFact[]> {
  return (await listEvents(tx, id)).map(({ fact }) => fact);
}

/** A line of history to be added. */
export interface NewEvent {
  readonly fact: CaseFact;
  /** What was written; null when nothing was. */
  readonly words: string | null;
  readonly author: Author;
  /** The officer; null for citizens and the system. */
  readonly personId: PersonId | null;
  readonly at: Temporal.Instant;
}

/** Adds lines after the last one, of which there are `known`; two writers cannot both add the same. */
export async function appendCaseEvents(tx: Tx, id: CaseId, known: number, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map((event, at) => ({
    case_id: id,
    sequence: known + at + 1,
    kind: event.fact.kind,
    fact: JSON.stringify(event.fact),
    words: event.words,
    author: event.author,
    person_id: event.personId,
    happened_at: event.at.toString(),
  }));
  await tx.insertInto('cases.event').values(rows).execute();
}

/** Writes how a case stands beside its history, for lists. The unit's path comes with a new unit only. */
export async function saveState(
  tx: Tx,
  id: CaseId,
  state: CaseState,
  also: {
    readonly kind?: string;
    readonly unitPath?: UnitPath;
    readonly deadlineId?: DeadlineId;
    readonly answeredOn?: Temporal.PlainDate | null;
    readonly closesOn?: Temporal.PlainDate | null;
    readonly erasesOn?: Temporal.PlainDate | null;
  } = {},
): Promise<void> {
  await tx
    .updateTable('cases.case')
    .set({
      status: state.status,
      unit_id: state.unitId,
      assignee_id: state.assigneeId,
      outcome: state.outcome,
      merged_into_id: state.mergedIntoId,
      is_erased: state.isErased,
      kind: also.kind,
      unit_path: also.unitPath,
      deadline_id: also.deadlineId,
      answered_on: dateOf(also.answeredOn),
      closes_on: dateOf(also.closesOn),
      erases_on: dateOf(also.erasesOn),
    })
    .where('id', '=', id)
    .execute();
}

function dateOf(date: Temporal.PlainDate | null | undefined): string | null | undefined {
  return date === null ? null : date?.toString();
}

/** A line of the history as pages show it. */
export interface CaseEvent {
  readonly sequence: number;
  readonly fact: CaseFact;
  /** Null when nothing was written, and once erased. */
  readonly words: string | null;
  readonly author: Author;
  readonly personId: PersonId | null;
  readonly at: Temporal.Instant;
}

/** The history of a case, oldest first. */
export async function listEvents(tx: Tx, id: CaseId): Promise<readonly CaseEvent[]> {
  const rows = await tx.selectFrom('cases.event').selectAll().where('case_id', '=', id).orderBy('sequence').execute();
  return rows.map((row) => ({
    ...{ sequence: row.sequence, fact: factSchema.parse(row.fact), words: row.words, author: row.author },
    ...{ personId: row.person_id as PersonId | null, at: instantOf(row.happened_at) },
  }));
}

/** Sealed and plain facts of who sent a case in; undefined for anonymous cases and once erased. */
export async function findRequester(tx: Tx, id: CaseId) {
  return tx.selectFrom('cases.requester').selectAll().where('case_id', '=', id).executeTakeFirst();
}

/** Answered cases whose time to be reopened is over, the oldest first. */
export async function listDueToClose(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<readonly CaseId[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('status', '=', 'answered')
    .where('closes_on', '<', today.toString())
    .orderBy('closes_on')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id as CaseId);
}

/** Ended cases whose personal data have served their time, the oldest first. */
export async function listDueToErase(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<readonly CaseId[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('is_erased', '=', false)
    .where('erases_on', '<', today.toString())
    .orderBy('erases_on')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id as CaseId);
}

/**
 * Removes everything personal of a case: requester, texts, words of the history, parts, attachments, and the mails that
 * told of it. The title goes too, because people write names into it.
 * @returns the files that are not attached any more
 */
export async function eraseWords(tx: Tx, id: CaseId): Promise<readonly FileId[]> {
  await tx.deleteFrom('cases.requester').where('case_id', '=', id).execute();
  await tx.updateTable('cases.case').set({ title: '—', body: '' }).where('id', '=', id).execute();
  await tx.updateTable('cases.event').set({ words: null }).where('case_id', '=', id).execute();
  await tx.updateTable('cases.task').set({ request: '—', answer: null }).where('case_id', '=', id).execute();
  const files = await tx.deleteFrom('cases.attachment').where('case_id', '=', id).returning('file_id').execute();
  return files.map(({ file_id }) => file_id as FileId);
}

/** What stands at the head of a unit's papers; undefined when the unit is gone. */
export async function findLetterhead(tx: Tx, path: UnitPath): Promise<Letterhead | undefined> {
  const { rows } = await sql<{ letterhead: Letterhead | null }>`
    select ${letterheadAsJson(path)} as letterhead`.execute(tx);
  return rows[0]?.letterhead ?? undefined;
}

/** Whether the scope of unit paths covers `unit_path` of a table; no path covers nothing. */
export function withinUnits(column: string, paths: readonly UnitPath[]) {
  if (paths.includes('/')) return sql<boolean>`true`;
  if (paths.length === 0) return sql<boolean>`false`;
  const patterns = paths.map((path) => `${path.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return sql<boolean>`(${sql.join(
    patterns.map((pattern) => sql`${sql.ref(column)} like ${pattern}`),
    sql` or `,
  )})`;
}
