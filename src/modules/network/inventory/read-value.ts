import { z } from 'zod';
import type { Language } from '../../../platform/ui/texts.ts';
import { readAddress, readHost, readMac, readNetwork } from './ip.ts';
import { readPenalty } from './penalty.ts';
import type { ChoiceWords, FieldValue, RecordField } from './record-kind.ts';
import { valueTexts } from './value-texts.ts';

/** A value that was read, or what is wrong with it. */
export type ReadValue =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly error: string };

const LONGEST_NOTE = 2000;
const MOST_RUPIAH = 1_000_000_000_000_000;

/**
 * Reads what a person typed or a spreadsheet holds. Names of other records and of units come back as typed: they are
 * looked up afterwards.
 */
export function readValue(field: RecordField, typed: string, language: Language): ReadValue {
  const text = typed.replaceAll('\u0000', '').trim();
  if (text === '') return empty(field, language);
  const words = valueTexts(language);
  const what = field.label[language];
  const { type } = field;
  switch (type.kind) {
    case 'text':
      return text.length > type.most ? bad(words.tooLong(what, type.most)) : good(oneLine(text));
    case 'long':
      return text.length > LONGEST_NOTE ? bad(words.tooLong(what, LONGEST_NOTE)) : good(text);
    case 'integer':
    case 'decimal':
      return readNumber(type, text) ?? bad(words.number(what, shown(type.min, language), shown(type.max, language)));
    case 'rupiah':
      return orBad(readRupiah(text), words.rupiah(what));
    case 'date':
      return orBad(readDate(text), words.date(what));
    case 'choice':
      return orBad(readChoice(type.choices, text), words.choice(what, namesOf(type.choices, language)));
    case 'yes-no':
      return orBad(readYesNo(text), words.yesNo(what));
    case 'reference':
    case 'unit':
      return good(oneLine(text).slice(0, 200));
    default:
      return readPattern(field, text, language);
  }
}

/** Addresses, clauses and what else has a form of its own. */
function readPattern(field: RecordField, text: string, language: Language): ReadValue {
  const words = valueTexts(language);
  const what = field.label[language];
  switch (field.type.kind) {
    case 'email':
      return orBad(z.email().max(254).safeParse(text.toLowerCase()).data, words.email);
    case 'phone':
      return /^\+?[\d\s().-]{3,40}$/.test(text) ? good(text) : bad(words.phone);
    case 'web':
      return /^https?:\/\/[^\s"<>]{1,390}$/i.test(text) && URL.canParse(text) ? good(text) : bad(words.web);
    case 'host':
      return orBad(readHost(text), words.host(what));
    case 'address':
      return orBad(readAddress(text), words.address(what));
    case 'network': {
      const read = readNetwork(text);
      if (read.ok) return good(read.network);
      return bad(read.meant === null ? words.network(what) : words.hostBits(read.meant));
    }
    case 'mac':
      return orBad(readMac(text), words.mac);
    case 'penalty': {
      const steps = readPenalty(text);
      return steps ? good(steps) : bad(words.penalty);
    }
    default:
      return bad(words.missing(what));
  }
}

function empty(field: RecordField, language: Language): ReadValue {
  if (field.isRequired) return bad(valueTexts(language).missing(field.label[language]));
  if (field.type.kind === 'penalty' && field.usual === '') return good([]);
  return good(field.usual ?? null);
}

interface NumberType {
  readonly kind: 'integer' | 'decimal';
  readonly min: number;
  readonly max: number;
}

/** `1.234,5`, `1,234.5` and `1234.5` alike. */
function readNumber(type: NumberType, text: string): ReadValue | undefined {
  const bare = text.replaceAll(/\s/g, '');
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return undefined;
  const fits = (value: number) => value >= type.min && value <= type.max;
  const value = readingsOf(bare, type).find(fits);
  if (value === undefined) return undefined;
  return type.kind === 'decimal' || Number.isInteger(value) ? good(value) : undefined;
}

/** What a number may mean: `2.500` is two and a half thousand in Indonesian, except for degrees. */
function readingsOf(text: string, { min }: NumberType): readonly number[] {
  const decimal = Number(withPoint(text));
  const isGrouped = min >= 0 && /^\d{1,3}(\.\d{3})+$/.test(text);
  return isGrouped ? [Number(text.replaceAll('.', '')), decimal] : [decimal];
}

/** The last of the two signs is the decimal one. */
function withPoint(text: string): string {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (at < 0) return text;
  return `${text.slice(0, at).replaceAll(/[.,]/g, '')}.${text.slice(at + 1)}`;
}

function readRupiah(text: string): number | undefined {
  const bare = text.replace(/^rp\.?\s*/i, '').replace(/[.,]0{2}$/, '');
  const isWritten = /^\d+$/.test(bare) || /^\d{1,3}([.,\s]\d{3})+$/.test(bare);
  const value = Number(bare.replaceAll(/[.,\s]/g, ''));
  return isWritten && value <= MOST_RUPIAH ? value : undefined;
}

function readDate(text: string): string | undefined {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : text;
  const date = z.iso.date().safeParse(iso).data;
  return date !== undefined && date >= '1980-01-01' && date <= '2199-12-31' ? date : undefined;
}

function readChoice(choices: readonly ChoiceWords[], text: string): string | undefined {
  const sought = text.toLowerCase();
  return choices.find(([value, words]) =>
    [value, words.id, words.en].some((word) => word.toLowerCase() === sought),
  )?.[0];
}

function readYesNo(text: string): boolean | undefined {
  if (/^(ya|y|yes|true|1)$/i.test(text)) return true;
  return /^(tidak|t|n|no|false|0)$/i.test(text) ? false : undefined;
}

function namesOf(choices: readonly ChoiceWords[], language: Language): string {
  return choices.map(([, words]) => words[language]).join(', ');
}

function shown(value: number, language: Language): string {
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function good(value: FieldValue): ReadValue {
  return { ok: true, value };
}

function bad(error: string): ReadValue {
  return { ok: false, error };
}

function orBad(value: FieldValue | undefined, error: string): ReadValue {
  return value === undefined ? bad(error) : good(value);
}
