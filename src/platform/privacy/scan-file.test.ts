import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { scanFile } from './scan-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The least PDF that shows one line. */
function pdfOf(line: string): Uint8Array {
  const stream = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
  return bytesOf(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${stream.length}>>stream
${stream}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`);
}

test('the text of a PDF is read page by page', async () => {
  expect(await scanFile(pdfOf('NIK 3209014105900001'), 'application/pdf')).toEqual({
    outcome: 'read',
    findings: [{ kind: 'nik', masked: '3209••••••••0001', certainty: 'sure', where: 'hlm. 1' }],
  });
});

test('a workbook is read cell by cell, with the heading of the column', async () => {
  const workbook = await writeXlsxFile([
    [{ value: 'Nama' }, { value: 'HP' }],
    [{ value: 'Ani' }, { value: 81234567890 }],
  ]).toBuffer();
  expect(await scanFile(workbook, XLSX)).toMatchObject({ findings: [{ kind: 'phone', where: 'Sheet1!B2' }] });
});

test('a CSV with semicolons is read cell by cell', async () => {
  const csv = bytesOf('Nama;No KK\nAni;3209010101120003\n');
  expect(await scanFile(csv, 'text/csv')).toMatchObject({ findings: [{ kind: 'kk', where: 'B2' }] });
});

test('a damaged file is said to be unreadable; a picture is not read', async () => {
  expect(await scanFile(bytesOf('%PDF-1.4 broken'), 'application/pdf')).toEqual({ outcome: 'unreadable' });
  expect(await scanFile(bytesOf('not a zip'), XLSX)).toEqual({ outcome: 'unreadable' });
  expect(await scanFile(bytesOf(''), 'image/png')).toBeNull();
});
