import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { type Actor, may, type PersonId } from '../../../platform/identity/actor.ts';
import { grantsInForce, type HeldRole } from './grants.ts';

const [me, boss, bossOfBoss]: PersonId[] = [newId<'person'>(), newId<'person'>(), newId<'person'>()];
const label = fc.stringMatching(/^[a-z]{1,4}$/);
const path = fc.array(label, { maxLength: 3 }).map((labels) => `/${labels.map((one) => `${one}/`).join('')}`);
const day = fc.integer({ min: 0, max: 800 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));
const permission = fc.constantFrom('sites.write', 'sites.publish', 'organization.view');

function heldBy(personId: PersonId): fc.Arbitrary<HeldRole> {
  return fc
    .record({ permissions: fc.uniqueArray(permission), unitPath: path, from: day, days: fc.option(fc.nat(400)) })
    .map(({ permissions, unitPath, from, days }) => ({
      ...{ personId, permissions, unitPath, startsOn: from.toString() },
      endsOn: days === null ? null : from.add({ days }).toString(),
    }));
}

function actorWith(grants: Actor['grants']): Actor {
  const ids = { governmentId: newId<'government'>(), accountId: newId<'account'>(), homeUnitId: newId<'unit'>() };
  return { ...ids, personId: me as PersonId, name: 'Contoh', homeUnitPath: '/', grants };
}

describe('grants', () => {
  test('a grant reaches its unit and below, never a sibling or a unit above', () => {
    fc.assert(
      fc.property(path, path, day, (held, asked, today) => {
        const role = {
          personId: me as PersonId,
          permissions: ['sites.write'],
          unitPath: held,
          startsOn: '2026-01-01',
          endsOn: null,
        };
        const actor = actorWith(grantsInForce(me as PersonId, [role], [], today));
        const labels = (of: string) => of.split('/').filter(Boolean);
        const isBelow = labels(held).every((one, at) => labels(asked)[at] === one);
        expect(may(actor, 'sites.write', asked)).toBe(isBelow);
        expect(may(actor, 'sites.publish', asked)).toBe(false);
      }),
    );
  });

  test('a role counts from its first to its last day, both included', () => {
    const role = {
      personId: me as PersonId,
      permissions: ['sites.write'],
      unitPath: '/',
      startsOn: '2026-03-02',
      endsOn: '2026-03-04',
    };
    const on = (today: string) => grantsInForce(me as PersonId, [role], [], Temporal.PlainDate.from(today)).length;
    expect(['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'].map(on)).toEqual([0, 1, 1, 0]);
  });

  test('a hand-over counts only on its days and never gives more than the absent person holds on that day', () => {
    fc.assert(
      fc.property(fc.array(heldBy(boss as PersonId)), day, fc.nat(30), day, (roles, from, days, today) => {
        const until = from.add({ days });
        const delegation = { fromPersonId: boss as PersonId, startsOn: from.toString(), endsOn: until.toString() };
        const received = grantsInForce(me as PersonId, roles, [delegation], today);
        const own = grantsInForce(boss as PersonId, roles, [], today);
        const isInForce = Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(today, until) <= 0;
        expect(received).toEqual(isInForce ? own.map((grant) => ({ ...grant, delegatedBy: boss })) : []);
      }),
    );
  });

  test('what was received by hand-over is not handed on', () => {
    fc.assert(
      fc.property(fc.array(heldBy(bossOfBoss as PersonId)), day, (roles, today) => {
        const always = { startsOn: '2025-01-01', endsOn: '2035-01-01' };
        const toMe = { fromPersonId: boss as PersonId, ...always };
        expect(grantsInForce(me as PersonId, roles, [toMe], today)).toEqual([]);
      }),
    );
  });

  test('a grant says who handed it over, and own grants say nobody did', () => {
    const roleOf = (personId: PersonId) => ({
      personId,
      permissions: ['sites.write'],
      unitPath: '/a/',
      startsOn: '2026-01-01',
      endsOn: null,
    });
    const grants = grantsInForce(
      me as PersonId,
      [roleOf(me as PersonId), roleOf(boss as PersonId)],
      [{ fromPersonId: boss as PersonId, startsOn: '2026-01-01', endsOn: '2026-12-31' }],
      Temporal.PlainDate.from('2026-05-05'),
    );
    expect(grants.map(({ delegatedBy }) => delegatedBy)).toEqual([null, boss]);
  });
});
