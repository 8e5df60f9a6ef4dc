import { sql } from 'kysely';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deleteFile, type FileId, restoreFile, type StoredFile } from '../../../platform/files/files.ts';
import { type Actor, assertMay, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { PERMISSION } from '../workflow.ts';
import '../tables.ts';

/**
 * Lets a file that was sent in for a site be listed, and later deleted, at the desk. It belongs to the unit that is
 * given until a text uses it first. Call it before that text is saved; what is not here is never deleted from the list.
 */
export async function addToLibrary(tx: Tx, file: StoredFile, unitPath: UnitPath): Promise<void> {
  const { id, name, kind, sizeBytes } = file;
  await tx
    .insertInto('sites.library_file')
    .values({ file_id: id, unit_path: unitPath, name, kind, size_bytes: sizeBytes })
    .onConflict((conflict) => conflict.columns(['government_id', 'file_id']).doNothing())
    .execute();
}

type Deps = Pick<ModuleDeps, 'db'>;

/**
 * Takes a file that nothing uses out of sight; its bytes are kept for 30 days. Deleting it again changes nothing.
 * @throws {AppError} `not-found`; `not-allowed` without `sites.write` at its unit; `conflict` while something uses it
 */
export async function deleteUnusedFile(deps: Deps, actor: Actor, id: FileId): Promise<{ readonly name: string }> {
  return inTransaction(deps.db, actor, async (tx) => {
    const file = await getForUpdate(tx, actor, id);
    if (file.use_count > 0) throw new AppError('conflict', `File ${id} is used ${file.use_count} times`);
    if (file.deleted_at !== null) return file;
    await tx.updateTable('sites.library_file').set({ deleted_at: sql`now()` }).where('file_id', '=', id).execute();
    await deleteFile(tx, id);
    await recordAudit(tx, actor, { action: 'sites.delete-file', subject: `file:${id}` });
    return file;
  });
}

/**
 * Brings a deleted file back.
 * @throws {AppError} `not-found` when its bytes are gone; `not-allowed` without `sites.write` at its unit
 */
export async function bringFileBack(deps: Deps, actor: Actor, id: FileId): Promise<{ readonly name: string }> {
  return inTransaction(deps.db, actor, async (tx) => {
    const file = await getForUpdate(tx, actor, id);
    if (file.deleted_at === null) return file;
    await tx.updateTable('sites.library_file').set({ deleted_at: null }).where('file_id', '=', id).execute();
    await restoreFile(tx, id);
    await recordAudit(tx, actor, { action: 'sites.restore-file', subject: `file:${id}` });
    return file;
  });
}

/** A text that is being saved with the file waits for this row, and the other way round. */
async function getForUpdate(tx: Tx, actor: Actor, id: FileId) {
  const file = await tx
    .selectFrom('sites.library_file')
    .select(['name', 'unit_path', 'use_count', 'deleted_at'])
    .where('file_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!file) throw new AppError('not-found', `No file ${id} in the library`);
  assertMay(actor, PERMISSION.write, file.unit_path);
  return file;
}
