import type { Tx } from '../../../platform/database/database.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import { explainDate } from '../../../platform/deadlines/explain.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import {
  type CaseId,
  type CaseOffice,
  type Filing,
  fileCase,
  findCases,
  getCase,
  type Moment,
  type Receipt,
} from '../../cases/index.ts';
import { type GroundCode, mayBeFoundLater, type ObjectionDetails } from './objection.ts';
import { objectionKind } from './objection-kind.ts';
import { insertObjection, listObjectionsTo, lockRequest } from './queries.ts';
import { FILING_RULE, readObjectionable } from './standing.ts';

/** An objection as it is sent in: the case, and what the law asks besides. */
export interface ObjectionFiling {
  readonly filing: Filing;
  readonly about: ObjectionAbout;
  readonly moment: Moment;
}

/** To what somebody objects. */
export interface ObjectionAbout {
  readonly ground: GroundCode;
  /** The request that it concerns; null for periodic information that is missing (ground b). */
  readonly requestId: CaseId | null;
  /** When the ground came to light, if later than the answer; null counts from the answer, or from the filing without a request. */
  readonly foundOn: Temporal.PlainDate | null;
  readonly representative: string;
}

/**
 * Takes an objection in, once for each submission key. One that comes after its time is taken in and marked as late.
 * @throws {AppError} `conflict` when the ground does not hold (any more) or an objection on it is open already; `invalid`
 * when the filing breaks a rule that its form should have shown
 */
export async function fileObjection(
  office: CaseOffice,
  by: Tenant & Partial<Pick<Actor, 'accountId' | 'personId'>>,
  { filing, about, moment }: ObjectionFiling,
): Promise<Receipt> {
  return fileCase(office, by, objectionKind, { filing, moment }, async (tx, id) => {
    const since = about.requestId === null ? filing.receivedOn : await checkGround(tx, about, about.requestId, moment);
    await insertObjection(tx, id, await detailsOf(tx, about, since, filing.receivedOn));
  });
}

/** From which day the ground is there. @throws {AppError} `conflict` */
async function checkGround(
  tx: Tx,
  { ground }: ObjectionAbout,
  requestId: CaseId,
  { today }: Moment,
): Promise<Temporal.PlainDate> {
  if (!(await lockRequest(tx, requestId)))
    throw new AppError('not-found', `${requestId} is no request for information`);
  const { grounds, since } = await readObjectionable(tx, await getCase(tx, requestId), today);
  if (!grounds.includes(ground)) throw new AppError('conflict', `Ground ${ground} does not hold for ${requestId}`);
  const same = (await listObjectionsTo(tx, requestId)).filter((other) => other.ground === ground);
  const cases = await findCases(
    tx,
    same.map(({ caseId }) => caseId),
  );
  if (cases.some(({ status }) => status === 'open' || status === 'waiting')) {
    throw new AppError('conflict', `An objection on ground ${ground} to ${requestId} is open already`);
  }
  return since;
}

async function detailsOf(
  tx: Tx,
  { ground, requestId, foundOn, representative }: ObjectionAbout,
  since: Temporal.PlainDate,
  filedOn: Temporal.PlainDate,
): Promise<ObjectionDetails> {
  const isFoundLater = foundOn !== null && mayBeFoundLater(ground);
  const knownOn =
    isFoundLater && (requestId === null || Temporal.PlainDate.compare(foundOn, since) > 0) ? foundOn : since;
  const { dueOn: filingDueOn } = await explainDate(tx, FILING_RULE, knownOn);
  const isLate = Temporal.PlainDate.compare(filedOn, filingDueOn) > 0;
  return { ground, requestId, knownOn, filingDueOn, isLate, representative };
}
