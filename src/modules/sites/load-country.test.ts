import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { listRegencies, loadGovernment } from '../organization/index.ts';
import { type CountryProgress, describeProgress, loadCountry } from './load-country.ts';

const database = useTestDatabase();
const four = listRegencies().filter(({ code }) => ['31.01', '32.73', '32.79', '33.72'].includes(code));

async function hosts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from http.host`.execute(database.db);
  return rows[0]?.count ?? 0;
}

test('a loading that was cut off goes on where it stood, and adds nothing double', async () => {
  const stopped = new Error('the power went');
  const cutOff = loadCountry(database.db, {
    regencies: four.slice(0, 2),
    onProgress: () => {
      throw stopped;
    },
  });
  await expect(cutOff).rejects.toBe(stopped);
  const third = four[2]?.code ?? '';
  const { added } = await loadGovernment(database.db, third);
  const [before, units] = [await hosts(), 1 + added.kecamatan + added.kelurahan + added.desa];

  const told: CountryProgress[] = [];
  const report = await loadCountry(database.db, { regencies: four, onProgress: (step) => told.push(step) });
  expect(report.governments).toEqual({ total: 4, added: 1 });
  expect(await hosts()).toBe(before + report.openedSites);
  const unitsOfFourth = 1 + report.added.kecamatan + report.added.kelurahan + report.added.desa;
  expect(report.openedSites).toBe(units + unitsOfFourth);
  expect(told.at(-1)).toMatchObject({ governmentsDone: 4, governments: 4, unitsAdded: unitsOfFourth - 1 });

  const again = await loadCountry(database.db, { regencies: four });
  expect(again).toMatchObject({
    governments: { total: 4, added: 0 },
    openedSites: 0,
    added: { kecamatan: 0, kelurahan: 0, desa: 0 },
  });
});

test('progress says how far it is, how fast, and how long it will take', () => {
  const step = { governmentsDone: 100, governments: 514, unitsAdded: 20_000, seconds: 10 };
  expect(describeProgress(step)).toBe('100/514 kabupaten/kota, 20.000 unit baru, 2.000 unit/detik, sisa 42 detik');
});
