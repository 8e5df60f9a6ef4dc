import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import { maskFindings } from './finding.ts';

const kindsIn = (text: string) => findPersonalData(text).map(({ kind }) => kind);

describe('what is found', () => {
  it.each([
    ['NIK 3209010101900001', ['nik']],
    ['atas nama Ani, 3209014105900001, Desa Cibogo', ['nik']],
    ['NIK: 320901.410590.0001', ['nik']],
    ['NIK 3209 0101 0190 0001', ['nik']],
    ['No. KK 3209010101120003', ['kk']],
    ['Kartu Keluarga 3209010101120003 dan NIK 3209010101900001', ['kk', 'nik']],
    ['HP 0812-3456-7890', ['phone']],
    ['hubungi +62 812 3456 7890 ya', ['phone']],
    ['081234567890', ['phone']],
    ['Telp. (0231) 321456', ['phone']],
    ['transfer ke rekening BRI 0123-01-012345-50-1', ['account']],
    ['No. rek 1234567890 a.n. Budi', ['account']],
    ['Bank BCA 1234567890', ['account']],
    ['kartu kredit 4111111111111111', ['card']],
    ['4111 1111 1111 1111', ['card']],
    ['NIK 3209010101900001/HP 081234567890', ['nik', 'phone']],
  ])('%s', (text, kinds) => expect(kindsIn(text)).toEqual(kinds));

  it('tells where it stands and what may be shown of it', () => {
    expect(findPersonalData('a. 3209010101900001.')).toEqual([
      { kind: 'nik', start: 3, end: 19, masked: '3209••••••••0001', certainty: 'likely' },
    ]);
  });

  it('takes the heading of a column for a word nearby', () => {
    expect(findPersonalData('81234567890', { heading: 'No HP' })).toMatchObject([{ kind: 'phone', certainty: 'sure' }]);
    expect(findPersonalData('3209010101120003', { heading: 'Nomor KK' })).toMatchObject([{ kind: 'kk' }]);
  });

  it('leaves the phones of offices alone, however they are written', () => {
    expect(findPersonalData('Telp. 0231-321456', { officePhones: ['(0231) 321456'] })).toEqual([]);
  });
});

describe('what is left alone', () => {
  it.each([
    'Tender 3209010101900001',
    'Nomor 027/3209010101900001/2026',
    'NIP 198501012010011001',
    'NIP. 19850101 201001 1 001',
    'Rp 1.234.567.890.123.456',
    'Rp3.209.010.101,00',
    'Kode rekening 5.1.02.01.01.0024',
    'koordinat -6.7320123456, 108.5523123456',
    '0.81234567890123',
    '23-11-2026 08:00',
    'Kode wilayah 32.09.12.2001',
    '8991234567890',
    'ISBN 978-602-8519-93-9',
    '3209013201900001',
    '3209010113900001',
    '9909010101900001',
    '3209010101900000',
    '1234567812345678',
    'https://contoh.go.id/berita/3209010101900001',
    'SK Nomor 188.45/123/2026 tanggal 1 Januari 2026',
    'NPWP 01.234.567.8-901.000',
    'bank sampah 2026',
    'Rekening 1.234.567.890',
    '2024 2025 2026 2027 2028 2029',
    'Luas 1 234 567 890 meter',
    'UU 14/2008 ps. 9–12',
    'NPSN 20214567',
  ])('%s', (text) => expect(kindsIn(text)).toEqual([]));
});

it('finds nothing any more once masked, whatever surrounds it', () => {
  const number = fc.constantFrom(
    '3209010101900001',
    '0812-3456-7890',
    'rek BRI 1234567890',
    'visa 4111111111111111',
    ' ',
  );
  const words = fc.oneof(fc.string(), fc.constantFrom('NIK ', ' HP ', 'No KK', '\n', '/'));
  fc.assert(
    fc.property(fc.array(fc.oneof(number, words), { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      const findings = findPersonalData(text);
      for (const { start, end } of findings) expect(text.slice(start, end)).toMatch(/^\d.*\d$/s);
      expect(findPersonalData(maskFindings(text, findings))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['one run of digits', '3'.repeat(10_000_000)],
  ['digits one by one', '1 '.repeat(1_000_000)],
  ['dates', '23-11-2026 '.repeat(200_000)],
  ['words', 'rekening bank '.repeat(700_000)],
])('reads megabytes of %s without slowing down', (_name, text) => {
  const began = performance.now();
  findPersonalData(text);
  expect(performance.now() - began).toBeLessThan(15_000);
});
