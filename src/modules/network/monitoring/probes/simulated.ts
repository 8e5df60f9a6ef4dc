import type { WatchedTarget } from '../storage/targets.ts';
import { measurementOf, type Probe } from './probe.ts';

/** Each turn something else fails, so that a newcomer sees an incident within a minute. */
export const TURN_MS = 6 * 60_000;
const FAILS_FROM_MS = 20_000;
const FAILS_UNTIL_MS = 5 * 60_000;
/** In one turn of so many a distribution point fails and not an office. */
const POINT_EVERY = 4;

/** A made-up network: targets without any below them are offices, the others points. */
export interface SimulatedNet {
  readonly targets: readonly Pick<WatchedTarget, 'id' | 'parentGroups'>[];
}

/** Which target fails by itself at a moment; null: none. The same moment always gives the same. */
export function failingAt({ targets }: SimulatedNet, atMs: number): string | null {
  const inTurn = atMs % TURN_MS;
  if (inTurn < FAILS_FROM_MS || inTurn >= FAILS_UNTIL_MS) return null;
  const turn = Math.floor(atMs / TURN_MS);
  const above = new Set<string>(targets.flatMap(({ parentGroups }) => parentGroups.flat()));
  const points = targets.filter(({ id, parentGroups }) => above.has(id) && parentGroups.length > 0);
  const offices = targets.filter(({ id }) => !above.has(id));
  const from = turn % POINT_EVERY === 0 && points.length > 0 ? points : offices;
  return from.toSorted((a, b) => (a.id < b.id ? -1 : 1))[scatter(turn) % Math.max(1, from.length)]?.id ?? null;
}

/** A transport that exists only in the demonstration: made-up outages that come and go, made-up answer times. */
export function simulatedProbe(nowMs: () => number, all: () => readonly WatchedTarget[]): Probe {
  return async (targets, tell) => {
    const atMs = nowMs();
    const net = { targets: all().filter(({ method }) => method === 'simulated') };
    const byId = new Map<string, Pick<WatchedTarget, 'id' | 'parentGroups'>>(net.targets.map((one) => [one.id, one]));
    const failing = failingAt(net, atMs);
    const answers = (id: string): boolean =>
      id !== failing && (byId.get(id)?.parentGroups ?? []).every((group) => group.length === 0 || group.some(answers));
    for (const target of targets) {
      const latencyMs = answers(target.id) ? madeUpLatency(target.id, atMs) : null;
      tell(measurementOf(target, { atMs, latencyMs, lossPercent: latencyMs === null ? 100 : 0 }));
    }
  };
}

/** Between 2 and 40 ms by the target, slower at office hours of Jakarta, with some noise. */
function madeUpLatency(id: string, atMs: number): number {
  const hour = (Math.floor(atMs / 3_600_000) + 7) % 24;
  const rush = hour >= 8 && hour < 16 ? 1.6 : 1;
  const own = 2 + (scatter(Number.parseInt(id.slice(-6), 16)) % 380) / 10;
  return own * rush * (0.9 + (scatter(Math.floor(atMs / 1000) + own) % 200) / 1000);
}

/** A whole number that looks like chance, the same for the same input. Source: the finalizer of MurmurHash3. */
export function scatter(value: number): number {
  let mixed = Math.imul(Math.floor(value) ^ (Math.floor(value) >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
