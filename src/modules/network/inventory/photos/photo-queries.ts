import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Id, newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deleteFile, type FileId, listFilesById, type StoredFile } from '../../../../platform/files/files.ts';

/** A picture of a record. */
export type PhotoId = Id<'photo'>;

/** A picture as pages show it. */
export interface Photo {
  readonly id: PhotoId;
  readonly file: StoredFile;
  readonly caption: string;
}

/** So many pictures a record may have. */
export const MOST_PHOTOS = 12;

/** The pictures of a record, the oldest first. Two queries. */
export async function listPhotos(tx: Tx, recordId: string): Promise<readonly Photo[]> {
  const { rows } = await sql<{ id: PhotoId; file_id: FileId; caption: string }>`
    select id, file_id, caption from network.photo where record_id = ${recordId} order by id limit ${MOST_PHOTOS}`.execute(
    tx,
  );
  const files =
    rows.length === 0
      ? []
      : await listFilesById(
          tx,
          rows.map(({ file_id }) => file_id),
        );
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.flatMap(({ id, file_id, caption }) => {
    const file = byId.get(file_id);
    return file ? [{ id, file, caption }] : [];
  });
}

/** Hangs a picture on a record. @throws {AppError} `conflict` when it has twelve */
export async function insertPhoto(tx: Tx, recordId: string, fileId: FileId, caption: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from network.photo where record_id = ${recordId}`.execute(tx);
  if ((rows[0]?.count ?? 0) >= MOST_PHOTOS) throw new AppError('conflict', `Record ${recordId} has twelve pictures`);
  await sql`insert into network.photo (id, record_id, file_id, caption) values
    (${newId()}, ${recordId}, ${fileId}, ${caption})`.execute(tx);
}

/** Takes a picture of this record away, with its file. */
export async function deletePhoto(tx: Tx, recordId: string, id: PhotoId): Promise<void> {
  const { rows } = await sql<{ file_id: FileId }>`
    delete from network.photo where id = ${id} and record_id = ${recordId} returning file_id`.execute(tx);
  for (const { file_id } of rows) await deleteFile(tx, file_id);
}

/** Takes all pictures of a record away, with their files: the record is removed. */
export async function deletePhotosOf(tx: Tx, recordId: string): Promise<void> {
  const { rows } = await sql<{ file_id: FileId }>`
    delete from network.photo where record_id = ${recordId} returning file_id`.execute(tx);
  for (const { file_id } of rows) await deleteFile(tx, file_id);
}
