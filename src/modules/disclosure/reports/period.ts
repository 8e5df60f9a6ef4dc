import { z } from 'zod';

/** A third of a year (*caturwulan*), counted from 1; 0 is the whole year. */
export type Third = 0 | 1 | 2 | 3;

/** The time that a book or report is about. */
export interface Period {
  readonly year: number;
  readonly third: Third;
}

const MONTHS_OF_THIRD = 4;
const MONTHS_OF_YEAR = 12;

/** The first day of a period, and the first after it. */
export function spanOf({ year, third }: Period): {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
} {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const from = first.add({ months: third === 0 ? 0 : (third - 1) * MONTHS_OF_THIRD });
  return { from, until: from.add({ months: third === 0 ? MONTHS_OF_YEAR : MONTHS_OF_THIRD }) };
}

/** The moments between which a period lies in a time zone; `until` is the first that is outside. */
export function momentsOf(
  period: Period,
  timeZone: string,
): { readonly from: Temporal.Instant; readonly until: Temporal.Instant } {
  const { from, until } = spanOf(period);
  return { from: from.toZonedDateTime(timeZone).toInstant(), until: until.toZonedDateTime(timeZone).toInstant() };
}

/** How a period stands in an address: `2026`, or `2026-1` to `2026-3`. */
export function periodWord({ year, third }: Period): string {
  return third === 0 ? String(year) : `${year}-${third}`;
}

/** Reads a period from an address. */
export const periodParam = z
  .string()
  .regex(/^20\d{2}(-[123])?$/)
  .transform((word): Period => {
    const [year, third = '0'] = word.split('-');
    return { year: Number(year), third: Number(third) as Third };
  });

/** The periods of the latest years, the newest first: each year, and its thirds as far as they have begun. */
export function periodsUntil(today: Temporal.PlainDate, years: number): readonly Period[] {
  const thirds: readonly Third[] = [0, 3, 2, 1];
  return Array.from({ length: years }, (_, back) => today.year - back)
    .flatMap((year) => thirds.map((third): Period => ({ year, third })))
    .filter((period) => Temporal.PlainDate.compare(spanOf(period).from, today) <= 0);
}

/** Whether the last day of the period is over. */
export function isOver(period: Period, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(spanOf(period).until, today) <= 0;
}
