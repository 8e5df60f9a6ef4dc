import type { Tx } from '../../../platform/database/database.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { CaseId } from '../../cases/index.ts';
import type { Dispute, GivenObjectionDecision, GroundCode, ObjectionDetails, RequestStanding } from './objection.ts';
import '../requests/tables.ts';
import './tables.ts';

/** A ground of the law, in words. */
export interface Ground {
  readonly code: GroundCode;
  readonly text: { readonly id: string; readonly en: string };
  readonly citation: string;
  /** False: from memory, "belum diverifikasi". */
  readonly isVerified: boolean;
}

/** The grounds of the law, by letter: seven of them. */
export async function listGrounds(tx: Tx): Promise<readonly Ground[]> {
  const rows = await tx.selectFrom('disclosure.objection_ground').selectAll().orderBy('code').execute();
  return rows.map((row) => ({
    ...{ code: row.code, text: { id: row.text_id, en: row.text_en } },
    ...{ citation: row.citation, isVerified: row.is_verified },
  }));
}

/** Writes an objection beside its case. */
export async function insertObjection(tx: Tx, id: CaseId, details: ObjectionDetails): Promise<void> {
  await tx
    .insertInto('disclosure.objection')
    .values({
      ...{ case_id: id, request_case_id: details.requestId, ground: details.ground, is_late: details.isLate },
      ...{ known_on: details.knownOn.toString(), filing_due_on: details.filingDueOn.toString() },
      representative: details.representative,
    })
    .execute();
}

/** An objection as pages show it. */
export interface StoredObjection extends ObjectionDetails {
  readonly caseId: CaseId;
  readonly groundText: Ground['text'];
  readonly citation: string;
  readonly decision: GivenObjectionDecision | null;
  /** Null when none was lodged, as far as is known. */
  readonly dispute: Dispute | null;
}

/** The objection of a case with its decision and dispute, in one query; undefined when the case is of another kind. */
export async function findObjection(tx: Tx, id: CaseId): Promise<StoredObjection | undefined> {
  const [found] = await toObjections(selection(tx).where('objection.case_id', '=', id));
  return found;
}

/** The objections of these cases, in one query; cases of other kinds are missing. */
export async function findObjections(tx: Tx, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, StoredObjection>> {
  if (ids.length === 0) return new Map();
  const found = await toObjections(selection(tx).where('objection.case_id', 'in', [...ids]));
  return new Map(found.map((one) => [one.caseId, one]));
}

/** The objections to what was done with a request, oldest first; the first hundred. */
export async function listObjectionsTo(tx: Tx, requestId: CaseId): Promise<readonly StoredObjection[]> {
  return toObjections(
    selection(tx).where('objection.request_case_id', '=', requestId).orderBy('objection.case_id').limit(100),
  );
}

function selection(tx: Tx) {
  return tx
    .selectFrom('disclosure.objection as objection')
    .innerJoin('disclosure.objection_ground as ground', 'ground.code', 'objection.ground')
    .leftJoin('disclosure.dispute as dispute', (join) =>
      join
        .onRef('dispute.government_id', '=', 'objection.government_id')
        .onRef('dispute.objection_case_id', '=', 'objection.case_id'),
    )
    .selectAll('objection')
    .select(['ground.text_id', 'ground.text_en', 'ground.citation'])
    .select(['dispute.number', 'dispute.commission', 'dispute.lodged_on'])
    .select(['dispute.ending', 'dispute.ended_on', 'dispute.ruling_number', 'dispute.note']);
}

type Selection = ReturnType<typeof selection>;
type Row = Awaited<ReturnType<Selection['execute']>>[number];

async function toObjections(query: Selection): Promise<readonly StoredObjection[]> {
  return (await query.execute()).map((row) => ({
    ...{ caseId: row.case_id as CaseId, requestId: row.request_case_id as CaseId | null, ground: row.ground },
    ...{ knownOn: dateOf(row.known_on), filingDueOn: dateOf(row.filing_due_on), isLate: row.is_late },
    ...{ representative: row.representative, groundText: { id: row.text_id, en: row.text_en } },
    ...{ citation: row.citation, decision: decisionOf(row), dispute: disputeOf(row) },
  }));
}

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const dateOrNull = (text: string | null) => (text === null ? null : dateOf(text));

function decisionOf(row: Row): GivenObjectionDecision | null {
  if (row.outcome === null || row.decided_on === null || row.decided_by === null) return null;
  return {
    ...{ outcome: row.outcome, reason: row.reason ?? '', order: row.order_words ?? '' },
    ...{ giveBy: dateOrNull(row.give_by), letterNumber: row.letter_number ?? '' },
    ...{ decidedOn: dateOf(row.decided_on), decidedBy: row.decided_by as PersonId },
    carriedOutOn: dateOrNull(row.carried_out_on),
  };
}

function disputeOf(row: Row): Dispute | null {
  if (row.number === null || row.commission === null || row.lodged_on === null) return null;
  const { ending, ended_on: endedOn, ruling_number: rulingNumber, note } = row;
  const isOver = ending !== null && endedOn !== null;
  return {
    ...{ number: row.number, commission: row.commission, lodgedOn: dateOf(row.lodged_on) },
    end: isOver ? { ending, on: dateOf(endedOn), rulingNumber: rulingNumber ?? '', note: note ?? '' } : null,
  };
}

/** Writes how it was decided. */
export async function saveObjectionDecision(
  tx: Tx,
  id: CaseId,
  decision: Omit<GivenObjectionDecision, 'carriedOutOn'>,
): Promise<void> {
  await tx
    .updateTable('disclosure.objection')
    .set({
      ...{ outcome: decision.outcome, reason: decision.reason, order_words: decision.order },
      ...{ give_by: decision.giveBy?.toString() ?? null, letter_number: decision.letterNumber },
      ...{ decided_on: decision.decidedOn.toString(), decided_by: decision.decidedBy },
    })
    .where('case_id', '=', id)
    .execute();
}

/** Writes that the order was carried out. */
export async function saveCarriedOut(tx: Tx, id: CaseId, on: Temporal.PlainDate): Promise<void> {
  await tx
    .updateTable('disclosure.objection')
    .set({ carried_out_on: on.toString() })
    .where('case_id', '=', id)
    .execute();
}

/** Locks a request until the transaction ends, so that two objections on one ground cannot both come in. */
export async function lockRequest(tx: Tx, requestId: CaseId): Promise<boolean> {
  const row = await tx
    .selectFrom('disclosure.request')
    .select('case_id')
    .where('case_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** What the PPID decided on a request last, as far as it bears on objections; undefined before the first decision. */
export async function findLastDecision(
  tx: Tx,
  requestId: CaseId,
): Promise<
  | (Pick<RequestStanding, 'feeRupiah'> & {
      readonly outcome: NonNullable<RequestStanding['outcome']>;
      readonly decidedOn: Temporal.PlainDate;
    })
  | undefined
> {
  const row = await tx
    .selectFrom('disclosure.decision')
    .select(['outcome', 'fee_rupiah', 'decided_on'])
    .where('case_id', '=', requestId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { outcome: row.outcome, feeRupiah: Number(row.fee_rupiah), decidedOn: dateOf(row.decided_on) };
}

/** Everybody who ever decided on a request. */
export async function listDeciders(tx: Tx, requestId: CaseId): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('disclosure.decision')
    .select('decided_by')
    .distinct()
    .where('case_id', '=', requestId)
    .execute();
  return rows.map(({ decided_by }) => decided_by as PersonId);
}

/** Writes that a dispute was lodged, or mends what was written of it. */
export async function saveDispute(
  tx: Tx,
  id: CaseId,
  dispute: Omit<Dispute, 'end'> & { readonly by: PersonId },
): Promise<void> {
  const facts = { number: dispute.number, commission: dispute.commission, lodged_on: dispute.lodgedOn.toString() };
  await tx
    .insertInto('disclosure.dispute')
    .values({ objection_case_id: id, ...facts, recorded_by: dispute.by })
    .onConflict((conflict) => conflict.columns(['government_id', 'objection_case_id']).doUpdateSet(facts))
    .execute();
}

/** Writes how a dispute ended. */
export async function saveDisputeEnd(tx: Tx, id: CaseId, end: NonNullable<Dispute['end']>): Promise<void> {
  await tx
    .updateTable('disclosure.dispute')
    .set({ ending: end.ending, ended_on: end.on.toString(), ruling_number: end.rulingNumber, note: end.note })
    .where('objection_case_id', '=', id)
    .execute();
}

/** Removes what the tables of objections hold of a person, when the words of their case are erased. */
export async function eraseObjectionWords(tx: Tx, id: CaseId): Promise<void> {
  await tx.updateTable('disclosure.objection').set({ representative: '' }).where('case_id', '=', id).execute();
  await tx
    .updateTable('disclosure.objection')
    .set({ reason: '', order_words: '' })
    .where('case_id', '=', id)
    .where('outcome', 'is not', null)
    .execute();
  await tx
    .updateTable('disclosure.dispute')
    .set({ note: '' })
    .where('objection_case_id', '=', id)
    .where('ending', 'is not', null)
    .execute();
}
