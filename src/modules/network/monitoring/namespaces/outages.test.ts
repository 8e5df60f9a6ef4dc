import { availableParallelism, loadavg } from 'node:os';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../../platform/clock.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import type { PersonId } from '../../../../platform/identity/actor.ts';
import { addPerson } from '../../../organization/index.ts';
import { type AgentId, takeReadings } from '../../agents/agents.ts';
import type { AgentReading } from '../../agents/reading.ts';
import { anActor, foundTown, type TestTown } from '../../testing.ts';
import { listNames, readIncident } from '../alerts/incident-queries.ts';
import { tellIncidentJob } from '../alerts/tell-incident.ts';
import { createGraph } from '../core/graph.ts';
import type { IncidentId } from '../core/incident.ts';
import { compareWithTruth, kabupaten } from '../core/scenarios.ts';
import { answers, type SimulatedNetwork } from '../core/simulation.ts';
import type { TargetId } from '../core/target.ts';
import { icmpProbe } from '../probes/icmp.ts';
import type { Probe } from '../probes/probe.ts';
import { GovernmentWatch } from '../run/government-watch.ts';
import { createProbeSet } from '../run/probe-set.ts';
import { listTimelines } from '../storage/history.ts';
import { addTargets, listTargets, type NewTarget, type WatchedTarget } from '../storage/targets.ts';
import { buildNetwork, type RealNetwork, whyNoNamespaces } from './real-network.ts';

/** Real seconds mean nothing on a machine that is busy with other things, such as the rest of the tests. */
function whyTooBusy(): string | null {
  const [load = 0] = loadavg();
  if (load < availableParallelism() * QUIET_LOAD) return null;
  return `the machine is busy (load ${load.toFixed(1)}); run this file alone: npm test src/modules/network/monitoring/namespaces`;
}

const QUIET_LOAD = 0.4;
const reason = whyNoNamespaces() ?? whyTooBusy();
if (reason) process.stderr.write(`Outages with real packets are not tried: ${reason}\n`);

const INTERVAL_SECONDS = 2;
/** A change of state may be seen one interval and one unanswered packet late. */
const LATE_MS = (INTERVAL_SECONDS + 1.5) * 1000;
/** A run of `fping` or a beat that takes longer: the machine was too busy for what is told to mean anything. */
const STALLED_MS = 2000;
const MONTH_MS = 30 * 86_400_000;
const LAN = 'pencetak';

/** What happens, in seconds from the start; several outages share the network without touching each other. */
const cuts: readonly (readonly [name: string, from: number, to: number])[] = [
  // A router goes and comes back; one of its offices stays away.
  ...[['simpul-2', 5, 16] as const, ['kantor-2-3', 8, 25] as const],
  // Within the time of planned work.
  ['simpul-3', 7, 16],
  // On and off; back for half of the time after which a failure counts as over.
  ...Array.from({ length: 5 }, (_, at) => ['kantor-4-5', 6 + at * 5.5, 8.5 + at * 5.5] as const),
  // An office with an agent: while it is cut off, its printer is away for some seconds.
  ...[['kantor-4-4', 10, 28] as const, [LAN, 14, 22] as const],
  // One of two ways.
  ['simpul-1', 28, 37],
  // The watch dies and lives again meanwhile.
  ['simpul-3', 31, 56],
];
const WORK = { from: 3, to: 22 };
const DEAD = { from: 42, to: 50 };
const END = 72;
/** A slow machine may take longer until the last message. */
const LATEST_END = 115;

/** What people should hear of, whatever the order. */
const expected = [
  ...['began simpul-2 +10', 'ended simpul-2', 'began kantor-2-3 +0', 'ended kantor-2-3'],
  ...['began kantor-4-5 +0', 'ended kantor-4-5', 'began kantor-4-4 +0', 'ended kantor-4-4'],
  ...['began agen +1', 'ended agen', 'began simpul-1 +9', 'ended simpul-1', 'began simpul-3 +10', 'ended simpul-3'],
];

describe.skipIf(reason !== null)('a real network of a centre, four routers and forty offices', () => {
  const database = useTestDatabase();
  const ids = new Map<string, TargetId>();
  const people: PersonId[] = [];
  const agentId = newId<'agent'>() as AgentId;
  const outages: { targetId: TargetId; fromMs: number; toMs: number }[] = [];
  const told: { readonly what: 'began' | 'ended'; readonly incidentId: IncidentId; readonly atMs: number }[] = [];
  let [startMs, endMs, longestMs] = [0, 0, 0];
  let targets: readonly WatchedTarget[] = [];
  let town: TestTown;
  let real: RealNetwork;

  // The machine's own troubles are not the watch's: what stalled is played once more.
  beforeAll(async () => {
    await tryOut('ujikab', '32.09');
    if (longestMs > STALLED_MS) await tryOut('ujikota', '32.74');
    if (longestMs > STALLED_MS)
      process.stderr.write(`Outages with real packets: the machine stalled for ${longestMs} ms\n`);
  }, 300_000);
  beforeEach(({ skip }) => skip(longestMs > STALLED_MS, 'the machine was too busy'));

  async function tryOut(label: string, areaCode: string): Promise<void> {
    longestMs = 0;
    for (const list of [people, outages, told]) list.length = 0;
    town = await foundTown(database.db, label, areaCode);
    const admin = anActor(town, '/', ['organization.manage-people']);
    for (const name of ['Semua', 'Waled']) {
      const about = { name, nip: null, email: `${name}@contoh.go.id`, phone: '', unitId: town.rootId, title: '' };
      people.push(await addPerson(database.db, admin, about));
    }
    real = buildNetwork();
    await inTransaction(database.db, town, async (tx) => {
      await addTargets(tx, targetsOf(town));
      targets = await listTargets(tx);
      for (const [at, path] of ['/', '/waled/'].entries()) {
        await sql`insert into network.alert_rule (id, unit_path, person_id, after_minutes)
          values (${newId()}, ${path}, ${people[at]}, 0)`.execute(tx);
      }
      await sql`insert into network.agent (id, name, secret_sealed) values (${agentId}, 'agen', '\\x00')`.execute(tx);
    });
    await play();
  }
  afterAll(() => real?.close());

  /** Those behind the second router stand in Waled. */
  function targetsOf({ rootId }: TestTown): readonly NewTarget[] {
    const plans = kabupaten();
    for (const { id } of plans) ids.set(id, newId<'target'>());
    ids.set(LAN, newId<'target'>());
    const idOf = (name: string) => ids.get(name) as TargetId;
    const checks = {
      intervalSeconds: INTERVAL_SECONDS,
      retries: 1,
      retrySeconds: 1,
      method: 'icmp',
      unitId: rootId,
    } as const;
    const own = plans.map(({ id: name, parentGroups }) => ({
      ...{
        ...checks,
        id: idOf(name),
        name,
        host: real.addressOf(name),
        unitPath: /-2(-|$)/.test(name) ? '/waled/' : '/',
      },
      parentGroups: parentGroups.map((group) => [...group, ...(name === 'kantor-1-1' ? ['simpul-4'] : [])].map(idOf)),
    }));
    const printer = {
      ...checks,
      id: idOf(LAN),
      name: LAN,
      host: real.addressOf(LAN),
      unitPath: '/',
      sourceId: agentId,
    };
    return [...own, { ...printer, method: 'agent' }];
  }

  function openWatch() {
    const ask = icmpProbe(Date.now, real.fpingFrom('pusat'));
    const icmp: Probe = async (asked, tell) => {
      const beganMs = performance.now();
      await ask(asked, tell);
      longestMs = Math.max(longestMs, Math.round(performance.now() - beganMs));
    };
    const probes = createProbeSet({ icmp }, Date.now);
    return GovernmentWatch.open({
      ...{ db: database.db, tenant: town, log: pino({ level: 'silent' }), nowMs: Date.now, openProbes: () => probes },
      tell: async (_, what, incidentId) => void told.push({ what, incidentId, atMs: Date.now() }),
    });
  }

  /** The agent asks over its own network, and hands over what it holds when the centre answers it. */
  function startAgent() {
    const ask = icmpProbe(Date.now, real.fpingFrom('kantor-4-4'));
    const printer = targets.filter(({ name }) => name === LAN);
    const held: AgentReading[] = [];
    let isBusy = false;
    const turn = async () => {
      await ask(printer, ({ targetId, atMs, isUp, latencyMs }) =>
        held.push({ target: targetId, at: new Date(atMs).toISOString(), up: isUp, ms: latencyMs }),
      );
      if (held.length === 0 || !real.reaches('kantor-4-4', real.addressOf('pusat'))) return;
      const readings = held.splice(0);
      const at = Temporal.Now.instant();
      await inTransaction(database.db, town, (tx) => takeReadings(tx, agentId, readings, { at, aheadSeconds: 0 }));
    };
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      void turn().finally(() => {
        isBusy = false;
      });
    }, INTERVAL_SECONDS * 1000);
    return () => clearInterval(timer);
  }

  async function play(): Promise<void> {
    startMs = Date.now();
    const at = (seconds: number) => new Date(startMs + seconds * 1000).toISOString();
    const router = ids.get('simpul-3') as TargetId;
    await inTransaction(database.db, town, (tx) =>
      sql`insert into network.maintenance (id, target_ids, unit_path, title, from_at, to_at)
        values (${newId()}, array[${router}]::uuid[], '/', 'Ganti catu daya', ${at(WORK.from)}, ${at(WORK.to)})`.execute(
        tx,
      ),
    );
    const stopAgent = startAgent();
    const steps = cuts
      .flatMap(([name, from, to]) => [
        { name, second: from, does: 'cut' as const },
        { name, second: to, does: 'mend' as const },
      ])
      .toSorted((a, b) => a.second - b.second);
    let watch: GovernmentWatch | null = await openWatch();
    const isOver = (second: number) => second >= (told.length < expected.length ? LATEST_END : END);
    for (let second = 0; !isOver(second); second = (Date.now() - startMs) / 1000) {
      for (; steps[0] && steps[0].second <= second; steps.shift()) act(steps[0]);
      const isDead = DEAD.from <= second && second < DEAD.to;
      // Killed: what it had not saved is lost.
      watch = isDead ? null : (watch ?? (await openWatch()));
      const beganMs = performance.now();
      await watch?.beat();
      longestMs = Math.max(longestMs, Math.round(performance.now() - beganMs));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    endMs = Date.now();
    await watch?.stop();
    stopAgent();
  }

  function act({ name, does }: { readonly name: string; readonly does: 'cut' | 'mend' }): void {
    real[does](name);
    const targetId = ids.get(name) as TargetId;
    const nowMs = Date.now();
    const open = outages.find((one) => one.targetId === targetId && one.toMs === Number.POSITIVE_INFINITY);
    if (does === 'cut') outages.push({ targetId, fromMs: nowMs, toMs: Number.POSITIVE_INFINITY });
    else if (open) open.toMs = nowMs;
  }

  const nameOf = (id: string) => (id === agentId ? 'agen' : ([...ids].find(([, held]) => held === id)?.[0] ?? id));
  const incidentOf = (id: IncidentId) =>
    inReadOnly(database.db, town, async (tx) => {
      const incident = await readIncident(tx, id);
      if (!incident) throw new Error(`There is no incident ${id}`);
      return { incident, names: await listNames(tx, incident.cutOffIds) };
    });

  test('one message for each cause, and one for its end', async () => {
    const texts = await Promise.all(
      told.map(async ({ what, incidentId }) => {
        const { incident } = await incidentOf(incidentId);
        const root = incident.rootName === agentId ? 'agen' : incident.rootName;
        return what === 'began' ? `began ${root} +${incident.cutOffIds.length}` : `ended ${root}`;
      }),
    );
    expect(texts.toSorted()).toEqual(expected.toSorted());
  });

  test('each is told to whom the rules name, and to nobody else', async () => {
    const context = { db: database.db, clock: stoppedClock(Temporal.Now.instant().toString()) };
    for (const { what, incidentId } of told) {
      await tellIncidentJob.run(context as never, { governmentId: town.governmentId, incidentId, what });
    }
    const notices = async (at: 0 | 1) =>
      inReadOnly(database.db, town, async (tx) => {
        const { rows } = await sql<{ title: string }>`
          select title from messages.notice where person_id = ${people[at]} order by id`.execute(tx);
        return rows.map(({ title }) => title);
      });
    expect(await notices(0)).toHaveLength(expected.length);
    expect(new Set((await notices(1)).map((title) => title.split(' ')[0]))).toEqual(
      new Set(['simpul-2', 'kantor-2-3']),
    );
  });

  test('what is recorded is what happened', async () => {
    const network: SimulatedNetwork = { targets, outages };
    const graph = createGraph(targets);
    const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
    const period = { from: instant(startMs), to: instant(endMs) };
    const all = targets.map(({ id }) => id);
    const timelines = await inReadOnly(database.db, town, (tx) => listTimelines(tx, all, period));
    for (const { id, name } of targets) {
      const isTrulyUp = (atMs: number) => answers(network, graph, id, atMs);
      const found = compareWithTruth(timelines.get(id) ?? [], isTrulyUp, { fromMs: startMs, toMs: endMs });
      let changes = 0;
      for (let ms = startMs; ms < endMs; ms += 100) if (isTrulyUp(ms) !== isTrulyUp(ms + 100)) changes += 1;
      expect(found.wrongMs, name).toBeLessThanOrEqual(changes * LATE_MS);
      expect(Math.abs(found.balanceMs) / MONTH_MS, name).toBeLessThanOrEqual(0.0001);
      expect(found.unknownMs, name).toBeLessThanOrEqual((DEAD.to - DEAD.from + 10) * 1000);
      if (name.startsWith('kantor-2') || name === 'pusat') expect(found.unknownMs).toBeGreaterThan(0);
    }
  });

  test('each is told in time', async () => {
    for (const { what, incidentId, atMs } of told) {
      const { incident } = await incidentOf(incidentId);
      const outage = outages.find(
        ({ targetId, toMs }) => targetId === incident.targetId && toMs > incident.beganAt.getTime(),
      );
      if (what !== 'began' || incident.kind !== 'down' || !outage || nameOf(outage.targetId) === 'kantor-2-3') continue;
      expect(atMs - outage.fromMs, nameOf(outage.targetId)).toBeLessThanOrEqual((INTERVAL_SECONDS * 2 + 5) * 1000);
    }
  });
});
