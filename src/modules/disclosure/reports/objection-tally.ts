import { z } from 'zod';
import { daysLate } from '../../cases/index.ts';
import { GROUNDS, OBJECTION_OUTCOMES } from '../objections/objection.ts';
import type { ObjectionLine } from './objection-book.ts';

const count = z.number().int().min(0);

/** What a report tells of the objections of a period. */
export const objectionTallySchema = z.object({
  received: count,
  open: count,
  /** Answered after its time, or open after it. */
  late: count,
  /** By the letters of UU 14/2008 ps. 35 (1). */
  byGround: z.record(z.string(), count),
  byOutcome: z.record(z.string(), count),
  /** Taken to the Komisi Informasi. */
  disputes: count,
});
export type ObjectionTally = z.output<typeof objectionTallySchema>;

/** Counts one more page of objections; `today` decides what is late. */
export function tallyObjections(
  tally: ObjectionTally,
  lines: readonly ObjectionLine[],
  today: Temporal.PlainDate,
): ObjectionTally {
  const of = (keep: (line: ObjectionLine) => boolean) => lines.filter(keep).length;
  const raised = (counts: Readonly<Record<string, number>>, keys: readonly (string | undefined)[]) => {
    const sum = { ...counts };
    for (const key of keys) if (key !== undefined) sum[key] = (sum[key] ?? 0) + 1;
    return sum;
  };
  return {
    received: tally.received + lines.length,
    open: tally.open + of(({ filed }) => filed.status === 'open' || filed.status === 'waiting'),
    late: tally.late + of(({ filed }) => (daysLate(filed, today) ?? 0) > 0),
    byGround: raised(
      tally.byGround,
      lines.map(({ objection }) => objection.ground),
    ),
    byOutcome: raised(
      tally.byOutcome,
      lines.map(({ objection }) => objection.decision?.outcome),
    ),
    disputes: tally.disputes + of(({ objection }) => objection.dispute !== null),
  };
}

/** No objections yet. */
export const noObjections: ObjectionTally = {
  ...{ received: 0, open: 0, late: 0, disputes: 0 },
  byGround: Object.fromEntries(GROUNDS.map((ground) => [ground, 0])),
  byOutcome: Object.fromEntries(OBJECTION_OUTCOMES.map((outcome) => [outcome, 0])),
};
