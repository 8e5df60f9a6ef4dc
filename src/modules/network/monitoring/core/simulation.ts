import type { Id } from '../../../../platform/database/ids.ts';
import { createGraph, type Graph } from './graph.ts';
import type { Effect, Incident, IncidentId } from './incident.ts';
import type { MaintenanceWindow } from './maintenance.ts';
import type { Standing } from './standing.ts';
import type { Reading, Target, TargetId } from './target.ts';
import { type TimelineStep, withState } from './timeline.ts';
import { createWatch, type Watch } from './watch.ts';

/** A time, in milliseconds since 1970 UTC; the end is not part of it. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A network that is not there, with the truth about it. */
export interface SimulatedNetwork {
  readonly targets: readonly Target[];
  /** Each is truly broken in these times, whatever stands above it. */
  readonly outages: readonly (Span & { readonly targetId: TargetId })[];
}

/** What happens besides the outages. */
export interface SimulatedEvents extends Span {
  readonly windows?: readonly MaintenanceWindow[];
  /** The watch itself is killed and started again. */
  readonly stops?: readonly Span[];
  /** A source cannot send; it keeps its readings and forwards them afterwards. */
  readonly cuts?: readonly (Span & { readonly sourceId: string })[];
}

/** What a watch made of it. */
export interface SimulatedRun {
  readonly timelines: ReadonlyMap<TargetId, readonly TimelineStep[]>;
  readonly told: readonly { readonly atMs: number; readonly what: 'began' | 'ended'; readonly incident: Incident }[];
  readonly checks: number;
}

/** Whether a target truly answers: it works, and so does a way to it. */
export function answers(network: SimulatedNetwork, graph: Graph, id: TargetId, atMs: number): boolean {
  const isBroken = network.outages.some((one) => one.targetId === id && one.fromMs <= atMs && atMs < one.toMs);
  return (
    !isBroken && graph.groupsOf(id).every((group) => group.some((parent) => answers(network, graph, parent, atMs)))
  );
}

const TICK_MS = 1000;

/** Plays the events through a real watch, second by second, without waiting for any of them. */
export function simulate(network: SimulatedNetwork, events: SimulatedEvents): SimulatedRun {
  return new Simulation(network, events).run();
}

class Simulation {
  readonly #network: SimulatedNetwork;
  readonly #events: SimulatedEvents;
  readonly #graph: Graph;
  readonly #dueMs = new Map<TargetId, number>();
  readonly #timelines = new Map<TargetId, readonly TimelineStep[]>();
  readonly #told: SimulatedRun['told'][number][] = [];
  readonly #held: Reading[] = [];
  #watch: Watch;
  #checks = 0;
  #incidents = 0;

  constructor(network: SimulatedNetwork, events: SimulatedEvents) {
    this.#network = network;
    this.#events = events;
    this.#graph = createGraph(network.targets);
    // Turns are spread over the interval, as a scheduler does.
    for (const [at, { id, intervalSeconds }] of network.targets.entries()) {
      this.#dueMs.set(id, events.fromMs + Math.floor((at * 7919) % (intervalSeconds * 1000)));
    }
    this.#watch = this.#start(events.fromMs, [], []);
  }

  run(): SimulatedRun {
    let wasRunning = true;
    for (let nowMs = this.#events.fromMs; nowMs < this.#events.toMs; nowMs += TICK_MS) {
      const isRunning = !this.#events.stops?.some((stop) => stop.fromMs <= nowMs && nowMs < stop.toMs);
      if (isRunning && !wasRunning) this.#restart(nowMs);
      wasRunning = isRunning;
      if (isRunning) this.#second(nowMs);
    }
    return { timelines: this.#timelines, told: this.#told, checks: this.#checks };
  }

  #second(nowMs: number): void {
    this.#forward(nowMs);
    for (const { id } of this.#network.targets) if ((this.#dueMs.get(id) ?? 0) <= nowMs) this.#check(id, nowMs);
    this.#apply(this.#watch.tick(nowMs), nowMs);
  }

  #check(id: TargetId, nowMs: number): void {
    this.#checks += 1;
    const reading = { targetId: id, atMs: nowMs, isUp: answers(this.#network, this.#graph, id, nowMs) };
    const sourceId = this.#graph.targets.get(id)?.sourceId;
    const isCut = this.#events.cuts?.some(
      (cut) => cut.sourceId === sourceId && cut.fromMs <= nowMs && nowMs < cut.toMs,
    );
    if (isCut) this.#held.push(reading);
    else this.#apply(this.#watch.read(reading, nowMs), nowMs);
    this.#dueMs.set(id, nowMs + this.#watch.nextCheckSeconds(id) * 1000);
  }

  /** What was kept while a source could not send arrives at once, in its order. */
  #forward(nowMs: number): void {
    if (this.#held.length === 0 || this.#events.cuts?.some((cut) => cut.fromMs <= nowMs && nowMs < cut.toMs)) return;
    for (const reading of this.#held.splice(0)) this.#apply(this.#watch.read(reading, nowMs), nowMs);
  }

  #apply(effects: readonly Effect[], nowMs: number): void {
    for (const effect of effects) {
      if (effect.kind === 'state') {
        this.#timelines.set(effect.targetId, withState(this.#timelines.get(effect.targetId) ?? [], effect));
      } else if (effect.kind === 'tell') this.#told.push({ atMs: nowMs, what: effect.what, incident: effect.incident });
      else if (effect.kind === 'check-now') for (const id of effect.targetIds) this.#dueMs.set(id, nowMs);
    }
  }

  #restart(nowMs: number): void {
    const standings = this.#network.targets.flatMap(({ id }) => this.#watch.standingOf(id) ?? []);
    this.#watch = this.#start(nowMs, structuredClone(standings), this.#watch.openIncidents());
    for (const { id } of this.#network.targets) this.#dueMs.set(id, Math.max(this.#dueMs.get(id) ?? 0, nowMs));
  }

  #start(nowMs: number, standings: readonly Standing[], incidents: readonly Incident[]): Watch {
    const newIncidentId = () => {
      this.#incidents += 1;
      return `gangguan-${this.#incidents}` as IncidentId;
    };
    const windows = this.#events.windows ?? [];
    return createWatch({ graph: this.#graph, windows, newIncidentId, nowMs, standings, incidents });
  }
}

/** An id out of words, for networks that are not there. */
export function simulatedId<Name extends string>(text: string): Id<Name> {
  return text as Id<Name>;
}
