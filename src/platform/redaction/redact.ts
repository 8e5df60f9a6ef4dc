import { deflateSync } from 'node:zlib';
import {
  beginText,
  concatTransformationMatrix,
  drawObject,
  endText,
  PDFDocument,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  StandardFonts,
  setCharacterSqueeze,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import { clampBox, type LabelledBox, type PageSize } from './box.ts';
import { encodePicture, packGreys, pictureOf, scaleFor } from './page-picture.ts';
import type { Bitmap, OpenPdf } from './pdfium.ts';
import { visibleWords, type Word } from './visible-text.ts';

const PAPER_DPI = 150;

/**
 * A new document in which nothing of the old one is left but what a reader sees: each page is a picture, with its boxes
 * burnt in black and their labels printed on them. Pages without boxes keep their visible words as text that can be
 * searched and read aloud; pages with boxes keep none, because the text of a scan may stand elsewhere than its picture.
 */
export async function redact(pdf: OpenPdf, boxes: readonly LabelledBox[]): Promise<Uint8Array> {
  const paper = await PDFDocument.create({ updateMetadata: false });
  const font = await paper.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pdf.pageCount; page += 1) {
    const size = pdf.sizeOf(page);
    const scale = scaleFor(size, PAPER_DPI);
    const own = boxes.filter((box) => box.page === page).map((box) => clampBox(box, size));
    const picture = pictureOf(pdf, page, own, { scale, covering: 'black' });
    const words = own.length === 0 ? visibleWords(pdf.textOf(page), picture, scale) : [];
    const sheet = paper.addPage([size.width, size.height]);
    await drawPicture(sheet, picture);
    for (const box of own) printLabel(sheet, font, size, box);
    if (words.length > 0) layText(sheet, font, size, words);
  }
  return paper.save({ useObjectStreams: true, addDefaultPage: false });
}

/** As sixteen greys or as JPEG, whichever is smaller: text and scans differ. */
async function drawPicture(sheet: PDFPage, picture: Bitmap): Promise<void> {
  const { doc: paper } = sheet;
  const jpeg = await encodePicture(picture);
  const { width, height } = sheet.getSize();
  const packed = packGreys(picture);
  const deflated = packed && deflateSync(packed, { level: 9 });
  if (!deflated || deflated.length > jpeg.length) {
    sheet.drawImage(await paper.embedJpg(jpeg), { x: 0, y: 0, width, height });
    return;
  }
  const image = paper.context.stream(deflated, {
    ...{ Type: 'XObject', Subtype: 'Image', Width: picture.width, Height: picture.height },
    ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 4, Filter: 'FlateDecode' },
  });
  const name = sheet.node.newXObject('Halaman', paper.context.register(image));
  sheet.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(width, 0, 0, height, 0, 0),
    drawObject(name),
    popGraphicsState(),
  );
}

const [LEAST_LABEL, LARGEST_LABEL] = [4, 9];

/** The ground is told in the box where it can be read. */
function printLabel(sheet: PDFPage, font: PDFFont, paper: PageSize, { x, y, width, height, label }: LabelledBox): void {
  if (label === '') return;
  const size = Math.min(LARGEST_LABEL, 0.7 * height, (0.95 * width) / font.widthOfTextAtSize(label, 1));
  if (size < LEAST_LABEL) return;
  const left = x + (width - font.widthOfTextAtSize(label, size)) / 2;
  sheet.drawText(label, {
    ...{ x: left, y: paper.height - y - height / 2 - 0.35 * size },
    ...{ size, font, color: rgb(1, 1, 1) },
  });
}

const PERCENT = 100;

/** Text that is not drawn, each word over its picture. */
function layText(sheet: PDFPage, font: PDFFont, paper: PageSize, words: readonly Word[]): void {
  const key = sheet.node.newFontDictionary(font.name, font.ref);
  const known = new Set(font.getCharacterSet());
  const operators: PDFOperator[] = [
    pushGraphicsState(),
    beginText(),
    setTextRenderingMode(TextRenderingMode.Invisible),
  ];
  for (const { text, box } of words) {
    const written = [...text.normalize('NFKC')].filter((sign) => known.has(sign.codePointAt(0) ?? 0)).join('');
    if (written === '') continue;
    const size = Math.max(1, box.height * 0.8);
    const squeeze = (PERCENT * box.width) / Math.max(0.1, font.widthOfTextAtSize(written, size));
    operators.push(
      setFontAndSize(key, size),
      setCharacterSqueeze(squeeze),
      setTextMatrix(1, 0, 0, 1, box.x, paper.height - box.y - 0.8 * box.height),
      showText(font.encodeText(`${written} `)),
    );
  }
  sheet.pushOperators(...operators, endText(), popGraphicsState());
}
