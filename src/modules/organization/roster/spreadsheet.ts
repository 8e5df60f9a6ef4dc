/** Cells of a sheet, its heading first. */
export type Sheet = readonly (readonly string[])[];

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before the signs that begin one, which Excel and
 * LibreOffice do not show. Source: OWASP, CSV Injection.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A CSV file as Excel in Indonesian opens it: semicolons, UTF-8 with byte order mark (RFC 4180 otherwise). */
export function toCsv(sheet: Sheet): Buffer {
  const lines = sheet.map((row) => row.map((cell) => quoted(withoutFormula(cell))).join(';'));
  return Buffer.from(`\u{feff}${lines.join('\r\n')}\r\n`, 'utf8');
}

function quoted(cell: string): string {
  return /[";,\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** An XLSX workbook with one sheet; every cell is text. */
export async function toWorkbook(sheet: Sheet): Promise<Buffer> {
  const rows = sheet.map((row, at) =>
    row.map((cell) => ({
      value: withoutFormula(cell),
      type: String,
      ...(at === 0 && { fontWeight: 'bold' as const }),
    })),
  );
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const columns = (sheet[0] ?? []).map(() => ({ width: 28 }));
  return writeXlsxFile(rows, { columns, stickyRowsCount: 1 }).toBuffer();
}
