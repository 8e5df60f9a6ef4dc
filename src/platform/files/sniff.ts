import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../errors.ts';

/** What a file really is, by its bytes. */
export interface SniffedType {
  readonly kind: 'image' | 'document';
  readonly mimeType: string;
  /** Ending that fits the type, without dot. */
  readonly extension: string;
}

const MEBIBYTE = 1024 * 1024;

/** How large a file of each kind may be, in bytes. */
export const SIZE_LIMIT_BYTES: Readonly<Record<SniffedType['kind'], number>> = {
  image: 15 * MEBIBYTE,
  document: 25 * MEBIBYTE,
};

const IMAGES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/tiff',
]);

const DOCUMENTS: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

/**
 * The type of a file by its bytes; its name and what the browser says of it count for nothing, save that
 * text must call itself .csv or .txt.
 * @throws {AppError} `invalid` for every type that is not accepted, SVG and archives among them
 */
export async function sniff(bytes: Uint8Array, name: string): Promise<SniffedType> {
  const found = await fileTypeFromBuffer(bytes);
  if (found && IMAGES.has(found.mime)) return { kind: 'image', mimeType: found.mime, extension: found.ext };
  if (found && DOCUMENTS.has(found.mime)) return { kind: 'document', mimeType: found.mime, extension: found.ext };
  const extension = /\.(csv|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (!found && extension !== undefined && isText(bytes)) {
    return { kind: 'document', mimeType: extension === 'csv' ? 'text/csv' : 'text/plain', extension };
  }
  throw new AppError('invalid', `Files of type ${found?.mime ?? 'unknown'} are not accepted`);
}

/** UTF-8 without control characters, and no markup that a browser might run. */
function isText(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/<\s*(script|svg|html|!doctype|\?xml)/i.test(text);
}

const NAME_LENGTH = 100;

/** A name that is safe in a path, a header and a page, with the ending that fits the bytes. */
export function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
  const plain = base
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, NAME_LENGTH)
    .toLowerCase();
  return `${plain === '' ? 'berkas' : plain}.${extension}`;
}
