import { createGraph, type Graph } from './graph.ts';
import { answers, type SimulatedEvents, type SimulatedNetwork, simulate, simulatedId } from './simulation.ts';
import type { Target, TargetId } from './target.ts';
import type { timeInStates } from './timeline.ts';

/** An outage as it may happen to a kabupaten, with the truth about it. */
export interface Scenario {
  readonly name: string;
  readonly network: SimulatedNetwork;
  readonly events: SimulatedEvents;
  /** Messages people should get: who failed, and that it ended. */
  readonly expected: readonly string[];
}

/** How a watch did. */
export interface ScenarioResult {
  readonly name: string;
  readonly told: readonly string[];
  readonly expected: readonly string[];
  /** Minutes in which the record says up of what was not, or the other way round, over all targets. Unknown is neither. */
  readonly wrongMinutes: number;
  readonly unknownMinutes: number;
  /** Minutes without connection, over all targets, while something is recorded: in truth, and by the record. */
  readonly trueDownMinutes: number;
  readonly recordedDownMinutes: number;
  /** The largest error of any target's time without connection, as a share of a month of 30 days. */
  readonly slaError: number;
  /** Longest from when a failure could be seen from outside until it was told, in seconds. */
  readonly slowestSeconds: number | null;
}

const MINUTE = 60_000;
const MONTH = 30 * 24 * 60 * MINUTE;
const START = Date.UTC(2026, 10, 23);
const OWN_PROBE = 'probe';
const CHECKS = { intervalSeconds: 60, retries: 2, retrySeconds: 10 } as const;

const minute = (at: number) => START + at * MINUTE;
const span = (from: number, to: number) => ({ fromMs: minute(from), toMs: minute(to) });
const broken = (targetId: string, from: number, to: number) => ({ targetId: idOf(targetId), ...span(from, to) });
const idOf = (name: string): TargetId => simulatedId(name);

function target(id: string, parentGroups: readonly (readonly string[])[], sourceId = OWN_PROBE): Target {
  return { id: idOf(id), parentGroups: parentGroups.map((group) => group.map(idOf)), ...CHECKS, sourceId };
}

/** A centre, four routers, and ten offices behind each. */
export function kabupaten(change: (target: Target) => Target = (same) => same): readonly Target[] {
  const routers = [1, 2, 3, 4].map((at) => target(`simpul-${at}`, [['pusat']]));
  const offices = routers.flatMap((router, at) =>
    Array.from({ length: 10 }, (_, office) => target(`kantor-${at + 1}-${office + 1}`, [[router.id]])),
  );
  return [target('pusat', []), ...routers, ...offices].map(change);
}

const twoWays = kabupaten((one) =>
  one.id === 'kantor-1-1' ? { ...one, parentGroups: [[idOf('simpul-1'), idOf('simpul-2')]] } : one,
);
const byAgent = kabupaten((one) => (one.id === 'kantor-3-3' ? { ...one, sourceId: 'agen-3-3' } : one));
const swinging = Array.from({ length: 20 }, (_, at) => broken('kantor-2-5', 20 + at * 3, 21.5 + at * 3));

/** Every scenario that a network of a government meets sooner or later. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'Simpul putus lima menit',
    network: { targets: kabupaten(), outages: [broken('simpul-2', 20, 25)] },
    events: span(0, 60),
    expected: ['began simpul-2 +10', 'ended simpul-2'],
  },
  {
    name: 'Simpul pulih, dua kantor di bawahnya tetap putus',
    network: {
      targets: kabupaten(),
      outages: [broken('simpul-2', 20, 50), broken('kantor-2-3', 30, 80), broken('kantor-2-7', 35, 85)],
    },
    events: span(0, 120),
    expected: [
      ...['began simpul-2 +10', 'began kantor-2-3 +0', 'began kantor-2-7 +0', 'ended simpul-2'],
      ...['ended kantor-2-3', 'ended kantor-2-7'],
    ],
  },
  {
    name: 'Simpul dipelihara dan padam sesuai rencana',
    network: { targets: kabupaten(), outages: [broken('simpul-3', 25, 40)] },
    events: { ...span(0, 80), windows: [{ targetId: idOf('simpul-3'), ...span(20, 45) }] },
    expected: [],
  },
  {
    name: 'Pemeliharaan usai, simpul tetap padam',
    network: { targets: kabupaten(), outages: [broken('simpul-3', 25, 60)] },
    events: { ...span(0, 90), windows: [{ targetId: idOf('simpul-3'), ...span(20, 45) }] },
    expected: ['began simpul-3 +10', 'ended simpul-3'],
  },
  {
    name: 'Satu dari dua jalur putus',
    network: { targets: twoWays, outages: [broken('simpul-1', 20, 40)] },
    events: span(0, 70),
    expected: ['began simpul-1 +9', 'ended simpul-1'],
  },
  {
    name: 'Tautan putus-sambung satu jam',
    network: { targets: kabupaten(), outages: swinging },
    events: span(0, 140),
    expected: ['began kantor-2-5 +0', 'ended kantor-2-5'],
  },
  {
    name: 'Pemantau mati dan hidup lagi di tengah gangguan',
    network: { targets: kabupaten(), outages: [broken('simpul-4', 20, 45)] },
    events: { ...span(0, 70), stops: [span(25, 35)] },
    expected: ['began simpul-4 +10', 'ended simpul-4'],
  },
  {
    name: 'Agen terputus satu jam lalu meneruskan catatannya',
    network: { targets: byAgent, outages: [broken('kantor-3-3', 40, 50)] },
    events: { ...span(0, 120), cuts: [{ sourceId: 'agen-3-3', ...span(20, 80) }] },
    expected: ['began agen-3-3 +1', 'ended agen-3-3'],
  },
];

/** Plays a scenario and compares the record with the truth, second by second. */
export function play({ name, network, events, expected }: Scenario): ScenarioResult {
  const run = simulate(network, events);
  const graph = createGraph(network.targets);
  const errors = network.targets.map(({ id }) => {
    const timeline = run.timelines.get(id) ?? [];
    return compareWithTruth(timeline, (atMs) => answers(network, graph, id, atMs), events);
  });
  const began = run.told.filter(({ what, incident }) => what === 'began' && incident.kind === 'down');
  const delays = began.flatMap(({ atMs, incident }) => {
    const outage = network.outages.find(
      ({ targetId, toMs }) => targetId === incident.rootId && toMs > incident.beganMs,
    );
    return outage ? [(atMs - visibleFrom(outage, { network, events, graph })) / 1000] : [];
  });
  return {
    ...{ name, expected },
    told: run.told.map(({ what, incident }) =>
      what === 'began' ? `began ${incident.rootId} +${incident.cutOffIds.length}` : `ended ${incident.rootId}`,
    ),
    wrongMinutes: sum(errors.map(({ wrongMs }) => wrongMs)) / MINUTE,
    unknownMinutes: sum(errors.map(({ unknownMs }) => unknownMs)) / MINUTE,
    trueDownMinutes: sum(errors.map(({ recordedMs, balanceMs }) => recordedMs - balanceMs)) / MINUTE,
    recordedDownMinutes: sum(errors.map(({ recordedMs }) => recordedMs)) / MINUTE,
    slaError: Math.max(...errors.map(({ balanceMs }) => Math.abs(balanceMs))) / MONTH,
    slowestSeconds: delays.length === 0 ? null : Math.max(...delays),
  };
}

type Outage = SimulatedNetwork['outages'][number];
type Played = Pick<Scenario, 'network' | 'events'> & { readonly graph: Graph };

/** While its way is broken, or it is worked at, nobody can or should be told. */
function visibleFrom({ targetId, fromMs, toMs }: Outage, { network, events, graph }: Played): number {
  const isReachable = (atMs: number) =>
    graph.groupsOf(targetId).every((group) => group.some((parent) => answers(network, graph, parent, atMs)));
  const isWorkedAt = (atMs: number) =>
    (events.windows ?? []).some((one) => one.targetId === targetId && one.fromMs <= atMs && atMs < one.toMs);
  let atMs = fromMs;
  while (atMs < toMs && (!isReachable(atMs) || isWorkedAt(atMs))) atMs += 1000;
  return atMs;
}

type Timeline = Parameters<typeof timeInStates>[0];

/**
 * A timeline beside the truth, second by second, in milliseconds. `balanceMs`: how much more time without connection the
 * record holds than the truth, where something is recorded; `recordedMs`: time without connection by the record.
 */
export function compareWithTruth(
  timeline: Timeline,
  isTrulyUp: (atMs: number) => boolean,
  { fromMs, toMs }: Pick<SimulatedEvents, 'fromMs' | 'toMs'>,
) {
  let [wrongMs, unknownMs, balanceMs, recordedMs] = [0, 0, 0, 0];
  const steps = [...timeline, { fromMs: toMs, state: 'unknown' as const }];
  for (const [at, step] of steps.slice(0, -1).entries()) {
    for (let ms = Math.max(step.fromMs, fromMs); ms < (steps[at + 1]?.fromMs ?? toMs); ms += 1000) {
      const isUp = step.state === 'up';
      if (step.state === 'unknown') unknownMs += 1000;
      else if (!isUp) recordedMs += 1000;
      if (step.state === 'unknown') continue;
      if (isUp !== isTrulyUp(ms)) {
        wrongMs += 1000;
        balanceMs += isUp ? -1000 : 1000;
      }
    }
  }
  return { wrongMs, unknownMs, balanceMs, recordedMs };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
