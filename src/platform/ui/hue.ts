import { createHash } from 'node:crypto';

/** The colours that follow a government's hue, as `#rrggbb`. */
export interface HueColours {
  readonly primary: string;
  readonly primaryContent: string;
  /** A breath of the hue behind a section. */
  readonly tint: string;
}

/** A style block for the page's head, and its hash for `style-src` in the Content Security Policy. */
export interface HueStyle {
  readonly css: string;
  /** With quotes, ready for the header: `'sha256-…'`. Source: CSP Level 3, section 2.3.1. */
  readonly cspHash: string;
}

const leastContrast = 4.5;
const lightGrounds = ['#ffffff', '#fbfaf6'];
const darkGrounds = ['#1b2522', '#131b19'];
const styles = new Map<number, HueStyle>();

/**
 * The government's own colours over the house theme, for light and dark.
 * `hueDegrees` is the hue angle of OKLCH (0 red, 90 yellow, 170 the house green, 260 blue); whole degrees, any turn.
 * Lightness is chosen so that text in the colour and on the colour has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3).
 */
export function hueStyle(hueDegrees: number): HueStyle {
  const hue = ((Math.round(hueDegrees) % 360) + 360) % 360;
  const known = styles.get(hue);
  if (known) return known;
  const light = declarations(lightColours(hue));
  const dark = declarations(darkColours(hue));
  const css = `:root{${light}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}[data-theme=pendopo-gelap]{${dark}}`;
  const style = { css, cspHash: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
  styles.set(hue, style);
  return style;
}

/** The colours on light paper. */
export function lightColours(hue: number): HueColours {
  const primary = readable({ hue, chroma: 0.11, from: 0.5, step: -0.01 }, [...lightGrounds, '#ffffff']);
  return { primary, primaryContent: '#ffffff', tint: hexOf(0.962, 0.012, hue) };
}

/** The colours on the dark ground. */
export function darkColours(hue: number): HueColours {
  const primaryContent = hexOf(0.2, 0.03, hue);
  const primary = readable({ hue, chroma: 0.1, from: 0.76, step: 0.01 }, [...darkGrounds, primaryContent]);
  return { primary, primaryContent, tint: hexOf(0.28, 0.025, hue) };
}

function declarations(colours: HueColours): string {
  return `--color-primary:${colours.primary};--color-primary-content:${colours.primaryContent};--color-tint:${colours.tint}`;
}

interface Search {
  readonly hue: number;
  readonly chroma: number;
  readonly from: number;
  readonly step: number;
}

/** Moves the lightness until the colour can be read on, or beneath, every one of the others. */
function readable({ hue, chroma, from, step }: Search, others: readonly string[]): string {
  for (let lightness = from; lightness > 0 && lightness < 1; lightness += step) {
    const colour = hexOf(lightness, chroma, hue);
    if (others.every((other) => contrast(colour, other) >= leastContrast)) return colour;
  }
  return step < 0 ? '#000000' : '#ffffff';
}

/** Contrast of two `#rrggbb` colours, 1 to 21. Source: WCAG 2.2, definition of contrast ratio. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLCH to sRGB; chroma is lowered until the colour exists there. Source: Ottosson, "A perceptual color space", 2020. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const linear = linearOf(lightness, chroma, hue);
  const fits = linear.every((part) => part >= -0.0005 && part <= 1.0005);
  if (!fits && chroma > 0.005) return hexOf(lightness, chroma - 0.005, hue);
  return `#${linear
    .map((part) =>
      Math.round(encode(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function linearOf(lightness: number, chroma: number, hue: number): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function encode(linear: number): number {
  const part = Math.min(1, Math.max(0, linear));
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}
