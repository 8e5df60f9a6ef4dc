import type { ComponentChildren } from 'preact';
import { formatDate, formatDecimal, formatNumber, formatRupiah } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { kindOf } from './kinds/kinds.ts';
import { penaltySchema } from './penalty.ts';
import type { FieldValue, RecordField, RecordKind } from './record-kind.ts';
import type { InventoryRecord } from './record-queries.ts';
import { inventoryTexts } from './texts.ts';

/** A value in words, without links; empty when nothing is recorded. */
export function valueWords(field: RecordField, value: FieldValue, language: Language): string {
  if (value === null || value === '') return '';
  const words = inventoryTexts(language);
  const { type } = field;
  switch (type.kind) {
    case 'choice':
      return type.choices.find(([one]) => one === value)?.[1][language] ?? String(value);
    case 'yes-no':
      return value === true ? words.yes : words.no;
    case 'integer':
      return field.column === 'vlan' || field.column === 'snmp_index'
        ? String(value)
        : formatNumber(Number(value), language);
    case 'decimal':
      return numberWords(Number(value), language);
    case 'rupiah':
      return formatRupiah(Number(value), language);
    case 'date':
      return formatDate(Temporal.PlainDate.from(String(value)), language);
    case 'penalty':
      return penaltyWords(value, language);
    default:
      return String(value);
  }
}

function numberWords(value: number, language: Language): string {
  const decimals = Math.min(6, (String(value).split('.')[1] ?? '').length);
  return decimals === 0 ? formatNumber(value, language) : formatDecimal(value, decimals, language);
}

function penaltyWords(value: FieldValue, language: Language): string {
  const percent = (share: number) => `${numberWords(share, language)}%`;
  return penaltySchema
    .catch([])
    .parse(value)
    .map((step) => inventoryTexts(language).below(percent(step.belowPercent), percent(step.penaltyPercent)))
    .join('; ');
}

/** Names of units by their id. */
export type UnitTitles = ReadonlyMap<string, string>;

/** A value of a record for a page: names of other records are links. */
export function shownValue(
  field: RecordField,
  record: InventoryRecord,
  language: Language,
  units: UnitTitles,
): ComponentChildren {
  const value = record.values[field.column] ?? null;
  if (field.type.kind === 'unit') return units.get(String(value)) ?? '';
  if (field.type.kind === 'reference') {
    if (value === null) return field.column === 'z_location_id' ? inventoryTexts(language).internet : '';
    return (
      <a class="link" href={recordHref(kindOf(field.type.to), String(value))}>
        {record.names[field.column] ?? value}
      </a>
    );
  }
  if (field.type.kind === 'web' && value !== '' && value !== null) {
    return (
      <a class="link break-all" href={String(value)} rel="noreferrer">
        {value}
      </a>
    );
  }
  return valueWords(field, value, language);
}

/** The page of a record. */
export function recordHref(kind: RecordKind, id: string): string {
  return `/meja/jaringan/${kind.path}/${id}`;
}
