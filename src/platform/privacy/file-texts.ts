import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { getDocumentProxy } from 'unpdf';
import { PDF, XLSX } from './documents/document-types.ts';
import { officeTexts, workbookComments } from './documents/office-texts.ts';

/** A piece of a file: a page, a cell, a line. */
export interface FileText {
  /** `hlm. 3`, `Data!B7`, `baris 12`: where a person finds it again. */
  readonly where: string;
  /** The heading of the column; empty without one. */
  readonly heading: string;
  readonly text: string;
}

/** The words of a PDF page by page, of a table cell by cell, of letters, slides and plain text in long pieces. @throws for damaged files */
export async function* readTexts(bytes: Uint8Array, mimeType: string): AsyncGenerator<FileText> {
  if (mimeType === PDF) return yield* pdfPages(bytes);
  const text = () => new TextDecoder().decode(bytes);
  if (mimeType === 'text/plain') return yield { where: '', heading: '', text: text() };
  if (mimeType === 'text/csv') return yield* cells('', csvRows(text()));
  if (mimeType !== XLSX) return yield* officeTexts(bytes);
  yield* workbookComments(bytes);
  for (const { sheet, data } of await readXlsxFile(Buffer.from(bytes))) yield* cells(`${sheet}!`, data);
}

const MOST_PAGES = 500;

async function* pdfPages(bytes: Uint8Array): AsyncGenerator<FileText> {
  const pdf = await getDocumentProxy(bytes);
  if (pdf.numPages > MOST_PAGES) throw new Error(`More than ${MOST_PAGES} pages`);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    yield { where: `hlm. ${number}`, heading: '', text };
  }
}

function csvRows(text: string): readonly (readonly unknown[])[] {
  const head = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true }) as string[][];
}

/** Headings are the first row; a row of headings is itself read too. */
function* cells(prefix: string, rows: readonly (readonly unknown[])[]): Generator<FileText> {
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? ''));
  for (const [line, row] of rows.entries())
    for (const [column, cell] of row.entries()) {
      if (typeof cell !== 'string' && typeof cell !== 'number') continue;
      yield { where: `${prefix}${letters(column)}${line + 1}`, heading: headings[column] ?? '', text: String(cell) };
    }
}

const ALPHABET = 26;

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % ALPHABET));
  return column < ALPHABET ? last : letters(Math.floor(column / ALPHABET) - 1) + last;
}
