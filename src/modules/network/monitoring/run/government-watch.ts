import type { Logger } from 'pino';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../../../platform/database/tenancy.ts';
import { takeInbox } from '../../agents/agents.ts';
import { createGraph } from '../core/graph.ts';
import type { Effect, Incident, IncidentId } from '../core/incident.ts';
import type { Standing } from '../core/standing.ts';
import type { TargetId } from '../core/target.ts';
import { createWatch, type Watch } from '../core/watch.ts';
import { type Measurement, measurementOf } from '../probes/probe.ts';
import { listOpenIncidents, listStandings, listWindows } from '../storage/history.ts';
import { listTargets, readRevision, type WatchedTarget } from '../storage/targets.ts';
import { createFindings, type Findings } from './findings.ts';
import type { ProbeSet } from './probe-set.ts';
import { createTimerWheel, type TimerWheel } from './timer-wheel.ts';

/** What the watch over one government works with. */
export interface GovernmentWatchOptions {
  readonly db: Db;
  readonly tenant: Tenant;
  readonly log: Logger;
  readonly nowMs: () => number;
  readonly openProbes: (targets: () => readonly WatchedTarget[]) => ProbeSet;
  /** Within the transaction that saves the incident. */
  readonly tell: (tx: Tx, what: 'began' | 'ended', incidentId: IncidentId) => Promise<void>;
}

/** The probes of this installation; every other source is an agent. */
const OWN_SOURCE = 'probe';
const TICK_MS = 1000;
const SAVE_AFTER_MS = 10_000;
const RELOAD_MS = 5000;
/** Without a beat for so long, nobody looked: the machine slept, was too busy, or its clock was set ahead. */
const GAP_MS = 10_000;

/** Watches the targets of one government: asks when they are due, judges, saves, and takes up what was changed. */
export class GovernmentWatch {
  readonly #options: GovernmentWatchOptions;
  readonly #probes: ProbeSet;
  #targets = new Map<TargetId, WatchedTarget>();
  #watch: Watch;
  #wheel: TimerWheel<TargetId>;
  #findings: Findings;
  /** Asked and not answered; true: to be asked again at once. */
  readonly #asked = new Map<TargetId, boolean>();
  #revision = -1;
  #beatMs: number;
  #tickedMs = 0;
  #savedMs = 0;
  #reloadedMs = 0;
  #isSaving = false;
  #hasAgents = false;

  private constructor(options: GovernmentWatchOptions) {
    const nowMs = options.nowMs();
    this.#options = options;
    this.#beatMs = nowMs;
    this.#probes = options.openProbes(() => [...this.#targets.values()]);
    this.#watch = createWatch({ graph: createGraph([]), windows: [], newIncidentId: newId, nowMs });
    this.#wheel = createTimerWheel(nowMs);
    this.#findings = createFindings();
  }

  /** Goes on where the last watch stopped. */
  static async open(options: GovernmentWatchOptions): Promise<GovernmentWatch> {
    const watch = new GovernmentWatch(options);
    await watch.#reload();
    return watch;
  }

  /** To be called several times a second; never throws and never waits for a target. */
  async beat(): Promise<void> {
    const nowMs = this.#options.nowMs();
    if (nowMs - this.#beatMs > GAP_MS && !(await this.#takeUp(nowMs))) return;
    this.#beatMs = nowMs;
    this.#askDue(nowMs);
    if (nowMs - this.#tickedMs >= TICK_MS) {
      this.#tickedMs = nowMs;
      this.#probes.flush();
      this.#apply(this.#watch.tick(nowMs), nowMs);
    }
    await this.#keepUp(nowMs).catch((error: unknown) => this.#options.log.error({ err: error }, 'watch not saved'));
  }

  /** A reading that came by another way than our own probes. */
  take(measured: Measurement): void {
    const nowMs = this.#options.nowMs();
    const effects = this.#watch.read(measured, nowMs);
    const target = this.#targets.get(measured.targetId);
    const wasTaken = target !== undefined && !effects.some(({ kind }) => kind === 'ignored');
    if (wasTaken) this.#findings.addSample(measured);
    this.#apply(effects, nowMs);
  }

  /** Saves what is left; nothing is asked any more. */
  async stop(): Promise<void> {
    while (this.#isSaving) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.#save(this.#options.nowMs());
  }

  /** Goes on after a gap as after a restart. False when that cannot be read now. */
  async #takeUp(nowMs: number): Promise<boolean> {
    if (this.#isSaving) return false;
    this.#isSaving = true;
    try {
      await this.#save(nowMs);
      await this.#reload();
      return true;
    } catch (error) {
      this.#options.log.error({ err: error }, 'watch not taken up after a gap');
      return false;
    } finally {
      this.#isSaving = false;
    }
  }

  #askDue(nowMs: number): void {
    for (const id of this.#wheel.take(nowMs)) {
      const target = this.#targets.get(id);
      if (!target) continue;
      this.#asked.set(id, false);
      this.#probes.ask(target, (measured) => this.#hear(target, measured));
    }
  }

  #hear(target: WatchedTarget, measured: Measurement): void {
    const again = this.#asked.get(target.id) === true;
    this.#asked.delete(target.id);
    if (!this.#targets.has(target.id)) return;
    this.take(measured);
    const nowMs = this.#options.nowMs();
    const waitMs = again ? 0 : this.#watch.nextCheckSeconds(target.id) * 1000;
    if (!this.#asked.has(target.id))
      this.#wheel.put(target.id, again ? nowMs : Math.max(nowMs, measured.atMs + waitMs));
  }

  #apply(effects: readonly Effect[], nowMs: number): void {
    for (const effect of effects) {
      if (effect.kind === 'check-now') this.#askNow(effect.targetIds, nowMs);
      else if (effect.kind === 'ignored') this.#findings.countIgnored();
      else this.#findings.addEffect(effect);
    }
  }

  #askNow(ids: readonly TargetId[], nowMs: number): void {
    for (const id of ids) {
      const target = this.#targets.get(id);
      if (!target || target.sourceId !== OWN_SOURCE) continue;
      if (this.#asked.has(id)) this.#asked.set(id, true);
      else this.#wheel.put(id, nowMs);
    }
  }

  async #keepUp(nowMs: number): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      const isUrgent = this.#findings.isUrgent() && nowMs - this.#savedMs >= TICK_MS;
      const hasMail = this.#hasAgents && nowMs - this.#savedMs >= TICK_MS;
      if (hasMail || isUrgent || nowMs - this.#savedMs >= SAVE_AFTER_MS) await this.#save(nowMs);
      if (nowMs - this.#reloadedMs >= RELOAD_MS) await this.#reloadIfChanged(nowMs);
    } finally {
      this.#isSaving = false;
    }
  }

  async #save(nowMs: number): Promise<void> {
    this.#savedMs = nowMs;
    if (this.#findings.isEmpty() && !this.#hasAgents) return;
    const { db, tenant, tell } = this.#options;
    let found = createFindings();
    const describe = { targets: this.#targets, standingOf: (id: TargetId) => this.#watch.standingOf(id) };
    try {
      await inTransaction(db, tenant, async (tx) => {
        if (this.#hasAgents) this.#takeMail(await takeInbox(tx));
        [found, this.#findings] = [this.#findings, createFindings()];
        await found.save(tx, { ...describe, nowMs, tell });
      });
    } catch (error) {
      // What was found meanwhile comes after what could not be saved.
      found.append(this.#findings);
      this.#findings = found;
      throw error;
    }
  }

  /** Should the inbox not be emptied after all, its readings are old by then and pass once more without effect. */
  #takeMail(mail: Awaited<ReturnType<typeof takeInbox>>): void {
    for (const { agentId, readings } of mail) {
      for (const { target: id, at, up, ms } of readings) {
        const target = this.#targets.get(id as TargetId);
        // An agent speaks for its own targets only.
        if (target?.sourceId !== agentId) continue;
        this.take(measurementOf(target, { atMs: Date.parse(at), latencyMs: ms, isUp: up }));
      }
    }
  }

  async #reloadIfChanged(nowMs: number): Promise<void> {
    this.#reloadedMs = nowMs;
    const { db, tenant } = this.#options;
    if ((await inReadOnly(db, tenant, readRevision)) === this.#revision) return;
    await this.#save(nowMs);
    await this.#reload();
  }

  async #reload(): Promise<void> {
    const { db, tenant, nowMs } = this.#options;
    const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs()));
    const held = await inReadOnly(db, tenant, async (tx) => ({
      revision: await readRevision(tx),
      targets: await listTargets(tx),
      windows: await listWindows(tx, now),
      standings: await listStandings(tx),
      incidents: await listOpenIncidents(tx),
    }));
    const standings = held.standings.map((saved) => this.#watch.standingOf(saved.targetId) ?? saved);
    const { watched, left } = byRoot(held.incidents, held.targets);
    for (const incident of left) this.#findings.addEffect(closed(incident, nowMs()));
    const graph = createGraph(held.targets);
    const start = { graph, windows: held.windows, newIncidentId: newId, nowMs: nowMs() };
    this.#watch = createWatch({ ...start, standings: structuredClone(standings), incidents: watched });
    this.#revision = held.revision;
    this.#hasAgents = held.targets.some(({ sourceId }) => sourceId !== OWN_SOURCE);
    this.#spread(held.targets, standings, nowMs());
  }

  /** Turns are spread over the interval, so that no second is busier than another. */
  #spread(targets: readonly WatchedTarget[], standings: readonly Standing[], nowMs: number): void {
    const lastRead = new Map(standings.map(({ targetId, lastReadMs }) => [targetId, lastReadMs]));
    const before = this.#targets;
    this.#targets = new Map(targets.map((target) => [target.id, target]));
    for (const id of before.keys()) if (!this.#targets.has(id)) this.#wheel.forget(id);
    for (const [at, target] of targets.entries()) {
      if (target.sourceId !== OWN_SOURCE || (before.has(target.id) && this.#asked.has(target.id))) continue;
      const intervalMs = target.intervalSeconds * 1000;
      const turnMs = nowMs + Math.floor((at * intervalMs) / targets.length);
      const nextMs = (lastRead.get(target.id) ?? 0) + intervalMs;
      this.#wheel.put(target.id, nextMs > nowMs && nextMs < nowMs + intervalMs ? nextMs : turnMs);
    }
  }
}

/** Incidents of what is not watched any more are over. */
function byRoot(incidents: readonly Incident[], targets: readonly WatchedTarget[]) {
  const roots = new Set<string>(targets.flatMap(({ id, sourceId }) => [id, sourceId]));
  return {
    watched: incidents.filter(({ rootId }) => roots.has(rootId)),
    left: incidents.filter(({ rootId }) => !roots.has(rootId)),
  };
}

function closed(incident: Incident, endedMs: number): Effect {
  return { kind: 'incident', incident: { ...incident, isClosed: true, endedMs: incident.endedMs ?? endedMs } };
}
