import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { PersonId, UnitId } from '../../platform/identity/actor.ts';
import type { CaseId, TaskId } from './case.ts';

const unitId = idSchema<'unit'>();
const personId = idSchema<'person'>();
const taskId = idSchema<'case-task'>();
const caseId = idSchema<'case'>();

/** What can happen to a case. Facts hold ids and codes only; what was written stands beside them and can be erased. */
export const factSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('filed'), unitId }),
  z.object({ kind: z.literal('claimed'), personId }),
  z.object({ kind: z.literal('released') }),
  z.object({ kind: z.literal('handed-over'), personId }),
  z.object({ kind: z.literal('forwarded'), unitId }),
  z.object({ kind: z.literal('tasked'), taskId, unitId }),
  z.object({ kind: z.literal('task-answered'), taskId }),
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('citizen-answered') }),
  z.object({ kind: z.literal('citizen-wrote') }),
  z.object({ kind: z.literal('noted') }),
  z.object({ kind: z.literal('reclassified'), to: z.string().max(40) }),
  z.object({ kind: z.literal('extended') }),
  z.object({ kind: z.literal('answered'), outcome: z.string() }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('reopened') }),
  z.object({ kind: z.literal('withdrawn') }),
  z.object({ kind: z.literal('merged'), intoId: caseId }),
  z.object({ kind: z.literal('absorbed'), fromId: caseId }),
  z.object({ kind: z.literal('erased') }),
]);

/** One thing that happened to a case. */
export type CaseFact = z.output<typeof factSchema>;
export type FactKind = CaseFact['kind'];

/**
 * Where a case stands. `open`: the unit must act; `waiting`: for the citizen, the clock stands still; `answered`: may still
 * be reopened; the other three are ends.
 */
export type CaseStatus = 'open' | 'waiting' | 'answered' | 'closed' | 'withdrawn' | 'merged';

/** How a case stands, as it follows from its history. */
export interface CaseState {
  readonly status: CaseStatus;
  readonly unitId: UnitId;
  /** Who took it on; null: the unit as a whole. */
  readonly assigneeId: PersonId | null;
  /** Parts that other units still have to answer. */
  readonly openTasks: readonly TaskId[];
  readonly isExtended: boolean;
  readonly outcome: string | null;
  readonly mergedIntoId: CaseId | null;
  readonly isErased: boolean;
}

const ALIVE: readonly CaseStatus[] = ['open', 'waiting'];
const ENDED: readonly CaseStatus[] = ['closed', 'withdrawn', 'merged'];

/** In which status each fact may happen; `filed` only begins. */
const LAWFUL: Readonly<Record<FactKind, readonly CaseStatus[]>> = {
  filed: [],
  claimed: ALIVE,
  released: ALIVE,
  'handed-over': ALIVE,
  forwarded: ALIVE,
  tasked: ALIVE,
  'task-answered': ALIVE,
  asked: ['open'],
  'citizen-answered': ['waiting'],
  'citizen-wrote': ['open', 'waiting', 'answered'],
  reclassified: ['open'],
  noted: ['open', 'waiting', 'answered', 'closed', 'withdrawn', 'merged'],
  extended: ['open'],
  answered: ALIVE,
  closed: ['answered'],
  reopened: ['answered', 'closed'],
  withdrawn: ALIVE,
  merged: ALIVE,
  absorbed: ALIVE,
  erased: ENDED,
};

/** Whether a fact of this kind may happen to the case as it stands, whoever asks. */
export function isLawful(state: CaseState, kind: FactKind): boolean {
  if (!LAWFUL[kind].includes(state.status) || state.isErased) return false;
  if (kind === 'claimed') return state.assigneeId === null;
  if (kind === 'released') return state.assigneeId !== null;
  if (kind === 'extended' || kind === 'reclassified') return !state.isExtended;
  return kind !== 'task-answered' || state.openTasks.length > 0;
}

/** The case after one more fact. @throws {AppError} `conflict` when the fact is not lawful in this state */
export function next(state: CaseState, fact: CaseFact): CaseState {
  if (!isLawful(state, fact.kind))
    throw new AppError('conflict', `A case that is ${state.status} cannot be ${fact.kind}`);
  switch (fact.kind) {
    case 'claimed':
    case 'handed-over':
      return { ...state, assigneeId: fact.personId };
    case 'released':
      return { ...state, assigneeId: null };
    case 'forwarded':
      return { ...state, unitId: fact.unitId, assigneeId: null };
    case 'tasked':
      return { ...state, openTasks: [...state.openTasks, fact.taskId] };
    case 'task-answered':
      return withoutTask(state, fact.taskId);
    case 'asked':
      return { ...state, status: 'waiting' };
    case 'citizen-answered':
      return { ...state, status: 'open' };
    case 'extended':
      return { ...state, isExtended: true };
    case 'erased':
      return { ...state, isErased: true };
    case 'filed':
    case 'noted':
    case 'reclassified':
    case 'absorbed':
    case 'citizen-wrote':
      return state;
    default:
      return ended(state, fact);
  }
}

/** Facts that end the work on a case or begin it again. Tasks that are open go with it. */
function ended(
  state: CaseState,
  fact: Extract<CaseFact, { kind: 'answered' | 'closed' | 'reopened' | 'withdrawn' | 'merged' }>,
): CaseState {
  switch (fact.kind) {
    case 'answered':
      return { ...state, status: 'answered', outcome: fact.outcome, openTasks: [] };
    case 'closed':
      return { ...state, status: 'closed' };
    case 'reopened':
      return { ...state, status: 'open', outcome: null, isExtended: false };
    case 'withdrawn':
      return { ...state, status: 'withdrawn', openTasks: [] };
    case 'merged':
      return { ...state, status: 'merged', mergedIntoId: fact.intoId, openTasks: [] };
  }
}

function withoutTask(state: CaseState, task: TaskId): CaseState {
  if (!state.openTasks.includes(task)) throw new AppError('conflict', `Task ${task} is not open`);
  return { ...state, openTasks: state.openTasks.filter((one) => one !== task) };
}

/** How a case stands after its whole history. @throws {AppError} `conflict` when the history is not lawful */
export function stateOf(history: readonly CaseFact[]): CaseState {
  const [first, ...rest] = history;
  if (first?.kind !== 'filed') throw new AppError('conflict', 'The history of a case begins with its filing');
  return rest.reduce(next, {
    ...{ status: 'open', unitId: first.unitId, assigneeId: null, openTasks: [], isExtended: false },
    ...{ outcome: null, mergedIntoId: null, isErased: false },
  });
}
