import type { Language } from '../../../platform/ui/texts.ts';

/** What can be recorded. */
export type KindKey =
  | 'location'
  | 'room'
  | 'device'
  | 'interface'
  | 'prefix'
  | 'address'
  | 'provider'
  | 'contract'
  | 'link'
  | 'wireless'
  | 'application'
  | 'power'
  | 'responsible';

/** A text in both languages of the desk. */
export type Words = Readonly<Record<Language, string>>;

/** One of the answers of a choice, with its words. */
export type ChoiceWords = readonly [value: string, words: Words];

/** What may stand in a field. */
export type FieldType =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'long' }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'web' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number }
  | { readonly kind: 'rupiah' }
  | { readonly kind: 'date' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly choices: readonly ChoiceWords[] }
  | { readonly kind: 'reference'; readonly to: KindKey }
  | { readonly kind: 'unit' }
  | { readonly kind: 'host' }
  | { readonly kind: 'network' }
  | { readonly kind: 'address' }
  | { readonly kind: 'mac' }
  | { readonly kind: 'penalty' };

/** One field of a kind: a column, an entry of the form, a column of the spreadsheet. */
export interface RecordField {
  /** In forms and as the heading of spreadsheets; Indonesian, the same in every language. */
  readonly name: string;
  readonly column: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly type: FieldType;
  readonly isRequired?: boolean;
  /** Taken when it is left empty. */
  readonly usual?: string | boolean;
  /** Shown in lists. */
  readonly isListed?: boolean;
}

/** Records that hang on another: the kind, and the column that names the other. */
export interface ChildKind {
  readonly kind: KindKey;
  readonly column: string;
}

/** A kind of record: everything that list, form, page and spreadsheet are made from. */
export interface RecordKind {
  readonly key: KindKey;
  /** Table in the schema `network`. */
  readonly table: string;
  /** Word in addresses below `/meja/jaringan/`. */
  readonly path: string;
  readonly label: Words;
  readonly labels: Words;
  /** What the list is for, when it is empty. */
  readonly about: Words;
  readonly fields: readonly RecordField[];
  /** The column that names a record and orders the list, and its SQL type. */
  readonly title: { readonly column: string; readonly cast: 'text' | 'cidr' | 'inet' };
  /** How its place in the tree of units is found: by its own path, over another record, or only at the root. */
  readonly seat: 'own' | 'root' | { readonly column: string; readonly over: 'location' | 'device' };
  /** A field of choices by which the list is narrowed. */
  readonly filter: string | null;
  /** Columns that tell in a spreadsheet which record is meant. */
  readonly identity: readonly string[];
  readonly children: readonly ChildKind[];
}

/** What a field holds, as JSON; null: nothing. */
export type FieldValue = string | number | boolean | null | readonly object[];

/** The fields of a record by their column. */
export type RecordValues = Readonly<Record<string, FieldValue>>;
