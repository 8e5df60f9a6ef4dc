import { inTransaction } from '../../platform/database/tenancy.ts';
import type { DueBy } from '../../platform/deadlines/deadline.ts';
import {
  cancelDeadline,
  extendDeadline,
  meetDeadline,
  moveDeadline,
  pauseDeadline,
} from '../../platform/deadlines/deadlines.ts';
import { AppError } from '../../platform/errors.ts';
import type { FileId } from '../../platform/files/files.ts';
import type { Actor, PersonId, UnitId } from '../../platform/identity/actor.ts';
import { findPeople, findUnits, getUnit } from '../organization/index.ts';
import { type CaseId, type CaseRecord, subjectOf } from './case.ts';
import {
  assertMayAct,
  type CaseAtWork,
  type CaseChange,
  changeCase,
  changeCaseIn,
  claimFirst,
  dayByRule,
  isRepeated,
  tell,
} from './case-change.ts';
import { ANSWER, startClock } from './clock.ts';
import type { OfficerAction } from './guard.ts';
import { type CaseOffice, kindOf, type Moment } from './office.ts';
import { listMergedInto, lockCases } from './queries.ts';
import { dropTasks } from './tasks.ts';

/** Which case, and when. */
export interface CaseAct {
  readonly id: CaseId;
  readonly moment: Moment;
  /**
   * What the module of the case's kind writes in the same transaction, once the act is decided; answers the papers that
   * came of it, which are attached to the act, and the citizen is told that there are some.
   */
  readonly also?: (work: CaseAtWork) => Promise<readonly FileId[]>;
}

/** One act of an officer: the guard first, then what the act decides. */
function officerActs(
  office: CaseOffice,
  actor: Actor,
  { id, moment, also }: CaseAct,
  action: OfficerAction,
  decide: (work: CaseAtWork) => Promise<CaseChange | null>,
): Promise<CaseRecord> {
  return changeCase(office, { tenant: actor, author: 'officer', actor }, { id, action, moment }, async (work) => {
    assertMayAct(work, actor, action);
    const change = await decide(work);
    if (!change || !also) return change;
    const papers = await also(work);
    const news = change.news && { ...change.news, hasPapers: papers.length > 0 };
    return { ...change, ...(news && { news }), fileIds: [...(change.fileIds ?? []), ...papers] };
  });
}

const clockOf = (found: CaseRecord, actor: Actor, moment: Moment) => ({
  ...{ subject: subjectOf(found.id), kind: ANSWER, on: moment.today, by: actor.personId },
});

/** The officer takes the case on. */
export async function claimCase(office: CaseOffice, actor: Actor, act: CaseAct): Promise<void> {
  await officerActs(office, actor, act, 'claim', async () => ({
    facts: [{ kind: 'claimed', personId: actor.personId }],
  }));
}

/** The case goes back to the unit. */
export async function releaseCase(office: CaseOffice, actor: Actor, act: CaseAct): Promise<void> {
  await officerActs(office, actor, act, 'release', async () => ({ facts: [{ kind: 'released' }] }));
}

/**
 * Somebody else of the unit, or below it, goes on with the case.
 * @throws {AppError} `invalid` when that person does not work there
 */
export async function handOverCase(
  office: CaseOffice,
  actor: Actor,
  { to, ...act }: CaseAct & { readonly to: PersonId },
): Promise<void> {
  await officerActs(office, actor, act, 'hand-over', async ({ tx, found }) => {
    const [person] = await findPeople(tx, [to]);
    const [unit] = person ? await findUnits(tx, [person.unitId]) : [];
    const isThere =
      person?.isActive && unit && (unit.path.startsWith(found.unitPath) || found.unitPath.startsWith(unit.path));
    if (!isThere) throw new AppError('invalid', `${to} does not work at the unit of the case`);
    return { facts: [{ kind: 'handed-over', personId: to }] };
  });
}

/** The whole case goes to another unit, which is told why; the legal date stays. */
export async function forwardCase(
  office: CaseOffice,
  actor: Actor,
  { to, reason, ...act }: CaseAct & { readonly to: UnitId; readonly reason: string },
): Promise<void> {
  await officerActs(office, actor, act, 'forward', async ({ tx, found }) => {
    const unit = await getUnit(tx, to);
    if (!unit.isActive || unit.id === found.unitId) throw new AppError('invalid', `The case cannot go to ${to}`);
    await moveDeadline(tx, { subject: subjectOf(found.id), kind: ANSWER }, { unitId: unit.id, unitPath: unit.path });
    return {
      ...{ facts: [{ kind: 'forwarded', unitId: unit.id }], words: reason, save: { unitPath: unit.path } },
      news: { step: 'forwarded', words: unit.name },
    };
  });
}

/**
 * The case becomes one of another kind, because it was filed as the wrong one: with that kind's clock, counted from the
 * day of receipt. Number and secret stay.
 * @throws {AppError} `invalid` when cases of that kind are not taken in, or not from somebody without a name
 */
export async function reclassifyCase(
  office: CaseOffice,
  actor: Actor,
  { to, ...act }: CaseAct & { readonly to: string },
): Promise<void> {
  await officerActs(office, actor, act, 'reclassify', async ({ tx, found, state, moment }) => {
    const kind = kindOf(office, to);
    const isFit = kind.name !== found.kind && kind.intake && kind.visibilities.includes(found.visibility);
    if (!isFit) throw new AppError('invalid', `${found.id} cannot become a case of kind ${to}`);
    await cancelDeadline(tx, { ...clockOf(found, actor, moment), reason: `Jenis diubah: ${kind.label.id}` });
    const clock = await startClock(tx, kind, { ...found, startedOn: found.receivedOn, by: actor.personId });
    await kind.intake?.accept({})(tx, found.id);
    return {
      facts: [...claimFirst(state, actor), { kind: 'reclassified', to: kind.name }],
      words: kind.label.id,
      save: { kind: kind.name, deadlineId: clock.id },
      news: { step: 'reclassified', words: kind.label.id, date: clock.dueOn },
    };
  });
}

/** Asks the citizen; the clock stands still until they reply. */
export async function askCitizen(
  office: CaseOffice,
  actor: Actor,
  { question, ...act }: CaseAct & { readonly question: string },
): Promise<void> {
  await officerActs(office, actor, act, 'ask', async ({ tx, found, state, moment }) => {
    await pauseDeadline(tx, { ...clockOf(found, actor, moment), reason: 'Menunggu keterangan pemohon' });
    const facts = [...claimFirst(state, actor), { kind: 'asked' as const }];
    return { facts, words: question, news: { step: 'asked', words: question } };
  });
}

/** A word that only officers read. */
export async function addNote(
  office: CaseOffice,
  actor: Actor,
  { words, fileIds, ...act }: CaseAct & { readonly words: string; readonly fileIds: readonly FileId[] },
): Promise<void> {
  await officerActs(office, actor, act, 'note', async (work) =>
    isRepeated(work, 'noted', words) ? null : { facts: [{ kind: 'noted' }], words, fileIds },
  );
}

/**
 * More time, once, by as much as the rule allows.
 * @throws {AppError} `conflict` when the time is over or the rule allows no more
 */
export async function extendAnswer(
  office: CaseOffice,
  actor: Actor,
  { reason, ...act }: CaseAct & { readonly reason: string },
): Promise<void> {
  await officerActs(office, actor, act, 'extend', async ({ tx, found, state, moment }) => {
    const date = await extendDeadline(tx, { ...clockOf(found, actor, moment), reason });
    const facts = [...claimFirst(state, actor), { kind: 'extended' as const }];
    return { facts, words: reason, news: { step: 'extended', words: reason, date } };
  });
}

/** What the unit answers. */
export interface Answer {
  /** The key of one of the kind's outcomes. */
  readonly outcome: string;
  readonly words: string;
  readonly fileIds: readonly FileId[];
}

/**
 * Answers the citizen. A late answer still counts; lateness is reported, not refused. Parts that other units have not
 * answered yet are dropped.
 * @throws {AppError} `invalid` when the kind has no such outcome
 */
export async function answerCase(
  office: CaseOffice,
  actor: Actor,
  { answer, ...act }: CaseAct & { readonly answer: Answer },
): Promise<void> {
  await officerActs(office, actor, act, 'answer', async ({ tx, found, kind, state, moment }) => {
    if (!kind.outcomes.some(({ key }) => key === answer.outcome)) {
      throw new AppError('invalid', `${kind.name} knows no outcome ${answer.outcome}`);
    }
    await meetDeadline(tx, clockOf(found, actor, moment));
    await dropTasks(tx, found.id, { on: moment.today, by: actor.personId });
    const closesOn = await dayByRule(tx, kind.closingRule, moment.today);
    const news = { step: 'answered', words: answer.words, date: null } as const;
    for (const joined of await listMergedInto(tx, found.id)) {
      await tell(tx, office, actor, { found: joined, last: `answer ${found.id} ${moment.today}`, news });
    }
    return {
      facts: [...claimFirst(state, actor), { kind: 'answered', outcome: answer.outcome }],
      ...{ words: answer.words, fileIds: answer.fileIds, save: { answeredOn: moment.today, closesOn } },
      news: { step: 'answered', words: answer.words, date: kind.isFinal ? null : closesOn },
    };
  });
}

/** Ends an answered case before its time. */
export async function closeCase(office: CaseOffice, actor: Actor, act: CaseAct): Promise<void> {
  await officerActs(office, actor, act, 'close', async ({ tx, kind, moment }) => ({
    facts: [{ kind: 'closed' }],
    save: { erasesOn: await dayByRule(tx, kind.retentionRule, moment.today) },
    news: { step: 'closed' },
  }));
}

/** Begins the work again, with a new clock from today. */
export async function reopenCase(
  office: CaseOffice,
  actor: Actor,
  { reason, ...act }: CaseAct & { readonly reason: string },
): Promise<void> {
  await officerActs(office, actor, act, 'reopen', (work) => reopened(work, actor.personId, reason));
}

/** A case that begins again, by an officer or (`by` null) its citizen. */
export async function reopened(
  { tx, found, kind, moment }: CaseAtWork,
  by: PersonId | null,
  reason: string,
  due?: DueBy,
): Promise<CaseChange> {
  const clock = await startClock(tx, kind, { ...found, startedOn: moment.today, by }, due);
  return {
    ...{ facts: [{ kind: 'reopened' }], words: reason },
    save: { deadlineId: clock.id, answeredOn: null, closesOn: null, erasesOn: null },
    news: { step: 'reopened', date: clock.dueOn },
  };
}

/**
 * Joins a case to another about the same matter, which goes on for both; its citizen is told of that one's answer.
 * @throws {AppError} `invalid` when the other is of another kind, the same one, or not open
 */
export async function mergeCase(
  office: CaseOffice,
  actor: Actor,
  { into, id, moment }: CaseAct & { readonly into: CaseId },
): Promise<void> {
  if (into === id) throw new AppError('invalid', 'A case cannot be joined to itself');
  const doer = { tenant: actor, author: 'officer', actor } as const;
  await inTransaction(office.db, actor, async (tx) => {
    await lockCases(tx, [id, into]);
    const merged = await changeCaseIn(tx, office, { doer, id, action: 'merge', moment }, (work) =>
      merging(work, actor, into),
    );
    await changeCaseIn(tx, office, { doer, id: into, action: 'absorb', moment }, async (work) => {
      if (work.kind.name !== merged.kind) throw new AppError('invalid', `${into} is of another kind`);
      assertMayAct(work, actor, 'note');
      return { facts: [{ kind: 'absorbed', fromId: id }] };
    });
  });
}

async function merging(work: CaseAtWork, actor: Actor, into: CaseId): Promise<CaseChange> {
  assertMayAct(work, actor, 'merge');
  const { tx, found, kind, moment } = work;
  await cancelDeadline(tx, { ...clockOf(found, actor, moment), reason: 'Digabung dengan kasus lain' });
  await dropTasks(tx, found.id, { on: moment.today, by: actor.personId });
  const erasesOn = await dayByRule(tx, kind.retentionRule, moment.today);
  return { facts: [{ kind: 'merged', intoId: into }], save: { erasesOn }, news: { step: 'merged' } };
}
