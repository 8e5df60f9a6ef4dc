import type { Graph } from './graph.ts';
import type { TargetId } from './target.ts';

/** A planned time in which a target may fail without anybody being told. Milliseconds since 1970 UTC. */
export interface MaintenanceWindow {
  readonly targetId: TargetId;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether a target is worked at, or reached over nothing but targets that are. */
export function isCovered(id: TargetId, atMs: number, graph: Graph, windows: readonly MaintenanceWindow[]): boolean {
  if (windows.length === 0) return false;
  const worked = new Set<string>(
    windows.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs).map(({ targetId }) => targetId),
  );
  return worked.has(id) || (worked.size > 0 && graph.cutOffBy(worked).includes(id));
}
