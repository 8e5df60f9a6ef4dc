import { inflateSync } from 'node:zlib';
import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { drawPage, findPersonalBoxes, findWords, redactPdf, surveyPdf } from './redaction.ts';

/** Three pages: an ordinary one, one that is turned, and one that is cut. */
async function aPaper(): Promise<Uint8Array> {
  const paper = await PDFDocument.create();
  paper.setTitle('Rahasia Sutrisno');
  paper.setAuthor('Sutrisno');
  const font = await paper.embedFont(StandardFonts.Helvetica);
  const first = paper.addPage([595, 842]);
  first.drawText('Penerima bantuan: Sutrisno Wijaya', { x: 60, y: 700, size: 12, font });
  first.drawText('NIK 3209011203850004', { x: 60, y: 660, size: 12, font });
  first.drawText('Jalan Melati, Waled', { x: 60, y: 620, size: 12, font });
  const turned = paper.addPage([595, 842]);
  turned.setRotation(degrees(90));
  turned.drawText('Sutrisno di halaman miring', { x: 100, y: 500, size: 14, font });
  const cut = paper.addPage([595, 842]);
  cut.setCropBox(100, 300, 300, 400);
  cut.drawText('Sutrisno di halaman potong', { x: 120, y: 500, size: 14, font });
  const open = paper.addPage([595, 842]);
  open.drawText('Anggaran jalan desa terbuka', { x: 60, y: 700, size: 12, font });
  open.drawText('tersembunyi', { x: 60, y: 500, size: 12, font, color: rgb(1, 1, 1) });
  open.drawText('terselubung bilah', { x: 60, y: 400, size: 12, font });
  open.drawRectangle({ x: 58, y: 398, width: 200, height: 12, color: rgb(0, 0, 0) });
  await paper.attach(new TextEncoder().encode('Sutrisno terlampir'), 'lampiran.txt', { mimeType: 'text/plain' });
  paper.addJavaScript('buka', 'app.alert("Sutrisno")');
  return paper.save({ useObjectStreams: false });
}

async function wordsOf(bytes: Uint8Array): Promise<readonly string[]> {
  return (await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false })).text;
}

/** All bytes, with every stream that can be inflated beside them. */
function everyByte(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const parts = [raw.toString('latin1')];
  for (let at = raw.indexOf('stream'); at !== -1; at = raw.indexOf('stream', at + 6)) {
    const start = at + 6 + (raw[at + 6] === 13 ? 2 : 1);
    try {
      parts.push(inflateSync(raw.subarray(start), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // no deflated stream begins here
    }
  }
  const all = parts.join('\n');
  const strings = [...all.matchAll(/<([0-9A-Fa-f\s]+)>/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  );
  return [all, ...strings].join('\n');
}

test('what is blacked out is gone from text, bytes and everything around the pages; the rest is still text', async () => {
  const paper = await aPaper();
  expect(everyByte(paper)).toContain('Sutrisno');
  const survey = await surveyPdf(paper);
  expect(survey).toMatchObject({ hasText: true, personalCount: 1, pages: { length: 4 } });
  expect(survey.pages[1]).toEqual({ width: 842, height: 595 });
  expect(survey.pages[2]).toEqual({ width: 300, height: 400 });

  const boxes = [...(await findWords(paper, ['sutrisno'])), ...(await findPersonalBoxes(paper))];
  expect(boxes.map(({ page }) => page)).toEqual([1, 2, 3, 1]);
  const result = await redactPdf(
    paper,
    boxes.map((box) => ({ ...box, label: 'ps. 17 h' })),
  );

  const words = await wordsOf(result);
  expect(words.join(' ')).not.toMatch(/sutrisno|wijaya|3209/i);
  expect(words[3]).toContain('Anggaran jalan desa terbuka');
  expect(words[3]).not.toMatch(/tersembunyi|selubung|bilah/);
  const bytes = everyByte(result);
  for (const gone of [
    'Sutrisno',
    '3209011203850004',
    'lampiran',
    'EmbeddedFile',
    'JavaScript',
    '/Info',
    '/Metadata',
    '/Prev',
  ]) {
    expect(bytes, gone).not.toContain(gone);
  }
  expect(bytes.match(/%%EOF/g)).toHaveLength(1);
  expect(await surveyPdf(result)).toMatchObject({ pages: survey.pages, personalCount: 0 });

  for (const box of boxes) {
    const page = survey.pages[box.page - 1];
    if (!page) throw new Error('a box lies on a page');
    const picture = await drawPage(result, { page: box.page, boxes: [], covering: 'black', widthPx: page.width });
    const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
    const light = (x: number, y: number) => data[Math.round(y) * info.width + Math.round(x)] ?? 255;
    expect(light(box.x + 2, box.y + 2)).toBeLessThan(40);
    expect(light(box.x + box.width - 2, box.y + box.height - 2)).toBeLessThan(40);
    expect(light(box.x - 4, box.y - 4)).toBeGreaterThan(200);
  }
});

test('a word is found with other capitals and across what stands between its letters', async () => {
  const paper = await aPaper();
  expect(await findWords(paper, ['SUTRISNO  wijaya'])).toHaveLength(1);
  expect(await findWords(paper, ['3209 0112 0385 0004', 'tidak ada'])).toHaveLength(1);
});

test('what is no PDF, or asks for a password, is refused with its reason', async () => {
  await expect(surveyPdf(Buffer.from('%PDF-1.7 rusak'))).rejects.toMatchObject({ reason: 'broken' });
  const locked = await PDFDocument.create();
  locked.addPage();
  locked.encrypt({ userPassword: 'kunci', ownerPassword: 'pemilik' });
  await expect(surveyPdf(await locked.save())).rejects.toMatchObject({ reason: 'locked' });
});

test('more places than can be marked are refused, not half marked', async () => {
  const paper = await PDFDocument.create();
  const font = await paper.embedFont(StandardFonts.Helvetica);
  const page = paper.addPage([595, 842]);
  for (let line = 0; line < 30; line += 1)
    page.drawText('ab '.repeat(70), { x: 20, y: 800 - 20 * line, size: 5, font });
  await expect(findWords(await paper.save(), ['ab'])).rejects.toMatchObject({ reason: 'too-many' });
});
