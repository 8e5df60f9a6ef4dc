import type { Box } from './box.ts';

/** A sign on a page and where it stands; signs without extent (spaces made up by the reader) have none. */
export interface Glyph {
  readonly text: string;
  readonly box: Box | null;
}

/** All signs of a page in the order of the text, whether or not they can be seen. */
export interface PageText {
  readonly page: number;
  readonly glyphs: readonly Glyph[];
}

/** The words of a page. */
export function textOf({ glyphs }: PageText): string {
  return glyphs.map(({ text }) => text).join('');
}

/**
 * Where a text stands on a page: a box for each line of each occurrence. Upper and lower case are the same, and what
 * stands between the signs (spaces, line breaks, dots and hyphens between digits) does not count.
 */
export function findText(page: PageText, wanted: string): readonly Box[] {
  const needle = signsOf(wanted);
  if (needle.length === 0) return [];
  const kept = page.glyphs.flatMap((glyph, at) => [...signsOf(glyph.text)].map((sign) => ({ sign, at })));
  const text = kept.map(({ sign }) => sign).join('');
  const found: Box[] = [];
  for (let from = text.indexOf(needle); from !== -1; from = text.indexOf(needle, from + needle.length)) {
    const [first, last] = [kept[from], kept[from + needle.length - 1]];
    if (first && last) found.push(...boxesOf(page.glyphs.slice(first.at, last.at + 1)));
  }
  return found;
}

/** Where the characters `start` to `end` of `textOf(page)` stand. */
export function boxesOfRange(page: PageText, start: number, end: number): readonly Box[] {
  const chosen: Glyph[] = [];
  let at = 0;
  for (const glyph of page.glyphs) {
    if (at < end && at + glyph.text.length > start) chosen.push(glyph);
    at += glyph.text.length;
  }
  return boxesOf(chosen);
}

/** What counts when texts are compared: letters and digits in lower case; one UTF-16 unit each. */
export function signsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const MARGIN = 1.5;

/** One box a line. */
function boxesOf(glyphs: readonly Glyph[]): readonly Box[] {
  const lines: Box[] = [];
  for (const { box } of glyphs) {
    if (!box) continue;
    const line = lines.at(-1);
    if (line && isSameLine(line, box)) lines[lines.length - 1] = union(line, box);
    else lines.push(box);
  }
  return lines.map(widened);
}

/** Side by side; or one below the other, touching, as in text that stands upright. */
function isSameLine(line: Box, box: Box): boolean {
  const common = Math.min(line.y + line.height, box.y + box.height) - Math.max(line.y, box.y);
  if (common > 0.3 * Math.min(line.height, box.height)) return true;
  const across = Math.min(line.x + line.width, box.x + box.width) - Math.max(line.x, box.x);
  return across > 0.8 * Math.max(line.width, box.width) && common > -0.3 * box.width;
}

function union(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { page: one.page, x, y, width: right - x, height: bottom - y };
}

function widened(box: Box): Box {
  const [x, y] = [box.x - MARGIN, box.y - MARGIN];
  return { page: box.page, x, y, width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN };
}
