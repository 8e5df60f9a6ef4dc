import type { Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import type { FileId } from '../../../platform/files/files.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { CaseId } from '../../cases/index.ts';
import type { RedactedCopy } from '../redaction/redaction.ts';
import type { CheckResult, RequestDecision, RequestDetails, RequestOutcome } from './request.ts';
import '../redaction/tables.ts';
import './tables.ts';

/** A ground of UU 14/2008 ps. 17 on which information may be kept closed. */
export interface RefusalArticle {
  /** Its letter, `a` to `j`. */
  readonly code: string;
  readonly text: { readonly id: string; readonly en: string };
  readonly citation: string;
}

/** The grounds of the law, by letter: ten of them. */
export async function listRefusalArticles(tx: Tx): Promise<readonly RefusalArticle[]> {
  const rows = await tx.selectFrom('disclosure.refusal_article').selectAll().orderBy('code').execute();
  return rows.map(toArticle);
}

function toArticle(row: Selectable<Database['disclosure.refusal_article']>): RefusalArticle {
  return { code: row.code, text: { id: row.text_id, en: row.text_en }, citation: row.citation };
}

/** What an officer who decides may choose from. */
export interface DecisionChoices {
  readonly articles: readonly RefusalArticle[];
  /** Blacked copies of documents, newest first. */
  readonly copies: readonly RedactedCopy[];
}

/** The grounds of the law and the blacked copies of a request, in one query. */
export async function listDecisionChoices(tx: Tx, id: CaseId): Promise<DecisionChoices> {
  const rows = await tx
    .selectFrom('disclosure.refusal_article')
    .selectAll('disclosure.refusal_article')
    .select((article) =>
      jsonArrayFrom(
        article
          .selectFrom('disclosure.redaction')
          .select(['result_file_id', 'name'])
          .where('case_id', '=', id)
          .where('result_file_id', 'is not', null)
          .orderBy('id', 'desc'),
      ).as('copies'),
    )
    .orderBy('code')
    .execute();
  const copies = (rows[0]?.copies ?? []).map((row) => ({ fileId: row.result_file_id as FileId, name: row.name }));
  return { articles: rows.map(toArticle), copies };
}

/** A request as the desk shows it. */
export interface StoredRequest extends RequestDetails {
  readonly caseId: CaseId;
  readonly check: CheckResult;
  readonly checkedOn: Temporal.PlainDate | null;
  /** The last decision; null before the first. */
  readonly decision: GivenDecision | null;
}

/** A decision as it was given. */
export interface GivenDecision extends RequestDecision {
  readonly decidedOn: Temporal.PlainDate;
  readonly decidedBy: PersonId;
}

/** Writes what the law asks of a request beside its case; a case that was one before keeps what it had. */
export async function insertRequest(tx: Tx, id: CaseId, details: RequestDetails): Promise<void> {
  await tx
    .insertInto('disclosure.request')
    .values({
      ...{ case_id: id, requester_kind: details.requesterKind, represented: details.represented },
      ...{ occupation: details.occupation, purpose: details.purpose },
      ...{ access_way: details.access, delivery_way: details.delivery, checked_on: null, checked_by: null },
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'case_id']).doNothing())
    .execute();
}

/** The request of a case with its last decision, in one query; undefined when the case is of another kind. */
export async function findRequest(tx: Tx, id: CaseId): Promise<StoredRequest | undefined> {
  return (await findRequests(tx, [id])).get(id);
}

/** The requests of these cases with their last decisions, in one query; cases of other kinds are missing. */
export async function findRequests(tx: Tx, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, StoredRequest>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('disclosure.request')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('disclosure.decision')
          .select(['outcome', 'articles', 'reason', 'holder', 'fee_rupiah', 'fee_note', 'letter_number'])
          .select(['decided_on', 'decided_by'])
          .whereRef('disclosure.decision.government_id', '=', 'disclosure.request.government_id')
          .whereRef('disclosure.decision.case_id', '=', 'disclosure.request.case_id')
          .orderBy('disclosure.decision.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .selectAll('disclosure.request')
    .select(['last.outcome', 'last.articles', 'last.reason', 'last.holder', 'last.fee_rupiah', 'last.fee_note'])
    .select(['last.letter_number', 'last.decided_on', 'last.decided_by'])
    .where('disclosure.request.case_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.case_id as CaseId, toRequest(row)]));
}

type RequestRow = Selectable<Database['disclosure.request']> & LastDecision;

function toRequest(row: RequestRow): StoredRequest {
  return {
    ...{ caseId: row.case_id as CaseId, requesterKind: row.requester_kind, represented: row.represented },
    ...{ occupation: row.occupation, purpose: row.purpose, access: row.access_way, delivery: row.delivery_way },
    ...{ check: row.check_result },
    checkedOn: row.checked_on === null ? null : Temporal.PlainDate.from(row.checked_on),
    decision: decisionOf(row),
  };
}

/** The columns of a decision that may not be there. */
interface LastDecision {
  readonly outcome: RequestOutcome | null;
  readonly articles: readonly string[] | null;
  readonly reason: string | null;
  readonly holder: string | null;
  readonly fee_rupiah: number | null;
  readonly fee_note: string | null;
  readonly letter_number: string | null;
  readonly decided_on: string | null;
  readonly decided_by: string | null;
}

function decisionOf(row: LastDecision): GivenDecision | null {
  if (!row.outcome || !row.decided_on || !row.decided_by) return null;
  return {
    ...{ outcome: row.outcome, articles: row.articles ?? [], reason: row.reason ?? '', holder: row.holder ?? '' },
    ...{ feeRupiah: row.fee_rupiah ?? 0, feeNote: row.fee_note ?? '', letterNumber: row.letter_number ?? '' },
    ...{ decidedOn: Temporal.PlainDate.from(row.decided_on), decidedBy: row.decided_by as PersonId },
  };
}

/** Every decision on a request, oldest first; the first hundred. */
export async function listDecisions(tx: Tx, id: CaseId): Promise<readonly GivenDecision[]> {
  const rows = await tx
    .selectFrom('disclosure.decision')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.flatMap((row) => decisionOf(row) ?? []);
}

/** Writes that the request was checked. */
export async function saveCheck(
  tx: Tx,
  id: CaseId,
  check: { readonly result: CheckResult; readonly on: Temporal.PlainDate; readonly by: PersonId },
): Promise<void> {
  await tx
    .updateTable('disclosure.request')
    .set({ check_result: check.result, checked_on: check.on.toString(), checked_by: check.by })
    .where('case_id', '=', id)
    .execute();
}

/** Adds a decision; the last one of a request holds. */
export async function insertDecision(tx: Tx, id: CaseId, decision: GivenDecision): Promise<void> {
  await tx
    .insertInto('disclosure.decision')
    .values({
      ...{ id: newId(), case_id: id, outcome: decision.outcome, articles: [...decision.articles] },
      ...{ reason: decision.reason, holder: decision.holder, fee_rupiah: decision.feeRupiah },
      ...{ fee_note: decision.feeNote, letter_number: decision.letterNumber },
      ...{ decided_on: decision.decidedOn.toString(), decided_by: decision.decidedBy },
    })
    .execute();
}

/** Removes what the tables of requests hold of a person, when the words of their case are erased. */
export async function eraseRequestWords(tx: Tx, id: CaseId): Promise<void> {
  await tx
    .updateTable('disclosure.request')
    .set({ represented: '', occupation: '', purpose: '' })
    .where('case_id', '=', id)
    .execute();
  await tx
    .updateTable('disclosure.decision')
    .set({ reason: '', holder: '', fee_note: '' })
    .where('case_id', '=', id)
    .execute();
}

/** Whether anybody has ever asked for information here. */
export async function hasRequests(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('disclosure.request').select('case_id').limit(1).executeTakeFirst()) !== undefined;
}
