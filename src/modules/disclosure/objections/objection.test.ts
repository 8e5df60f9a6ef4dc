import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objectionDecisionForm } from './decide-objection.ts';
import { disputeForm } from './dispute-form.ts';
import {
  GROUNDS,
  groundSince,
  groundsOf,
  OBJECTION_OUTCOMES,
  objectionFaultsOf,
  type RequestStanding,
} from './objection.ts';
import { objectionForm } from './objection-form.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const days = fc.integer({ min: -60, max: 60 }).map((count) => today.add({ days: count }));
const standings: fc.Arbitrary<RequestStanding> = fc.record({
  status: fc.constantFrom('open', 'waiting', 'answered', 'closed', 'withdrawn', 'merged'),
  outcome: fc.constantFrom(null, 'granted', 'partly', 'refused', 'not-held'),
  feeRupiah: fc.constantFrom(0, 25_000),
  dueOn: days,
  answeredOn: fc.option(days),
});

describe('the grounds of an objection', () => {
  test('"not answered" holds for an open request past its time and for nothing else', () => {
    fc.assert(
      fc.property(standings, (standing) => {
        const isLapsed = standing.status === 'open' && Temporal.PlainDate.compare(today, standing.dueOn) > 0;
        expect(groundsOf(standing, today).includes('c')).toBe(isLapsed);
      }),
    );
  });

  test('nothing can be objected to while the time runs, the citizen is asked, or the request was taken back', () => {
    fc.assert(
      fc.property(standings, (standing) => {
        const isRunning = standing.status === 'open' && Temporal.PlainDate.compare(today, standing.dueOn) <= 0;
        fc.pre(isRunning || ['waiting', 'withdrawn', 'merged'].includes(standing.status));
        expect(groundsOf(standing, today)).toEqual([]);
      }),
    );
  });

  test('a refusal can be objected to, a fee only where one is asked, lateness only where it was late', () => {
    const answered = { status: 'answered', outcome: 'refused', feeRupiah: 0, dueOn: today, answeredOn: today } as const;
    expect(groundsOf(answered, today)).toEqual(['a', 'b', 'd']);
    expect(groundsOf({ ...answered, outcome: 'granted', feeRupiah: 1 }, today)).toEqual(['b', 'd', 'e', 'f']);
    expect(groundsOf({ ...answered, answeredOn: today.add({ days: 1 }) }, today)).toContain('g');
    expect(groundSince({ ...answered, status: 'open' })).toEqual(today);
  });
});

describe('a decision on an objection that may be given', () => {
  test('orders something by a date that is not past when it upholds, and nothing when it rejects', () => {
    const decisions = fc.record({
      ...{
        outcome: fc.constantFrom(...OBJECTION_OUTCOMES),
        reason: fc.constant('Sebab'),
        letterNumber: fc.constant(''),
      },
      ...{ order: fc.constantFrom('', ' ', 'Berikan salinannya'), giveBy: fc.option(days) },
    });
    let given = 0;
    fc.assert(
      fc.property(decisions, (decision) => {
        if (objectionFaultsOf(decision, today).length > 0) return;
        given += 1;
        const isUpheld = decision.outcome !== 'rejected';
        expect(decision.order.trim() !== '').toBe(isUpheld);
        expect(decision.giveBy !== null && Temporal.PlainDate.compare(decision.giveBy, today) >= 0).toBe(isUpheld);
      }),
      { numRuns: 500 },
    );
    expect(given).toBeGreaterThan(50);
  });
});

describe('the forms', () => {
  const typed = { kunci: '0199c000-0000-7000-8000-000000000000', dasar: 'a', isi: 'Keliru' };
  const form = objectionForm('id', { today, since: Temporal.PlainDate.from('2026-11-02') });

  test('take what is filled in, with or without the day of discovery', () => {
    expect(form.parse(typed)).toMatchObject({ dasar: 'a', diketahui: null, kuasa: '' });
    expect(form.parse({ ...typed, diketahui: '' }).diketahui).toBeNull();
    expect(form.parse({ ...typed, diketahui: '2026-11-05' }).diketahui).toBe('2026-11-05');
    for (const ground of GROUNDS) expect(form.safeParse({ ...typed, dasar: ground }).success).toBe(true);
  });

  test.each([
    { dasar: 'h' },
    { dasar: ['a', 'b'] },
    { isi: ' ' },
    { isi: 'x'.repeat(10_001) },
    { diketahui: '2026-11-24' },
    { diketahui: '2026-11-01' },
    { diketahui: '2026-02-30' },
    { kuasa: 'x'.repeat(201) },
    { kunci: 'bukan-kunci' },
  ])('refuse %j', (wrong) => {
    expect(form.safeParse({ ...typed, ...wrong }).success).toBe(false);
  });

  test('a decision has a reason and no impossible date', () => {
    const decision = objectionDecisionForm('id', today);
    const whole = { hasil: 'upheld', isi: 'Sebab', perintah: 'Berikan', tanggal: '2026-12-01' };
    expect(decision.parse(whole).tanggal?.toString()).toBe('2026-12-01');
    expect(decision.parse({ ...whole, tanggal: '' }).tanggal).toBeNull();
    for (const wrong of [{ hasil: 'granted' }, { isi: '' }, { tanggal: '2026-13-01' }, { tanggal: '2036-01-01' }]) {
      expect(decision.safeParse({ ...whole, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  test('a dispute is lodged between the objection and today', () => {
    const dispute = disputeForm('id', { from: Temporal.PlainDate.from('2026-11-10'), today });
    const whole = { nomor: '012/XI/KI-JBR/2026', komisi: 'Komisi Informasi Jawa Barat', tanggal: '2026-11-20' };
    expect(dispute.safeParse(whole).success).toBe(true);
    for (const wrong of [{ nomor: '' }, { komisi: 'KI' }, { tanggal: '2026-11-09' }, { tanggal: '2026-11-24' }]) {
      expect(dispute.safeParse({ ...whole, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
