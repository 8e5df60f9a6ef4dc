import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { type Actor, may } from '../../../platform/identity/actor.ts';
import { handOver, revokeHandOver } from '../handover/commands.ts';
import { admit, foundTown, type TestTown, TODAY } from '../testing.ts';
import { loadActor } from './actor-query.ts';
import { getRoleByKey, listAssignments, listRoles } from './assignment-queries.ts';
import { addPerson, changePerson } from './commands.ts';
import { findPersonByEmail, getPerson, listPeople } from './queries.ts';
import type { RoleKey } from './role.ts';
import { assignRole, changeRolePermissions, endRole, reopenRole } from './role-commands.ts';

const database = useTestDatabase();
let town: TestTown;
let admin: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, '32.09');
  admin = await town.actor('admin');
});

const role = (key: RoleKey) => inReadOnly(database.db, town, (tx) => getRoleByKey(tx, key));
const newcomer = async (email: string, label = 'dinsos') => ({
  ...{ name: 'Budi', nip: null, email, phone: '', unitId: await town.unitId(label), title: '' },
});
const gift = async (personId: Actor['personId'], key: RoleKey, label: string) => ({
  ...{ personId, roleId: (await role(key)).id, unitId: await town.unitId(label), startsOn: TODAY, endsOn: null },
});

describe('people of the demonstration', () => {
  test('say that they are samples, and act where their role says', async () => {
    const people = await inReadOnly(database.db, town, (tx) => listPeople(tx, { today: TODAY, limit: 20 }));
    expect(people.rows).toHaveLength(8);
    expect(people.rows.every(({ name, isSample }) => name.includes('(contoh)') && isSample)).toBe(true);
    const kecamatan = await town.actor('kecamatan');
    expect(may(kecamatan, 'sites.publish', '/waled/cibogo-waled/')).toBe(true);
    expect(may(kecamatan, 'sites.publish', '/')).toBe(false);
    expect(may(kecamatan, 'sites.publish', '/ciledug/')).toBe(false);
    expect(may(await town.actor('bupati'), 'audit.view', '/dinkes/')).toBe(true);
  });
});

describe('adding and changing people', () => {
  test('who manages people adds them; a mail address counts once, in any letter case', async () => {
    const id = await addPerson(database.db, admin, await newcomer('budi@contoh.id'));
    expect(await inReadOnly(database.db, town, (tx) => getPerson(tx, id))).toMatchObject({
      name: 'Budi',
      isActive: true,
    });
    await expect(addPerson(database.db, admin, await newcomer('BUDI@contoh.id'))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('an operator adds nobody', async () => {
    const opd = await town.actor('opd');
    await expect(addPerson(database.db, opd, await newcomer('x@contoh.id', 'dinkes'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'x@contoh.id'))).toBeUndefined();
  });

  test('an inactive person does not act, nor does what they handed over', async () => {
    const id = await addPerson(database.db, admin, await newcomer('cuti@contoh.id'));
    await assignRole(database.db, admin, await gift(id, 'editor', 'dinsos'));
    const accountId = await admit(database.db, town, 'cuti@contoh.id');
    const load = () => inReadOnly(database.db, town, (tx) => loadActor(tx, accountId, TODAY));
    const absent = await load();
    if (!absent) throw new Error('was active');
    const receiver = await town.actor('opd');
    await handOver(
      database.db,
      absent,
      { toPersonId: receiver.personId, startsOn: TODAY, endsOn: TODAY, reason: 'cuti' },
      TODAY,
    );
    expect(may(await town.actor('opd'), 'sites.review', '/dinsos/')).toBe(true);
    await inTransaction(database.db, town, async (tx) => {
      await tx.updateTable('organization.person').set({ is_active: false }).where('id', '=', id).execute();
    });
    expect(await load()).toBeNull();
    expect(may(await town.actor('opd'), 'sites.review', '/dinsos/')).toBe(false);
  });

  test('nobody deactivates themselves', async () => {
    await expect(changePerson(database.db, admin, admin.personId, { isActive: false })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('giving roles', () => {
  test('a role counts at its unit until it is ended, and can be taken back', async () => {
    const id = await addPerson(database.db, admin, await newcomer('roni@contoh.id'));
    const wish = await gift(id, 'editor', 'waled');
    const assignmentId = await assignRole(database.db, admin, wish);
    const accountId = await admit(database.db, town, 'roni@contoh.id');
    const mayReview = async () => {
      const actor = await inReadOnly(database.db, town, (tx) => loadActor(tx, accountId, TODAY));
      return actor !== null && may(actor, 'sites.review', '/waled/');
    };
    expect(await mayReview()).toBe(true);
    await expect(assignRole(database.db, admin, wish)).rejects.toMatchObject({ code: 'conflict' });
    await endRole(database.db, admin, assignmentId, TODAY);
    expect(await mayReview()).toBe(false);
    await reopenRole(database.db, admin, assignmentId, null);
    expect(await mayReview()).toBe(true);
    expect(await inReadOnly(database.db, town, (tx) => listAssignments(tx, id))).toHaveLength(1);
  });

  test('nobody gives a role to themselves, not even the admin', async () => {
    const wish = await gift(admin.personId, 'ppid', '');
    await expect(assignRole(database.db, admin, wish)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('who manages people of one unit gives there what they hold, and nothing beyond', async () => {
    const grants = ['organization.manage-people', 'sites.write'].map((permission) => ({
      permission,
      unitPath: '/waled/',
      delegatedBy: null,
    }));
    const manager: Actor = { ...(await town.actor('kecamatan')), grants };
    const id = await addPerson(database.db, manager, await newcomer('tari@contoh.id', 'waled'));
    await expect(assignRole(database.db, manager, await gift(id, 'admin', 'waled'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(assignRole(database.db, manager, await gift(id, 'editor', ''))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const all: Actor = {
      ...manager,
      grants: (await role('desa-operator')).permissions
        .map((permission) => ({ permission, unitPath: '/waled/', delegatedBy: null }))
        .concat(grants),
    };
    await expect(assignRole(database.db, all, await gift(id, 'desa-operator', 'waled'))).resolves.toBeTypeOf('string');
  });

  test('authority received by hand-over gives no roles', async () => {
    const receiver = await town.actor('opd');
    const grants = admin.grants.map((grant) => ({ ...grant, delegatedBy: admin.personId }));
    const standIn: Actor = { ...receiver, grants };
    const id = await addPerson(database.db, standIn, await newcomer('umi@contoh.id'));
    await expect(assignRole(database.db, standIn, await gift(id, 'editor', 'dinsos'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('roles take known permissions only, and admins keep the managing of people', async () => {
    const roles = await inReadOnly(database.db, town, listRoles);
    const known = new Set(roles.flatMap(({ permissions }) => permissions));
    const [adminRole, editor] = [await role('admin'), await role('editor')];
    const change = (id: typeof editor.id, permissions: readonly string[]) =>
      changeRolePermissions(database.db, admin, id, { permissions, known });
    await expect(change(editor.id, ['apa.saja'])).rejects.toMatchObject({ code: 'invalid' });
    await expect(change(adminRole.id, ['sites.write'])).rejects.toMatchObject({ code: 'invalid' });
    await change(editor.id, ['sites.write', 'sites.write']);
    expect((await role('editor')).permissions).toEqual(['sites.write']);
    const opd = await town.actor('opd');
    await expect(changeRolePermissions(database.db, opd, editor.id, { permissions: [], known })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('handing over while absent', () => {
  test('counts on its days only, gives the giver’s own authority, and ends when taken back', async () => {
    const [sekda, bupati] = [await town.actor('sekda'), await town.actor('bupati')];
    const until = TODAY.add({ days: 2 });
    const id = await handOver(
      database.db,
      sekda,
      { toPersonId: bupati.personId, startsOn: TODAY, endsOn: until, reason: 'dinas luar' },
      TODAY,
    );
    const mayWarn = async (day: Temporal.PlainDate) => may(await town.actor('bupati', day), 'sites.warn', '/');
    expect(await mayWarn(TODAY)).toBe(true);
    expect(await mayWarn(until)).toBe(true);
    expect(await mayWarn(until.add({ days: 1 }))).toBe(false);
    const received = (await town.actor('bupati')).grants.filter(({ delegatedBy }) => delegatedBy === sekda.personId);
    expect(new Set(received.map(({ permission }) => permission))).toEqual(
      new Set(sekda.grants.map(({ permission }) => permission)),
    );
    await revokeHandOver(database.db, sekda, id);
    await revokeHandOver(database.db, sekda, id);
    expect(await mayWarn(TODAY)).toBe(false);
  });

  test('is taken back by the giver or an admin, by nobody else', async () => {
    const [desa, opd] = [await town.actor('desa'), await town.actor('opd')];
    const id = await handOver(
      database.db,
      desa,
      { toPersonId: opd.personId, startsOn: TODAY, endsOn: TODAY, reason: 'cuti' },
      TODAY,
    );
    await expect(revokeHandOver(database.db, opd, id)).rejects.toMatchObject({ code: 'not-allowed' });
    await revokeHandOver(database.db, admin, id);
  });

  test.each([
    ['yesterday', -1, 3],
    ['backwards', 3, 2],
    ['for years', 0, 367],
  ])('is refused %s', async (_name, from, until) => {
    const [desa, opd] = [await town.actor('desa'), await town.actor('opd')];
    const wish = {
      toPersonId: opd.personId,
      startsOn: TODAY.add({ days: from }),
      endsOn: TODAY.add({ days: until }),
      reason: 'cuti',
    };
    await expect(handOver(database.db, desa, wish, TODAY)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is refused to oneself and to somebody of another government', async () => {
    const desa = await town.actor('desa');
    const days = { startsOn: TODAY, endsOn: TODAY, reason: 'cuti' };
    await expect(handOver(database.db, desa, { toPersonId: desa.personId, ...days }, TODAY)).rejects.toMatchObject({
      code: 'invalid',
    });
    const neighbour = await foundTown(database.db, '35.73');
    const theirs = await neighbour.actor('admin');
    await expect(handOver(database.db, desa, { toPersonId: theirs.personId, ...days }, TODAY)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(handOver(database.db, desa, { toPersonId: newId<'person'>(), ...days }, TODAY)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
