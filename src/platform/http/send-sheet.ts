import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { printTable, type TablePaper } from '../documents/table-paper.ts';
import { toCsv } from '../spreadsheets/csv.ts';
import type { Sheet } from '../spreadsheets/sheet.ts';
import { toXlsx } from '../spreadsheets/xlsx.ts';

/** In which forms a table leaves the desk. */
export const SHEET_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

const TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** A table as a file that is not kept on the way; written while it is sent, save on paper (its first 600 rows). */
export async function sendSheet(
  reply: FastifyReply,
  sheet: Sheet,
  file: { readonly name: string; readonly format: SheetFormat; readonly paper: TablePaper },
): Promise<FastifyReply> {
  const { name, format, paper } = file;
  const body = format === 'pdf' ? await printTable(sheet, paper) : Readable.from(WRITERS[format](sheet));
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .type(TYPES[format])
    .send(body);
}

const WRITERS = { xlsx: toXlsx, csv: toCsv } as const;
