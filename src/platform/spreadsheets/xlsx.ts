import { type Cell, inPieces, type Sheet } from './sheet.ts';
import { zipped } from './zip.ts';

/**
 * A table as an Excel workbook (ECMA-376) with one sheet, made while it is sent, so that a year's register needs no more
 * memory than a page of it. Texts are texts, also those that look like formulas; dates are dates.
 */
export function toXlsx(sheet: Sheet): AsyncGenerator<Buffer> {
  const fixed = Object.entries(PARTS).map(([name, xml]) => ({ name, bytes: inPieces(once(xml)) }));
  return zipped([...fixed, { name: 'xl/worksheets/sheet1.xml', bytes: inPieces(worksheet(sheet)) }]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 is a heading, style 2 a date. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* worksheet({ columns, rows }: Sheet): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>`;
  for (const [at, { width }] of columns.entries())
    yield `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  yield `</cols><sheetData>${rowOf(
    1,
    columns.map(({ header }, at) => text(header, addressOf(at, 1), 1)),
  )}`;
  let line = 1;
  for await (const row of rows) {
    line += 1;
    yield rowOf(
      line,
      row.map((cell, at) => written(cell, addressOf(at, line))),
    );
  }
  yield '</sheetData></worksheet>';
}

const FIRST_DAY = Temporal.PlainDate.from('1899-12-30');

function rowOf(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

const LETTERS = 26;

/** `A1`, `B1`, …, `AA1`: letters count without a zero. */
function addressOf(column: number, line: number): string {
  const last = String.fromCharCode(65 + (column % LETTERS));
  return column < LETTERS
    ? `${last}${line}`
    : addressOf(Math.floor(column / LETTERS) - 1, line).replace(`${line}`, `${last}${line}`);
}

function written(cell: Cell, address: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return text(cell, address, 0);
  return `<c r="${address}" s="2"><v>${FIRST_DAY.until(cell, { largestUnit: 'day' }).days}</v></c>`;
}

const MOST_CHARACTERS = 32_767;

function text(value: string, address: string, style: 0 | 1): string {
  const safe = value.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll(NOT_IN_XML, '');
  const escaped = safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<c r="${address}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

/** Characters that XML 1.0 cannot hold, even escaped. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
