import type { ChoiceWords, FieldType, KindKey, RecordField, Words } from '../record-kind.ts';

type Rest = Omit<RecordField, 'name' | 'column' | 'label' | 'type'>;

/** A field; the shorthand of the kinds. */
export function field(
  [name, column]: readonly [name: string, column: string],
  [id, en]: readonly [id: string, en: string],
  type: FieldType,
  rest: Rest = {},
): RecordField {
  return { name, column, label: { id, en }, type, ...rest };
}

/** One line of text of at most so many characters. */
export function text(most = 160): FieldType {
  return { kind: 'text', most };
}

/** The id of another record, typed by its name. */
export function reference(to: KindKey): FieldType {
  return { kind: 'reference', to };
}

/** One of some answers: value, Indonesian, English. */
export function choice(...choices: readonly (readonly [value: string, id: string, en: string])[]): FieldType {
  return { kind: 'choice', choices: choices.map(([value, id, en]): ChoiceWords => [value, { id, en }]) };
}

/** A text in both languages. */
export function words(id: string, en: string): Words {
  return { id, en };
}

/** Free words about a record. */
export const note = field(['catatan', 'note'], ['Catatan', 'Note'], { kind: 'long' }, { usual: '' });

/** The office or tower to which something belongs. */
export const atLocation = field(['lokasi', 'location_id'], ['Lokasi', 'Location'], reference('location'), {
  isRequired: true,
  isListed: true,
});
