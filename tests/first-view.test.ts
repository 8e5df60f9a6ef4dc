import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, throttle, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** What a citizen on a slow phone first meets: weight, requests, speed, accessibility, with scripts off and on. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();

const KIBIBYTE = 1024;
const SLOW_LINK = { kbps: 1000, rttMs: 300 };
const LCP_LIMIT_MS = 1500;

const PAGES = [
  { name: 'portal', label: undefined, path: '/' },
  { name: 'opd', label: 'diskominfo', path: '/' },
  { name: 'kecamatan', label: 'waled', path: '/' },
  { name: 'desa', label: 'ambit-waled', path: '/' },
  { name: 'berita', label: undefined, path: 'newest news' },
] as const;

async function addressOf({ label, path }: (typeof PAGES)[number]): Promise<string> {
  const origin = `http://${demo.host(label)}`;
  if (path !== 'newest news') return `${origin}${path}`;
  const list = await demo.building.app.inject({ url: '/berita', headers: { host: demo.host(label) } });
  const found = /href="(\/berita\/[a-z0-9-]+)"/.exec(list.body)?.[1];
  if (found === undefined) throw new Error('The portal has no news');
  return `${origin}${found}`;
}

interface Weight {
  readonly totalBytes: number;
  readonly htmlAndCssBytes: number;
  readonly foreign: readonly string[];
  readonly requests: number;
}

/** Counts what travels, as Chromium counts it, headers included. */
async function weigh(page: Page, address: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  const bytes = new Map<string, number>();
  const kinds = new Map<string, { readonly type: string; readonly url: string }>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    kinds.set(requestId, { type, url: response.url }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  await page.goto(address, { waitUntil: 'networkidle' });
  const parts = [...kinds].map(([id, kind]) => ({ ...kind, bytes: bytes.get(id) ?? 0 }));
  const sum = (list: typeof parts) => list.reduce((total, part) => total + part.bytes, 0);
  return {
    totalBytes: sum(parts),
    htmlAndCssBytes: sum(parts.filter(({ type }) => type === 'Document' || type === 'Stylesheet')),
    foreign: parts
      .map(({ url }) => url)
      .filter((url) => !url.startsWith('data:') && new URL(url).host !== new URL(address).host),
    requests: parts.length,
  };
}

async function largestPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().at(-1)?.startTime ?? Number.POSITIVE_INFINITY),
        ).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

describe.each(PAGES)('first view of $name', (target) => {
  test('weighs at most 100 KB, HTML and CSS at most 60 KB, and asks no foreign host', async () => {
    const address = await addressOf(target);
    await browser.withPage({ viewport: phone }, async (page) => {
      const weight = await weigh(page, address);
      expect(weight.foreign).toEqual([]);
      expect(weight.htmlAndCssBytes).toBeLessThanOrEqual(60 * KIBIBYTE);
      expect(weight.totalBytes).toBeLessThanOrEqual(100 * KIBIBYTE);
    });
  });

  test('shows its largest part within 1.5 s at 1 Mbps and 300 ms', async () => {
    const address = await addressOf(target);
    await browser.withPage({ viewport: phone }, async (page) => {
      await throttle(page, SLOW_LINK);
      await page.goto(address, { waitUntil: 'load' });
      expect(await largestPaintMs(page)).toBeLessThan(LCP_LIMIT_MS);
    });
  });

  test.each([
    ['phone', phone],
    ['wide', wide],
  ] as const)('has no axe violation and nothing to scroll sideways on a %s screen', async (size, viewport) => {
    const address = await addressOf(target);
    await browser.withPage({ viewport, bypassCsp: true }, async (page) => {
      await page.goto(address);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await keepPicture(page, `${target.name}-${size === 'phone' ? 360 : 1280}`);
    });
  });

  test('can be read, searched and left with scripts off', async () => {
    const address = await addressOf(target);
    await browser.withPage({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(address);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await page.goto(`${new URL(address).origin}/cari?q=contoh`);
      expect(await page.getByRole('main').innerText()).toContain('contoh');
    });
  });
});
