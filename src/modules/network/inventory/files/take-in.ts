import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { refusalOf } from '../check-record.ts';
import type { RecordKind } from '../record-kind.ts';
import { findByIdentity, type InventoryRecord } from '../record-queries.ts';
import { type Saved, type Saving, saveRecord } from '../save-record.ts';
import { unitsOf } from '../units-of.ts';
import { writeRecord } from '../write-value.ts';
import type { GivenRow } from './read-rows.ts';

/** What becomes of a row. */
export type RowOutcome = 'add' | 'change' | 'same' | 'bad';

/** A row of the report. */
export interface ReportRow {
  readonly line: number;
  readonly title: string;
  readonly outcome: RowOutcome;
  /** Why the row is bad; empty otherwise. */
  readonly reason: string;
}

/** Saves the rows one by one by the same rules as the form; a bad row leaves no trace and stops none of the others. */
export async function takeIn(
  tx: Tx,
  kind: RecordKind,
  rows: readonly GivenRow[],
  saving: Saving,
): Promise<readonly ReportRow[]> {
  const report: ReportRow[] = [];
  for (const row of rows) report.push(await takeInRow(tx, kind, row, saving));
  return report;
}

async function takeInRow(tx: Tx, kind: RecordKind, { line, given }: GivenRow, saving: Saving): Promise<ReportRow> {
  const titleField = kind.fields.find(({ column }) => column === kind.title.column);
  const title = (given[titleField?.name ?? ''] ?? '').slice(0, 200);
  await sql`savepoint row_of_file`.execute(tx);
  const saved = await saveGiven(tx, kind, given, saving);
  if (saved.ok) {
    await sql`release savepoint row_of_file`.execute(tx);
    return { line, title, outcome: saved.outcome, reason: '' };
  }
  await sql`rollback to savepoint row_of_file`.execute(tx);
  return { line, title, outcome: 'bad', reason: Object.values(saved.errors).join(' ').slice(0, 600) };
}

async function saveGiven(tx: Tx, kind: RecordKind, given: GivenRow['given'], saving: Saving): Promise<Saved> {
  try {
    const before = await findBefore(tx, kind, given);
    const held = before ? writeRecord(kind, before, (await unitsOf(tx, [before])).keys) : {};
    return await saveRecord(tx, kind, { texts: { ...held, ...given }, before }, saving);
  } catch (cause) {
    const errors = refusalOf(cause, saving.language);
    if (!errors) throw cause;
    return { ok: false, errors };
  }
}

/** The record that a row means, by what names records of its kind. */
async function findBefore(tx: Tx, kind: RecordKind, given: GivenRow['given']): Promise<InventoryRecord | null> {
  const nameOf = (column: string) => kind.fields.find((field) => field.column === column)?.name ?? '';
  const title = (given[nameOf(kind.title.column)] ?? '').trim();
  const place = typeof kind.seat === 'object' ? (given[nameOf(kind.seat.column)] ?? '') : '';
  return title === '' ? null : ((await findByIdentity(tx, kind, title, place.trim())) ?? null);
}
