import sax from 'sax';
import type { FileText } from '../file-texts.ts';
import { openArchive } from './open-archive.ts';

/** Parts of Word, PowerPoint and OpenDocument files in which words stand, those that are hidden or deleted too. */
const TEXT_PARTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|ppt\/(?:slides|notesSlides|comments)\/[^/]+|content|styles)\.xml$/;
const WORKBOOK_COMMENTS = /^xl\/(?:comments\d*|comments\/[^/]+|threadedComments\/[^/]+)\.xml$/;

/** The words of a DOCX, PPTX, ODT or ODS: paragraphs, and tables cell by cell with the heading of the column. @throws for damaged files */
export function* officeTexts(bytes: Uint8Array): Generator<FileText> {
  const parts = openArchive(bytes, (name) => TEXT_PARTS.test(name));
  if (Object.keys(parts).length === 0) throw new Error('No part with words');
  for (const [name, part] of Object.entries(parts)) yield* partTexts(whereOf(name), part);
}

/** What was remarked in an XLSX; its cells are not read. @throws for damaged files */
export function* workbookComments(bytes: Uint8Array): Generator<FileText> {
  const parts = openArchive(bytes, (name) => WORKBOOK_COMMENTS.test(name));
  for (const part of Object.values(parts)) yield* partTexts('komentar', part);
}

/** `slide 3`, `catatan slide 3`; empty for the text itself. */
function whereOf(name: string): string {
  const [, notes, slide] = /^ppt\/(notesS|s)lides?\/\D*(\d+)/i.exec(name.replace('notesSlides', 'notesSlide')) ?? [];
  if (slide !== undefined) return `${notes === 's' ? '' : 'catatan '}slide ${slide}`;
  if (/comments/.test(name)) return 'komentar';
  return /header|footer|styles/.test(name) ? 'kepala atau kaki halaman' : '';
}

const PIECE = 65_536;

function* partTexts(where: string, xml: Uint8Array): Generator<FileText> {
  const reader = new PartReader(where);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < xml.length; at += PIECE) {
    reader.write(decoder.decode(xml.subarray(at, at + PIECE), { stream: true }));
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

/** Elements that hold words; in OpenDocument the paragraph itself does. */
const WORDS = new Set(['w:t', 'w:delText', 'w:instrText', 'a:t', 'text:p', 'text:h', 'p:text', 't', 'text']);
const PARAGRAPHS = new Set(['w:p', 'a:p', 'text:p', 'text:h', 'p:text', 'comment', 'text']);
const SPACES = new Set(['w:tab', 'w:br', 'w:cr', 'a:br', 'text:tab', 'text:s', 'text:line-break']);
const TABLES = new Set(['w:tbl', 'a:tbl', 'table:table']);
const ROWS = new Set(['w:tr', 'a:tr', 'table:table-row']);
const CELLS = new Set(['w:tc', 'a:tc', 'table:table-cell']);
const REPEATED = 'table:number-columns-repeated';
/** A copy of what stands beside it, for older programs. */
const COPY = 'mc:Fallback';
const MOST_HEADINGS = 1000;
/** Paragraphs are read together, so that a word stands before the number in the line below it no less than beside it. */
const ENOUGH = 50_000;

interface Table {
  row: number;
  column: number;
  readonly headings: string[];
  /** Words that stood open around the table. */
  readonly outer: string;
}

class PartReader {
  readonly #where: string;
  readonly #parser = sax.parser(true, { position: false });
  readonly #tables: Table[] = [];
  #ready: FileText[] = [];
  #text = '';
  #wordDepth = 0;
  #copyDepth = 0;
  #tableCount = 0;

  constructor(where: string) {
    this.#where = where;
    this.#parser.onopentag = ({ name, attributes }) => this.#open(name, attributes);
    this.#parser.onclosetag = (name) => this.#close(name);
    this.#parser.ontext = (text) => {
      if (this.#wordDepth > 0 && this.#copyDepth === 0) this.#text += text;
    };
    this.#parser.onerror = (error) => {
      throw error;
    };
  }

  write(xml: string): void {
    this.#parser.write(xml);
  }

  close(): void {
    this.#parser.close();
    this.#flush('', '');
  }

  take(): readonly FileText[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    if (name === COPY) this.#copyDepth += 1;
    if (this.#copyDepth > 0) return;
    if (WORDS.has(name)) this.#wordDepth += 1;
    if (SPACES.has(name)) this.#text += ' ';
    const table = this.#tables.at(-1);
    if (TABLES.has(name)) this.#openTable();
    else if (table && ROWS.has(name)) Object.assign(table, { row: table.row + 1, column: 0 });
    else if (table && CELLS.has(name)) table.column += Number(attributes[REPEATED] ?? 1);
  }

  #close(name: string): void {
    if (name === COPY) this.#copyDepth -= 1;
    if (this.#copyDepth > 0) return;
    if (WORDS.has(name)) this.#wordDepth -= 1;
    if (PARAGRAPHS.has(name)) this.#text += '\n';
    const table = this.#tables.at(-1);
    if (table && CELLS.has(name)) this.#closeCell(table);
    else if (table && TABLES.has(name)) this.#text = this.#tables.pop()?.outer ?? '';
    else if (!table && this.#text.length > ENOUGH) this.#flush('', '');
  }

  #openTable(): void {
    if (this.#tables.length === 0) {
      this.#flush('', '');
      this.#tableCount += 1;
    }
    this.#tables.push({ row: 0, column: 0, headings: [], outer: this.#text });
    this.#text = '';
  }

  /** The first row names the columns. */
  #closeCell(table: Table): void {
    const text = this.#text.trim();
    if (table.row === 1 && table.headings.length < MOST_HEADINGS) table.headings[table.column - 1] = text;
    const place = `tabel ${this.#tableCount} baris ${table.row} kolom ${table.column}`;
    this.#flush(place, table.row === 1 ? '' : (table.headings[table.column - 1] ?? ''));
  }

  #flush(place: string, heading: string): void {
    const text = this.#text;
    this.#text = '';
    const where = [this.#where, place].filter((part) => part !== '').join(', ');
    if (text.trim() !== '') this.#ready.push({ where, heading, text });
  }
}
