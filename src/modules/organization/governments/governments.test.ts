import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { AccountId } from '../../../platform/identity/actor.ts';
import { loadActor } from '../people/actor-query.ts';
import { getRoleByKey, insertAssignment } from '../people/assignment-queries.ts';
import { findPersonByEmail, insertPerson, linkAccount } from '../people/queries.ts';
import { getRootUnit, listUnits } from '../units/queries.ts';
import { createGovernment } from './commands.ts';
import {
  describeGovernment,
  endOnboarding,
  findGovernmentByLabel,
  getOnboarding,
  listGovernments,
  markOnboardingStep,
  updateGovernment,
} from './queries.ts';

const database = useTestDatabase();
const cirebon = {
  kind: 'kabupaten',
  areaCode: '32.09',
  name: 'Kabupaten Cirebon',
  label: 'cirebonkab',
  timeZone: 'Asia/Jakarta',
} as const;
const malang = {
  kind: 'kota',
  areaCode: '35.73',
  name: 'Kota Malang',
  label: 'malangkota',
  timeZone: 'Asia/Jakarta',
} as const;
const today = Temporal.PlainDate.from('2026-11-23');

describe('governments', () => {
  test('a new government has its root unit, its roles, and is listed to everyone', async () => {
    const one = await createGovernment(database.db, cirebon);
    const other = await createGovernment(database.db, malang);
    const facts = await inReadOnly(database.db, { governmentId: one.id }, describeGovernment);
    expect(facts).toEqual({
      governmentName: 'Kabupaten Cirebon',
      governmentLabel: 'cirebonkab',
      timeZone: 'Asia/Jakarta',
      hue: null,
    });
    expect((await findGovernmentByLabel(database.db, 'malangkota'))?.id).toBe(other.id);
    const first = await listGovernments(database.db, { limit: 1 });
    expect(first.rows.map(({ name }) => name)).toEqual(['Kabupaten Cirebon']);
    const second = await listGovernments(database.db, { limit: 1, cursor: first.next ?? '' });
    expect(second).toMatchObject({ rows: [{ name: 'Kota Malang' }], next: null });
    const back = await listGovernments(database.db, { limit: 1, cursor: second.previous ?? '' });
    expect(back).toMatchObject({ rows: [{ name: 'Kabupaten Cirebon' }], previous: null });
    expect((await listGovernments(database.db, { limit: 5, query: '35.7' })).rows).toHaveLength(1);
  });

  test('steps of the first run are done once, and its end stays where it was', async () => {
    const one = await findGovernmentByLabel(database.db, 'cirebonkab');
    if (!one) throw new Error('made above');
    const onboarding = await inTransaction(database.db, { governmentId: one.id }, async (tx) => {
      for (const step of ['look', 'people', 'look']) await markOnboardingStep(tx, step);
      await endOnboarding(tx);
      return getOnboarding(tx);
    });
    expect(onboarding.doneSteps).toEqual(['look', 'people']);
    expect(onboarding.endedAt).not.toBeNull();
  });

  test('a kode wilayah is taken once', async () => {
    await expect(createGovernment(database.db, { ...cirebon, label: 'lain' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('a government changes only itself, and sees only its own units and people', async () => {
    const one = await findGovernmentByLabel(database.db, 'cirebonkab');
    const other = await findGovernmentByLabel(database.db, 'malangkota');
    if (!one || !other) throw new Error('made above');
    await inTransaction(database.db, { governmentId: one.id }, async (tx) => {
      await updateGovernment(tx, { phone: '0231-000' });
      const touched = await tx
        .updateTable('organization.government')
        .set({ phone: 'x' })
        .where('id', '=', other.id)
        .executeTakeFirst();
      expect(Number(touched.numUpdatedRows)).toBe(0);
      const root = await getRootUnit(tx);
      await insertPerson(tx, { name: 'Ani', nip: null, email: 'Ani@Contoh.id', phone: '', unitId: root.id, title: '' });
    });
    await inReadOnly(database.db, { governmentId: other.id }, async (tx) => {
      expect(await findPersonByEmail(tx, 'ani@contoh.id')).toBeUndefined();
      expect((await listUnits(tx, { limit: 10 })).rows.map(({ name }) => name)).toEqual(['Kota Malang']);
    });
    expect((await findGovernmentByLabel(database.db, 'malangkota'))?.phone).toBe('');
  });

  test('a login is loaded with its grants in its own government only', async () => {
    const one = await findGovernmentByLabel(database.db, 'cirebonkab');
    const other = await findGovernmentByLabel(database.db, 'malangkota');
    if (!one || !other) throw new Error('made above');
    const accountId: AccountId = newId<'account'>();
    await inTransaction(database.db, { governmentId: one.id }, async (tx) => {
      const person = await findPersonByEmail(tx, 'ANI@contoh.id');
      if (!person) throw new Error('made above');
      const role = await getRoleByKey(tx, 'editor');
      await linkAccount(tx, person.id, accountId);
      await insertAssignment(tx, {
        personId: person.id,
        roleId: role.id,
        unitId: person.unitId,
        startsOn: today,
        endsOn: null,
        givenBy: null,
      });
    });
    const actor = await inReadOnly(database.db, { governmentId: one.id }, (tx) => loadActor(tx, accountId, today));
    expect(actor).toMatchObject({ name: 'Ani', homeUnitPath: '/', governmentId: one.id });
    expect(actor?.grants.map(({ permission }) => permission)).toContain('sites.review');
    const before = await inReadOnly(database.db, { governmentId: one.id }, (tx) =>
      loadActor(tx, accountId, today.subtract({ days: 1 })),
    );
    expect(before?.grants).toEqual([]);
    expect(
      await inReadOnly(database.db, { governmentId: other.id }, (tx) => loadActor(tx, accountId, today)),
    ).toBeNull();
  });
});
