import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Content, ContentState } from './content.ts';
import { mayTake, PERMISSION, type StepAction, stateAfter } from './workflow.ts';

type Action = Exclude<StepAction, 'create'>;

const ACTIONS: readonly Action[] = ['save', 'submit', 'return', 'schedule', 'publish', 'archive', 'restore'];
const STATES: readonly ContentState[] = ['draft', 'review', 'scheduled', 'published', 'archived'];
const PATHS = ['/', '/waled/', '/waled/cibogo-waled/', '/wale/', '/dinkes/'];

const aContent = (over: Partial<Content>): Content =>
  ({ unitPath: '/waled/cibogo-waled/', state: 'draft', isWarning: false, ...over }) as Content;

const anActor = (grants: readonly (readonly [string, string])[]): Actor =>
  ({
    grants: grants.map(([permission, unitPath]) => ({ permission, unitPath, delegatedBy: null })),
  }) as unknown as Actor;

const grants = fc.array(fc.tuple(fc.constantFrom(...Object.values(PERMISSION)), fc.constantFrom(...PATHS)), {
  maxLength: 6,
});

describe('the workflow', () => {
  test('no path of steps makes a content public without somebody who may publish there', () => {
    const step = fc.record({ action: fc.constantFrom(...ACTIONS), grants });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, isWarning) => {
        let content = aContent({ isWarning });
        for (const { action, grants: held } of steps) {
          const actor = anActor(held);
          if (!mayTake(actor, action, content)) {
            expect(() => stateAfter(actor, action, content)).toThrow();
            continue;
          }
          const state = stateAfter(actor, action, content);
          if ((action === 'publish' || action === 'schedule') && state !== content.state) {
            const needed = isWarning ? PERMISSION.warn : PERMISSION.publish;
            const allowed = held.some(([name, path]) => name === needed && content.unitPath.startsWith(path));
            expect(allowed).toBe(true);
          }
          if (content.state !== 'published' && state === 'published') expect(action).toBe('publish');
          content = { ...content, state };
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a grant counts at its unit and below, not at a unit whose name merely begins alike', () => {
    const content = aContent({ unitPath: '/waled/cibogo-waled/' });
    expect(mayTake(anActor([[PERMISSION.publish, '/waled/']]), 'publish', content)).toBe(true);
    expect(mayTake(anActor([[PERMISSION.publish, '/wale/']]), 'publish', content)).toBe(false);
  });

  test('the button and the server say the same in every state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.constantFrom(...ACTIONS),
        grants,
        fc.boolean(),
        (state, action, held, isWarning) => {
          const [actor, content] = [anActor(held), aContent({ state, isWarning })];
          if (mayTake(actor, action, content)) expect(STATES).toContain(stateAfter(actor, action, content));
          else expect(() => stateAfter(actor, action, content)).toThrow();
        },
      ),
    );
  });
});
