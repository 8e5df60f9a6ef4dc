import type { Tx } from '../../../platform/database/database.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { findUnitByText, type UnitChoice } from '../../organization/index.ts';
import { kindOf } from './kinds/kinds.ts';
import type { FieldValue, KindKey, RecordField, RecordKind } from './record-kind.ts';
import { findByTitle, type NamedRecord } from './record-queries.ts';
import { valueTexts } from './value-texts.ts';

/** Finds what names mean, and remembers what it found, so that a long file asks once for each name. */
export interface Lookup {
  records(tx: Tx, kind: KindKey, title: string, nearId: string | null): Promise<readonly NamedRecord[]>;
  unit(tx: Tx, text: string): Promise<UnitChoice>;
}

/** A lookup for one form or one file. */
export function createLookup(): Lookup {
  const known = new Map<string, readonly NamedRecord[]>();
  const units = new Map<string, UnitChoice>();
  return {
    records: async (tx, key, title, nearId) => {
      const name = `${key} ${nearId} ${title.toLowerCase()}`;
      const found = known.get(name) ?? (await findByTitle(tx, kindOf(key), title, nearId));
      if (found.length > 0) known.set(name, found);
      return found;
    },
    unit: async (tx, text) => {
      const found = units.get(text) ?? (await findUnitByText(tx, text));
      units.set(text, found);
      return found;
    },
  };
}

/** What was meant, with its place in the tree of units, or what is wrong. */
export type Meant =
  | { readonly ok: true; readonly id: string; readonly unitPath: UnitPath }
  | { readonly ok: false; readonly error: string };

/** What is known of the record when a name in it is looked up. */
export interface Surroundings {
  readonly language: Language;
  /** The values read so far, by column. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** What the field pointed to before; kept when its name is typed again. */
  readonly before: string | null;
}

/** The record that a name means: the one that was meant before, else the only one, else the one at the same place. */
export async function meantRecord(
  tx: Tx,
  lookup: Lookup,
  field: RecordField & { readonly type: { readonly kind: 'reference'; readonly to: KindKey } },
  typed: string,
  around: Surroundings,
): Promise<Meant> {
  const words = valueTexts(around.language);
  const what = field.label[around.language];
  const place = around.values[placeColumn(field, kindOf(field.type.to))];
  const nearId = typeof place === 'string' ? place : null;
  const found = await lookup.records(tx, field.type.to, typed, nearId);
  const near = found.filter(({ placeId }) => placeId !== null && placeId === nearId);
  const [only] = [...found.filter(({ id }) => id === around.before), ...(near.length === 1 ? near : found)];
  if (!only) return { ok: false, error: words.noSuch(what, typed) };
  const isClear = found.length === 1 || near.length === 1 || only.id === around.before;
  return isClear
    ? { ok: true, id: only.id, unitPath: only.unitPath }
    : { ok: false, error: words.several(what, typed) };
}

/** The field of the same record that tells where the other one stands: the end of a link, the device of a port. */
function placeColumn(field: RecordField, other: RecordKind): string {
  if (field.column.startsWith('z_')) return 'z_location_id';
  if (field.column.startsWith('a_')) return 'a_location_id';
  return typeof other.seat === 'object' ? other.seat.column : 'location_id';
}

/** The unit that a text means. The unit it was before stays when its name is typed again. */
export async function meantUnit(tx: Tx, lookup: Lookup, typed: string, around: Surroundings): Promise<Meant> {
  const words = valueTexts(around.language);
  const found = await lookup.unit(tx, typed);
  if (found.kind === 'one') return { ok: true, id: found.unit.id, unitPath: found.unit.path };
  if (found.kind === 'several') {
    const before = found.units.find(({ id }) => id === around.before);
    if (before) return { ok: true, id: before.id, unitPath: before.path };
    const labels = found.units.map(({ label }) => label).join(', ');
    return { ok: false, error: words.severalUnits(typed, labels) };
  }
  return {
    ok: false,
    error: words.noUnit(typed, found.near.map(({ name, label }) => `${name} (${label})`).join(', ')),
  };
}
