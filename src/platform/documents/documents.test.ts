import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { type DocumentTemplate, printDocument, qrSvg } from './documents.ts';

interface Slip {
  readonly from: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly rows: readonly (readonly [string, string])[];
  readonly text: string;
  readonly qr: string;
}

const slip: DocumentTemplate<Slip> = {
  name: 'documents.slip',
  source: `#letterhead(data.from)
= #data.title
#facts(data.rows)
#lines(data.text)
#qr(data.qr, "Kode QR")`,
  example: { from: { name: '', above: null, contact: '' }, rows: [], text: '', qr: '' },
};

const facts = {
  language: 'id',
  title: 'Tanda terima',
  createdAt: Temporal.Instant.from('2026-11-23T02:00:00Z'),
} as const;
const aSlip = (given: Partial<Slip> = {}): Slip => ({
  from: { name: 'Dinas Kesehatan', above: 'Pemerintah Kabupaten Cirebon', contact: 'Jl. Sunan Kalijaga 7' },
  rows: [['Nomor', 'PU-2026-000001-K']],
  text: 'Baris satu\nBaris dua',
  qr: qrSvg('https://cirebonkab.example/lacak'),
  ...given,
});

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

describe('a printed paper', () => {
  test('holds letterhead, facts and lines as text that can be read and copied', async () => {
    const text = await textOf(printDocument(slip, aSlip(), facts));
    for (const part of ['Pemerintah Kabupaten Cirebon', 'Dinas Kesehatan', 'PU-2026-000001-K', 'Baris dua']) {
      expect(text).toContain(part);
    }
  });

  test('carries its title, its language and the moment of its making', async () => {
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(printDocument(slip, aSlip(), facts))));
    expect(info).toMatchObject({ Title: 'Tanda terima', Language: 'id' });
    expect(info.CreationDate).toContain('D:20261123');
  });

  test.each([
    '#panic("ada kode")',
    '#read("/etc/passwd")',
    ']#import "@preview/x:1.0.0"[',
    '$x^2$ *tebal* _miring_ `kode` <label> @acuan',
    '\\ " \' = judul',
    'tanda hubung – “petik” é ₂',
  ])('prints %s as it was typed', async (typed) => {
    const text = await textOf(printDocument(slip, aSlip({ text: typed, rows: [['Isi', typed]] }), facts));
    expect(text.split(typed).length - 1).toBe(2);
  });

  test('refuses more data than a paper can hold', () => {
    const endless = aSlip({ text: 'a'.repeat(600 * 1024) });
    expect(() => printDocument(slip, endless, facts)).toThrowError(expect.objectContaining({ code: 'invalid' }));
  });

  test('refuses more than 400 pages', () => {
    const long = aSlip({ text: 'baris\n'.repeat(30_000) });
    expect(() => printDocument(slip, long, facts)).toThrowError(expect.objectContaining({ code: 'invalid' }));
  });

  test('says which template is at fault, without its data', () => {
    const broken = { ...slip, source: '#data.missing' };
    expect(() => printDocument(broken, aSlip({ text: 'RAHASIA' }), facts)).toThrow(/documents\.slip is at fault/);
    expect(() => printDocument(broken, aSlip({ text: 'RAHASIA' }), facts)).not.toThrow(/RAHASIA/);
  });

  test('reads no file of the machine', () => {
    const reading = { ...slip, source: '#read("../../../package.json")' };
    expect(() => printDocument(reading, aSlip(), facts)).toThrow(/at fault/);
  });
});
