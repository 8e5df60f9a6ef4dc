import { statSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { examples } from '../src/platform/action-links/views/action-page.examples.tsx';
import { assetsBase } from '../src/platform/ui/assets.ts';
import { renderDocument } from '../src/platform/ui/render.ts';
import { useAssetsServer } from './assets-server.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { keepPicture } from './pictures.ts';

/** The page behind a link in a message: on a slow phone, without scripts, with nothing else to load. */
const pages = Object.entries(examples);
const server = useAssetsServer((path, assets) => {
  const render = pages[Number(path.slice(1))]?.[1];
  return render && renderDocument(h(() => render({ assets, theme: undefined }), null));
});
const browser = useBrowser();

const LIMIT_BYTES = 30 * 1024;

describe('the page behind a link', () => {
  test.each(pages.map(([name], at) => [name, at] as const))(
    '%s: at most 30 KB, uncompressed, nothing foreign',
    async (_name, at) => {
      await browser.withPage({ viewport: phone, javaScript: false }, async (page) => {
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        const answer = await page.goto(server.urlOf(`/${at}`), { waitUntil: 'networkidle' });
        const html = (await answer?.body())?.length ?? 0;
        const files = loaded.filter((url) => url.includes(assetsBase));
        const bytes = files.map(
          (url) => statSync(join(server.assetsDir, new URL(url).pathname.slice(assetsBase.length))).size,
        );
        expect(html + bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT_BYTES);
        expect(files.length).toBeLessThanOrEqual(2);
        expect(loaded.every((url) => url.startsWith(server.urlOf('/')))).toBe(true);
        expect(html).toBeGreaterThan(500);
      });
    },
  );

  test.each(pages.map(([name], at) => [name, at] as const))('%s: readable by all, at every width', async (name, at) => {
    for (const [size, viewport] of Object.entries({ phone, wide })) {
      await browser.withPage({ viewport, bypassCsp: true }, async (page) => {
        await page.goto(server.urlOf(`/${at}`));
        expect(await sidewaysOverflow(page)).toBe(0);
        expect(await axeViolations(page)).toEqual([]);
        await keepPicture(page, `tautan-${at}-${name.replaceAll(/[^a-z]+/g, '-')}-${size}`);
      });
    }
  });
});
