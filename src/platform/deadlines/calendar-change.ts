import { z } from 'zod';

/** What changed in a calendar. `checked` is the nightly look, which finds what came with a new version. */
const kinds = [
  'national-day-set',
  'national-day-removed',
  'local-day-set',
  'local-day-removed',
  'week-changed',
  'checked',
] as const;

/** Why due dates are counted again. */
export interface CalendarChange {
  readonly kind: (typeof kinds)[number];
  /** The day that changed; null when every day may have. */
  readonly date: string | null;
}

/** A change as it travels in a job. */
export const calendarChangeSchema = z.object({ kind: z.enum(kinds), date: z.iso.date().nullable() });

/** The change as the history keeps it: `local-day-set 2026-12-01`. */
export function causeText({ kind, date }: CalendarChange): string {
  return date === null ? kind : `${kind} ${date}`;
}

/** The change behind a line of history; null when it cannot be read. */
export function causeFrom(text: string | null): CalendarChange | null {
  const [kind, date = null] = (text ?? '').split(' ');
  return calendarChangeSchema.safeParse({ kind, date }).data ?? null;
}
