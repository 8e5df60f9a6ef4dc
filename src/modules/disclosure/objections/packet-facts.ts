import type { Tx } from '../../../platform/database/database.ts';
import { type DateExplanation, explainDate } from '../../../platform/deadlines/explain.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CaseFolder, type CaseId, readCaseFolder } from '../../cases/index.ts';
import { findRequest, listDecisions, type StoredRequest } from '../requests/queries.ts';
import { DISPUTE_RULE } from './decide-objection.ts';
import { findObjection, type StoredObjection } from './queries.ts';
import { FILING_RULE } from './standing.ts';

/** Everything that the packet for the Komisi Informasi tells. */
export interface PacketFacts {
  readonly objection: StoredObjection;
  readonly objected: CaseFolder;
  /** Null without a request. */
  readonly asked: {
    readonly folder: CaseFolder;
    readonly request: StoredRequest;
    /** Every decision on it, oldest first. */
    readonly decisions: Awaited<ReturnType<typeof listDecisions>>;
  } | null;
  readonly filing: DateExplanation;
  /** Null before the decision. */
  readonly dispute: DateExplanation | null;
}

/** Reads what the packet tells, in a fixed number of queries. @throws {AppError} `not-found` for what is no objection */
export async function readPacketFacts(tx: Tx, id: CaseId): Promise<PacketFacts> {
  const objection = await findObjection(tx, id);
  if (!objection) throw new AppError('not-found', `${id} is no objection`);
  const { requestId, decision, knownOn } = objection;
  const request = requestId === null ? undefined : await findRequest(tx, requestId);
  return {
    ...{ objection, objected: await readCaseFolder(tx, id), filing: await explainDate(tx, FILING_RULE, knownOn) },
    dispute: decision ? await explainDate(tx, DISPUTE_RULE, decision.decidedOn) : null,
    asked:
      requestId === null || !request
        ? null
        : {
            ...{ folder: await readCaseFolder(tx, requestId), request },
            decisions: await listDecisions(tx, requestId),
          },
  };
}
