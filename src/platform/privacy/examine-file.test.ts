import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { examineFile } from './examine-file.ts';

const scanFile = async (bytes: Uint8Array, mimeType: string) => (await examineFile(bytes, mimeType))?.scan ?? null;

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

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** A letter with its author, a comment, a table and a thumbnail. */
function docxOf(body: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'docProps/core.xml': strToU8('<cp:coreProperties><dc:creator>Budi Santoso</dc:creator></cp:coreProperties>'),
    'docProps/thumbnail.jpeg': strToU8('gambar rahasia'),
    'word/people.xml': strToU8('<w15:people><w15:person w15:author="Budi Santoso"/></w15:people>'),
    'word/document.xml': strToU8(`<w:document>${body}<w:ins w:author="Budi Santoso" w:initials="BS"/></w:document>`),
  });
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;

describe('office files', () => {
  test('words are read paragraph by paragraph, tables with the heading of the column', async () => {
    const table = `<w:tbl><w:tr>${cell('Nama')}${cell('NIK')}</w:tr><w:tr>${cell('Ani')}${cell('3209014105900001')}</w:tr></w:tbl>`;
    const examined = await examineFile(docxOf(paragraph('Daftar penerima') + table), DOCX);
    expect(examined?.scan).toEqual({
      outcome: 'read',
      findings: [{ kind: 'nik', masked: '3209••••••••0001', certainty: 'sure', where: 'tabel 1 baris 2 kolom 2' }],
    });
  });

  test('what tells of the makers is removed, the words stay', async () => {
    const examined = await examineFile(docxOf(paragraph('Surat edaran')), DOCX);
    expect(examined?.metadata).toBe('removed');
    const parts = Object.entries(unzipSync(examined?.bytes ?? new Uint8Array()));
    const text = parts.map(([, bytes]) => new TextDecoder().decode(bytes)).join('\n');
    expect(text).not.toMatch(/Budi|Santoso|"BS"|rahasia/);
    expect(text).toContain('Surat edaran');
    expect(parts.map(([name]) => name)).toContain('docProps/core.xml');
  });

  test('a signed file is left as it is', async () => {
    const signed = zipSync({ ...unzipSync(docxOf('')), '_xmlsignatures/sig1.xml': strToU8('<Signature/>') });
    const examined = await examineFile(signed, DOCX);
    expect([examined?.metadata, examined?.bytes === signed]).toEqual(['signed', true]);
  });

  test('a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ mimetype: strToU8('x'), 'content.xml': new Uint8Array(200 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await examineFile(bomb, ODS)).toEqual({ bytes: bomb, scan: { outcome: 'unreadable' }, metadata: 'kept' });
  });
});

describe('PDF', () => {
  async function pdfWith(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('Pengumuman');
    change(pdf);
    return pdf.save({ useObjectStreams: false });
  }

  test('author, programs and names on remarks are removed; pages and words stay', async () => {
    const bytes = await pdfWith((pdf) => {
      pdf.setAuthor('Budi Santoso');
      pdf.setProducer('Komputer Budi');
      const remark = {
        Subtype: 'Text',
        Rect: [0, 0, 9, 9],
        T: PDFString.of('Budi Santoso'),
        Contents: PDFString.of('ok'),
      };
      pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(pdf.context.obj(remark))]));
    });
    expect(Buffer.from(bytes).toString('latin1')).toContain('Budi');
    const examined = await examineFile(bytes, 'application/pdf');
    expect(examined?.metadata).toBe('removed');
    const cleaned = await PDFDocument.load(examined?.bytes ?? new Uint8Array(), { updateMetadata: false });
    expect([cleaned.getPageCount(), cleaned.getAuthor(), cleaned.getProducer()]).toEqual([1, undefined, undefined]);
    const objects = cleaned.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(objects.join('\n')).not.toMatch(/Budi|Santoso/);
    expect((await examineFile(examined?.bytes ?? bytes, 'application/pdf'))?.scan).toEqual({
      outcome: 'read',
      findings: [],
    });
  });

  test('pages that are pictures are told apart from pages without personal data', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    expect((await examineFile(await pdf.save(), 'application/pdf'))?.scan).toEqual({ outcome: 'untexted' });
  });
});
