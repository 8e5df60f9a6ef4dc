import type { Effect } from './incident.ts';
import type { TargetState } from './target.ts';

/** From this moment until the next one the target is in this state. Milliseconds since 1970 UTC. */
export interface TimelineStep {
  readonly fromMs: number;
  readonly state: TargetState;
}

/** The timeline with one more verdict: whatever was recorded for that moment or later is void. */
export function withState(
  timeline: readonly TimelineStep[],
  { atMs, state }: Extract<Effect, { readonly kind: 'state' }>,
): readonly TimelineStep[] {
  const earlier = timeline.filter(({ fromMs }) => fromMs < atMs);
  return earlier.at(-1)?.state === state ? earlier : [...earlier, { fromMs: atMs, state }];
}

/** Milliseconds in each state between two moments; before the first step nothing is known. */
export function timeInStates(
  timeline: readonly TimelineStep[],
  fromMs: number,
  toMs: number,
): Readonly<Record<TargetState, number>> {
  const sums = { up: 0, down: 0, unreachable: 0, unknown: 0 };
  const steps = [{ fromMs: Number.NEGATIVE_INFINITY, state: 'unknown' as const }, ...timeline];
  for (const [at, step] of steps.entries()) {
    const [start, end] = [Math.max(step.fromMs, fromMs), Math.min(steps[at + 1]?.fromMs ?? toMs, toMs)];
    if (end > start) sums[step.state] += end - start;
  }
  return sums;
}
