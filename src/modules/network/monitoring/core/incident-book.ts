import type { Effect, Incident, IncidentId, IncidentKind } from './incident.ts';

/** The incidents that are not closed, and what is to be done about each change. */
export interface IncidentBook {
  /** The open incident of a root. */
  of(rootId: string): Incident | undefined;
  all(): readonly Incident[];
  isEmpty(): boolean;
  open(kind: IncidentKind, rootId: string, beganMs: number, cutOffIds: Incident['cutOffIds']): Effect;
  change(
    incident: Incident,
    changes: Partial<Pick<Incident, 'endedMs' | 'isFlapping' | 'cutOffIds'>>,
  ): readonly Effect[];
  close(incident: Incident, endedMs: number): readonly Effect[];
  /** Tells of those that nobody was told of yet. */
  tell(): readonly Effect[];
}

/** @param known incidents that were open when the watch last stopped */
export function createIncidentBook(newId: () => IncidentId, known: readonly Incident[]): IncidentBook {
  const byRoot = new Map(known.map((incident) => [incident.rootId, incident]));
  const keep = (incident: Incident): Effect => {
    if (incident.isClosed) byRoot.delete(incident.rootId);
    else byRoot.set(incident.rootId, incident);
    return { kind: 'incident', incident };
  };
  return {
    of: (rootId) => byRoot.get(rootId),
    all: () => [...byRoot.values()],
    isEmpty: () => byRoot.size === 0,
    open: (kind, rootId, beganMs, cutOffIds) =>
      keep({
        ...{ id: newId(), kind, rootId, beganMs, endedMs: null, cutOffIds },
        ...{ isClosed: false, isFlapping: kind === 'flapping', isTold: false },
      }),
    change: (incident, changes) => [keep({ ...incident, ...changes })],
    close(incident, endedMs) {
      const closed = { ...incident, endedMs, isClosed: true };
      const told: readonly Effect[] = incident.isTold ? [{ kind: 'tell', what: 'ended', incident: closed }] : [];
      return [keep(closed), ...told];
    },
    tell: () =>
      [...byRoot.values()]
        .filter(({ isTold }) => !isTold)
        .flatMap((incident) => {
          const told = { ...incident, isTold: true };
          return [keep(told), { kind: 'tell', what: 'began', incident: told } as const];
        }),
  };
}
