import type { Target, TargetId } from './target.ts';

/** What hangs on what, over all targets of a government. */
export interface Graph {
  readonly targets: ReadonlyMap<string, Target>;
  /** Parents that are watched themselves; a group without any is left out. */
  groupsOf(id: TargetId): readonly (readonly TargetId[])[];
  /** Everything above, nearest first, each once. */
  ancestorsOf(id: TargetId): readonly TargetId[];
  /** Everything below, nearest first, each once. */
  descendantsOf(id: TargetId): readonly TargetId[];
  /** What loses every way when these fail, themselves left out. */
  cutOffBy(failed: ReadonlySet<string>): readonly TargetId[];
}

/** @param targets without a loop of parents (`findLoop`) */
export function createGraph(targets: readonly Target[]): Graph {
  const byId = new Map<string, Target>(targets.map((target) => [target.id, target]));
  const groups = new Map(targets.map((target) => [target.id, watchedGroups(target, byId)]));
  const groupsOf = (id: TargetId) => groups.get(id) ?? [];
  const parentsOf = (id: TargetId) => groupsOf(id).flat();
  const children = new Map<TargetId, TargetId[]>();
  for (const { id } of targets) {
    for (const parent of new Set(parentsOf(id))) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const childrenOf = (id: TargetId) => children.get(id) ?? [];
  const descendantsOf = (id: TargetId) => walk(id, childrenOf);
  return {
    ...{ targets: byId, groupsOf, descendantsOf },
    ancestorsOf: (id) => walk(id, parentsOf),
    cutOffBy(failed) {
      const cut = new Set(failed);
      const known = [...byId.values()].filter(({ id }) => failed.has(id)).map(({ id }) => id);
      const order = inOrder(known.flatMap(descendantsOf), groupsOf);
      for (const id of order) if (groupsOf(id).some((group) => group.every((parent) => cut.has(parent)))) cut.add(id);
      return order.filter((id) => cut.has(id) && !failed.has(id));
    },
  };
}

function watchedGroups({ parentGroups }: Target, known: ReadonlyMap<string, Target>) {
  return parentGroups.map((group) => group.filter((id) => known.has(id))).filter((group) => group.length > 0);
}

function walk(start: TargetId, next: (id: TargetId) => readonly TargetId[]): readonly TargetId[] {
  const seen = new Set<TargetId>();
  const queue = [...next(start)];
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at];
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    queue.push(...next(id));
  }
  return [...seen];
}

/** Each once, parents before children, so that one pass settles all. */
function inOrder(
  ids: readonly TargetId[],
  groupsOf: (id: TargetId) => readonly (readonly TargetId[])[],
): readonly TargetId[] {
  const wanted = new Set(ids);
  const ordered = new Set<TargetId>();
  const place = (id: TargetId) => {
    if (ordered.has(id) || !wanted.has(id)) return;
    wanted.delete(id);
    for (const parent of groupsOf(id).flat()) place(parent);
    ordered.add(id);
  };
  for (const id of ids) place(id);
  return [...ordered];
}
