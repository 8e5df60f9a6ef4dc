import { z } from 'zod';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { WeeklyHours } from '../next-opening.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const TIME = /^([01]\d|2[0-3])[:.][0-5]\d$/;
const LONGEST_NOTE = 200;

/** The form of a week as it was sent. */
export interface SentHours extends FormState {
  /** Monday was to be copied; nothing is saved. */
  readonly isCopy: boolean;
  /** Null when a day cannot be understood. */
  readonly hours: readonly WeeklyHours[] | null;
}

interface HoursWords {
  readonly time: string;
  readonly order: string;
  readonly overlap: string;
}

/** How many openings of one day the form holds: before and after a break. */
const OPENINGS_A_DAY = [1, 2] as const;

/** One of the openings of a day. */
export type OpeningNumber = (typeof OPENINGS_A_DAY)[number];

/** The end of the field names of an opening: `1` for the first of Monday, `1-2` for the second. */
export function openingKey(weekday: number, opening: OpeningNumber): string {
  return opening === 1 ? `${weekday}` : `${weekday}-${opening}`;
}

/** Kept hours as the fields of the form, the openings of a day in their order. */
export function hoursValues(hours: readonly WeeklyHours[]): Readonly<Record<string, string>> {
  const fields = WEEKDAYS.flatMap((weekday) => {
    const day = hours.filter((one) => one.weekday === weekday).toSorted((a, b) => a.opens.localeCompare(b.opens));
    return OPENINGS_A_DAY.flatMap((opening) => fieldsOf(day[opening - 1], openingKey(weekday, opening)));
  });
  return Object.fromEntries(fields);
}

function fieldsOf(hours: WeeklyHours | undefined, key: string): readonly (readonly [string, string])[] {
  if (!hours) return [];
  return [
    [`buka-${key}`, hours.opens.slice(0, 5)],
    [`tutup-${key}`, hours.closes.slice(0, 5)],
    [`keterangan-${key}`, hours.note],
  ];
}

/** Reads the form of a week; a day without times is closed. */
export function readHours(body: unknown, words: HoursWords): SentHours {
  const { values } = parseForm(z.looseObject({}), body);
  if (values.lalu === 'salin') return { isCopy: true, hours: null, values: withMondayCopied(values), errors: {} };
  const openings = WEEKDAYS.flatMap((weekday) => readDay(values, weekday, words));
  const errors = Object.fromEntries(openings.flatMap(({ key, error }) => (error ? [[`buka-${key}`, error]] : [])));
  const hours = openings.flatMap(({ read }) => (read ? [read] : []));
  return { isCopy: false, values, errors, hours: Object.keys(errors).length > 0 ? null : hours };
}

interface ReadOpening {
  readonly key: string;
  readonly read: WeeklyHours | null;
  readonly error: string | null;
}

function readDay(values: FormState['values'], weekday: number, words: HoursWords): readonly ReadOpening[] {
  const first = readOpening(values, weekday, 1, words);
  const second = readOpening(values, weekday, 2, words);
  if (!first.read || !second.read || !overlap(first.read, second.read)) return [first, second];
  return [first, { ...second, read: null, error: words.overlap }];
}

function readOpening(
  values: FormState['values'],
  weekday: number,
  opening: OpeningNumber,
  words: HoursWords,
): ReadOpening {
  const key = openingKey(weekday, opening);
  const [opens, closes] = [timeOf(values[`buka-${key}`]), timeOf(values[`tutup-${key}`])];
  if (opens === '' && closes === '') return { key, read: null, error: null };
  if (!TIME.test(opens) || !TIME.test(closes)) return { key, read: null, error: words.time };
  if (closes <= opens) return { key, read: null, error: words.order };
  const note = (values[`keterangan-${key}`] ?? '').slice(0, LONGEST_NOTE);
  return { key, read: { weekday, opens, closes, note }, error: null };
}

function overlap(one: WeeklyHours, other: WeeklyHours): boolean {
  return one.opens < other.closes && other.opens < one.closes;
}

/** Browsers without a field for times send what was typed: `8.00` is understood as `08:00`. */
function timeOf(typed = ''): string {
  const padded = /^\d[:.]/.test(typed) ? `0${typed}` : typed;
  return padded.slice(0, 5).replace('.', ':');
}

function withMondayCopied(values: FormState['values']): FormState['values'] {
  const copied = [2, 3, 4, 5].flatMap((weekday) =>
    OPENINGS_A_DAY.flatMap((opening) =>
      ['buka', 'tutup', 'keterangan'].map((name) => [
        `${name}-${openingKey(weekday, opening)}`,
        values[`${name}-${openingKey(1, opening)}`] ?? '',
      ]),
    ),
  );
  return { ...values, ...Object.fromEntries(copied) };
}
