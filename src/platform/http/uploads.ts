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
  /** Fields whose file was larger than 26 MiB and was dropped; empty unless these are asked for. */
  readonly tooLarge: readonly string[];
}

/** What happens to a file that is too large: the whole form is refused with 413, or it is dropped and named. */
interface ReadOptions {
  readonly onTooLarge?: 'refuse' | 'name';
}

/** No link is held for longer than it takes to read so much. */
const LONGEST_BYTES = 300 * 1024 * 1024;
const TOTAL_LIMIT_BYTES = 60 * 1024 * 1024;

/**
 * Reads a form with files; an urlencoded form is read too, without files. Empty file fields are left out.
 * @throws {AppError} `invalid` when all files together are larger than 60 MiB
 * @throws {Error} with status 400 when the form is cut off or malformed, 413 when a part of it is too large
 */
export async function readUploadForm(request: FastifyRequest, options: ReadOptions = {}): Promise<UploadedForm> {
  if (!request.isMultipart()) {
    return { fields: (request.body ?? {}) as Record<string, string>, files: [], tooLarge: [] };
  }
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_BYTES) {
    throw Object.assign(new Error('The form is endless'), { statusCode: 413 });
  }
  try {
    return await readParts(request, options.onTooLarge === 'name');
  } catch (cause) {
    if (cause instanceof AppError || (cause instanceof Error && 'statusCode' in cause)) throw cause;
    throw Object.assign(new Error('The form is cut off or malformed', { cause }), { statusCode: 400 });
  }
}

async function readParts(request: FastifyRequest, isNamed: boolean): Promise<UploadedForm> {
  const fields: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  const tooLarge: string[] = [];
  let total = 0;
  const options = { throwFileSizeLimit: !isNamed };
  for await (const part of request.parts(options as Parameters<typeof request.parts>[0])) {
    if (part.type === 'field') {
      addField(fields, part.fieldname, String(part.value));
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.file.truncated) {
      tooLarge.push(part.fieldname);
      continue;
    }
    total += bytes.length;
    if (total > TOTAL_LIMIT_BYTES) throw new AppError('invalid', 'All files together are too large');
    if (bytes.length > 0) files.push({ field: part.fieldname, fileName: part.filename, bytes });
  }
  return { fields, files, tooLarge };
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
}
