import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import { formatDecimal, formatNumber } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { decidedOf, type FigureTable, figureTables } from './figure-tables.ts';
import { periodName } from './period-name.ts';
import { REPORT_PARTS, type Report, type ReportFigures } from './report.ts';
import { reportTexts } from './report-texts.ts';

interface ReportPaper {
  readonly from: { readonly name: string };
  readonly heading: string;
  readonly figures: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly tables: readonly {
    readonly title: string;
    readonly headers: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly parts: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
}

const template: DocumentTemplate<ReportPaper> = {
  name: 'disclosure.report',
  source: `#letterhead(data.from)
= #data.heading
#for part in data.parts.slice(0, 4) [
  == #part.title
  #for paragraph in part.paragraphs [#par[#paragraph]]
]
== #data.figures
#facts(data.facts)
#for table-of in data.tables [
  === #table-of.title
  #table(
    columns: (1fr,) + (auto,) * (table-of.headers.len() - 1),
    align: (x, y) => if x == 0 { left } else { right },
    stroke: (x, y) => (bottom: 0.4pt + rgb("#E3DFD3")),
    inset: (x: 4pt, y: 4pt),
    table.header(..table-of.headers.map(header => text(weight: "bold")[#header])),
    ..table-of.rows.flatten().map(cell => [#cell]),
  )
]
#for part in data.parts.slice(4) [
  == #part.title
  #for paragraph in part.paragraphs [#par[#paragraph]]
]`,
  example: { from: { name: '' }, heading: '', figures: '', facts: [], tables: [], parts: [] },
};

/** What a report on paper tells. */
export interface ReportFacts {
  readonly report: Pick<Report, 'period' | 'words'> & { readonly figures: ReportFigures };
  readonly governmentName: string;
  readonly language: Language;
  readonly now: Temporal.Instant;
}

/** The report as PDF: what people wrote around the figures. */
export function printReport({ report, governmentName, language, now }: ReportFacts): Buffer {
  const words = reportTexts(language);
  const heading = words.of(periodName(report.period, language));
  const paper: ReportPaper = {
    ...{ from: { name: governmentName }, heading, figures: words.figures },
    facts: headFacts(report.figures, language),
    tables: figureTables(report.figures, language).map((table) => onPaper(table, language)),
    parts: REPORT_PARTS.map((part) => ({
      ...{ title: words.parts[part], paragraphs: (report.words[part] || words.nothing).split(/\n\s*\n/) },
    })),
  };
  return printDocument(template, paper, { language, title: heading, createdAt: now });
}

function onPaper({ title, headers, rows }: FigureTable, language: Language): ReportPaper['tables'][number] {
  const cell = (value: string | number) => (typeof value === 'number' ? formatNumber(value, language) : value);
  return { title, headers, rows: rows.map((row) => row.map(cell)) };
}

/** The first figures of a report with their names. */
function headFacts({ requests }: ReportFigures, language: Language): readonly (readonly [string, string])[] {
  const words = reportTexts(language);
  const number = (value: number) => formatNumber(value, language);
  const facts: readonly (readonly [string, string])[] = [
    [words.received, number(requests.received)],
    [words.decided, number(decidedOf(requests))],
    [words.inTime, number(requests.inTime)],
    [words.late, number(requests.late)],
    [words.open, number(requests.open)],
    [words.overdue, number(requests.overdue)],
    [words.withdrawnRequests, number(requests.withdrawn)],
    [words.extended, number(requests.extended)],
  ];
  const { medianDays, averageDays } = requests;
  if (medianDays === null || averageDays === null) return facts;
  const median = words.days(formatDecimal(medianDays, 1, language));
  return [...facts, [words.median, `${median} (${words.average(formatDecimal(averageDays, 1, language))})`]];
}
