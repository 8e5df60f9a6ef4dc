import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** A file that came with a form, read whole; at most 26 MiB each. */
export interface UploadedFile {
  /** Name of the form's field. */
  readonly field: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** A multipart form: its text fields by name (several of one name as a list), and its files. */
export interface UploadedForm {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly files: readonly UploadedFile[];
}

const TOTAL_LIMIT_BYTES = 60 * 1024 * 1024;

/**
 * Reads a form with files; an urlencoded form is read too, without files. Empty file fields are left out.
 * @throws {AppError} `invalid` when all files together are larger than 60 MiB
 * @throws {Error} with status 400 when the form is cut off or malformed, 413 when a part of it is too large
 */
export async function readUploadForm(request: FastifyRequest): Promise<UploadedForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, files: [] };
  try {
    return await readParts(request);
  } catch (cause) {
    if (cause instanceof AppError || (cause instanceof Error && 'statusCode' in cause)) throw cause;
    throw Object.assign(new Error('The form is cut off or malformed', { cause }), { statusCode: 400 });
  }
}

async function readParts(request: FastifyRequest): Promise<UploadedForm> {
  const fields: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  let total = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') addField(fields, part.fieldname, String(part.value));
    else {
      const bytes = await part.toBuffer();
      total += bytes.length;
      if (total > TOTAL_LIMIT_BYTES) throw new AppError('invalid', 'All files together are too large');
      if (bytes.length > 0) files.push({ field: part.fieldname, fileName: part.filename, bytes });
    }
  }
  return { fields, files };
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
}
