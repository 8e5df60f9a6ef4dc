import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contrast, darkColours, hueStyle, lightColours } from './hue.ts';

const everyHue = Array.from({ length: 360 }, (_, hue) => hue);

test('contrast is measured as WCAG defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('every hue can be read on every ground, in light and dark', () => {
  for (const hue of everyHue) {
    const light = lightColours(hue);
    for (const ground of ['#ffffff', '#fbfaf6', light.tint]) {
      expect(contrast(light.primary, ground), `hue ${hue} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast('#55635f', ground), `muted text on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(light.primary, light.primaryContent)).toBeGreaterThanOrEqual(4.5);
    const dark = darkColours(hue);
    for (const ground of ['#1b2522', '#131b19', dark.tint, dark.primaryContent]) {
      expect(contrast(dark.primary, ground), `hue ${hue} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('hues differ from each other and keep their turn', () => {
  expect(lightColours(30).primary).not.toBe(lightColours(260).primary);
  expect(hueStyle(380)).toBe(hueStyle(20));
  expect(hueStyle(-340)).toBe(hueStyle(20));
});

test('the hash allows exactly the style block', () => {
  const { css, cspHash } = hueStyle(260);
  expect(cspHash).toBe(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  expect(css).not.toContain('<');
});
