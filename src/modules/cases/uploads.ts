import type { FastifyRequest } from 'fastify';
import type { Tenant } from '../../platform/database/tenancy.ts';
import { type StoredFile, storeUpload } from '../../platform/files/files.ts';
import { refusalText, UploadRefused } from '../../platform/files/refusal.ts';
import { readUploadForm } from '../../platform/http/uploads.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import type { FieldErrors } from '../../platform/ui/form-state.ts';
import { defineTexts } from '../../platform/ui/texts.ts';
import { UPLOAD_FIELD } from './resumable/upload-field.ts';
import { type FinishedUpload, uploadStoreOf } from './resumable/upload-store.ts';

const texts = defineTexts({
  id: { gone: 'Berkas yang diunggah tadi sudah tidak ada. Pilih berkasnya sekali lagi.' },
  en: { gone: 'The file that was uploaded before is gone. Choose it once more.' },
});

/** A form whose files are already safe, so that they are not lost when another field is wrong. */
export interface CaseForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly StoredFile[];
  readonly errors: FieldErrors;
}

const FIELD = 'berkas';
const MOST_FILES = 5;

/**
 * Reads a form and keeps the files of its field `berkas` or `…-berkas`, and those sent ahead in pieces, five at most, for
 * the desk's eyes only.
 */
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
  const sent = files.filter(({ field }) => field === FIELD || field.endsWith(`-${FIELD}`));
  const ahead = await sentAhead(request, deps, tenant, fields);
  if (ahead.isIncomplete) errors[FIELD] = texts(request.language).gone;
  for (const { bytes, fileName } of [...ahead.files, ...sent].slice(0, MOST_FILES)) {
    try {
      kept.push(await storeUpload(deps.files, deps.db, tenant, { bytes, fileName, uploadedBy, isPublic: false }));
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      errors[FIELD] = refusalText(error.reason, request.language);
    }
  }
  return { fields, files: kept, errors };
}

/** The files that came in pieces before the form; they belong to its key, or to the case on whose page it stands. */
async function sentAhead(
  request: FastifyRequest,
  { settings }: ModuleDeps,
  tenant: Tenant,
  fields: CaseForm['fields'],
): Promise<{ readonly files: readonly FinishedUpload[]; readonly isIncomplete: boolean }> {
  const named = Object.entries(fields).filter(([name]) => name === UPLOAD_FIELD || name.endsWith(`-${UPLOAD_FIELD}`));
  const ids = named.flatMap(([, value]) => value).slice(0, MOST_FILES);
  const { id: caseId } = (request.params ?? {}) as { readonly id?: string };
  const key = String(fields.kunci ?? caseId ?? '');
  const store = uploadStoreOf(settings);
  const found = await Promise.all(ids.map((id) => store.findFinished(tenant, String(id), key)));
  const files = found.filter((upload) => upload !== undefined);
  return { files, isIncomplete: files.length < ids.length };
}
