import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { deleteFile, type FileId } from '../../../platform/files/files.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { Box } from '../../../platform/redaction/box.ts';
import type { PdfSurvey } from '../../../platform/redaction/pdf-tasks.ts';
import { PdfRefused } from '../../../platform/redaction/redaction.ts';
import type { CaseId } from '../../cases/index.ts';
import type { BoxOrigin, RedactedCopy, Redaction, RedactionBox, RedactionBoxId, RedactionId } from './redaction.ts';
import './tables.ts';

/** What is known of a document when work on it begins. */
export interface BegunRedaction {
  readonly caseId: CaseId;
  readonly fileId: FileId;
  /** Whether it was uploaded for this only. */
  readonly isOwnFile: boolean;
  readonly name: string;
  readonly survey: PdfSurvey;
  readonly by: PersonId;
}

/** Begins work on a document. */
export async function insertRedaction(tx: Tx, begun: BegunRedaction): Promise<RedactionId> {
  const id: RedactionId = newId();
  const { pages, hasText, personalCount } = begun.survey;
  await tx
    .insertInto('disclosure.redaction')
    .values({
      ...{ id, case_id: begun.caseId, file_id: begun.fileId, is_own_file: begun.isOwnFile, name: begun.name },
      ...{ page_sizes: pages.flatMap(({ width, height }) => [width, height]), has_text: hasText },
      ...{ personal_count: personalCount, begun_by: begun.by, result_file_id: null, saved_on: null, saved_by: null },
    })
    .execute();
  return id;
}

/** Undefined when there is none. With `isLocked` nobody else changes it until the transaction ends. */
export async function findRedaction(tx: Tx, id: RedactionId, isLocked = false): Promise<Redaction | undefined> {
  const query = tx.selectFrom('disclosure.redaction').selectAll().where('id', '=', id);
  const row = await (isLocked ? query.forUpdate() : query).executeTakeFirst();
  return row && toRedaction(row);
}

const MOST_REDACTIONS = 50;

/** The documents of a request that were worked on, newest first; the last fifty. */
export async function listRedactions(tx: Tx, caseId: CaseId): Promise<readonly Redaction[]> {
  const rows = await tx
    .selectFrom('disclosure.redaction')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .limit(MOST_REDACTIONS)
    .execute();
  return rows.map(toRedaction);
}

function toRedaction(row: Selectable<Database['disclosure.redaction']>): Redaction {
  const sizes = row.page_sizes;
  return {
    ...{ id: row.id as RedactionId, caseId: row.case_id as CaseId, fileId: row.file_id as FileId, name: row.name },
    pages: Array.from({ length: sizes.length / 2 }, (_, at) => ({
      ...{ width: sizes[2 * at] ?? 1, height: sizes[2 * at + 1] ?? 1 },
    })),
    ...{ hasText: row.has_text, personalCount: row.personal_count },
    resultFileId: row.result_file_id as FileId | null,
  };
}

/** The most boxes of a document. */
export const MOST_BOXES = 2000;

/** The boxes of a document in the order of its pages. */
export async function listBoxes(tx: Tx, id: RedactionId): Promise<readonly RedactionBox[]> {
  const rows = await tx
    .selectFrom('disclosure.redaction_box')
    .select(['id', 'page', 'x', 'y', 'width', 'height', 'article', 'origin'])
    .where('redaction_id', '=', id)
    .orderBy('page')
    .orderBy(sql`round(y)`)
    .orderBy('x')
    .orderBy('id')
    .limit(MOST_BOXES)
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as RedactionBoxId }));
}

/**
 * Adds boxes; those that are there already are left out. Answers how many were new.
 * @throws {PdfRefused} when there would be more than {@link MOST_BOXES}: then none is added
 */
export async function addBoxes(
  tx: Tx,
  id: RedactionId,
  boxes: readonly Box[],
  why: { readonly article: string; readonly origin: BoxOrigin },
): Promise<number> {
  const known = await listBoxes(tx, id);
  const fresh = boxes.filter((box) => !known.some((other) => isSame(box, other)));
  if (known.length + fresh.length > MOST_BOXES) throw new PdfRefused('too-many');
  if (fresh.length === 0) return 0;
  const rows = fresh.map(({ page, x, y, width, height }) => ({
    ...{ id: newId<'redaction-box'>(), redaction_id: id, page, x, y, width, height },
    ...why,
  }));
  await tx.insertInto('disclosure.redaction_box').values(rows).execute();
  return fresh.length;
}

const LEAST_POINTS = 0.1;

function isSame(one: Box, other: Box): boolean {
  const far = (a: number, b: number) => Math.abs(a - b) > LEAST_POINTS;
  const { x, y, width, height } = other;
  return !(
    one.page !== other.page ||
    far(one.x, x) ||
    far(one.y, y) ||
    far(one.width, width) ||
    far(one.height, height)
  );
}

/** Takes a box away. */
export async function deleteBox(tx: Tx, id: RedactionId, boxId: RedactionBoxId): Promise<void> {
  await tx.deleteFrom('disclosure.redaction_box').where('redaction_id', '=', id).where('id', '=', boxId).execute();
}

/** Begins once more with the document and boxes of a saved one, which stays as it is. */
export async function beginAgain(tx: Tx, id: RedactionId, by: PersonId): Promise<RedactionId> {
  const again: RedactionId = newId();
  const columns = ['case_id', 'file_id', 'is_own_file', 'name', 'page_sizes', 'has_text', 'personal_count'] as const;
  await tx
    .insertInto('disclosure.redaction')
    .columns(['id', 'begun_by', ...columns])
    .expression((from) =>
      from
        .selectFrom('disclosure.redaction')
        .select([sql<string>`${again}::uuid`.as('id'), sql<string>`${by}::uuid`.as('begun_by')])
        .select(columns)
        .where('id', '=', id),
    )
    .execute();
  const rows = (await listBoxes(tx, id)).map((box) => ({
    ...box,
    ...{ id: newId<'redaction-box'>(), redaction_id: again },
  }));
  if (rows.length > 0) await tx.insertInto('disclosure.redaction_box').values(rows).execute();
  return again;
}

/** Keeps the blacked copy. */
export async function saveResult(
  tx: Tx,
  id: RedactionId,
  saved: { readonly fileId: FileId; readonly on: Temporal.PlainDate; readonly by: PersonId },
): Promise<void> {
  await tx
    .updateTable('disclosure.redaction')
    .set({ result_file_id: saved.fileId, saved_on: saved.on.toString(), saved_by: saved.by })
    .where('id', '=', id)
    .execute();
}

/** The blacked copies of a request, newest first. */
export async function listCopies(tx: Tx, caseId: CaseId): Promise<readonly RedactedCopy[]> {
  const redactions = await listRedactions(tx, caseId);
  return redactions.flatMap(({ resultFileId, name }) => (resultFileId ? [{ fileId: resultFileId, name }] : []));
}

/** Removes documents, copies and boxes, when the words of their case are erased; files of the case go with it. */
export async function eraseRedactions(tx: Tx, caseId: CaseId): Promise<void> {
  const rows = await tx
    .deleteFrom('disclosure.redaction')
    .where('case_id', '=', caseId)
    .returning(['file_id', 'is_own_file', 'result_file_id'])
    .execute();
  const ids = rows.flatMap((row) => [row.is_own_file ? row.file_id : null, row.result_file_id]);
  for (const id of new Set(ids)) if (id !== null) await deleteFile(tx, id as FileId);
}
