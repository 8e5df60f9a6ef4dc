import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../../platform/clock.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import type { PersonId } from '../../../../platform/identity/actor.ts';
import { addPerson } from '../../../organization/index.ts';
import { anActor, foundTown, type TestTown } from '../../testing.ts';
import type { Incident } from '../core/incident.ts';
import { saveRound } from '../storage/save-round.ts';
import { addTargets } from '../storage/targets.ts';
import { acknowledge } from './acknowledge.ts';
import { type AlertRule, chooseRules, rulesOver, speaksAt, USUAL_RULES } from './rules.ts';
import { tellIncidentJob } from './tell-incident.ts';

const aRule = (more: Partial<AlertRule>): AlertRule => ({ ...(USUAL_RULES[0] as AlertRule), ...more });
const anOccasion = { unitPath: '/waled/', kind: 'down', method: 'icmp', cutOffIds: [newId<'target'>()] } as const;
/** A Monday. */
const at = (hour: number, day = 23) =>
  Temporal.ZonedDateTime.from({ year: 2026, month: 11, day, hour, timeZone: 'Asia/Jakarta' });
const applies = (rule: Partial<AlertRule>, hour = 10, lastedMinutes = 0) =>
  chooseRules([aRule(rule)], { incident: anOccasion as never, at: at(hour), lastedMinutes }).length === 1;

describe('a rule', () => {
  test('holds for its unit and below, its kinds, and from so many cut off on', () => {
    expect([applies({}), applies({ unitPath: '/waled/' }), applies({ unitPath: '/ciledug/' })]).toEqual([
      true,
      true,
      false,
    ]);
    expect([applies({ kinds: ['silent'] }), applies({ leastCutOff: 1 }), applies({ leastCutOff: 2 })]).toEqual([
      ...[false, true, false],
    ]);
  });

  test('holds at its hours, over midnight too', () => {
    const night = { fromHour: 22, toHour: 6 };
    expect([21, 22, 0, 5, 6].map((hour) => applies(night, hour))).toEqual([false, true, true, true, false]);
    expect([7, 8, 15, 16].map((hour) => applies({ fromHour: 8, toHour: 16 }, hour))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('holds on its days; a night belongs to the day on which it begins', () => {
    const weekend = { days: [6, 7], fromHour: 22, toHour: 6 };
    const hours = [at(23, 21), at(3, 22), at(3, 23), at(7, 23), at(3, 21)];
    const occasions = hours.map((moment) => ({ incident: anOccasion as never, at: moment, lastedMinutes: 0 }));
    expect(occasions.map((occasion) => chooseRules([aRule(weekend)], occasion).length)).toEqual([1, 1, 1, 0, 0]);
  });

  test('is about what is asked in its ways, unless it is switched off', () => {
    expect([applies({ methods: ['icmp'] }), applies({ methods: ['http'] }), applies({ isActive: false })]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('that is closed by night speaks when its hours begin', () => {
    const office = aRule({ days: [1, 2, 3, 4, 5], fromHour: 8, toHour: 16, afterMinutes: 30 });
    const spoken = [at(2), at(9), at(17, 27), at(15)].map((began) => speaksAt(office, began).toString().slice(0, 16));
    expect(spoken).toEqual(['2026-11-23T08:00', '2026-11-23T09:30', '2026-11-30T08:00', '2026-11-23T15:30']);
  });

  test('of one kecamatan leaves the usual rules to all others', () => {
    const own = [aRule({ unitPath: '/waled/', afterMinutes: 5 })];
    expect(rulesOver('/waled/cibogo/', own)).toEqual(own);
    expect(rulesOver('/ciledug/', own)).toBe(USUAL_RULES);
    expect(rulesOver('/waled/', [aRule({ isActive: false })])).toBe(USUAL_RULES);
  });

  test('that climbs waits for its time', () => {
    expect([59, 60].map((minutes) => applies({ afterMinutes: 60 }, 10, minutes))).toEqual([false, true]);
  });
});

describe('telling', () => {
  const database = useTestDatabase();
  const [root, leaf] = [newId<'target'>(), newId<'target'>()];
  let person: PersonId;
  let town: TestTown;

  beforeAll(async () => {
    town = await foundTown(database.db);
    person = await addPerson(database.db, anActor(town, '/', ['organization.manage-people']), {
      ...{ name: 'Contoh Piket', nip: null, email: 'piket@contoh.id', phone: '', unitId: town.rootId, title: '' },
    });
    await inTransaction(database.db, town, async (tx) => {
      const place = { unitId: town.rootId, unitPath: '/waled/', method: 'tcp' } as const;
      await addTargets(tx, [
        { ...place, id: root, name: 'Simpul Waled' },
        { ...place, id: leaf, name: 'Kantor Waled', parentGroups: [[root]] },
      ]);
      await sql`insert into network.alert_rule (id, unit_path, person_id, after_minutes)
        values (${newId()}, '/', ${person}, 0)`.execute(tx);
    });
  });

  async function anIncident(isSample: boolean) {
    const incident: Incident = {
      ...{ id: newId<'incident'>(), kind: 'down', rootId: root, beganMs: Date.now(), endedMs: null, isClosed: false },
      ...{ isFlapping: false, isTold: true, cutOffIds: [leaf] },
    };
    await inTransaction(database.db, town, (tx) =>
      saveRound(tx, {
        ...{ samples: [], states: [], standings: [] },
        incidents: [{ incident, rootName: 'Simpul Waled', unitPath: '/waled/', isSample, isTarget: true }],
      }),
    );
    return incident.id;
  }

  const run = (incidentId: Awaited<ReturnType<typeof anIncident>>, what: 'began' | 'reminded' | 'ended') => {
    const context = { db: database.db, clock: stoppedClock(Temporal.Now.instant().toString()) };
    return tellIncidentJob.run(context as never, { governmentId: town.governmentId, incidentId, what });
  };
  const notices = () =>
    inTransaction(database.db, town, async (tx) => {
      const { rows } = await sql<{ title: string; body: string; actions: unknown[] }>`
        select title, body, actions from messages.notice where person_id = ${person} order by id`.execute(tx);
      return rows;
    });

  test('names the cause and what it cut off, once, with a link to say that one handles it', async () => {
    const id = await anIncident(false);
    await run(id, 'began');
    await run(id, 'began');
    const told = await notices();
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toBe('Simpul Waled putus, 1 lokasi ikut terputus');
    expect(told[0]?.body).toContain('- Kantor Waled');
    expect(told[0]?.actions).toHaveLength(1);
    await inTransaction(database.db, town, (tx) => acknowledge(tx, anActor(town), id, Temporal.Now.instant()));
    expect(await run(id, 'reminded')).toBe(0);
    expect(await notices()).toHaveLength(1);
    expect(await run(id, 'ended')).toBe(1);
    expect((await notices()).map(({ title }) => title)).toContain('Simpul Waled pulih');
  });

  test('who was not told of the beginning does not hear of the end', async () => {
    expect(await run(await anIncident(false), 'ended')).toBe(0);
  });

  test('of a simulated incident nobody is told', async () => {
    const before = (await notices()).length;
    expect(await run(await anIncident(true), 'began')).toBe(0);
    expect(await notices()).toHaveLength(before);
  });
});
