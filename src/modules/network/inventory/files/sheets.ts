import type { Cell, Sheet } from '../../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RecordField, RecordKind } from '../record-kind.ts';
import type { InventoryRecord } from '../record-queries.ts';
import { type UnitNames, writeRecord, writeValue } from '../write-value.ts';
import { netboxTableOf, toNetbox } from './netbox.ts';
import type { ReportRow } from './take-in.ts';
import { fileTexts } from './texts.ts';

/** Records as a spreadsheet that can be read in again; headings stay Indonesian in every language. */
export function sheetOf(kind: RecordKind, records: readonly InventoryRecord[], units: UnitNames): Sheet {
  return {
    columns: kind.fields.map(({ label }) => ({ header: label.id, width: 22 })),
    rows: each(records, (record) => kind.fields.map((field) => cellOf(field, record, units))),
  };
}

/** Whole numbers are numbers; what has decimals stays text, so that no program rounds or regroups it. */
function cellOf(field: RecordField, record: InventoryRecord, units: UnitNames): Cell {
  const value = record.values[field.column] ?? null;
  if (field.type.kind === 'integer' || field.type.kind === 'rupiah') return typeof value === 'number' ? value : null;
  if (field.type.kind === 'date' && typeof value === 'string') return Temporal.PlainDate.from(value);
  if (field.type.kind === 'choice') {
    return field.type.choices.find(([one]) => one === value)?.[1].id ?? writeValue(field, record, units);
  }
  return writeValue(field, record, units);
}

/** What became of each row, the bad ones first. */
export function reportSheet(report: readonly ReportRow[], language: Language): Sheet {
  const words = fileTexts(language);
  const sorted = report.toSorted(
    (a, b) => Number(b.outcome === 'bad') - Number(a.outcome === 'bad') || a.line - b.line,
  );
  return {
    columns: [
      { header: words.line, width: 8 },
      { header: words.name, width: 30 },
      { header: words.result, width: 18 },
      { header: words.reason, width: 80 },
    ],
    rows: each(sorted, ({ line, title, outcome, reason }) => [line, title, words.outcome[outcome], reason]),
  };
}

/** Records as CSV with the headings and values of NetBox's import; empty for kinds that NetBox has not. */
export function netboxCsv(kind: RecordKind, records: readonly InventoryRecord[], units: UnitNames): string {
  const columns = (netboxTableOf(kind.key)?.columns ?? []).filter(({ isReadOnly }) => !isReadOnly);
  const rows = records.map((record) => {
    const ours = writeRecord(kind, record, units);
    return columns.map((column) => quoted(toNetbox(column, ours)));
  });
  return [columns.map(({ headings }) => headings[0]), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  const harmless = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

async function* each<T>(items: readonly T[], toRow: (item: T) => readonly Cell[]): AsyncGenerator<readonly Cell[]> {
  for (const item of items) yield toRow(item);
}
