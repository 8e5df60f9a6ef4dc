import type { Tx } from '../../platform/database/database.ts';
import type { DueBy } from '../../platform/deadlines/deadline.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { CaseId } from './case.ts';
import { changeCaseIn } from './case-change.ts';
import { isLawful } from './history.ts';
import type { CaseOffice, Moment } from './office.ts';
import { reopened } from './officer-commands.ts';

/** What another decision orders of a case. */
export interface CaseOrder {
  readonly id: CaseId;
  readonly moment: Moment;
  /** Read by its citizen when the case begins again, by officers only when it is open still. */
  readonly words: string;
  /** By when it is to be done, and who says so. */
  readonly due: DueBy;
}

/**
 * Carries an order from above out on a case, in the transaction of the decision that gives it: an answered or closed case
 * begins again with the ordered date; one that is still open keeps its own clock, which is not made later by an order,
 * and gets a note; one that was withdrawn, joined or erased stays as it is. The caller has checked who may order.
 */
export async function orderCase(tx: Tx, office: CaseOffice, actor: Actor, order: CaseOrder): Promise<void> {
  const { id, moment, words, due } = order;
  const doer = { tenant: actor, author: 'officer', actor } as const;
  await changeCaseIn(tx, office, { doer, id, action: 'order', moment }, async (work) => {
    if (isLawful(work.state, 'reopened')) return reopened(work, actor.personId, words, due);
    const isOpen = work.state.status === 'open' || work.state.status === 'waiting';
    return isOpen ? { facts: [{ kind: 'noted' }], words } : null;
  });
}
