import type { Tx } from '../../../platform/database/database.ts';
import { type DateExplanation, explainDate, explainDeadline } from '../../../platform/deadlines/explain.ts';
import type { CaseRecord } from '../../cases/index.ts';
import { DISPUTE_RULE } from './decide-objection.ts';
import type { StoredObjection } from './queries.ts';

/** The right to go to the Komisi Informasi. Source: UU 14/2008 ps. 37 (2); from the lapse: ps. 36 (2). */
export interface DisputeRight {
  /** What opened it: the decision, or its absence after 30 working days. */
  readonly since: 'decision' | 'lapse';
  readonly until: DateExplanation;
}

/** Until when the requester may take an objection to the Komisi Informasi; null while its time runs, and once withdrawn. */
export async function findDisputeRight(
  tx: Tx,
  found: CaseRecord,
  objection: StoredObjection,
  today: Temporal.PlainDate,
): Promise<DisputeRight | null> {
  if (objection.decision) {
    return { since: 'decision', until: await explainDate(tx, DISPUTE_RULE, objection.decision.decidedOn) };
  }
  if (found.status !== 'open') return null;
  const { dueOn } = await explainDeadline(tx, { subject: `case:${found.id}`, kind: 'answer' });
  if (Temporal.PlainDate.compare(today, dueOn) <= 0) return null;
  return { since: 'lapse', until: await explainDate(tx, DISPUTE_RULE, dueOn) };
}
