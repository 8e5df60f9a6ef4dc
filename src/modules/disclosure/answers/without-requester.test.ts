import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asker, TAKEN_OUT, tracesIn, withoutRequester } from './without-requester.ts';

const asker: Asker = {
  ...{ name: 'Bapak Sukarta Wiramanggala', email: 'sukarta77@contoh.id', phone: '0812-3456-7890' },
  ...{ address: 'Jalan Kenanga 12, Desa Waled Kota', occupation: 'Pembuat Kerupuk', represented: 'Forum Cilegeh' },
};

describe('the text of an answer without the one who asked', () => {
  test.each([
    ['name', 'Kepada Bapak Sukarta  Wiramanggala di tempat', 'Sukarta'],
    ['one word of the name, in capitals', 'SUKARTA meminta data', 'SUKARTA'],
    ['mail', 'dikirim ke sukarta77@contoh.id hari ini', 'contoh.id'],
    ['phone, written in another way', 'hubungi +62 812 3456 7890', '7890'],
    ['part of the address', 'ke Jalan Kenanga 12 besok', 'Kenanga'],
    ['occupation', 'sebagai pembuat kerupuk', 'kerupuk'],
    ['the group', 'untuk Forum Cilegeh', 'Cilegeh'],
    ['a NIK', 'dengan NIK 3209014501900003', '3209014501900003'],
  ])('loses the %s', (_what, text, gone) => {
    expect(tracesIn(text, asker)).not.toEqual([]);
    const left = withoutRequester(text, asker);
    expect(left).not.toContain(gone);
    expect(tracesIn(left, asker)).toEqual([]);
  });

  test('keeps longer words, titles and everything when nobody is known', () => {
    const text = 'Bapak camat mengirim daftar jalan Sukartaan';
    expect(withoutRequester(text, asker)).toBe(text);
    const nobody = { name: '', email: '', phone: '', address: '', occupation: '', represented: '' };
    expect(withoutRequester('Anggaran 2026', nobody)).toBe('Anggaran 2026');
  });

  test('has no trace left, whatever the name and wherever it stands', () => {
    const word = fc.stringMatching(/^[A-Za-z]{4,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.lorem(), (name, around) => {
        const someone = { ...asker, name: name.join(' ') };
        const left = withoutRequester(`${around} ${name.join(' ')}, ${name[0]?.toUpperCase()} ${around}`, someone);
        expect(left).toContain(TAKEN_OUT);
        expect(tracesIn(left, someone)).toEqual([]);
      }),
    );
  });
});
