import type { Tx } from '../../platform/database/database.ts';
import { type DeadlineExplanation, explainDeadline } from '../../platform/deadlines/explain.ts';
import { type CaseId, type CaseRecord, subjectOf } from './case.ts';
import { type CaseFile, listCaseFiles } from './case-files.ts';
import { ANSWER } from './clock.ts';
import { type CaseEvent, findRequester, getCase, listEvents } from './queries.ts';

/** Everything that is known of a case, for papers about it. */
export interface CaseFolder {
  readonly found: CaseRecord;
  /** Oldest first, with what only officers read. */
  readonly events: readonly CaseEvent[];
  readonly files: readonly CaseFile[];
  /** How the date of the answer came about, the newest when there were several. */
  readonly clock: DeadlineExplanation;
  /** Undefined for anonymous and erased ones. */
  readonly requester: Awaited<ReturnType<typeof findRequester>>;
}

/** Reads a case whole; the caller has checked who asks. @throws {AppError} `not-found` */
export async function readCaseFolder(tx: Tx, id: CaseId): Promise<CaseFolder> {
  return {
    found: await getCase(tx, id),
    events: await listEvents(tx, id),
    files: await listCaseFiles(tx, id),
    clock: await explainDeadline(tx, { subject: subjectOf(id), kind: ANSWER }),
    requester: await findRequester(tx, id),
  };
}
