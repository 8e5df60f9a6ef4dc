import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import type { Assets } from '../src/platform/ui/assets.ts';
import { GalleryExamplePage, GalleryIndexPage } from '../src/platform/ui/gallery.tsx';
import { collectExamples, findExample, type GalleryExample, galleryHref } from '../src/platform/ui/gallery-examples.ts';
import { renderDocument } from '../src/platform/ui/render.ts';
import { useAssetsServer } from './assets-server.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';

const examples = await collectExamples(join(import.meta.dirname, '../src'));
const browser = useBrowser();
const server = useAssetsServer(renderPath);

function renderPath(path: string, assets: Assets): string | undefined {
  if (path === '/galeri') return renderDocument(h(GalleryIndexPage, { examples, assets }));
  const example = findExample(examples, path);
  return example && renderExample(example, assets);
}

function renderExample(example: GalleryExample, assets: Assets): string {
  return renderDocument(h(GalleryExamplePage, { example, assets }));
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How Preact writes HTML, which the standard allows.
    'void-style': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // Boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // A table drawn as cards on a phone needs its roles spelled out.
    'no-redundant-role': 'off',
    // Titles carry the whole name of an office; phone numbers are wrapped by the browser.
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // Everything comes from our own host.
    'require-sri': 'off',
  },
});

async function faultsOf(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
}

/** Scripts and handlers that our own templates never write: text that became markup. */
function escapedText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          (element.tagName === 'SCRIPT' &&
            !element.hasAttribute('src') &&
            element.getAttribute('type') !== 'application/ld+json') ||
          element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style'),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
}

/** What a thumb has to hit: controls and links that stand alone, not links in running text. */
function smallTargets(page: Page): Promise<readonly string[]> {
  const alone =
    'button, summary, select, textarea, a.btn, a.target, nav a, input:not([type=checkbox], [type=radio], [type=hidden])';
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element, box }) => element.checkVisibility() && (box.height < 43.9 || box.width < 24))
        .map(
          ({ element, box }) =>
            `${Math.round(box.width)}×${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
        ),
    alone,
  );
}

const contrastOnly = { runOnly: ['color-contrast'] };

describe.each(examples.map((example) => ({ example, href: galleryHref(example) })))('$href', ({ example, href }) => {
  test('is valid HTML', async () => {
    expect(await faultsOf(renderExample(example, server.assets))).toEqual([]);
  });

  test('can be used by everyone, in light and dark, on a phone and a wide screen', async () => {
    await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
      await page.goto(server.urlOf(href));
      expect(await sidewaysOverflow(page), 'pixels to scroll sideways on a phone').toBe(0);
      expect(await escapedText(page)).toEqual([]);
      expect(await smallTargets(page), 'targets lower than 44 px').toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page, contrastOnly), 'dark, on a phone').toEqual([]);
      await page.setViewportSize(wide);
      expect(await sidewaysOverflow(page), 'pixels to scroll sideways on a wide screen').toBe(0);
      expect(await axeViolations(page), 'dark, wide').toEqual([]);
    });
  });
});

describe('the gallery', () => {
  test('gives every example an address of its own', () => {
    const addresses = examples.map(galleryHref);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });

  test('lists every example on a valid page', async () => {
    const html = renderDocument(h(GalleryIndexPage, { examples, assets: server.assets }));
    for (const example of examples) expect(html).toContain(`href="${galleryHref(example)}"`);
    expect(await faultsOf(html)).toEqual([]);
  });

  test('shows text that holds markup as text', () => {
    const withMarkup = examples.filter(({ name }) => name.includes('berisi HTML'));
    expect(withMarkup.length).toBeGreaterThan(3);
    for (const example of withMarkup) expect(renderExample(example, server.assets)).toContain('&lt;');
  });
});

describe('the stylesheet', () => {
  test('weighs less than 14 KB on the wire', () => {
    const name = readdirSync(server.assetsDir).find((file) => file.endsWith('.css.br')) ?? '';
    expect(statSync(join(server.assetsDir, name)).size).toBeLessThan(14_000);
  });
});
