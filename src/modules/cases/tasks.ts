import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { cancelDeadline, meetDeadline, registerDeadline } from '../../platform/deadlines/deadlines.ts';
import { AppError } from '../../platform/errors.ts';
import { type Actor, assertMay, type PersonId, type UnitId, type UnitPath } from '../../platform/identity/actor.ts';
import { getUnit } from '../organization/index.ts';
import type { CaseId, TaskId } from './case.ts';
import { assertMayAct, changeCase, claimFirst } from './case-change.ts';
import type { CaseOffice, Moment } from './office.ts';
import { PERMISSION } from './permissions.ts';
import './tables.ts';

/** A part of a case that another unit answers. */
export interface CaseTask {
  readonly id: TaskId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly request: string;
  readonly dueOn: Temporal.PlainDate;
  /** Null until answered. */
  readonly answer: string | null;
  readonly state: 'open' | 'answered' | 'dropped';
}

const TASK_ANSWER = 'task-answer';
const subjectOfTask = (id: TaskId) => `case-task:${id}`;

/**
 * Asks other units for their parts; each gets a date of its own, and the case stays with its unit.
 * @throws {AppError} `invalid` when a unit is not at work, the day lies behind, or there are more than 20 units
 */
export async function splitCase(
  office: CaseOffice,
  actor: Actor,
  asked: {
    readonly id: CaseId;
    readonly moment: Moment;
    readonly unitIds: readonly UnitId[];
    readonly request: string;
    readonly dueOn: Temporal.PlainDate;
  },
): Promise<void> {
  const { id, moment, unitIds, request, dueOn } = asked;
  if (unitIds.length === 0 || unitIds.length > 20) throw new AppError('invalid', 'A case is split among 1 to 20 units');
  if (Temporal.PlainDate.compare(dueOn, moment.today) < 0) throw new AppError('invalid', 'The day lies behind');
  const doer = { tenant: actor, author: 'officer', actor } as const;
  await changeCase(office, doer, { id, action: 'task', moment }, async (work) => {
    assertMayAct(work, actor, 'task');
    const { tx, found, state } = work;
    const facts = [];
    for (const unitId of new Set(unitIds)) {
      const taskId = await addTask(tx, { ...asked, unitId, number: found.number, by: actor.personId });
      facts.push({ kind: 'tasked' as const, taskId, unitId });
    }
    return { facts: [...claimFirst(state, actor), ...facts], words: request };
  });
}

interface NewTask {
  readonly id: CaseId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly request: string;
  readonly dueOn: Temporal.PlainDate;
  readonly moment: Moment;
  readonly by: PersonId;
}

async function addTask(tx: Tx, task: NewTask): Promise<TaskId> {
  const unit = await getUnit(tx, task.unitId);
  if (!unit.isActive) throw new AppError('invalid', `Unit ${unit.id} is not at work any more`);
  const id: TaskId = newId();
  await tx
    .insertInto('cases.task')
    .values({
      ...{ id, case_id: task.id, unit_id: unit.id, unit_path: unit.path, request: task.request },
      ...{ due_on: task.dueOn.toString(), answer: null, asked_by: task.by, answered_by: null, state: 'open' },
    })
    .execute();
  await registerDeadline(tx, {
    ...{ subject: subjectOfTask(id), kind: TASK_ANSWER, dueOn: task.dueOn, citation: `Disposisi kasus ${task.number}` },
    ...{ unitId: unit.id, unitPath: unit.path, startedOn: task.moment.today, by: task.by },
    title: { id: `Bagian dari kasus ${task.number}`, en: `Part of case ${task.number}` },
    href: `/meja/kasus/${task.id}`,
  });
  return id;
}

/**
 * The unit that was asked gives its part.
 * @throws {AppError} `not-found`; `not-allowed` for others than that unit; `conflict` when the task is not open any more
 */
export async function answerTask(
  office: CaseOffice,
  actor: Actor,
  given: { readonly id: CaseId; readonly taskId: TaskId; readonly words: string; readonly moment: Moment },
): Promise<void> {
  const { id, taskId, words, moment } = given;
  const doer = { tenant: actor, author: 'officer', actor } as const;
  await changeCase(office, doer, { id, action: 'answer-task', moment }, async ({ tx }) => {
    const task = (await listTasks(tx, id)).find((one) => one.id === taskId);
    if (!task) throw new AppError('not-found', `No task ${taskId}`);
    assertMay(actor, PERMISSION.work, task.unitPath);
    await tx
      .updateTable('cases.task')
      .set({ answer: words, answered_by: actor.personId, state: 'answered' })
      .where('id', '=', taskId)
      .execute();
    await meetDeadline(tx, {
      ...{ subject: subjectOfTask(taskId), kind: TASK_ANSWER, on: moment.today, by: actor.personId },
    });
    return { facts: [{ kind: 'task-answered', taskId }], words };
  });
}

/** The parts of a case, in the order in which they were asked for. */
export async function listTasks(tx: Tx, id: CaseId): Promise<readonly CaseTask[]> {
  const rows = await tx.selectFrom('cases.task').selectAll().where('case_id', '=', id).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id as TaskId,
    caseId: row.case_id as CaseId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    request: row.request,
    dueOn: Temporal.PlainDate.from(row.due_on),
    answer: row.answer,
    state: row.state,
  }));
}

/** Open parts are not needed any more, because the case came to its end. */
export async function dropTasks(
  tx: Tx,
  id: CaseId,
  act: { readonly on: Temporal.PlainDate; readonly by: PersonId | null },
): Promise<void> {
  const dropped = await tx
    .updateTable('cases.task')
    .set({ state: 'dropped' })
    .where('case_id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  for (const task of dropped) {
    const subject = subjectOfTask(task.id as TaskId);
    await cancelDeadline(tx, { ...act, subject, kind: TASK_ANSWER, reason: 'Kasus sudah selesai' });
  }
}
