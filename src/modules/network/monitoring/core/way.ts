import type { Graph } from './graph.ts';
import type { Standing } from './standing.ts';
import type { TargetId } from './target.ts';

/** Whether a target can be reached; `pending` while a parent has not been looked at since the target first failed. */
export type Way = 'fine' | 'broken' | 'pending';

/** The way to a target that fails: each group of parents needs one that answered since then. */
export function wayTo(failing: Standing, graph: Graph, standings: ReadonlyMap<string, Standing>): Way {
  const ways = graph.groupsOf(failing.targetId).map((group) => wayOver(group, failing.firstFailedMs, standings));
  return ways.includes('broken') ? 'broken' : ways.includes('pending') ? 'pending' : 'fine';
}

/** Parents of which nobody knows anything prove nothing. */
function wayOver(group: readonly TargetId[], sinceMs: number, standings: ReadonlyMap<string, Standing>): Way {
  let hasBroken = false;
  let hasPending = false;
  for (const id of group) {
    const parent = standings.get(id);
    if (!parent || parent.state === 'unknown') continue;
    if (parent.state === 'up' && parent.failures === 0 && parent.lastReadMs >= sinceMs) return 'fine';
    if (parent.state === 'up' || parent.isRechecked) hasPending = true;
    else hasBroken = true;
  }
  if (hasPending) return 'pending';
  return hasBroken ? 'broken' : 'fine';
}
