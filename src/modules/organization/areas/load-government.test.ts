import { describe, expect, test } from 'vitest';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { countUnits, findUnitByLabel, getUnit, updateUnit } from '../units/queries.ts';
import { loadGovernment, planGovernment } from './load-government.ts';

const database = useTestDatabase();

describe('loading a government', () => {
  test('makes the whole tree within two seconds', async () => {
    const startedAt = performance.now();
    const report = await loadGovernment(database.db, '32.09');
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(report).toMatchObject({ isNew: true, added: { kecamatan: 40, desa: 412, kelurahan: 12 } });
    expect(report.government).toMatchObject({
      name: 'Kabupaten Cirebon',
      label: 'cirebonkab',
      timeZone: 'Asia/Jakarta',
      kind: 'kabupaten',
    });
    await inReadOnly(database.db, { governmentId: report.government.id }, async (tx) => {
      expect(await countUnits(tx)).toEqual({ pemda: 1, kecamatan: 40, desa: 412, kelurahan: 12 });
      const desa = await findUnitByLabel(tx, 'cibogo-waled');
      expect(desa).toMatchObject({
        path: '/waled/cibogo-waled/',
        name: 'Desa Cibogo',
        shortName: 'Cibogo',
        kind: 'desa',
      });
      expect(desa?.parentId && (await getUnit(tx, desa.parentId)).label).toBe('waled');
    });
  });

  test('run again, it adds nothing and keeps what was renamed', async () => {
    const { government } = await loadGovernment(database.db, '3209');
    const tenant = { governmentId: government.id };
    const waled = await inTransaction(database.db, tenant, async (tx) => {
      const unit = await findUnitByLabel(tx, 'waled');
      if (!unit) throw new Error('made above');
      await updateUnit(tx, unit.id, { name: 'Kantor Kecamatan Waled' });
      return unit;
    });
    const again = await loadGovernment(database.db, '32.09');
    expect(again).toMatchObject({ isNew: false, addedUnitIds: [], added: { kecamatan: 0, desa: 0, kelurahan: 0 } });
    expect(await inReadOnly(database.db, tenant, (tx) => getUnit(tx, waled.id))).toMatchObject({
      name: 'Kantor Kecamatan Waled',
    });
  });

  test('two governments stand side by side, each with its own zone', async () => {
    const { government } = await loadGovernment(database.db, '53.07');
    expect(government).toMatchObject({ label: 'sikkakab', timeZone: 'Asia/Makassar' });
  });

  test('a province stands alone: its kabupaten and kota are governments of their own', async () => {
    const { government } = await loadGovernment(database.db, '32');
    expect(government).toMatchObject({ kind: 'provinsi', name: 'Provinsi Jawa Barat', label: 'jawabaratprov' });
    const counted = await inReadOnly(database.db, { governmentId: government.id }, countUnits);
    expect(counted).toEqual({ pemda: 1 });
    expect(() => planGovernment('39')).toThrow(/"39" tidak ada/);
  });

  test('an unknown code says so and names the nearest', () => {
    expect(() => planGovernment('32.90')).toThrow(/"32.90" tidak ada .*Mungkin maksud Anda: .*32\./);
    expect(() => planGovernment('cirebon')).toThrow(/32\.09 Kabupaten Cirebon, 32\.74 Kota Cirebon/);
    expect(() => planGovernment('%%%')).toThrow(/Tulis seperti 32\.09/);
  });
});
