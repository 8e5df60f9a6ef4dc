import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import type { Cell, Sheet } from './sheet.ts';
import { toXlsx } from './xlsx.ts';

const sheetOf = (rows: readonly (readonly Cell[])[]): Sheet => ({
  columns: [
    { header: 'Nomor', width: 20 },
    { header: 'Tanggal & <jam>', width: 12 },
    { header: 'Jumlah', width: 8 },
  ],
  rows: (async function* () {
    yield* rows;
  })(),
});
async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
const day = Temporal.PlainDate.from('2026-11-23');
const strange = ['=1+1', '<b>&"\'', 'baris\nbaru', 'emoji 😀', '', 'a;b,c', 'hi\u0001\ufffflang'];

describe('a workbook', () => {
  test('is read back with texts, dates and numbers as they were', async () => {
    const rows = strange.map((text, at) => [text, day, at + 0.5]);
    const [sheet] = await readXlsxFile(await bytesOf(toXlsx(sheetOf(rows))));
    const [head, ...read] = sheet?.data ?? [];
    expect(head).toEqual(['Nomor', 'Tanggal & <jam>', 'Jumlah']);
    expect(read.map(([text]) => text ?? '')).toEqual(strange.map((text) => text.replace('\u0001\uffff', '')));
    expect(read.map((row) => row[2])).toEqual(rows.map((row) => row[2]));
    expect(String(read[0]?.[1])).toContain('2026');
  });

  test('of many rows is made in pieces, so that memory does not grow with it', async () => {
    let made = 0;
    let most = 0;
    async function* rows() {
      for (; made < 50_000; made += 1) yield [`PU-2026-${made}`, day, made];
    }
    let bytes = 0;
    for await (const piece of toXlsx({ ...sheetOf([]), rows: rows() })) {
      most = Math.max(most, piece.length);
      if (bytes === 0) expect(made).toBe(0);
      bytes += piece.length;
    }
    expect(made).toBe(50_000);
    expect(most).toBeLessThan(200_000);
  });

  test('tells a failure of its rows instead of ending early', async () => {
    async function* rows(): AsyncGenerator<Cell[]> {
      yield ['a', day, 1];
      throw new Error('the database is gone');
    }
    await expect(bytesOf(toXlsx({ ...sheetOf([]), rows: rows() }))).rejects.toThrow('the database is gone');
  });
});

test('names columns beyond the 26th', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ header: `Kolom ${at}`, width: 5 }));
  const [sheet] = await readXlsxFile(await bytesOf(toXlsx({ ...sheetOf([]), columns: many })));
  expect(sheet?.data[0]).toEqual(many.map(({ header }) => header));
});

describe('a CSV file', () => {
  test('is read back whatever the texts, save for the mark before formulas', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }).map((text) => text.toWellFormed())), async (texts) => {
        const csv = await bytesOf(toCsv(sheetOf(texts.map((text) => [text, day, 1]))));
        const [, ...read] = parse(csv, { delimiter: ';', bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(read.map(([text = '']) => text.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  test('holds no formula', async () => {
    const csv = (await bytesOf(toCsv(sheetOf([['=HYPERLINK("x")', day, 1.5]])))).toString();
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('2026-11-23;1,5');
  });
});
