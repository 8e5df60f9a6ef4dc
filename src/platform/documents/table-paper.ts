import type { Cell, Sheet } from '../spreadsheets/sheet.ts';
import { formatNumber, formatShortDate } from '../ui/format.ts';
import { defineTexts, type Language } from '../ui/texts.ts';
import { type DocumentTemplate, printDocument } from './documents.ts';

/** How many rows one paper holds: it is made in memory, and the process waits meanwhile. */
export const MOST_ON_PAPER = 600;

const texts = defineTexts({
  id: {
    whole: (rows: string) => `Memuat ${rows} baris.`,
    cut: (rows: string) =>
      `Memuat ${rows} baris pertama saja. Untuk semuanya, cetak bulan demi bulan atau unduh XLSX atau CSV.`,
  },
  en: {
    whole: (rows) => `Holds ${rows} rows.`,
    cut: (rows) => `Holds the first ${rows} rows only. For all of them print month by month, or download XLSX or CSV.`,
  },
});

interface TableData {
  readonly heading: string;
  readonly from: { readonly name: string };
  readonly told: string;
  readonly size: 'a4' | 'a3';
  readonly widths: readonly number[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const template: DocumentTemplate<TableData> = {
  name: 'documents.table',
  source: `#set page(paper: data.size, flipped: true, margin: (x: 12mm, top: 14mm, bottom: 16mm))
#set text(size: 7.5pt)
#letterhead(data.from)
= #data.heading
#data.told
#table(
  columns: data.widths.map(width => width * 1fr),
  inset: 3pt,
  stroke: 0.4pt + rgb("#E3DFD3"),
  table.header(..data.headers.map(header => text(weight: "bold", hyphenate: true)[#header])),
  ..data.rows.flatten().map(cell => [#cell]),
)`,
  example: { heading: '', from: { name: '' }, told: '', size: 'a4', widths: [], headers: [], rows: [] },
};

/** Whose table on paper, and what it is. */
export interface TablePaper {
  readonly language: Language;
  readonly governmentName: string;
  /** With its period: "Register kasus 2026". */
  readonly title: string;
  readonly now: Temporal.Instant;
}

/**
 * A table as PDF across the page, of the first 600 rows; the paper says so when there are more. The columns share the width
 * by the widths of the sheet.
 */
export async function printTable(sheet: Sheet, { language, governmentName, title, now }: TablePaper): Promise<Buffer> {
  const words = texts(language);
  const rows: string[][] = [];
  let isCut = false;
  for await (const row of sheet.rows) {
    isCut = rows.length === MOST_ON_PAPER;
    if (isCut) break;
    rows.push(row.map((cell) => textOf(cell, language)));
  }
  const count = formatNumber(rows.length, language);
  const widths = sheet.columns.map(({ header, width }) => Math.max(width, BOLD * longestWord(header)));
  const size = widths.reduce((sum, width) => sum + width, 0) > MOST_ON_A4 ? 'a3' : 'a4';
  const data: TableData = {
    ...{ heading: title, from: { name: governmentName }, rows, widths, size },
    ...{ told: isCut ? words.cut(count) : words.whole(count), headers: sheet.columns.map(({ header }) => header) },
  };
  return printDocument(template, data, { language, title, createdAt: now });
}

/** Characters side by side; wider tables are printed on A3. */
const MOST_ON_A4 = 340;
const LONGEST = 120;
/** By how much a heading's letters are wider than the characters in which columns are measured. */
const BOLD = 1.7;

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map((word) => word.length));
}

function textOf(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatNumber(cell, language);
  if (typeof cell !== 'string') return formatShortDate(cell, language);
  const text = cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell;
  // Numbers and addresses have no spaces; they may go on in the next line after a sign.
  return text.replaceAll(/[@./_](?=\S)/g, '$&\u200b');
}
