import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sparticuz from '@sparticuz/chromium';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** The screen of a common phone, and of a desk. */
export const phone = { width: 360, height: 740 } as const;
export const wide = { width: 1280, height: 900 } as const;

export interface PageOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Default true. */
  readonly javaScript?: boolean;
  /** Lets axe into a page whose policy forbids inline scripts; keep it off where the policy itself is tested. */
  readonly bypassCsp?: boolean;
}

/** The browser of a test file. */
export interface TestBrowser {
  /** Opens a page in a context of its own, without cookies of others, and closes it afterwards. */
  withPage<T>(options: PageOptions, work: (page: Page) => Promise<T>): Promise<T>;
  /** A context for journeys of several pages; the caller closes it. */
  newContext(options: PageOptions): Promise<BrowserContext>;
}

// Names below `localhost` are this machine (RFC 6761); Chromium knows it, the rule keeps everything else away.
const flags = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts the browser that comes from npm. No host but this machine can be reached from it. */
export async function launchBrowser(): Promise<Browser> {
  sparticuz.setGraphicsMode = false;
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: flags, headless: true });
}

/** Call at the top of a test file: one browser for all its tests, started before the first and closed after the last. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());
  const newContext = async ({ viewport, colorScheme, javaScript, bypassCsp }: PageOptions) => {
    if (!browser) throw new Error('The browser is open only while tests run');
    return browser.newContext({
      viewport,
      colorScheme: colorScheme ?? 'light',
      javaScriptEnabled: javaScript ?? true,
      bypassCSP: bypassCsp ?? false,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      reducedMotion: 'reduce',
    });
  };
  return {
    newContext,
    async withPage(options, work) {
      const context = await newContext(options);
      try {
        return await work(await context.newPage());
      } finally {
        await context.close();
      }
    },
  };
}

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each violation: rule, what is wrong, and where. Empty when the page is clean. */
export async function axeViolations(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate((runOptions) => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: unknown): Promise<unknown> } };
    return axe.run(document, runOptions);
  }, options as object);
  return (results as AxeResults).violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}

export interface Link {
  /** Kilobit a second, the same in both directions. */
  readonly kbps: number;
  readonly rttMs: number;
}

/** Slows the page's network down, as on a phone in a village; from the next request on. */
export async function throttle(page: Page, { kbps, rttMs }: Link): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = (kbps * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: rttMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** How many pixels the page is wider than the screen; 0 when nothing has to be scrolled sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
