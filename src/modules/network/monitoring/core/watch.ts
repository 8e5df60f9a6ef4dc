import type { Graph } from './graph.ts';
import type { Effect, Incident, IncidentId } from './incident.ts';
import type { MaintenanceWindow } from './maintenance.ts';
import { RunningWatch } from './running-watch.ts';
import type { Standing } from './standing.ts';
import type { Reading, TargetId } from './target.ts';

/**
 * Judges readings: which target is down by itself, which is cut off by another, what nobody knows, and what people are
 * told. It has no clock and reads nothing: the same readings always give the same verdicts.
 */
export interface Watch {
  /** Takes a reading. @param nowMs when it arrived; readings of the past are judged at their own time */
  read(reading: Reading, nowMs: number): readonly Effect[];
  /** Lets time pass, at least every few seconds: silence, the end of maintenance, and what is to be told. */
  tick(nowMs: number): readonly Effect[];
  standingOf(id: TargetId): Standing | undefined;
  /** Seconds until the target is to be checked again. */
  nextCheckSeconds(id: TargetId): number;
  openIncidents(): readonly Incident[];
}

/** What a watch begins with. */
export interface WatchStart {
  readonly graph: Graph;
  readonly windows: readonly MaintenanceWindow[];
  readonly newIncidentId: () => IncidentId;
  readonly nowMs: number;
  /** What was remembered when the last watch stopped. */
  readonly standings?: readonly Standing[];
  readonly incidents?: readonly Incident[];
}

/** @throws never; readings of unknown targets are answered with nothing */
export function createWatch(start: WatchStart): Watch {
  return new RunningWatch(start);
}
