import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/database/ids.ts';
import { allowedActions, mayCitizen, OFFICER_ACTIONS, type Officer, refusalOf } from './guard.ts';
import { type CaseFact, type CaseState, factSchema, isLawful, next, stateOf } from './history.ts';

const [clinic, registry] = [newId<'unit'>(), newId<'unit'>()];
const [ani, budi] = [newId<'person'>(), newId<'person'>()];
const [first, second] = [newId<'case-task'>(), newId<'case-task'>()];
const filed: CaseFact = { kind: 'filed', unitId: clinic };

const facts: readonly CaseFact[] = [
  { kind: 'claimed', personId: ani },
  { kind: 'released' },
  { kind: 'handed-over', personId: budi },
  { kind: 'forwarded', unitId: registry },
  { kind: 'tasked', taskId: first, unitId: registry },
  { kind: 'tasked', taskId: second, unitId: clinic },
  { kind: 'task-answered', taskId: first },
  { kind: 'reclassified', to: 'question' },
  { kind: 'asked' },
  { kind: 'citizen-answered' },
  { kind: 'citizen-wrote' },
  { kind: 'noted' },
  { kind: 'extended' },
  { kind: 'answered', outcome: 'answered' },
  { kind: 'closed' },
  { kind: 'reopened' },
  { kind: 'withdrawn' },
  { kind: 'merged', intoId: newId<'case'>() },
  { kind: 'absorbed', fromId: newId<'case'>() },
  { kind: 'erased' },
];

/** Any history: what is not lawful is refused and leaves no trace. */
const histories = fc.array(fc.constantFrom(...facts), { maxLength: 60 }).map((wanted) => {
  const taken: CaseFact[] = [filed];
  for (const fact of wanted) {
    try {
      next(stateOf(taken), fact);
      taken.push(fact);
    } catch {
      // refused
    }
  }
  return taken;
});

const officer = (permissions: readonly string[], personId = ani): Officer => ({
  personId,
  may: (permission) => permissions.includes(permission),
});
const all = officer(['cases.work', 'cases.assign']);
const question = { isExtendable: true, isFinal: false };

describe('any history', () => {
  test('keeps the machine lawful', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = stateOf(history);
        const kinds = history.map(({ kind }) => kind);
        const lastTurn = kinds.findLast((kind) => /^(asked|citizen-answered|answered|reopened|filed)$/.test(kind));
        if (state.status === 'waiting') expect(lastTurn).toBe('asked');
        if (state.status === 'answered' || state.status === 'closed') expect(state.outcome).not.toBeNull();
        if (state.status === 'open' || state.status === 'waiting') expect(state.outcome).toBeNull();
        else expect(state.openTasks).toEqual([]);
        expect(state.status === 'merged').toBe(state.mergedIntoId !== null);
        if (state.isErased) expect(kinds.at(-1)).toBe('erased');
        if (kinds.at(-1) === 'forwarded') expect(state.assigneeId).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same state when it is read back from storage', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stored = history.map((fact) => factSchema.parse(JSON.parse(JSON.stringify(fact))));
        expect(stateOf(stored)).toEqual(stateOf(history));
      }),
    );
  });

  test('lets an officer do only what the machine then takes, and offers nothing once personal data are erased', () => {
    fc.assert(
      fc.property(histories, fc.subarray(['cases.work', 'cases.assign']), (history, permissions) => {
        const state = stateOf(history);
        const offered = allowedActions(state, question, officer(permissions));
        if (permissions.length === 0 || state.isErased) expect(offered).toEqual([]);
        for (const action of offered) {
          const kind = factOf(action);
          expect(isLawful(state, kind)).toBe(true);
        }
      }),
    );
  });

  test('can always be brought to an end by those who may', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = stateOf(history);
        if (state.status === 'open' || state.status === 'waiting') {
          expect(refusalOf(state, question, all, 'answer')).toBeNull();
        }
      }),
    );
  });
});

/** The fact that an action makes, said once more, so that the guard's own table is tested. */
function factOf(action: (typeof OFFICER_ACTIONS)[number]): CaseFact['kind'] {
  const usual = { ...{ claim: 'claimed', release: 'released', 'hand-over': 'handed-over', forward: 'forwarded' } };
  const others = {
    task: 'tasked',
    merge: 'merged',
    ask: 'asked',
    note: 'noted',
    extend: 'extended',
    reclassify: 'reclassified',
  };
  const ends = { answer: 'answered', close: 'closed', reopen: 'reopened' };
  return ({ ...usual, ...others, ...ends } as Record<string, CaseFact['kind']>)[action] ?? 'filed';
}

describe('the rules one by one', () => {
  const having = (...more: CaseFact[]): CaseState => stateOf([filed, ...more]);
  const taken = having({ kind: 'claimed', personId: budi });

  test('what another has taken on is theirs, save for whoever assigns work', () => {
    expect(refusalOf(taken, question, officer(['cases.work']), 'answer')).toBe('taken-by-another');
    expect(refusalOf(taken, question, officer(['cases.work'], budi), 'answer')).toBeNull();
    expect(refusalOf(taken, question, all, 'answer')).toBeNull();
    expect(refusalOf(taken, question, officer(['cases.work']), 'note')).toBeNull();
  });

  test('nobody claims what is claimed, and nothing happens without permission', () => {
    expect(refusalOf(taken, question, all, 'claim')).toBe('not-now');
    for (const action of OFFICER_ACTIONS) {
      expect(refusalOf(taken, question, officer([]), action)).toBe('not-permitted');
    }
  });

  test('time is extended once, and only where the kind allows it', () => {
    expect(refusalOf(having(), question, all, 'extend')).toBeNull();
    expect(refusalOf(having({ kind: 'extended' }), question, all, 'extend')).toBe('not-now');
    expect(refusalOf(having(), { isExtendable: false, isFinal: false }, all, 'extend')).toBe('not-now');
  });

  test('the citizen replies only when asked, and reopens what was answered but not what was closed', () => {
    expect(mayCitizen(having(), question, 'reply')).toBe(false);
    expect(mayCitizen(having({ kind: 'asked' }), question, 'reply')).toBe(true);
    const answered = having({ kind: 'answered', outcome: 'answered' });
    expect(mayCitizen(answered, question, 'reopen')).toBe(true);
    expect(mayCitizen(answered, question, 'withdraw')).toBe(false);
    expect(mayCitizen(next(answered, { kind: 'closed' }), question, 'reopen')).toBe(false);
  });

  test('what is answered for good is reopened by nobody', () => {
    const answered = having({ kind: 'answered', outcome: 'answered' });
    expect(refusalOf(answered, question, all, 'reopen')).toBeNull();
    const final = { ...question, isFinal: true };
    expect(refusalOf(answered, final, all, 'reopen')).toBe('not-now');
    expect(mayCitizen(answered, final, 'reopen')).toBe(false);
  });

  test('a history without its filing is none', () => {
    expect(() => stateOf([])).toThrow(/begins with its filing/);
    expect(() => stateOf([filed, filed])).toThrow(/cannot be filed/);
  });
});
