import type { Tx } from '../../../../platform/database/database.ts';
import type { Effect, Incident, IncidentId } from '../core/incident.ts';
import type { Standing } from '../core/standing.ts';
import type { TargetId } from '../core/target.ts';
import type { Measurement } from '../probes/probe.ts';
import { type NamedIncident, type Round, saveRound } from '../storage/save-round.ts';
import { SAMPLES_KEPT_DAYS } from '../storage/save-samples.ts';
import type { WatchedTarget } from '../storage/targets.ts';

/** What is needed besides the findings themselves to save them. */
export interface Saving {
  readonly targets: ReadonlyMap<TargetId, WatchedTarget>;
  readonly standingOf: (id: TargetId) => Standing | undefined;
  readonly nowMs: number;
  readonly tell: (tx: Tx, what: 'began' | 'ended', incidentId: IncidentId) => Promise<void>;
}

/** What a watch found and has not saved yet. */
export interface Findings {
  addSample(measured: Measurement): void;
  addEffect(effect: Effect): void;
  countIgnored(): void;
  /** Adds what was found later than this. */
  append(later: Findings): void;
  isEmpty(): boolean;
  /** A state or an incident has changed. */
  isUrgent(): boolean;
  save(tx: Tx, saving: Saving): Promise<void>;
  readonly held: Held;
}

interface Held {
  samples: Measurement[];
  readonly latest: Map<TargetId, Measurement | null>;
  readonly states: Round['states'][number][];
  readonly incidents: Incident[];
  readonly tellings: { readonly what: 'began' | 'ended'; readonly id: IncidentId }[];
  ignored: number;
}

/** While nothing can be saved, so many checks are held; older ones are lost then, though not what was judged of them. */
const MOST_SAMPLES = 200_000;
const DAY_MS = 86_400_000;

/** Nothing found yet. */
export function createFindings(): Findings {
  const held: Held = { samples: [], latest: new Map(), states: [], incidents: [], tellings: [], ignored: 0 };
  return {
    held,
    addSample(measured) {
      held.samples.push(measured);
      held.latest.set(measured.targetId, measured);
    },
    addEffect(effect) {
      if (effect.kind === 'state') {
        held.states.push(effect);
        held.latest.set(effect.targetId, held.latest.get(effect.targetId) ?? null);
      } else if (effect.kind === 'incident') held.incidents.push(effect.incident);
      else if (effect.kind === 'tell') held.tellings.push({ what: effect.what, id: effect.incident.id });
    },
    countIgnored() {
      held.ignored += 1;
    },
    append({ held: later }) {
      held.samples = [...held.samples, ...later.samples].slice(-MOST_SAMPLES);
      for (const [id, measured] of later.latest) held.latest.set(id, measured ?? held.latest.get(id) ?? null);
      held.states.push(...later.states);
      held.incidents.push(...later.incidents);
      held.tellings.push(...later.tellings);
      held.ignored += later.ignored;
    },
    isEmpty: () => held.samples.length + held.states.length + held.incidents.length + held.tellings.length === 0,
    isUrgent: () => held.states.length + held.incidents.length + held.tellings.length > 0,
    save: (tx, saving) => save(tx, held, saving),
  };
}

async function save(tx: Tx, held: Held, saving: Saving): Promise<void> {
  const oldestMs = saving.nowMs - SAMPLES_KEPT_DAYS * DAY_MS;
  await saveRound(tx, {
    samples: held.samples.filter(({ atMs }) => atMs >= oldestMs),
    states: held.states,
    standings: [...held.latest].flatMap(([id, measured]) => {
      const standing = saving.standingOf(id);
      const { latencyMs = null, lossPercent = null } = measured ?? {};
      return standing ? [{ standing, latencyMs, lossPercent }] : [];
    }),
    incidents: held.incidents.map((incident) => named(incident, saving.targets)),
  });
  for (const { what, id } of held.tellings) await saving.tell(tx, what, id);
}

/** A silent source lies where the first of its targets lies. */
function named(incident: Incident, targets: ReadonlyMap<TargetId, WatchedTarget>): NamedIncident {
  const root = [...targets.values()].find(({ id }) => id === incident.rootId);
  const first = root ?? [...targets.values()].find(({ sourceId }) => sourceId === incident.rootId);
  return {
    ...{ incident, rootName: root?.name ?? incident.rootId, unitPath: first?.unitPath ?? '/' },
    ...{ isSample: first?.isSample ?? false, isTarget: root !== undefined },
  };
}
