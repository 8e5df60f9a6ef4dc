import type { Sample } from '../storage/save-round.ts';
import type { WatchedTarget } from '../storage/targets.ts';

/** What one check found; `problem` says in one word why it failed. */
export interface Measurement extends Sample {
  readonly problem: string | null;
}

/** A target with the address that was judged and is asked in place of its host; without one the host is an address itself. */
export interface AskedTarget extends WatchedTarget {
  readonly address?: string;
}

/** What packets go to. */
export function addressOf({ address, host }: Pick<AskedTarget, 'address' | 'host'>): string {
  return address ?? host;
}

/** Asks targets of one method, and tells of each as soon as it is known. Ends when all have been told of. */
export type Probe = (targets: readonly AskedTarget[], tell: (measured: Measurement) => void) => Promise<void>;

/** Longest wait for an answer, in milliseconds. */
export const ANSWER_WITHIN_MS = 3000;

/** A measurement by its target's own limits of loss and latency. */
export function measurementOf(
  target: Pick<WatchedTarget, 'id' | 'mostLatencyMs' | 'mostLossPercent'>,
  found: Pick<Measurement, 'atMs' | 'latencyMs'> & Partial<Measurement>,
): Measurement {
  const { latencyMs, lossPercent = null } = found;
  const answered = found.isUp ?? latencyMs !== null;
  const isSlow = target.mostLatencyMs !== null && (latencyMs ?? 0) > target.mostLatencyMs;
  const isLossy = target.mostLossPercent !== null && (lossPercent ?? 0) > target.mostLossPercent;
  const problem = !answered ? (found.problem ?? 'silent') : isSlow ? 'slow' : isLossy ? 'loss' : null;
  return {
    ...{ targetId: target.id, atMs: found.atMs, isUp: problem === null, latencyMs, lossPercent, problem },
    ...{ inBps: found.inBps ?? null, outBps: found.outBps ?? null },
  };
}
