import { type Box, overlaps } from './box.ts';
import type { Glyph, PageText } from './page-text.ts';
import type { Bitmap } from './pdfium.ts';

/** Signs that stand side by side, and the place they take. */
export interface Word {
  readonly text: string;
  readonly box: Box;
}

/**
 * The words of a page that a reader really sees: signs outside the page, and signs below which the picture has one colour
 * (white on white, or under a bar), are left out.
 */
export function visibleWords(page: PageText, picture: Bitmap, scale: number): readonly Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const glyph of page.glyphs) {
    const seen: Word | null = isSeen(glyph, picture, scale) ? { text: glyph.text, box: glyph.box } : null;
    if (open && seen && isNext(open.box, seen.box)) open = join(open, seen);
    else {
      if (open) words.push(open);
      open = seen;
    }
  }
  return open ? [...words, open] : words;
}

/** Letters have ink in the middle of their line, where a bar that hides them leaves nothing. */
const [MIDDLE_TOP, MIDDLE_HEIGHT] = [0.35, 0.37];

function isSeen(glyph: Glyph, picture: Bitmap, scale: number): glyph is Glyph & { readonly box: Box } {
  const { text, box } = glyph;
  if (box === null || text.trim() === '') return false;
  if (!/[\p{L}\p{N}]/u.test(text)) return hasContrast(picture, box, scale);
  const middle = { ...box, y: box.y + MIDDLE_TOP * box.height, height: MIDDLE_HEIGHT * box.height };
  return hasContrast(picture, middle, scale);
}

const LEAST_CONTRAST = 24;

/** Whether the picture shows more than one brightness there. */
function hasContrast({ width, height, data }: Bitmap, box: Box, scale: number): boolean {
  const [left, top] = [Math.max(0, Math.floor(box.x * scale)), Math.max(0, Math.floor(box.y * scale))];
  const right = Math.min(width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale));
  let [least, most] = [255, 0];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      least = Math.min(least, light);
      most = Math.max(most, light);
    }
  return most - least > LEAST_CONTRAST;
}

function isNext(word: Box, box: Box): boolean {
  const gap = box.x - (word.x + word.width);
  const isSameLine = overlaps({ ...word, x: 0, width: 1 }, { ...box, x: 0, width: 1 });
  return isSameLine && gap > -word.height && gap < 0.3 * word.height;
}

function join(word: Word, next: Word): Word {
  const [one, other] = [word.box, next.box];
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const width = Math.max(one.x + one.width, other.x + other.width) - x;
  const height = Math.max(one.y + one.height, other.y + other.height) - y;
  return { text: word.text + next.text, box: { page: one.page, x, y, width, height } };
}
