import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { formatNumber, formatShortDate } from '../../../platform/ui/format.ts';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';

/** How many cases one paper holds: it is made in memory, and the process waits meanwhile. */
export const MOST_ON_PAPER = 600;

const texts = defineTexts({
  id: {
    title: (period: string) => `Register kasus ${period}`,
    whole: (rows: string) => `Memuat ${rows} kasus.`,
    cut: (rows: string) =>
      `Memuat ${rows} kasus pertama saja. Untuk semuanya, cetak bulan demi bulan atau unduh XLSX atau CSV.`,
  },
  en: {
    title: (period) => `Register of cases ${period}`,
    whole: (rows) => `Holds ${rows} cases.`,
    cut: (rows) => `Holds the first ${rows} cases only. For all of them print month by month, or download XLSX or CSV.`,
  },
});

interface RegisterData {
  readonly heading: string;
  readonly from: { readonly name: string };
  readonly told: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const template: DocumentTemplate<RegisterData> = {
  name: 'cases.register',
  source: `#set page(flipped: true, margin: (x: 12mm, top: 14mm, bottom: 16mm))
#set text(size: 7.5pt)
#letterhead(data.from)
= #data.heading
#data.told
#table(
  columns: (21mm, 17mm, 1fr, 27mm, 15mm, 17mm, 17mm, 17mm, 17mm, 12mm, 17mm, 19mm, 30mm, 24mm),
  inset: 3pt,
  stroke: 0.4pt + rgb("#E3DFD3"),
  table.header(..data.headers.map(header => text(weight: "bold", hyphenate: true)[#header])),
  ..data.rows.flatten().map(cell => [#cell]),
)`,
  example: { heading: '', from: { name: '' }, told: '', headers: [], rows: [] },
};

/** Whose register on paper, and of when. */
export interface RegisterPaper {
  readonly language: Language;
  readonly governmentName: string;
  /** As people say it: a year, or a month of it. */
  readonly period: string;
  readonly now: Temporal.Instant;
}

/** The register as PDF, of the first 600 rows; the paper says so when there are more. */
export async function printRegister(sheet: Sheet, paper: RegisterPaper): Promise<Buffer> {
  const { language } = paper;
  const words = texts(language);
  const rows: string[][] = [];
  let isCut = false;
  for await (const row of sheet.rows) {
    isCut = rows.length === MOST_ON_PAPER;
    if (isCut) break;
    rows.push(row.map((cell) => textOf(cell, language)));
  }
  const count = formatNumber(rows.length, language);
  const data: RegisterData = {
    ...{ heading: words.title(paper.period), from: { name: paper.governmentName }, rows },
    ...{ told: isCut ? words.cut(count) : words.whole(count), headers: sheet.columns.map(({ header }) => header) },
  };
  return printDocument(template, data, { language, title: words.title(paper.period), createdAt: paper.now });
}

const LONGEST = 120;

function textOf(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatNumber(cell, language);
  if (typeof cell !== 'string') return formatShortDate(cell, language);
  return cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1)}…` : cell;
}
