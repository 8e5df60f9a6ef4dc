import type { PDFContext, PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { CleanedDocument } from './clean-document.ts';

type PdfLib = typeof import('@cantoo/pdf-lib');

/**
 * A PDF without what it tells of its makers: Info dictionary, XMP of the document and of pictures, private data of
 * programs, names on remarks, and everything that earlier savings left behind. What a signature covers is never touched.
 * Source: ISO 32000-1, 14.3, 14.5, 12.5.6.2.
 * @throws {Error} for damaged and for encrypted files
 */
export async function cleanPdf(bytes: Uint8Array): Promise<CleanedDocument> {
  const lib = await import('@cantoo/pdf-lib');
  if (isSigned(bytes)) return { outcome: namesMakers(bytes) ? 'signed' : 'clean' };
  const document = await lib.PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const { context } = document;
  for (const [, object] of context.enumerateIndirectObjects()) cleanObject(lib, object);
  delete context.trailerInfo.Info;
  removeUnreached(lib, context);
  const pageCount = document.getPageCount();
  const cleaned = await document.save({ useObjectStreams: true, updateFieldAppearances: false });
  if ((await lib.PDFDocument.load(cleaned, { updateMetadata: false })).getPageCount() !== pageCount)
    throw new Error('Pages were lost');
  return { outcome: 'cleaned', bytes: cleaned };
}

/** Signatures name the bytes they cover, never within packed objects. Source: ISO 32000-1, 12.8.1. */
function isSigned(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange');
}

function namesMakers(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return /\/Author\s*[(<]|<dc:creator|\/Info\s+\d|\/Metadata\s+\d/.test(text);
}

/** Remarks that a person put on a page; fields of forms use the same key for their own name. */
const REMARKS = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink FileAttachment Sound Redact Popup'
    .split(' ')
    .map((name) => `/${name}`),
);

function cleanObject(lib: PdfLib, object: PDFObject): void {
  const { PDFDict, PDFArray, PDFStream, PDFName } = lib;
  if (object instanceof PDFStream) cleanObject(lib, object.dict);
  if (object instanceof PDFArray) for (const item of object.asArray()) cleanObject(lib, item);
  if (!(object instanceof PDFDict)) return;
  for (const key of ['Metadata', 'PieceInfo', 'LastModified']) object.delete(PDFName.of(key));
  if (isRemark(lib, object)) object.delete(PDFName.of('T'));
  for (const [, value] of object.entries()) cleanObject(lib, value);
}

function isRemark({ PDFName }: PdfLib, dict: PDFDict): boolean {
  return dict.has(PDFName.of('Rect')) && REMARKS.has(String(dict.get(PDFName.of('Subtype'))));
}

/** Old versions of objects, and those that nothing shows any more, stay in a file until it is swept. */
function removeUnreached(lib: PdfLib, context: PDFContext): void {
  const { PDFDict, PDFArray, PDFStream, PDFRef: Ref } = lib;
  const reached = new Set<PDFRef>();
  const waiting: (PDFObject | undefined)[] = [context.trailerInfo.Root];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object instanceof Ref) {
      if (reached.has(object)) continue;
      reached.add(object);
      waiting.push(context.lookup(object));
    } else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) waiting.push(object.dict);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}
