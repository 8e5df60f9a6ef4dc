import { z } from 'zod';

/** One step of a penalty clause: below that availability in a month, so much of the month's price is given back. */
export interface PenaltyStep {
  /** Availability in percent, above 0, at most 100. */
  readonly belowPercent: number;
  /** Share of the month's price in percent, above 0, at most 100. */
  readonly penaltyPercent: number;
}

const percent = z.number().positive().max(100);

/** A penalty clause as it stands in the database; the deepest step that applies counts alone. */
export const penaltySchema: z.ZodType<readonly PenaltyStep[]> = z
  .array(z.object({ belowPercent: percent, penaltyPercent: percent }))
  .max(20);

const STEP = /^(\d{1,3}(?:[.,]\d{1,3})?)\s*:\s*(\d{1,3}(?:[.,]\d{1,3})?)$/;

/**
 * Reads a clause as people write it, `99,5:5; 98:10` (below 99.5 % five percent, below 98 % ten). Sorted from mild to hard.
 * @returns undefined when it cannot be read, names an availability twice, or a worse month would cost the provider less
 */
export function readPenalty(text: string): readonly PenaltyStep[] | undefined {
  const parts = text.split(';').map((part) => part.trim());
  const read = parts.filter(Boolean).map((part) => STEP.exec(part));
  const steps = read.map((found) => ({ belowPercent: toNumber(found?.[1]), penaltyPercent: toNumber(found?.[2]) }));
  const checked = penaltySchema.safeParse(steps);
  if (!checked.success) return undefined;
  const sorted = checked.data.toSorted((a, b) => b.belowPercent - a.belowPercent);
  const isClimbing = sorted.every((step, at) => {
    const milder = sorted[at - 1];
    return !milder || (milder.belowPercent > step.belowPercent && milder.penaltyPercent < step.penaltyPercent);
  });
  return isClimbing ? sorted : undefined;
}

/** The same in the form that {@link readPenalty} reads. */
export function writePenalty(steps: readonly PenaltyStep[]): string {
  const written = (value: number) => String(value).replace('.', ',');
  return steps.map((step) => `${written(step.belowPercent)}:${written(step.penaltyPercent)}`).join('; ');
}

function toNumber(text: string | undefined): number {
  return text === undefined ? Number.NaN : Number(text.replace(',', '.'));
}
