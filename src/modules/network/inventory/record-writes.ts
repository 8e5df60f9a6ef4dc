import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { RecordKind, RecordValues } from './record-kind.ts';

/** A record to be written: its id, and the columns of its kind. */
export interface WrittenRecord {
  readonly id: string;
  readonly values: RecordValues;
}

/** Writes new records in one statement. */
export async function insertRecords(tx: Tx, kind: RecordKind, records: readonly WrittenRecord[]): Promise<void> {
  if (records.length === 0) return;
  const columns = ['id', ...columnsOf(kind)];
  await sql`
    insert into ${sql.id('network', kind.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(columns.map((column) => sql.ref(column)))}
    from jsonb_populate_recordset(null::${sql.id('network', kind.table)}, ${asJson(records)}::jsonb)`.execute(tx);
}

/** Overwrites records in one statement; those that are not there are left out. */
export async function updateRecords(tx: Tx, kind: RecordKind, records: readonly WrittenRecord[]): Promise<void> {
  if (records.length === 0) return;
  const sets = columnsOf(kind).map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`);
  await sql`
    update ${sql.id('network', kind.table)} record set changed_at = now(), ${sql.join(sets)}
    from jsonb_populate_recordset(null::${sql.id('network', kind.table)}, ${asJson(records)}::jsonb) given
    where record.id = given.id`.execute(tx);
}

/** Removes a record. @throws {Error} with code 23503 while others point to it */
export async function deleteRecord(tx: Tx, kind: RecordKind, id: string): Promise<void> {
  await sql`delete from ${sql.id('network', kind.table)} where id = ${id}`.execute(tx);
}

/** One change to be kept: what differs, before and after. */
export interface NewChange {
  readonly kind: string;
  readonly recordId: string;
  readonly recordName: string;
  readonly before: RecordValues | null;
  readonly after: RecordValues | null;
}

/** Who changed something, and how. */
export interface Changer {
  /** Null: the system. */
  readonly personId: PersonId | null;
  readonly name: string;
  readonly cause: 'form' | 'import' | 'discovery' | 'command';
}

/** Appends to the history. */
export async function appendChanges(tx: Tx, by: Changer, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    ...{ id: newId(), kind: change.kind, record_id: change.recordId, record_name: change.recordName },
    ...{ before: change.before, after: change.after },
  }));
  await sql`
    insert into network.record_change (id, kind, record_id, record_name, person_id, person_name, cause, before, after)
    select id, kind, record_id, left(record_name, 300), ${by.personId}::uuid, ${by.name}, ${by.cause},
      nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, kind text, record_id uuid, record_name text, before jsonb, after jsonb)`.execute(tx);
}

/** An entry of the history. */
export interface RecordChange {
  readonly id: string;
  readonly personName: string;
  readonly cause: Changer['cause'];
  readonly before: RecordValues | null;
  readonly after: RecordValues | null;
  readonly changedAt: Temporal.Instant;
}

/** The latest changes of a record, the newest first. */
export async function listChanges(tx: Tx, recordId: string, limit: number): Promise<readonly RecordChange[]> {
  const { rows } = await sql<Omit<RecordChange, 'changedAt'> & { readonly changed_at: Date }>`
    select id, person_name as "personName", cause, before, after, changed_at
    from network.record_change where record_id = ${recordId} order by id desc limit ${limit}`.execute(tx);
  return rows.map(({ changed_at, ...row }) => ({
    ...row,
    changedAt: Temporal.Instant.fromEpochMilliseconds(changed_at.getTime()),
  }));
}

/** The columns that a form or file fills; a location also keeps where its unit stands. */
function columnsOf(kind: RecordKind): readonly string[] {
  const columns = kind.fields.map(({ column }) => column);
  return [...columns, ...(kind.seat === 'own' ? ['unit_path'] : []), 'is_sample'];
}

function asJson(records: readonly WrittenRecord[]): string {
  return JSON.stringify(records.map(({ id, values }) => ({ ...values, id, is_sample: values.is_sample === true })));
}
