import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../../platform/clock.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { anActor, foundTown, type TestTown } from '../../testing.ts';
import type { Incident } from '../core/incident.ts';
import { saveRound } from '../storage/save-round.ts';
import { addTargets } from '../storage/targets.ts';
import { acknowledge } from './acknowledge.ts';
import { type AlertRule, chooseRules, USUAL_RULES } from './rules.ts';
import { tellIncidentJob } from './tell-incident.ts';

const aRule = (more: Partial<AlertRule>): AlertRule => ({ ...(USUAL_RULES[0] as AlertRule), ...more });
const anOccasion = { unitPath: '/waled/', kind: 'down', cutOffIds: [newId<'target'>()] } as const;
const applies = (rule: Partial<AlertRule>, hour = 10, lastedMinutes = 0) =>
  chooseRules([aRule(rule)], { incident: anOccasion as never, hour, lastedMinutes }).length === 1;

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

  test('that climbs waits for its time', () => {
    expect([59, 60].map((minutes) => applies({ afterMinutes: 60 }, 10, minutes))).toEqual([false, true]);
  });
});

describe('telling', () => {
  const database = useTestDatabase();
  const [root, leaf, person] = [newId<'target'>(), newId<'target'>(), newId<'person'>()];
  let town: TestTown;

  beforeAll(async () => {
    town = await foundTown(database.db);
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

  const run = (incidentId: Awaited<ReturnType<typeof anIncident>>, what: 'began' | 'reminded') => {
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
  });

  test('of a simulated incident nobody is told', async () => {
    const before = (await notices()).length;
    expect(await run(await anIncident(true), 'began')).toBe(0);
    expect(await notices()).toHaveLength(before);
  });
});
