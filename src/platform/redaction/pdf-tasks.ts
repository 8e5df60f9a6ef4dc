import { findPersonalData } from '../privacy/find-personal-data.ts';
import type { Box, LabelledBox, PageSize } from './box.ts';
import type { Covering } from './page-picture.ts';
import { boxesOfRange, findText, textOf } from './page-text.ts';
import { type OpenPdf, openPdf, UnreadablePdf } from './pdfium.ts';

/** What can be asked of a document. */
export type PdfTask =
  | { readonly task: 'survey' }
  | { readonly task: 'find'; readonly words: readonly string[] }
  | { readonly task: 'find-personal' }
  | {
      readonly task: 'picture';
      readonly page: number;
      readonly boxes: readonly Box[];
      readonly covering: Covering;
      readonly widthPx: number;
    }
  | { readonly task: 'redact'; readonly boxes: readonly LabelledBox[] };

/** What a document is. */
export interface PdfSurvey {
  /** In points, in the order of the pages, turned and cut as they are shown. */
  readonly pages: readonly PageSize[];
  /** False for scans without recognized text: nothing can be searched in them. */
  readonly hasText: boolean;
  /** How many numbers of persons were found. */
  readonly personalCount: number;
}

/** Most pages of a document. */
export const MOST_PAGES = 100;
const MOST_BOXES = 2000;
const FINEST_DPI = 300;

/** Carries a task out, in this thread. @throws {UnreadablePdf} */
export async function carryOut(bytes: Uint8Array, asked: PdfTask): Promise<PdfSurvey | readonly Box[] | Uint8Array> {
  const pdf = await openPdf(bytes);
  if (pdf.pageCount < 1) throw new UnreadablePdf('broken');
  if (pdf.pageCount > MOST_PAGES) throw new UnreadablePdf('too-long');
  switch (asked.task) {
    case 'survey':
      return survey(pdf);
    case 'find':
      return onPages(pdf, (page) => asked.words.flatMap((word) => findText(page, word)));
    case 'find-personal':
      return personalBoxes(pdf);
    case 'picture':
      return draw(pdf, asked);
    case 'redact':
      return (await import('./redact.ts')).redact(pdf, asked.boxes);
  }
}

async function draw(pdf: OpenPdf, asked: Extract<PdfTask, { readonly task: 'picture' }>): Promise<Uint8Array> {
  if (asked.page > pdf.pageCount) throw new UnreadablePdf('broken');
  const { encodePicture, pictureOf, scaleFor } = await import('./page-picture.ts');
  const size = pdf.sizeOf(asked.page);
  const scale = Math.min(asked.widthPx / size.width, scaleFor(size, FINEST_DPI));
  return encodePicture(pictureOf(pdf, asked.page, asked.boxes, { scale, covering: asked.covering }));
}

function survey(pdf: OpenPdf): PdfSurvey {
  const texts = pageNumbers(pdf).map((page) => textOf(pdf.textOf(page)));
  return {
    pages: pageNumbers(pdf).map((page) => pdf.sizeOf(page)),
    hasText: texts.some((text) => text.trim() !== ''),
    personalCount: texts.reduce((sum, text) => sum + findPersonalData(text).length, 0),
  };
}

function personalBoxes(pdf: OpenPdf): readonly Box[] {
  return onPages(pdf, (page) =>
    findPersonalData(textOf(page)).flatMap(({ start, end }) => boxesOfRange(page, start, end)),
  );
}

function onPages(pdf: OpenPdf, find: (page: ReturnType<OpenPdf['textOf']>) => readonly Box[]): readonly Box[] {
  const boxes = pageNumbers(pdf).flatMap((page) => find(pdf.textOf(page)));
  if (boxes.length > MOST_BOXES) throw new UnreadablePdf('too-many');
  return boxes;
}

function pageNumbers(pdf: OpenPdf): readonly number[] {
  return Array.from({ length: pdf.pageCount }, (_, at) => at + 1);
}
