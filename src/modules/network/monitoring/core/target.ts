import type { Id } from '../../../../platform/database/ids.ts';

/** Something that is watched: an address that answers or does not. */
export type TargetId = Id<'target'>;

/** How a target is checked, and over what it is reached. */
export interface Target {
  readonly id: TargetId;
  /**
   * Over what it is reached. Each group needs one parent that is up: two uplinks are one group of two, a router behind
   * a firewall is two groups of one. Empty for what the probe reaches directly.
   */
  readonly parentGroups: readonly (readonly TargetId[])[];
  /** Seconds between checks while all is well. */
  readonly intervalSeconds: number;
  /** Further failed checks before a failure is believed. */
  readonly retries: number;
  /** Seconds between these. */
  readonly retrySeconds: number;
  /** Who measures it: the probe of this installation, or a push agent, by its id. */
  readonly sourceId: string;
}

/** What one check found. */
export interface Reading {
  readonly targetId: TargetId;
  /** When it was measured, in milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly isUp: boolean;
}

/** What is known of a target. `unknown`: nobody has looked for too long; it is neither up nor down. */
export type TargetState = 'up' | 'down' | 'unreachable' | 'unknown';

/** A loop of parents, from one target back to itself; null when there is none. */
export function findLoop(targets: readonly Pick<Target, 'id' | 'parentGroups'>[]): readonly TargetId[] | null {
  const parents = new Map(targets.map(({ id, parentGroups }) => [id, parentGroups.flat()]));
  const done = new Set<TargetId>();
  for (const { id } of targets) {
    const loop = loopFrom(id, parents, done);
    if (loop !== null) return loop;
  }
  return null;
}

/** Walks up without recursion: chains of a broken import may be long. */
function loopFrom(
  start: TargetId,
  parents: ReadonlyMap<TargetId, readonly TargetId[]>,
  done: Set<TargetId>,
): readonly TargetId[] | null {
  const path: { readonly id: TargetId; readonly left: TargetId[] }[] = [];
  const onPath = new Set<TargetId>();
  const enter = (id: TargetId) => {
    path.push({ id, left: [...(parents.get(id) ?? [])] });
    onPath.add(id);
  };
  if (!done.has(start)) enter(start);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const next = top.left.pop();
    if (next === undefined) {
      done.add(top.id);
      onPath.delete(top.id);
      path.pop();
    } else if (onPath.has(next)) {
      return [...path.slice(path.findIndex(({ id }) => id === next)).map(({ id }) => id), next];
    } else if (!done.has(next)) enter(next);
  }
  return null;
}
