import type { FastifyRequest } from 'fastify';
import type { Tenant } from '../../platform/database/tenancy.ts';
import { type StoredFile, storeUpload } from '../../platform/files/files.ts';
import { refusalText, UploadRefused } from '../../platform/files/refusal.ts';
import { readUploadForm } from '../../platform/http/uploads.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import type { FieldErrors } from '../../platform/ui/form-state.ts';

/** A form whose files are already safe, so that they are not lost when another field is wrong. */
export interface CaseForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly StoredFile[];
  readonly errors: FieldErrors;
}

const FIELD = 'berkas';
const MOST_FILES = 5;

/** Reads a form and keeps the files of its field `berkas` or `…-berkas`, five at most, for the desk's eyes only. */
export async function readCaseForm(
  request: FastifyRequest,
  deps: ModuleDeps,
  tenant: Tenant,
  uploadedBy: PersonId | null,
): Promise<CaseForm> {
  const { fields, files, tooLarge } = await readUploadForm(request, { onTooLarge: 'name' });
  const kept: StoredFile[] = [];
  const errors: Record<string, string> = {};
  if (tooLarge.length > 0) errors[FIELD] = refusalText('document-too-large', request.language);
  for (const { field, bytes, fileName } of files.slice(0, MOST_FILES)) {
    if (field !== FIELD && !field.endsWith(`-${FIELD}`)) continue;
    try {
      kept.push(await storeUpload(deps.files, deps.db, tenant, { bytes, fileName, uploadedBy, isPublic: false }));
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      errors[FIELD] = refusalText(error.reason, request.language);
    }
  }
  return { fields, files: kept, errors };
}
