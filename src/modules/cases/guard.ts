import type { PersonId } from '../../platform/identity/actor.ts';
import type { CaseKind } from './case.ts';
import { type CaseState, type FactKind, isLawful } from './history.ts';
import type { CasePermission } from './permissions.ts';

/** What an officer can do with a case; the same words stand in the addresses of the desk. */
export const OFFICER_ACTIONS = [
  'claim',
  'release',
  'hand-over',
  'forward',
  'task',
  'merge',
  'reclassify',
  'ask',
  'note',
  'extend',
  'answer',
  'close',
  'reopen',
] as const;
export type OfficerAction = (typeof OFFICER_ACTIONS)[number];

/** What the citizen can do with the number and the secret. */
export type CitizenAction = 'reply' | 'write' | 'withdraw' | 'reopen';

/** Why something is refused; the page has words for each. */
export type Refusal = 'not-permitted' | 'not-now' | 'taken-by-another';

/** Who asks, as far as the guard must know. */
export interface Officer {
  readonly personId: PersonId;
  /** Whether they hold the permission at the unit of the case. */
  may(permission: CasePermission): boolean;
}

interface Rule {
  readonly permission: CasePermission;
  readonly fact: FactKind;
  /** Only the one who took the case on may do it, or whoever assigns work. */
  readonly isPersonal: boolean;
}

const RULES: Readonly<Record<OfficerAction, Rule>> = {
  claim: { permission: 'cases.work', fact: 'claimed', isPersonal: false },
  release: { permission: 'cases.work', fact: 'released', isPersonal: true },
  'hand-over': { permission: 'cases.assign', fact: 'handed-over', isPersonal: false },
  forward: { permission: 'cases.work', fact: 'forwarded', isPersonal: true },
  task: { permission: 'cases.work', fact: 'tasked', isPersonal: true },
  merge: { permission: 'cases.work', fact: 'merged', isPersonal: true },
  reclassify: { permission: 'cases.work', fact: 'reclassified', isPersonal: true },
  ask: { permission: 'cases.work', fact: 'asked', isPersonal: true },
  note: { permission: 'cases.work', fact: 'noted', isPersonal: false },
  extend: { permission: 'cases.work', fact: 'extended', isPersonal: true },
  answer: { permission: 'cases.work', fact: 'answered', isPersonal: true },
  close: { permission: 'cases.work', fact: 'closed', isPersonal: true },
  reopen: { permission: 'cases.assign', fact: 'reopened', isPersonal: false },
};

/** What of a kind the guard asks. */
type GuardedKind = Pick<CaseKind, 'isExtendable' | 'isFinal'>;

/** Why the officer may not do it now; null when they may. The page asks it for its buttons, the server for each act. */
export function refusalOf(
  state: CaseState,
  kind: GuardedKind,
  officer: Officer,
  action: OfficerAction,
): Refusal | null {
  const { permission, fact, isPersonal } = RULES[action];
  if (!officer.may(permission)) return 'not-permitted';
  if (!isLawful(state, fact) || (action === 'extend' && !kind.isExtendable)) return 'not-now';
  if (action === 'reopen' && kind.isFinal) return 'not-now';
  const isTaken = state.assigneeId !== null && state.assigneeId !== officer.personId;
  return isPersonal && isTaken && !officer.may('cases.assign') ? 'taken-by-another' : null;
}

/** Everything that the officer may do now, in the order of the buttons. */
export function allowedActions(state: CaseState, kind: GuardedKind, officer: Officer): readonly OfficerAction[] {
  return OFFICER_ACTIONS.filter((action) => refusalOf(state, kind, officer, action) === null);
}

const CITIZEN_FACTS: Readonly<Record<CitizenAction, FactKind>> = {
  reply: 'citizen-answered',
  write: 'citizen-wrote',
  withdraw: 'withdrawn',
  reopen: 'reopened',
};

/** Whether the citizen may do it now. An answered case is reopened by them, a closed one by an officer only. */
export function mayCitizen(state: CaseState, kind: Pick<CaseKind, 'isFinal'>, action: CitizenAction): boolean {
  if (action === 'reopen' && (kind.isFinal || state.status !== 'answered')) return false;
  return isLawful(state, CITIZEN_FACTS[action]);
}
