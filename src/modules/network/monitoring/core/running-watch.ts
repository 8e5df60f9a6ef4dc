import { isFlapping, quietHistory, remember } from './flapping.ts';
import type { Graph } from './graph.ts';
import type { Effect, Incident } from './incident.ts';
import { createIncidentBook, type IncidentBook } from './incident-book.ts';
import { isCovered, type MaintenanceWindow } from './maintenance.ts';
import { createSources, MISSED_CHECKS, type Sources } from './sources.ts';
import { forget, newStanding, recall, type Standing } from './standing.ts';
import type { Reading, Target, TargetId, TargetState } from './target.ts';
import type { Watch, WatchStart } from './watch.ts';
import { wayTo } from './way.ts';

/** A reading from so far ahead comes from a wrong clock. */
const AHEAD_MS = 120_000;
/** What has answered for so many checks is believed to stay. Until then a further failure belongs to the same incident. */
const SETTLING_CHECKS = 3;
/** How many rounds of a target's own checks it waits for a verdict about what it hangs on. */
const PATIENCE = 2;

/** The watch itself; see `Watch`. What one call finds is gathered and handed out at its end. */
export class RunningWatch implements Watch {
  readonly #graph: Graph;
  readonly #windows: readonly MaintenanceWindow[];
  readonly #book: IncidentBook;
  readonly #standings = new Map<string, Standing>();
  readonly #sources: Sources;
  /** Failed often enough, while it is not clear yet how that is on which they hang. */
  readonly #waiting = new Set<TargetId>();
  /** Down without an incident, because they were worked at. */
  readonly #unreported = new Set<TargetId>();
  #effects: Effect[] = [];

  constructor({ graph, windows, newIncidentId, nowMs, standings = [], incidents = [] }: WatchStart) {
    this.#graph = graph;
    this.#windows = windows;
    this.#book = createIncidentBook(
      newIncidentId,
      incidents.map((incident) => notAfter(incident, nowMs)),
    );
    this.#sources = createSources(graph.targets.values(), nowMs);
    const known = new Map(standings.map((standing) => [standing.targetId, standing]));
    for (const target of graph.targets.values()) {
      const standing = known.get(target.id) ?? newStanding(target.id, nowMs);
      this.#standings.set(target.id, { ...standing });
      if (standing.state === 'down' && !this.#book.of(target.id)) this.#unreported.add(target.id);
    }
    for (const standing of this.#standings.values()) {
      this.#bringBack(standing, nowMs);
      this.#forgetGap(standing, nowMs);
    }
  }

  read(reading: Reading, nowMs: number): readonly Effect[] {
    const target = this.#graph.targets.get(reading.targetId);
    const standing = this.#standings.get(reading.targetId);
    if (!target || !standing) return [];
    const refused = reading.atMs <= standing.lastReadMs ? 'old' : reading.atMs > nowMs + AHEAD_MS ? 'future' : null;
    if (refused) return [{ kind: 'ignored', targetId: target.id, reason: refused }];
    this.#hear(target.sourceId, nowMs);
    if (recall(standing, target, reading)) this.#noteState(standing);
    standing.lastReadMs = reading.atMs;
    this.#noteHistory(standing, reading);
    if (reading.isUp) this.#noteUp(standing, reading.atMs);
    else this.#noteFailure(target, standing, reading.atMs);
    return this.#done();
  }

  tick(nowMs: number): readonly Effect[] {
    for (const { sourceId, heardMs } of this.#sources.silentAt(nowMs)) this.#silence(sourceId, heardMs);
    for (const id of this.#waiting) this.#judgeWaiting(id, nowMs);
    for (const id of this.#unreported) {
      const standing = this.#standings.get(id);
      if (standing?.state !== 'down') this.#unreported.delete(id);
      else if (!this.#isCovered(id, nowMs)) this.#report(standing);
    }
    this.#closeRecovered(nowMs);
    this.#effects.push(...this.#book.tell());
    return this.#done();
  }

  standingOf(id: TargetId): Standing | undefined {
    return this.#standings.get(id);
  }

  nextCheckSeconds(id: TargetId): number {
    const [target, standing] = [this.#graph.targets.get(id), this.#standings.get(id)];
    if (!target) return 60;
    const isUncertain = standing !== undefined && standing.failures > 0 && standing.failures <= target.retries;
    return isUncertain || this.#waiting.has(id)
      ? Math.min(target.retrySeconds, target.intervalSeconds)
      : target.intervalSeconds;
  }

  openIncidents(): readonly Incident[] {
    return this.#book.all();
  }

  #done(): readonly Effect[] {
    if (this.#effects.length === 0) return NOTHING;
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  // ── readings ──

  #noteUp(standing: Standing, atMs: number): void {
    standing.failures = 0;
    this.#waiting.delete(standing.targetId);
    standing.isRechecked = false;
    if (standing.state !== 'up') this.#enter(standing, 'up', atMs);
    if (this.#waiting.size > 0) this.#judgeBelow(standing.targetId, atMs);
    const incident = this.#book.of(standing.targetId);
    if (incident && incident.endedMs === null && !standing.isFlapping) {
      this.#effects.push(...this.#book.change(incident, { endedMs: atMs }));
    }
  }

  #noteFailure(target: Target, standing: Standing, atMs: number): void {
    if (standing.failures === 0) {
      standing.firstFailedMs = atMs;
      const above = standing.state === 'down' ? [] : this.#graph.ancestorsOf(target.id);
      const unsettled = above.filter((id) => (this.#standings.get(id)?.lastReadMs ?? 0) < atMs);
      if (unsettled.length > 0) this.#effects.push({ kind: 'check-now', targetIds: unsettled });
    }
    standing.failures += 1;
    const isSettled = standing.state === 'down' || (standing.state === 'unreachable' && !standing.isRechecked);
    if (!isSettled && standing.failures > target.retries) this.#judge(standing, atMs);
  }

  // ── verdicts ──

  /** Down by itself, cut off, or not to be said yet. */
  #judge(standing: Standing, nowMs: number): void {
    const target = this.#graph.targets.get(standing.targetId);
    if (!target) return;
    const patienceMs = PATIENCE * target.intervalSeconds * (target.retries + 1) * 1000;
    const way = wayTo(standing, this.#graph, this.#standings);
    if (way === 'pending' && nowMs - standing.firstFailedMs <= patienceMs) {
      this.#waiting.add(standing.targetId);
      return;
    }
    this.#waiting.delete(standing.targetId);
    standing.isRechecked = false;
    const state = way === 'broken' ? 'unreachable' : 'down';
    if (standing.state !== state) this.#enter(standing, state, standing.firstFailedMs);
    else if (this.#waiting.size > 0) this.#judgeBelow(standing.targetId, nowMs);
  }

  #judgeWaiting(id: TargetId, nowMs: number): void {
    const standing = this.#standings.get(id);
    if (standing) this.#judge(standing, nowMs);
  }

  #judgeBelow(id: TargetId, nowMs: number): void {
    for (const below of [...this.#waiting]) {
      if (this.#graph.groupsOf(below).some((group) => group.includes(id))) this.#judgeWaiting(below, nowMs);
    }
  }

  // ── changes of state ──

  #enter(standing: Standing, state: TargetState, atMs: number): void {
    const before = standing.state;
    standing.state = state;
    standing.sinceMs = atMs;
    this.#noteState(standing);
    if (state === 'down') this.#noteDown(standing, atMs);
    if (state === 'unreachable') this.#noteCutOff(standing);
    if (state === 'up' && before !== 'unknown') this.#recheckBelow(standing.targetId);
    if (this.#waiting.size > 0) this.#judgeBelow(standing.targetId, atMs);
  }

  #noteDown(standing: Standing, atMs: number): void {
    const incident = this.#book.of(standing.targetId);
    if (incident) this.#effects.push(...this.#book.change(incident, { endedMs: null }));
    else if (this.#isCovered(standing.targetId, atMs)) this.#unreported.add(standing.targetId);
    else this.#report(standing);
  }

  #report(standing: Standing): void {
    this.#unreported.delete(standing.targetId);
    const cut = this.#cutOffFurtherBy(standing.targetId);
    this.#effects.push(this.#book.open('down', standing.targetId, standing.sinceMs, cut));
  }

  /** What this failure cuts off besides what others cut off already. */
  #cutOffFurtherBy(id: TargetId): readonly TargetId[] {
    const others = this.#book.all().flatMap(({ kind, rootId }) => (kind === 'down' ? [rootId] : []));
    const already = new Set(others.length > 0 ? this.#graph.cutOffBy(new Set(others)) : []);
    return this.#graph.cutOffBy(new Set([...others, id])).filter((cut) => !already.has(cut) && cut !== id);
  }

  /** Cut off by several failures at once, it is named with each of them. */
  #noteCutOff(standing: Standing): void {
    for (const root of this.#rootsOf(standing.targetId)) {
      const incident = this.#book.of(root);
      if (!incident || incident.cutOffIds.includes(standing.targetId)) continue;
      const cutOffIds = [...incident.cutOffIds, standing.targetId];
      this.#effects.push(...this.#book.change(incident, { cutOffIds }));
    }
  }

  #rootsOf(id: TargetId): readonly TargetId[] {
    return this.#graph.ancestorsOf(id).filter((above) => this.#standings.get(above)?.state === 'down');
  }

  /** What was cut off gets its chance to answer before anything is said of it. */
  #recheckBelow(id: TargetId): void {
    const below = this.#graph
      .descendantsOf(id)
      .flatMap((one) => this.#standings.get(one) ?? [])
      .filter(({ state }) => state === 'unreachable');
    for (const one of below) {
      one.isRechecked = true;
      one.failures = 0;
      this.#waiting.delete(one.targetId);
    }
    if (below.length > 0) this.#effects.push({ kind: 'check-now', targetIds: below.map(({ targetId }) => targetId) });
  }

  /** An incident ends for people once its root has answered for a while and everything below has been looked at. */
  #closeRecovered(nowMs: number): void {
    for (const incident of this.#book.all()) {
      if (incident.endedMs === null || incident.kind === 'silent') continue;
      const settleMs = SETTLING_CHECKS * (this.#graph.targets.get(incident.rootId)?.intervalSeconds ?? 0) * 1000;
      const isLookedAt = incident.cutOffIds.every((id) => this.#standings.get(id)?.isRechecked !== true);
      if (isLookedAt && nowMs - incident.endedMs >= settleMs) {
        this.#effects.push(...this.#book.close(incident, incident.endedMs));
      }
    }
  }

  #isCovered(id: TargetId, atMs: number): boolean {
    return isCovered(id, atMs, this.#graph, this.#windows);
  }

  // ── flapping ──

  #noteHistory(standing: Standing, { isUp, atMs }: Reading): void {
    if (isUp && standing.history === quietHistory) return;
    standing.history = remember(standing.history, isUp);
    const flaps = isFlapping(standing.history, standing.isFlapping);
    if (flaps === standing.isFlapping) return;
    standing.isFlapping = flaps;
    const incident = this.#book.of(standing.targetId);
    if (flaps && incident) this.#effects.push(...this.#book.change(incident, { isFlapping: true, endedMs: null }));
    else if (flaps) this.#reportFlapping(standing, atMs);
  }

  #reportFlapping(standing: Standing, atMs: number): void {
    const isFromAbove = this.#graph.ancestorsOf(standing.targetId).some((id) => {
      const above = this.#standings.get(id);
      return above !== undefined && (above.isFlapping || above.state === 'down');
    });
    if (isFromAbove || standing.state === 'unreachable' || this.#isCovered(standing.targetId, atMs)) return;
    const cut = this.#graph.cutOffBy(new Set<string>([standing.targetId]));
    this.#effects.push(this.#book.open('flapping', standing.targetId, atMs, cut));
  }

  // ── silence ──

  #hear(sourceId: string, nowMs: number): void {
    this.#sources.hear(sourceId, nowMs);
    const incident = this.#book.of(sourceId);
    if (incident) this.#effects.push(...this.#book.close(incident, nowMs));
  }

  #silence(sourceId: string, heardMs: number): void {
    if (this.#book.of(sourceId)) return;
    const theirs = [...this.#graph.targets.values()].filter((target) => target.sourceId === sourceId);
    for (const target of theirs) {
      const standing = this.#standings.get(target.id);
      if (standing && standing.state !== 'unknown') this.#forget(standing, target);
    }
    const ids = theirs.map(({ id }) => id);
    this.#effects.push(this.#book.open('silent', sourceId, heardMs, ids));
  }

  /** After a stop of the watch itself: what nobody looked at meanwhile is not known. */
  #forgetGap(standing: Standing, nowMs: number): void {
    const target = this.#graph.targets.get(standing.targetId);
    if (!target || standing.state === 'unknown') return;
    if (nowMs - standing.lastReadMs > MISSED_CHECKS * target.intervalSeconds * 1000) this.#forget(standing, target);
  }

  /** The clock was ahead when it was last read: what was true then holds from now on. */
  #bringBack(standing: Standing, nowMs: number): void {
    standing.lastReadMs = Math.min(standing.lastReadMs, nowMs);
    standing.firstFailedMs = Math.min(standing.firstFailedMs, nowMs);
    if (standing.sinceMs <= nowMs) return;
    standing.sinceMs = nowMs;
    this.#noteState(standing);
  }

  #forget(standing: Standing, target: Target): void {
    forget(standing, target);
    this.#waiting.delete(standing.targetId);
    this.#noteState(standing);
  }

  #noteState({ targetId, state, sinceMs }: Standing): void {
    this.#effects.push({ kind: 'state', targetId, state, atMs: sinceMs });
  }
}

/** What is said to have happened later than now, by a clock that was ahead, happened by now. */
function notAfter(incident: Incident, nowMs: number): Incident {
  const endedMs = incident.endedMs === null ? null : Math.min(incident.endedMs, nowMs);
  return { ...incident, beganMs: Math.min(incident.beganMs, nowMs), endedMs };
}

const NOTHING: readonly Effect[] = [];
