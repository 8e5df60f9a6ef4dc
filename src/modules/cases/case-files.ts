import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type FileId, findFile, listFilesById, type StoredFile } from '../../platform/files/files.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { CaseId } from './case.ts';
import './tables.ts';

/** Files that came with a line of the history. Those of others, or in use for another case, are left out by the database. */
export async function attachFiles(
  tx: Tx,
  id: CaseId,
  sequence: number,
  files: { readonly ids: readonly FileId[]; readonly isFromCitizen: boolean; readonly isShown: boolean },
): Promise<void> {
  if (files.ids.length === 0) return;
  const rows = files.ids.map((fileId) => ({
    ...{ case_id: id, file_id: fileId, sequence, is_from_citizen: files.isFromCitizen, is_shown: files.isShown },
  }));
  await tx
    .insertInto('cases.attachment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * A file that a visitor just sent and that belongs to no case yet; undefined for every other file, so that nobody can
 * attach or see one that is not theirs by its id.
 */
export async function findUnusedFile(tx: Tx, id: FileId): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom('files.file')
    .select('files.file.id')
    .where('files.file.id', '=', id)
    .where('files.file.uploaded_by', 'is', null)
    .where('files.file.is_public', '=', false)
    .where('files.file.created_at', '>', sql<Date>`now() - interval '1 day'`)
    .where((file) =>
      file.not(
        file.exists(
          file
            .selectFrom('cases.attachment')
            .select('file_id')
            .whereRef('cases.attachment.file_id', '=', 'files.file.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return row && findFile(tx, id);
}

/** Of these files those that the person just uploaded and that belong to no case yet. */
export async function findFilesOf(tx: Tx, personId: PersonId, ids: readonly FileId[]): Promise<readonly StoredFile[]> {
  const known = ids.filter((id) => UUID.test(id)).slice(0, MOST_FILES);
  if (known.length === 0) return [];
  const rows = await tx
    .selectFrom('files.file')
    .select('files.file.id')
    .where('files.file.id', 'in', known)
    .where('files.file.uploaded_by', '=', personId)
    .where('files.file.is_public', '=', false)
    .execute();
  return listFilesById(
    tx,
    rows.map(({ id }) => id as FileId),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_FILES = 10;

/** A file of a case, as lists show it. */
export interface CaseFile extends StoredFile {
  readonly sequence: number;
  readonly isFromCitizen: boolean;
  readonly isShown: boolean;
}

/** The files of a case in the order in which they came. */
export async function listCaseFiles(tx: Tx, id: CaseId): Promise<readonly CaseFile[]> {
  const rows = await tx
    .selectFrom('cases.attachment')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('file_id')
    .execute();
  const files = await listFilesById(
    tx,
    rows.map(({ file_id }) => file_id as FileId),
  );
  return rows.flatMap((row) => {
    const file = files.find((one) => one.id === row.file_id);
    return file ? [{ ...file, sequence: row.sequence, isFromCitizen: row.is_from_citizen, isShown: row.is_shown }] : [];
  });
}
