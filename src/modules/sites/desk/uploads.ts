import type { FastifyRequest } from 'fastify';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { fileHref, type StoredFile, storeUpload } from '../../../platform/files/files.ts';
import { SIZE_LIMIT_BYTES, sniff } from '../../../platform/files/sniff.ts';
import { readUploadForm, type UploadedFile } from '../../../platform/http/uploads.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { examineFile } from '../../../platform/privacy/examine-file.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import { addToLibrary } from '../library/library.ts';
import { saveFileScan } from '../privacy/file-scans.ts';
import { deskScope } from './scope.ts';

/** What a file field takes, and whether everyone may read the file at once. */
export interface FileFieldRule {
  readonly accepts: 'image' | 'any';
  readonly isPublic: boolean;
}

/** A form with its files already kept: what was chosen is not lost when another field is wrong. */
export interface KeptForm {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** Kept files by the field in which they were sent, with the name that they had. */
  readonly kept: readonly { readonly field: string; readonly fileName: string; readonly file: StoredFile }[];
  /** Files that were refused, by field. */
  readonly errors: FieldErrors;
}

/** Reads a form and keeps the files of the fields that have a rule; files of other fields are ignored. */
export async function keepForm(
  request: FastifyRequest,
  deps: ModuleDeps,
  actor: Actor,
  rules: Readonly<Record<string, FileFieldRule>>,
  refusal: (fileName: string) => string,
): Promise<KeptForm> {
  const { fields, files } = await readUploadForm(request);
  const kept: KeptForm['kept'][number][] = [];
  const errors: Record<string, string> = {};
  for (const upload of files) {
    const rule = rules[upload.field];
    if (!rule) continue;
    const file = await keep(deps, actor, upload, rule);
    if (file) kept.push({ field: upload.field, fileName: upload.fileName, file });
    else errors[upload.field] = refusal(upload.fileName);
  }
  return { fields, kept, errors };
}

/** Null when its type or size is not accepted. */
async function keep(
  deps: ModuleDeps,
  actor: Actor,
  { bytes, fileName }: UploadedFile,
  { accepts, isPublic }: FileFieldRule,
): Promise<StoredFile | null> {
  try {
    const { kind, mimeType } = await sniff(bytes, fileName);
    if ((accepts === 'image' && kind !== 'image') || bytes.length > SIZE_LIMIT_BYTES[kind]) return null;
    const examined = kind === 'document' ? await examineFile(bytes, mimeType) : null;
    const file = await storeUpload(deps.files, deps.db, actor, {
      bytes: examined?.bytes ?? bytes,
      fileName,
      uploadedBy: actor.personId,
      isPublic,
    });
    await inTransaction(deps.db, actor, async (tx) => {
      await addToLibrary(tx, file, deskScope(actor)[0] ?? actor.homeUnitPath);
      if (examined) await saveFileScan(tx, file.id, examined);
    });
    return file;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return null;
    throw error;
  }
}

/** Where the desk shows a file that may not be public yet; a picture in the width of a thumbnail. */
export function deskFileHref(file: StoredFile): string {
  if (file.kind === 'document') return `/meja${fileHref(file)}`;
  return `/meja/berkas/${file.id}/${file.widths[0]}.webp`;
}
