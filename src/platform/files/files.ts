import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import { type Generated, sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import { type GovernmentId, type Id, newId } from '../database/ids.ts';
import { inTransaction, type Tenant } from '../database/tenancy.ts';
import type { PersonId } from '../identity/actor.ts';
import { type PreparedImage, prepareImage } from './image.ts';
import { SIZE_LIMIT_BYTES } from './limits.ts';
import { UploadRefused } from './refusal.ts';
import { type SniffedType, safeName, sniff } from './sniff.ts';

declare module '../database/schema.ts' {
  interface Database {
    'files.file': FileTable;
  }
}

interface FileTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly kind: 'image' | 'document';
  readonly name: string;
  readonly mime_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly width_px: number | null;
  readonly height_px: number | null;
  readonly widths: number[];
  readonly is_public: Generated<boolean>;
  readonly uploaded_by: string | null;
  readonly created_at: Generated<Date>;
  readonly deleted_at: Date | null;
}

/** An uploaded file. */
export type FileId = Id<'file'>;

/** Where bytes lie: a folder, or S3. Keys begin with the government's id. */
export interface Files {
  readonly disk: Disk;
}

/** A file as pages and forms need to know it. */
export interface StoredFile {
  readonly id: FileId;
  readonly kind: 'image' | 'document';
  /** Safe in paths and headers, with the ending that fits the bytes. */
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Null for documents. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Widths in which a picture can be asked for; empty for documents. */
  readonly widths: readonly number[];
  readonly isPublic: boolean;
}

/** What was sent in. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** As the visitor named it. */
  readonly fileName: string;
  readonly uploadedBy: PersonId | null;
  /** Whether everyone may read it at once; otherwise those at the desk only. */
  readonly isPublic: boolean;
}

/**
 * Takes a file in: its type is read from its bytes, pictures are turned upright, freed of metadata and made in several
 * widths. The bytes are safe in storage before the row is written; nothing is left when either fails.
 * Documents keep their bytes as they are, what they tell of their author included.
 * @throws {UploadRefused} `invalid`, with the reason: too large, of a type that is not accepted, or damaged
 */
export async function storeUpload(files: Files, db: Db, tenant: Tenant, upload: Upload): Promise<StoredFile> {
  const type = await sniff(upload.bytes, upload.fileName);
  if (upload.bytes.length > SIZE_LIMIT_BYTES[type.kind]) throw new UploadRefused(`${type.kind}-too-large`);
  const id: FileId = newId();
  const image = type.kind === 'image' ? await prepareImage(upload.bytes) : null;
  try {
    await writeBytes(files, folderOf(tenant.governmentId, id), upload.bytes, image);
    const row = rowOf(id, type, upload, image);
    const insert = (tx: Tx) => tx.insertInto('files.file').values(row).execute();
    await (db.isTransaction ? insert(db as Tx) : inTransaction(db, tenant, insert));
    return toStoredFile({ ...row, is_public: upload.isPublic });
  } catch (error) {
    await files.disk.deleteAll(folderOf(tenant.governmentId, id)).catch(() => undefined);
    throw error;
  }
}

async function writeBytes(files: Files, folder: string, bytes: Uint8Array, image: PreparedImage | null): Promise<void> {
  if (!image) return files.disk.put(`${folder}/asli`, bytes);
  for (const { widthPx, format, bytes: picture } of image.derivatives)
    await files.disk.put(`${folder}/${widthPx}.${format}`, picture);
}

function rowOf(id: FileId, type: SniffedType, upload: Upload, image: PreparedImage | null) {
  const largest = image?.derivatives.findLast(({ format }) => format === 'webp');
  return {
    ...{ id, kind: type.kind, name: safeName(upload.fileName, image ? 'webp' : type.extension) },
    ...{ mime_type: image ? 'image/webp' : type.mimeType, size_bytes: largest?.bytes.length ?? upload.bytes.length },
    ...{ sha256: createHash('sha256').update(upload.bytes).digest('hex'), is_public: upload.isPublic },
    ...{ width_px: image?.widthPx ?? null, height_px: image?.heightPx ?? null, widths: [...(image?.widths ?? [])] },
    uploaded_by: upload.uploadedBy,
  };
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'mime_type',
  'size_bytes',
  'width_px',
  'height_px',
  'widths',
  'is_public',
] as const;

type FileRow = Pick<FileTable, Exclude<(typeof COLUMNS)[number], 'is_public'>> & { readonly is_public: boolean };

function toStoredFile(row: FileRow): StoredFile {
  return {
    ...{ id: row.id as FileId, kind: row.kind, name: row.name, mimeType: row.mime_type, sizeBytes: row.size_bytes },
    ...{ widthPx: row.width_px, heightPx: row.height_px, widths: row.widths, isPublic: row.is_public },
  };
}

/** The file, unless it is another government's, deleted or unknown. */
export async function findFile(tx: Tx, id: FileId): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom('files.file')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && toStoredFile(row);
}

/** The files with these ids, in any order; unknown ones are left out. */
export async function listFilesById(tx: Tx, ids: readonly FileId[]): Promise<readonly StoredFile[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('files.file')
    .select(COLUMNS)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(toStoredFile);
}

/** Lets everyone read the files, because what shows them was published. */
export async function publishFiles(tx: Tx, ids: readonly FileId[]): Promise<void> {
  if (ids.length > 0) await tx.updateTable('files.file').set({ is_public: true }).where('id', 'in', ids).execute();
}

/** Takes a file out of sight; its bytes are removed by a job after 30 days. */
export async function deleteFile(tx: Tx, id: FileId): Promise<void> {
  await tx.updateTable('files.file').set({ deleted_at: sql`now()` }).where('id', '=', id).execute();
}

/** Brings a deleted file back while its bytes are still kept; nothing happens otherwise. */
export async function restoreFile(tx: Tx, id: FileId): Promise<void> {
  await tx.updateTable('files.file').set({ deleted_at: null }).where('id', '=', id).execute();
}

/** How many days the bytes of a deleted file are kept. */
export const KEPT_DAYS = 30;
const SWEPT_AT_ONCE = 500;

/** Removes bytes and rows of files that were deleted more than 30 days ago; answers how many, at most 500. */
export async function removeDeletedFiles(files: Files, tx: Tx, governmentId: GovernmentId): Promise<number> {
  const rows = await tx
    .selectFrom('files.file')
    .select('id')
    .where('deleted_at', '<', sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`)
    .limit(SWEPT_AT_ONCE)
    .execute();
  for (const { id } of rows) {
    await files.disk.deleteAll(folderOf(governmentId, id as FileId));
    await tx.deleteFrom('files.file').where('id', '=', id).execute();
  }
  return rows.length;
}

/** The bytes of a document, or of a picture in one width and format. */
export function readBytes(files: Files, governmentId: GovernmentId, id: FileId, part: string): Promise<Readable> {
  return files.disk.getStream(`${folderOf(governmentId, id)}/${part}`);
}

/** Whether the bytes of a part lie where they should: before several files are sent as one. */
export function hasBytes(files: Files, governmentId: GovernmentId, id: FileId, part: string): Promise<boolean> {
  return files.disk.exists(`${folderOf(governmentId, id)}/${part}`);
}

function folderOf(governmentId: GovernmentId, id: FileId): string {
  return `${governmentId}/${id}`;
}

/** The public address of a file. */
export function fileHref(file: Pick<StoredFile, 'id' | 'name'>): string {
  return `/berkas/${file.id}/${file.name}`;
}
