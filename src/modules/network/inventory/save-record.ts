import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { checkRecord } from './check-record.ts';
import { checkTexts } from './check-texts.ts';
import { type Lookup, type Meant, meantRecord, meantUnit } from './lookup.ts';
import { readValue } from './read-value.ts';
import type { FieldValue, KindKey, RecordField, RecordKind, RecordValues } from './record-kind.ts';
import type { InventoryRecord } from './record-queries.ts';
import { appendChanges, type Changer, insertRecords, updateRecords } from './record-writes.ts';
import { isSameValue } from './write-value.ts';

/** Who saves, how, and over what they have authority. */
export interface Saving {
  readonly by: Changer;
  readonly language: Language;
  readonly lookup: Lookup;
  readonly mayAt: (path: UnitPath) => boolean;
  /** New records are marked as made up. */
  readonly isSample?: boolean;
}

/** What a person typed, by the name of the field, and the record that it changes; null: a new one. */
export interface Typed {
  readonly texts: Readonly<Record<string, string>>;
  readonly before: InventoryRecord | null;
}

/** What became of a record, or what is wrong, by the name of the field. */
export type Saved =
  | { readonly ok: true; readonly id: string; readonly outcome: 'add' | 'change' | 'same' }
  | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Reads, looks up, checks and writes one record with its history: the one way in for forms, files and discoveries.
 * Refusals of the database itself (a name that is taken) are thrown.
 */
export async function saveRecord(tx: Tx, kind: RecordKind, typed: Typed, saving: Saving): Promise<Saved> {
  const read = await readRecord(tx, kind, typed, saving);
  if (Object.keys(read.errors).length > 0) return { ok: false, errors: read.errors };
  if (!saving.mayAt(read.unitPath) || (typed.before && !saving.mayAt(typed.before.unitPath))) {
    return { ok: false, errors: { [seatField(kind)]: checkTexts(saving.language).notAllowed } };
  }
  const isSample = typed.before?.isSample ?? saving.isSample === true;
  const own = kind.seat === 'own' ? { unit_path: read.unitPath } : {};
  const values: RecordValues = { ...read.values, ...own, is_sample: isSample };
  const record = { id: typed.before?.id ?? newId<KindKey>(), values };
  const differing = differenceOf(kind, typed.before, record.values);
  if (typed.before && Object.keys(differing.after).length === 0) return { ok: true, id: record.id, outcome: 'same' };
  const errors = await checkRecord(tx, kind, record, saving.language);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await (typed.before ? updateRecords : insertRecords)(tx, kind, [record]);
  const recordName = String(record.values[kind.title.column] ?? '');
  await appendChanges(tx, saving.by, [{ kind: kind.key, recordId: record.id, recordName, ...differing }]);
  return { ok: true, id: record.id, outcome: typed.before ? 'change' : 'add' };
}

interface ReadRecord {
  readonly values: RecordValues;
  readonly errors: FieldErrors;
  readonly unitPath: UnitPath;
}

async function readRecord(tx: Tx, kind: RecordKind, { texts, before }: Typed, saving: Saving): Promise<ReadRecord> {
  const values: Record<string, FieldValue> = {};
  const errors: Record<string, string> = {};
  let unitPath: UnitPath = '/';
  for (const field of kind.fields) {
    const read = readValue(field, texts[field.name] ?? '', saving.language);
    if (!read.ok) {
      errors[field.name] = read.error;
      continue;
    }
    const isName = typeof read.value === 'string' && (field.type.kind === 'unit' || isReference(field));
    values[field.column] = isName ? null : read.value;
    if (typeof read.value !== 'string') continue;
    const held = before?.values[field.column];
    const around = { language: saving.language, values, before: typeof held === 'string' ? held : null };
    const meant = await meaningOf(tx, saving.lookup, field, { typed: read.value, around });
    if (meant === undefined) continue;
    values[field.column] = meant.ok ? meant.id : null;
    if (!meant.ok) errors[field.name] = meant.error;
    if (meant.ok && isSeat(kind, field)) unitPath = meant.unitPath;
  }
  return { values, errors, unitPath };
}

/** Undefined for fields that name nothing else. */
async function meaningOf(
  tx: Tx,
  lookup: Lookup,
  field: RecordField,
  { typed, around }: { readonly typed: string; readonly around: Parameters<typeof meantUnit>[3] },
): Promise<Meant | undefined> {
  if (field.type.kind === 'unit') return meantUnit(tx, lookup, typed, around);
  return isReference(field) ? meantRecord(tx, lookup, field, typed, around) : undefined;
}

function isReference(
  field: RecordField,
): field is RecordField & { readonly type: { readonly kind: 'reference'; readonly to: KindKey } } {
  return field.type.kind === 'reference';
}

function isSeat(kind: RecordKind, field: RecordField): boolean {
  if (kind.seat === 'own') return field.type.kind === 'unit';
  return kind.seat !== 'root' && kind.seat.column === field.column;
}

function seatField(kind: RecordKind): string {
  return kind.fields.find((field) => isSeat(kind, field))?.name ?? 'form';
}

/** The fields that differ: all of a new record that are filled, or those that changed. */
function differenceOf(kind: RecordKind, before: InventoryRecord | null, after: RecordValues) {
  const differing = kind.fields
    .map(({ column }) => column)
    .filter((column) => !isSameValue(before?.values[column], after[column]));
  const pick = (values: RecordValues) =>
    Object.fromEntries(differing.map((column) => [column, values[column] ?? null]));
  return { before: before ? pick(before.values) : null, after: pick(after) };
}
