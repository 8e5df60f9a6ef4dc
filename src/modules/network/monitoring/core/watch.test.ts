import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFlapping, quietHistory, remember, restlessness } from './flapping.ts';
import { createGraph } from './graph.ts';
import type { Effect, IncidentId } from './incident.ts';
import { kabupaten } from './scenarios.ts';
import { answers, simulate, simulatedId } from './simulation.ts';
import { findLoop, type Target, type TargetId } from './target.ts';
import { timeInStates, withState } from './timeline.ts';
import { createWatch } from './watch.ts';

const id = (name: string): TargetId => simulatedId(name);
const node = (name: string, ...groups: readonly (readonly string[])[]): Target => ({
  ...{ id: id(name), parentGroups: groups.map((group) => group.map(id)), sourceId: 'probe' },
  ...{ intervalSeconds: 60, retries: 2, retrySeconds: 10 },
});

describe('parents', () => {
  test('a loop is found, however long, and named from its beginning to itself', () => {
    expect(findLoop([node('a'), node('b', ['a']), node('c', ['b', 'a'])])).toBeNull();
    expect(findLoop([node('a', ['a'])])).toEqual(['a', 'a']);
    const ring = Array.from({ length: 20_000 }, (_, at) => node(`n${at}`, [`n${(at + 1) % 20_000}`]));
    expect(findLoop([node('x', ['n5']), ...ring])).toHaveLength(20_001);
  });

  test('who loses every way is cut off; who keeps one is not', () => {
    const graph = createGraph([
      ...[node('hub'), node('r1', ['hub']), node('r2', ['hub'])],
      ...[node('a', ['r1']), node('b', ['r1', 'r2']), node('c', ['b'], ['a']), node('d', ['b'])],
    ]);
    expect(graph.cutOffBy(new Set(['r1']))).toEqual(['a', 'c']);
    expect(graph.cutOffBy(new Set(['r1', 'r2'])).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(graph.cutOffBy(new Set(['hub']))).toHaveLength(6);
    expect(graph.cutOffBy(new Set())).toEqual([]);
  });

  test('a parent that is not watched itself is no parent', () => {
    expect(createGraph([node('a', ['gone'], ['b', 'gone']), node('b')]).groupsOf(id('a'))).toEqual([['b']]);
  });
});

describe('flapping', () => {
  const past = (pattern: string) =>
    [...pattern].reduce((history, sign) => remember(history, sign === '+'), quietHistory);

  test('a quiet line is not restless, one that changes at each check is fully so', () => {
    expect(restlessness(quietHistory)).toBe(0);
    expect(restlessness(past('+-'.repeat(15)))).toBeCloseTo(1);
  });

  test('an outage alone is no flapping; a verdict lasts until it has settled', () => {
    expect(isFlapping(past('-'.repeat(9)), false)).toBe(false);
    const restless = past('+-'.repeat(5));
    expect(isFlapping(restless, false)).toBe(true);
    expect(isFlapping(past(`${'+-'.repeat(5)}${'+'.repeat(12)}`), true)).toBe(true);
    expect(isFlapping(past(`${'+-'.repeat(5)}${'+'.repeat(20)}`), true)).toBe(false);
  });
});

describe('readings', () => {
  const newIncidentId = () => simulatedId<'incident'>('gangguan') as IncidentId;
  const watchOf = (...targets: readonly Target[]) =>
    createWatch({ graph: createGraph(targets), windows: [], newIncidentId, nowMs: 0 });
  const reading = (name: string, atMs: number, isUp: boolean) => ({ targetId: id(name), atMs, isUp });
  const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);

  test('what was told before, and what comes from a clock far ahead, is not taken', () => {
    const watch = watchOf(node('a'));
    expect(kinds(watch.read(reading('a', 1000, true), 1000))).toEqual(['state']);
    expect(watch.read(reading('a', 1000, false), 2000)).toEqual([{ kind: 'ignored', targetId: 'a', reason: 'old' }]);
    expect(watch.read(reading('a', 500, false), 2000)).toEqual([{ kind: 'ignored', targetId: 'a', reason: 'old' }]);
    expect(watch.read(reading('a', 9_000_000, false), 2000)).toEqual([
      { kind: 'ignored', targetId: 'a', reason: 'future' },
    ]);
    expect(watch.read(reading('nobody', 3000, false), 3000)).toEqual([]);
    expect(watch.standingOf(id('a'))?.state).toBe('up');
  });

  test('at the first failure everything above is looked at, and the target itself soon', () => {
    const watch = watchOf(node('hub'), node('r', ['hub']), node('a', ['r']));
    for (const name of ['hub', 'r', 'a']) watch.read(reading(name, 1000, true), 1000);
    expect(watch.nextCheckSeconds(id('a'))).toBe(60);
    expect(watch.read(reading('a', 61_000, false), 61_000)).toEqual([{ kind: 'check-now', targetIds: ['r', 'hub'] }]);
    expect(watch.nextCheckSeconds(id('a'))).toBe(10);
    for (const at of [71_000, 81_000]) expect(watch.read(reading('a', at, false), at)).toEqual([]);
    expect(watch.standingOf(id('a'))?.state).toBe('up');
    expect(watch.nextCheckSeconds(id('a'))).toBe(10);
    const found = watch.read(reading('r', 82_000, true), 82_000);
    expect(kinds(found)).toEqual(['state', 'incident']);
    expect(found[0]).toMatchObject({ targetId: 'a', state: 'down', atMs: 61_000 });
  });

  test('when nobody answers for what is above, it is said all the same, after a while', () => {
    const watch = watchOf(node('r'), node('a', ['r']));
    for (const name of ['r', 'a']) watch.read(reading(name, 1000, true), 1000);
    for (const at of [61_000, 71_000, 81_000]) watch.read(reading('a', at, false), at);
    expect(kinds(watch.tick(100_000))).toEqual([]);
    expect(kinds(watch.tick(61_000 + 361_000))).toContain('tell');
  });
});

describe('the record', () => {
  const step = (state: 'up' | 'down' | 'unknown', atMs: number) =>
    ({ kind: 'state', targetId: id('a'), state, atMs }) as const;

  test('a later verdict about an earlier time voids what was recorded after it', () => {
    const recorded = [step('up', 0), step('unknown', 50), step('down', 30)].reduce(withState, [] as never);
    expect(recorded).toEqual([
      { fromMs: 0, state: 'up' },
      { fromMs: 30, state: 'down' },
    ]);
    expect(timeInStates(recorded, -10, 100)).toEqual({ unknown: 10, up: 30, down: 70, unreachable: 0 });
  });
});

const MINUTE = 60_000;

test('whatever breaks, each alarm names something broken, nobody behind it alarms, and no long failure is missed', () => {
  const targets = kabupaten();
  const outage = fc.record({
    at: fc.integer({ min: 0, max: targets.length - 1 }),
    from: fc.integer({ min: 10, max: 60 }),
    length: fc.integer({ min: 1, max: 40 }),
  });
  const property = fc.property(fc.array(outage, { maxLength: 6 }), (wishes) => {
    const outages = wishes.map(({ at, from, length }) => ({
      ...{ targetId: targets[at]?.id ?? id('pusat') },
      ...{ fromMs: from * MINUTE, toMs: (from + length) * MINUTE },
    }));
    const network = { targets, outages };
    const graph = createGraph(targets);
    const run = simulate(network, { fromMs: 0, toMs: 120 * MINUTE });
    const began = run.told.filter(({ what }) => what === 'began');
    for (const { incident } of began) {
      expect(outages.some((one) => one.targetId === incident.rootId && one.toMs > incident.beganMs)).toBe(true);
    }
    expect(run.told.filter(({ what }) => what === 'ended')).toHaveLength(began.length);
    for (const one of outages) {
      const isReachable = graph.ancestorsOf(one.targetId).every((above) => outages.every((o) => o.targetId !== above));
      const isLong = one.toMs - one.fromMs > 4 * MINUTE;
      if (isReachable && isLong) expect(began.map(({ incident }) => incident.rootId)).toContain(one.targetId);
    }
    for (const { id: targetId } of targets) {
      const atEnd = run.timelines.get(targetId)?.at(-1)?.state;
      expect(atEnd).toBe(answers(network, graph, targetId, 120 * MINUTE - 1) ? 'up' : 'down');
    }
  });
  fc.assert(property, { numRuns: 25 });
});
