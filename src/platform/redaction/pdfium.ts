import { PDFiumModule } from '@hyzyla/pdfium';
import type { Box, PageSize } from './box.ts';
import type { Glyph, PageText } from './page-text.ts';

/** The functions of PDFium used here; addresses and handles are numbers. Source: fpdfview.h, fpdf_text.h, fpdf_formfill.h. */
interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(sizeBytes: number): number; free(place: number): void };
  _FPDF_InitLibraryWithConfig(config: unknown): void;
  _FPDF_LoadMemDocument(place: number, sizeBytes: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, place: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, ...args: readonly number[]): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(bitmap: number, page: number, ...args: readonly number[]): void;
  _FPDF_FFLDraw(form: number, bitmap: number, page: number, ...args: readonly number[]): void;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(textPage: number): void;
  _FPDFText_CountChars(textPage: number): number;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rect: number): number;
  _FPDF_PageToDevice(page: number, ...args: readonly number[]): number;
}

/** A page as pixels: red, green, blue, alpha. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A document open in PDFium. */
export interface OpenPdf {
  readonly pageCount: number;
  /** @param page counted from 1 */
  sizeOf(page: number): PageSize;
  /** The page as a reader shows it: layers as they are set, annotations and filled fields drawn, on white. */
  render(page: number, scale: number): Bitmap;
  textOf(page: number): PageText;
}

/** Why a PDF is not worked on: asks for a password, damaged, more pages or places than allowed, too much time or memory. */
export type UnreadableReason = 'locked' | 'broken' | 'too-long' | 'too-many' | 'too-heavy';

/** A PDF that is damaged, asks for a password, or goes beyond the limits. */
export class UnreadablePdf extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason) {
    super(`Unreadable: ${reason}`);
    this.reason = reason;
  }
}

const MOST_MEMORY_BYTES = 640 * 1024 * 1024;
/** `FPDF_ERR_PASSWORD`. */
const PASSWORD_ERROR = 4;
const ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const WHITE = 0xffffffff;
/** Four bytes a pixel: `FPDFBitmap_BGRA`. */
const COLOURED = 4;

/** Opens a document; it stays in memory until its thread ends. @throws {UnreadablePdf} */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const pdfium = (await PDFiumModule({})) as unknown as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  const place = reserve(pdfium, bytes.length);
  pdfium.HEAPU8.set(bytes, place);
  const opened = pdfium._FPDF_LoadMemDocument(place, bytes.length, 0);
  if (opened === 0) throw new UnreadablePdf(pdfium._FPDF_GetLastError() === PASSWORD_ERROR ? 'locked' : 'broken');
  const form = openForm(pdfium, opened);
  const pages = new Map<number, number>();
  const pageAt = (page: number) => {
    const known = pages.get(page) ?? pdfium._FPDF_LoadPage(opened, page - 1);
    if (known === 0) throw new UnreadablePdf('broken');
    pages.set(page, known);
    return known;
  };
  return {
    pageCount: pdfium._FPDF_GetPageCount(opened),
    sizeOf: (page) => sizeOf(pdfium, pageAt(page)),
    render: (page, scale) => render(pdfium, { page: pageAt(page), form }, scale),
    textOf: (page) => ({ page, glyphs: glyphsOf(pdfium, pageAt(page), page) }),
  };
}

/** @throws {UnreadablePdf} when the document needs more memory than it may have */
function reserve(pdfium: Pdfium, sizeBytes: number): number {
  const place = pdfium.wasmExports.malloc(sizeBytes);
  if (place === 0 || pdfium.HEAPU8.length > MOST_MEMORY_BYTES) throw new UnreadablePdf('too-heavy');
  return place;
}

const FORM_BYTES = 256;

/** Fields are drawn by a part of PDFium of its own. */
function openForm(pdfium: Pdfium, document: number): number {
  const place = reserve(pdfium, FORM_BYTES);
  pdfium.HEAPU8.fill(0, place, place + FORM_BYTES);
  new DataView(pdfium.HEAPU8.buffer).setUint32(place, 2, true);
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, place);
}

function sizeOf(pdfium: Pdfium, page: number): PageSize {
  return { width: pdfium._FPDF_GetPageWidthF(page), height: pdfium._FPDF_GetPageHeightF(page) };
}

function render(
  pdfium: Pdfium,
  { page, form }: { readonly page: number; readonly form: number },
  scale: number,
): Bitmap {
  const size = sizeOf(pdfium, page);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const sizeBytes = width * height * COLOURED;
  const place = reserve(pdfium, sizeBytes);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, COLOURED, place, width * COLOURED);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST);
  if (form !== 0) pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, RED_FIRST);
  const data = pdfium.HEAPU8.slice(place, place + sizeBytes);
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(place);
  return { width, height, data };
}

const MOST_GLYPHS = 60_000;

function glyphsOf(pdfium: Pdfium, page: number, number: number): readonly Glyph[] {
  const textPage = pdfium._FPDFText_LoadPage(page);
  if (textPage === 0) throw new UnreadablePdf('broken');
  const count = pdfium._FPDFText_CountChars(textPage);
  if (count > MOST_GLYPHS) throw new UnreadablePdf('too-heavy');
  const boxAt = boxReader(pdfium, page, { textPage, number });
  const glyphs = Array.from({ length: Math.max(0, count) }, (_, at): Glyph => {
    const code = pdfium._FPDFText_GetUnicode(textPage, at);
    return { text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '', box: boxAt(at) };
  });
  pdfium._FPDFText_ClosePage(textPage);
  return glyphs;
}

/** Hundredths of a point, because PDFium tells places on a screen in whole numbers. */
const FINE = 100;
const FLOAT_BYTES = 4;

function boxReader(
  pdfium: Pdfium,
  page: number,
  { textPage, number }: { readonly textPage: number; readonly number: number },
): (at: number) => Box | null {
  const size = sizeOf(pdfium, page);
  const place = reserve(pdfium, 4 * FLOAT_BYTES);
  const view = () => new DataView(pdfium.HEAPU8.buffer, place, 4 * FLOAT_BYTES);
  const toScreen = (x: number, y: number) => {
    const [wide, high] = [Math.round(size.width * FINE), Math.round(size.height * FINE)];
    pdfium._FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, place, place + FLOAT_BYTES);
    return { x: view().getInt32(0, true) / FINE, y: view().getInt32(FLOAT_BYTES, true) / FINE };
  };
  return (at) => {
    if (pdfium._FPDFText_GetLooseCharBox(textPage, at, place) === 0) return null;
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map((n) =>
      view().getFloat32(n * FLOAT_BYTES, true),
    );
    if (left === right || top === bottom) return null;
    const [one, other] = [toScreen(left, top), toScreen(right, bottom)];
    return {
      page: number,
      ...{ x: Math.min(one.x, other.x), y: Math.min(one.y, other.y) },
      ...{ width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) },
    };
  };
}
