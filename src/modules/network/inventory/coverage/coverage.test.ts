import { expect, test } from 'vitest';
import type { UnitId } from '../../../../platform/identity/actor.ts';
import { beside, isMet, yearlyCost } from './coverage.ts';

const unit = { name: 'Waled', path: '/waled/' };
const has = { unitId: 'u' as UnitId, hasLan: true, links: 1, mbps: 8, priceMonthRupiah: 0, isSample: false };
const target = { wantsLan: true, mbps: 20, isDecided: true };

test('a unit lacks what its target has more; what nobody has looked at is lacking', () => {
  expect(beside(unit, has, target)).toMatchObject({ missingMbps: 12, isLanMissing: false });
  expect(beside(unit, { ...has, hasLan: null, mbps: 30 }, target)).toMatchObject({
    missingMbps: 0,
    isLanMissing: true,
  });
  expect(isMet(beside(unit, { ...has, mbps: 20 }, target))).toBe(true);
  expect(isMet(beside(unit, { ...has, hasLan: false, mbps: 20 }, { ...target, wantsLan: false }))).toBe(true);
});

test('a year of what is missing is priced by the median of own contracts', () => {
  expect(yearlyCost(beside(unit, has, target), 150_000)).toBe(12 * 150_000 * 12);
  expect(yearlyCost(beside(unit, has, target), null)).toBeNull();
});
