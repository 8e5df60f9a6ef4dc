import { type Cell, inPieces, type Sheet } from './sheet.ts';

/**
 * A table as CSV (RFC 4180) that Excel in Indonesian opens as it is: semicolons, UTF-8 with byte order mark, dates in ISO
 * form. Texts that a spreadsheet would take for a formula begin with an apostrophe (OWASP, CSV Injection).
 */
export function toCsv(sheet: Sheet): AsyncGenerator<Buffer> {
  return inPieces(lines(sheet));
}

async function* lines({ columns, rows }: Sheet): AsyncGenerator<string> {
  yield `\u{feff}${columns.map(({ header }) => written(header)).join(';')}\r\n`;
  for await (const row of rows) yield `${row.map(written).join(';')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell !== 'string') return cell.toString();
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
