import { DOCX, ODS, ODT, PDF, PPTX, XLSX } from './document-types.ts';

/** A document freed of what it tells of its makers, or why it stays as it is. `clean` tells nothing of them. */
export type CleanedDocument =
  | { readonly outcome: 'cleaned'; readonly bytes: Uint8Array }
  | { readonly outcome: 'clean' | 'signed' };

const OFFICE: ReadonlySet<string> = new Set([DOCX, XLSX, PPTX, ODT, ODS]);

/** Removes metadata of PDF and office files; text and CSV hold none. @throws {Error} for files that cannot be rewritten */
export async function cleanDocument(bytes: Uint8Array, mimeType: string): Promise<CleanedDocument> {
  if (mimeType === PDF) return (await import('./clean-pdf.ts')).cleanPdf(bytes);
  if (OFFICE.has(mimeType)) return (await import('./clean-office.ts')).cleanOffice(bytes);
  return { outcome: 'clean' };
}
