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
}

/** Kept hours as the fields of the form; of a day with two openings the first is shown. */
export function hoursValues(hours: readonly WeeklyHours[]): Readonly<Record<string, string>> {
  const first = hours.filter((one, at) => hours.findIndex(({ weekday }) => weekday === one.weekday) === at);
  return Object.fromEntries(
    first.flatMap(({ weekday, opens, closes, note }) => [
      [`buka-${weekday}`, opens.slice(0, 5)],
      [`tutup-${weekday}`, closes.slice(0, 5)],
      [`keterangan-${weekday}`, note],
    ]),
  );
}

/** Reads the form of a week; a day without times is closed. */
export function readHours(body: unknown, words: HoursWords): SentHours {
  const { values } = parseForm(z.looseObject({}), body);
  if (values.lalu === 'salin') return { isCopy: true, hours: null, values: withMondayCopied(values), errors: {} };
  const days = WEEKDAYS.map((weekday) => readDay(values, weekday, words));
  const errors = Object.fromEntries(days.flatMap(({ weekday, error }) => (error ? [[`buka-${weekday}`, error]] : [])));
  const hours = days.flatMap(({ read }) => (read ? [read] : []));
  return { isCopy: false, values, errors, hours: Object.keys(errors).length > 0 ? null : hours };
}

interface ReadDay {
  readonly weekday: number;
  readonly read: WeeklyHours | null;
  readonly error: string | null;
}

function readDay(values: FormState['values'], weekday: number, words: HoursWords): ReadDay {
  const [opens, closes] = [timeOf(values[`buka-${weekday}`]), timeOf(values[`tutup-${weekday}`])];
  if (opens === '' && closes === '') return { weekday, read: null, error: null };
  if (!TIME.test(opens) || !TIME.test(closes)) return { weekday, read: null, error: words.time };
  if (closes <= opens) return { weekday, read: null, error: words.order };
  const note = (values[`keterangan-${weekday}`] ?? '').slice(0, LONGEST_NOTE);
  return { weekday, read: { weekday, opens, closes, note }, error: null };
}

/** Browsers without a field for times send what was typed: `8.00` is understood as `08:00`. */
function timeOf(typed = ''): string {
  const padded = /^\d[:.]/.test(typed) ? `0${typed}` : typed;
  return padded.slice(0, 5).replace('.', ':');
}

function withMondayCopied(values: FormState['values']): FormState['values'] {
  const copied = [2, 3, 4, 5].flatMap((weekday) =>
    ['buka', 'tutup', 'keterangan'].map((name) => [`${name}-${weekday}`, values[`${name}-1`] ?? '']),
  );
  return { ...values, ...Object.fromEntries(copied) };
}
