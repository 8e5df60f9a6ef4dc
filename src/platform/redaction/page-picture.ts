import sharp from 'sharp';
import { type Box, clampBox } from './box.ts';
import type { Bitmap, OpenPdf } from './pdfium.ts';

/** How boxes are drawn: burnt in, as nobody undoes it; or tinted, so that one sees what will go. */
export type Covering = 'black' | 'tint';

const POINTS_PER_INCH = 72;
const MOST_PIXELS = 9_000_000;

/** Pixels a point: so fine as wanted, unless the page is so large that the picture would have more than 9 megapixels. */
export function scaleFor({ width, height }: { readonly width: number; readonly height: number }, dpi: number): number {
  return Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/** The page as pixels with its boxes drawn; boxes of other pages are passed over. */
export function pictureOf(pdf: OpenPdf, page: number, boxes: readonly Box[], options: PictureOptions): Bitmap {
  const size = pdf.sizeOf(page);
  const picture = pdf.render(page, options.scale);
  for (const box of boxes) if (box.page === page) cover(picture, clampBox(box, size), options);
  return picture;
}

interface PictureOptions {
  readonly scale: number;
  readonly covering: Covering;
}

/** Whole pixels, rounded outwards. */
function cover({ width, height, data }: Bitmap, box: Box, { scale, covering }: PictureOptions): void {
  const left = Math.max(0, Math.floor(box.x * scale));
  const right = Math.min(width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale));
  for (let y = Math.max(0, Math.floor(box.y * scale)); y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      if (covering === 'black') data.fill(0, at, at + 3);
      else tint(data, at);
    }
}

/** Half red. */
function tint(data: Uint8Array, at: number): void {
  data[at] = 128 + (data[at] ?? 0) / 2;
  data[at + 1] = (data[at + 1] ?? 0) / 2;
  data[at + 2] = (data[at + 2] ?? 0) / 2;
}

const QUALITY = 78;

/** The picture as JPEG, grey when it has no colours. */
export function encodePicture(picture: Bitmap): Promise<Buffer> {
  const { width, height, data } = picture;
  const raw = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const toned = hasColours(data) ? raw : raw.toColourspace('b-w');
  return toned.jpeg({ quality: QUALITY }).toBuffer();
}

/** Sixteen greys, two pixels a byte, rows filled up: how pages of text become small. Null when the picture has colours. */
export function packGreys({ width, height, data }: Bitmap): Uint8Array | null {
  if (hasColours(data)) return null;
  const stride = Math.ceil(width / 2);
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round((data[(y * width + x) * 4 + 1] ?? 0) / 17);
      const at = y * stride + (x >> 1);
      packed[at] = (packed[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey);
    }
  return packed;
}

const LEAST_COLOUR = 12;

function hasColours(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > LEAST_COLOUR) return true;
  }
  return false;
}
