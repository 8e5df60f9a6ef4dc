import type { Target } from './target.ts';

/** Who measures, and when each was last heard. Milliseconds since 1970 UTC. */
export interface Sources {
  hear(sourceId: string, nowMs: number): void;
  /** Those that have been silent for too long, with the moment they were last heard. */
  silentAt(nowMs: number): readonly { readonly sourceId: string; readonly heardMs: number }[];
}

/** A source is silent when it missed so many checks of its slowest target. */
export const MISSED_CHECKS = 3;

/** All sources of the targets, each as if heard just now. */
export function createSources(targets: Iterable<Target>, nowMs: number): Sources {
  const heard = new Map<string, number>();
  const limits = new Map<string, number>();
  for (const { sourceId, intervalSeconds } of targets) {
    heard.set(sourceId, nowMs);
    limits.set(sourceId, Math.max(MISSED_CHECKS * intervalSeconds * 1000, limits.get(sourceId) ?? 0));
  }
  return {
    hear: (sourceId, atMs) => void heard.set(sourceId, atMs),
    silentAt: (atMs) =>
      [...heard]
        .filter(([sourceId, heardMs]) => atMs - heardMs > (limits.get(sourceId) ?? 0))
        .map(([sourceId, heardMs]) => ({ sourceId, heardMs })),
  };
}
