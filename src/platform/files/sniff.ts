import { fileTypeFromBuffer } from 'file-type';
import { type RefusalReason, UploadRefused } from './refusal.ts';

export { SIZE_LIMIT_BYTES } from './limits.ts';

/** What a file really is, by its bytes. */
export interface SniffedType {
  readonly kind: 'image' | 'document';
  readonly mimeType: string;
  /** Ending that fits the type, without dot. */
  readonly extension: string;
}

const IMAGES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);

const DOCUMENTS: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

/** Types that people send often enough to be told what to do instead. */
const KNOWN_REFUSALS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/^image\/hei[cf]/, 'heic'],
  [/^application\/(zip|gzip|x-(7z|rar|tar|gzip|bzip2?|xz|zip)[a-z-]*)/, 'archive'],
];

/** The file by which people try whether harmful files are stopped. Source: EICAR, Anti-Malware Testfile. */
const TEST_VIRUS = ['$EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!$H+H*'].join('-');

/**
 * The type of a file by its bytes; its name and what the browser says of it count for nothing, save that
 * text must call itself .csv or .txt.
 * @throws {UploadRefused} `invalid` for every type that is not accepted, SVG and archives among them
 */
export async function sniff(bytes: Uint8Array, name: string): Promise<SniffedType> {
  if (bytes.length === 0) throw new UploadRefused('empty');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(TEST_VIRUS))
    throw new UploadRefused('harmful');
  const found = await typeOf(bytes);
  if (found && IMAGES.has(found.mime)) return { kind: 'image', mimeType: found.mime, extension: found.ext };
  if (found && DOCUMENTS.has(found.mime)) return { kind: 'document', mimeType: found.mime, extension: found.ext };
  const known = KNOWN_REFUSALS.find(([pattern]) => pattern.test(found?.mime ?? ''));
  if (known) throw new UploadRefused(known[1]);
  if (isSvg(bytes)) throw new UploadRefused('svg');
  const extension = /\.(csv|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (found || extension === undefined) throw new UploadRefused('other-type');
  if (!isPlainText(bytes)) throw new UploadRefused('not-text');
  return { kind: 'document', mimeType: extension === 'csv' ? 'text/csv' : 'text/plain', extension };
}

/** Bytes on which the reader of types itself stumbles are of no type. */
async function typeOf(bytes: Uint8Array): Promise<{ readonly mime: string; readonly ext: string } | undefined> {
  return fileTypeFromBuffer(bytes).catch(() => undefined);
}

const HEAD_BYTES = 1024;

function isSvg(bytes: Uint8Array): boolean {
  return /<\s*svg[\s/>]/i.test(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));
}

/** Text without control characters, and no markup that a browser might run. Windows-1252 passes, UTF-16 does not. */
function isPlainText(bytes: Uint8Array): boolean {
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
    .slice(0, NAME_LENGTH)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${plain === '' ? 'berkas' : plain}.${extension}`;
}
