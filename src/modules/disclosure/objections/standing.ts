import type { Tx } from '../../../platform/database/database.ts';
import { type DateExplanation, explainDate, explainDeadline } from '../../../platform/deadlines/explain.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { type CaseRecord, getCase } from '../../cases/index.ts';
import { listForebears, listRoleHolders } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { type GroundCode, groundSince, groundsOf } from './objection.ts';
import { findLastDecision } from './queries.ts';

/** What can be objected to in a request, today. */
export interface Objectionable {
  /** The request that was decided: the one itself, or that to which it was joined. */
  readonly request: CaseRecord;
  /** Empty when there is nothing to object to yet, or not any more. */
  readonly grounds: readonly GroundCode[];
  /** From which day the grounds are there. */
  readonly since: Temporal.PlainDate;
  /** Until when an objection may be filed, counted from then. */
  readonly filing: DateExplanation;
}

/** The rule by which an objection is in time. */
export const FILING_RULE = 'disclosure.objection-filing';

/** How a request stands for objections: a fixed number of queries. */
export async function readObjectionable(tx: Tx, own: CaseRecord, today: Temporal.PlainDate): Promise<Objectionable> {
  const request = own.mergedIntoId === null ? own : await getCase(tx, own.mergedIntoId);
  const clock = await explainDeadline(tx, { subject: `case:${request.id}`, kind: 'answer' });
  const decision = await findLastDecision(tx, request.id);
  const isAnswered = request.status === 'answered' || request.status === 'closed';
  const standing = {
    ...{ status: request.status, outcome: decision?.outcome ?? null, feeRupiah: decision?.feeRupiah ?? 0 },
    ...{ dueOn: clock.dueOn, answeredOn: isAnswered && decision ? decision.decidedOn : null },
  };
  const since = groundSince(standing);
  return { request, grounds: groundsOf(standing, today), since, filing: await explainDate(tx, FILING_RULE, since) };
}

/** A unit that answers. */
interface AnsweringUnit {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
}

/**
 * Where the superior of the PPID works: the nearest unit, from the one that was asked upwards, in which somebody may answer
 * objections; the government's own when nobody may yet. Source: UU 14/2008 ps. 36 (atasan PPID).
 */
export async function findSuperiorUnit(
  tx: Tx,
  asked: AnsweringUnit,
  today: Temporal.PlainDate,
): Promise<AnsweringUnit> {
  const holders = await listRoleHolders(tx, { today, permissions: [PERMISSION.object], above: asked.unitPath });
  const above = (await listForebears(tx, asked.unitPath)).map(({ id, path }) => ({ unitId: id, unitPath: path }));
  const own = { unitId: asked.unitId, unitPath: asked.unitPath };
  const [root = own] = above;
  return [...above, own].findLast((unit) => holders.some(({ unitPath }) => unitPath === unit.unitPath)) ?? root;
}
