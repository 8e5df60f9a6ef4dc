import { penaltySchema, writePenalty } from './penalty.ts';
import type { FieldValue, RecordField, RecordKind } from './record-kind.ts';
import type { InventoryRecord } from './record-queries.ts';

/** Units by their id: label of the site, or the name where there is no label. */
export type UnitNames = ReadonlyMap<string, string>;

/** A value as a form holds it, in the form that `readValue` reads. */
export function writeValue(field: RecordField, record: InventoryRecord, units: UnitNames): string {
  const value = record.values[field.column] ?? null;
  if (value === null) return '';
  switch (field.type.kind) {
    case 'reference':
      return record.names[field.column] ?? '';
    case 'unit':
      return units.get(String(value)) ?? '';
    case 'yes-no':
      return value === true ? 'ya' : 'tidak';
    case 'decimal':
      return String(value).replace('.', ',');
    case 'penalty':
      return writePenalty(penaltySchema.catch([]).parse(value));
    default:
      return typeof value === 'object' ? '' : String(value);
  }
}

/** All values of a record by the names of their fields. */
export function writeRecord(kind: RecordKind, record: InventoryRecord, units: UnitNames): Record<string, string> {
  return Object.fromEntries(kind.fields.map((field) => [field.name, writeValue(field, record, units)]));
}

/** Whether two values are the same, also after a journey through the database. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const plain = (value: FieldValue | undefined) =>
    Array.isArray(value)
      ? JSON.stringify(penaltySchema.catch([]).parse(value))
      : JSON.stringify(value === '' ? null : (value ?? null));
  return plain(a) === plain(b);
}
