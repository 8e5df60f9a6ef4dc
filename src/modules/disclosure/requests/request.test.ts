import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionForm } from './decide.ts';
import { faultsOf, OUTCOMES, type RequestDecision } from './request.ts';

const words = fc.constantFrom('', ' ', 'Sebab yang ditulis');
const decisions: fc.Arbitrary<RequestDecision> = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  articles: fc.subarray(['a', 'h', 'j']),
  reason: words,
  holder: fc.constantFrom('', 'Dinas Kesehatan'),
  feeRupiah: fc.constantFrom(0, 25_000),
  feeNote: words,
  letterNumber: fc.constant(''),
});

describe('a decision that may be given', () => {
  test('names the article when something stays closed, and only then', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        fc.pre(faultsOf(decision).length === 0);
        const isClosing = decision.outcome === 'partly' || decision.outcome === 'refused';
        expect(decision.articles.length > 0).toBe(isClosing);
      }),
    );
  });

  test('gives its reason unless all is granted, and takes money only for what is handed over', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        fc.pre(faultsOf(decision).length === 0);
        if (decision.outcome !== 'granted') expect(decision.reason.trim()).not.toBe('');
        if (decision.feeRupiah > 0) {
          expect(decision.feeNote.trim()).not.toBe('');
          expect(['granted', 'partly']).toContain(decision.outcome);
        }
      }),
    );
  });

  test.each(OUTCOMES)('%s can be given at all', (outcome) => {
    const isClosing = outcome === 'partly' || outcome === 'refused';
    const decision = { outcome, articles: isClosing ? ['h'] : [], reason: 'Sebab', holder: '', letterNumber: '' };
    expect(faultsOf({ ...decision, feeRupiah: 0, feeNote: '' })).toEqual([]);
  });
});

describe('the form of a decision', () => {
  const form = decisionForm('id');
  const typed = { hasil: 'partly', isi: 'Kami kirim sebagian.' };

  test('reads one article as well as several, each once and in order', () => {
    expect(form.parse({ ...typed, pasal: 'h' }).pasal).toEqual(['h']);
    expect(form.parse({ ...typed, pasal: ['j', 'a', 'j'] }).pasal).toEqual(['a', 'j']);
    expect(form.parse(typed).pasal).toEqual([]);
  });

  test.each([
    { pasal: 'k' },
    { pasal: ['a', 'B'] },
    { hasil: 'lain' },
    { biaya: '-1' },
    { biaya: '9999999999' },
    { isi: ' ' },
  ])('refuses %j', (wrong) => {
    expect(form.safeParse({ ...typed, ...wrong }).success).toBe(false);
  });
});
