import { beforeAll, describe, expect, test } from 'vitest';
import { usualOpd } from '../units/usual-opd.ts';
import { governmentLabels, labelDistricts, labelVillages, provinceLabel } from './area-labels.ts';
import { areaTitle } from './area-title.ts';
import { isLabel, reservedLabels, slugOf, takeLabel } from './label.ts';
import { type Area, listDistricts, listProvinces, listRegencies, listVillages, type Regency } from './national-list.ts';

let regencies: readonly Regency[];
let districts: readonly Area[];
let villages: readonly Area[];

beforeAll(() => {
  [regencies, districts, villages] = [listRegencies(), listDistricts(''), listVillages('')];
});

const opdLabels = usualOpd.map(({ label }) => label);
const below = (areas: readonly Area[]) => Map.groupBy(areas, ({ code }) => code.slice(0, 5));

function labelsOf(code: string, districtsOf: readonly Area[], villagesOf: readonly Area[]) {
  const taken = new Set(opdLabels);
  const kecamatan = labelDistricts(districtsOf, taken);
  const byCode = new Map(kecamatan.map((area) => [area.code, area.label]));
  return { code, kecamatan, villages: labelVillages(villagesOf, byCode, taken) };
}

describe('labels of the national list', () => {
  test('the list has 514 governments and 83,762 desa and kelurahan', () => {
    expect([regencies.length, districts.length, villages.length]).toEqual([514, 7285, 83_762]);
  });

  test('all 514 governments have labels of their own, also where a kabupaten and a kota share a name', () => {
    const labels = governmentLabels(regencies);
    expect(new Set(labels.values()).size).toBe(514);
    expect([...labels.values()].filter((label) => !isLabel(label) || !/(kab|kota)$/.test(label))).toEqual([]);
    const some = ['32.09', '32.74', '35.73', '31.01', '31.71', '18.04'].map((code) => labels.get(code));
    expect(some).toEqual([
      'cirebonkab',
      'cirebonkota',
      'malangkota',
      'kepulauanseribukab',
      'jakartapusatkota',
      'lampungbaratkab',
    ]);
  });

  test('the 38 provinces have labels of their own, apart from those of kabupaten and kota', () => {
    const labels = [...governmentLabels(regencies).values(), ...listProvinces().map(({ name }) => provinceLabel(name))];
    expect(new Set(labels).size).toBe(514 + 38);
    expect(labels.filter((label) => !isLabel(label))).toEqual([]);
  });

  test('within every government all labels of kecamatan, desa, kelurahan and offices are valid and differ', () => {
    const [districtsOf, villagesOf] = [below(districts), below(villages)];
    let counted = 0;
    for (const { code } of regencies) {
      const named = labelsOf(code, districtsOf.get(code) ?? [], villagesOf.get(code) ?? []);
      const labels = [...opdLabels, ...[...named.kecamatan, ...named.villages].map(({ label }) => label)];
      expect(new Set(labels).size, code).toBe(labels.length);
      expect(
        labels.filter((label) => !isLabel(label) || reservedLabels.has(label)),
        code,
      ).toEqual([]);
      counted += named.villages.length;
    }
    expect(counted).toBe(83_762);
  });

  test('Cirebon has 40 kecamatan, 412 desa and 12 kelurahan, named as people would', () => {
    const named = labelsOf('32.09', listDistricts('32.09'), listVillages('32.09'));
    const kinds = named.villages.map(({ code, name }) => areaTitle(code, name).kind);
    expect(named.kecamatan).toHaveLength(40);
    expect(kinds.filter((kind) => kind === 'desa')).toHaveLength(412);
    expect(kinds.filter((kind) => kind === 'kelurahan')).toHaveLength(12);
    expect(named.kecamatan[0]?.label).toBe('waled');
    expect(named.villages.find(({ name }) => name === 'Cibogo')?.label).toBe('cibogo-waled');
  });
});

describe('one label', () => {
  test('marks and accents go, words are joined by one hyphen', () => {
    expect(['Ra"as', 'Bu Nuapu’u', 'Lubuk Pakam I,II', ' É / x '].map(slugOf)).toEqual([
      'raas',
      'bu-nuapuu',
      'lubuk-pakam-i-ii',
      'e-x',
    ]);
  });

  test('a label that is reserved, taken or too long gets the suffix, always the same one', () => {
    const taken = new Set(['waled']);
    expect(takeLabel(taken, 'www', 'kec')).toBe('www-kec');
    expect(takeLabel(taken, 'waled', 'kec')).toBe('waled-kec');
    expect(takeLabel(taken, 'waled', 'kec')).toBe('waled-kec-2');
    expect(takeLabel(taken, '', '2001')).toBe('2001');
    expect(takeLabel(taken, 'a'.repeat(80), '2001')).toBe(`${'a'.repeat(58)}-2001`);
  });

  test('areas are called as their province calls them', () => {
    const titles = ['32.09.01', '32.09.01.2001', '32.09.14.1001', '91.71.01', '34.04.01.2001'].map(
      (code) => areaTitle(code, 'X').title,
    );
    expect(titles).toEqual(['Kecamatan X', 'Desa X', 'Kelurahan X', 'Distrik X', 'Kalurahan X']);
  });
});
