import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** Suggestions while somebody types into the public search box. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();

const address = (path = '/') => `http://${demo.host()}${path}`;
const boxOf = (page: Page) => page.locator('input[name="q"]:visible').first();
const optionsOf = (page: Page) => page.getByRole('option');

/** Paths of what is asked of the server from now on. */
function watch(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

async function openBox(page: Page): Promise<void> {
  await page.goto(address(), { waitUntil: 'networkidle' });
  await page.getByText('Menu dan pencarian').click();
  await boxOf(page).focus();
  await page.locator('input[role="combobox"]:visible').first().waitFor();
}

describe('the search box on a phone', () => {
  test('fetches its suggestions when it is entered, in less than 2 KB', async () => {
    await browser.withPage({ viewport: phone }, async (page) => {
      const sizes = new Map<string, number>();
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname.endsWith('.js')) sizes.set(pathname, Number(response.headers()['content-length']));
      });
      await page.goto(address(), { waitUntil: 'networkidle' });
      expect([...sizes.keys()].map((path) => path.split('.')[0])).toEqual(['/aset/search-box']);
      const [loader = Number.NaN] = sizes.values();
      expect(loader).toBeLessThan(500);
      await page.getByText('Menu dan pencarian').click();
      await boxOf(page).focus();
      await page.locator('input[role="combobox"]:visible').first().waitFor();
      const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
      expect(sizes.size).toBe(2);
      expect(total).toBeLessThan(2048);
    });
  });

  test('completes what is typed, is worked by keys, and Escape keeps the words', async () => {
    await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
      await openBox(page);
      await boxOf(page).pressSequentially('keseh', { delay: 20 });
      await optionsOf(page).first().waitFor();
      expect(await optionsOf(page).first().innerText()).toMatch(/^keseh/);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await keepPicture(page, 'saran-360');
      await boxOf(page).press('ArrowDown');
      const first = await optionsOf(page).first().getAttribute('id');
      expect(await boxOf(page).getAttribute('aria-activedescendant')).toBe(first);
      await keepPicture(page, 'saran-dipilih-360');
      await boxOf(page).press('ArrowUp');
      expect(await boxOf(page).getAttribute('aria-activedescendant')).toBeNull();
      await boxOf(page).press('Escape');
      expect(await optionsOf(page).count()).toBe(0);
      expect(await boxOf(page).getAttribute('aria-expanded')).toBe('false');
      expect(await boxOf(page).inputValue()).toBe('keseh');
    });
  });

  test('a chosen suggestion is searched for, by key and by touch', async () => {
    await browser.withPage({ viewport: phone }, async (page) => {
      for (const take of ['key', 'touch']) {
        await openBox(page);
        await boxOf(page).pressSequentially('keseh');
        const word = await optionsOf(page).first().innerText();
        if (take === 'touch') await optionsOf(page).first().click();
        else {
          await boxOf(page).press('ArrowDown');
          await boxOf(page).press('Enter');
        }
        await page.waitForURL(/\/cari\?/);
        expect(new URL(page.url()).searchParams.get('q')).toBe(word);
      }
    });
  });

  test('asks once for a word typed fast, gives up what is stale, and shows nothing of a late answer', async () => {
    await browser.withPage({ viewport: phone }, async (page) => {
      await openBox(page);
      const asked = watch(page);
      await boxOf(page).pressSequentially('keseh', { delay: 10 });
      await optionsOf(page).first().waitFor();
      expect(asked.filter((path) => path === '/cari/saran')).toHaveLength(1);
      await page.route('**/cari/saran?q=kes', async (route) => {
        await new Promise((done) => setTimeout(done, 1500));
        await route.fulfill({ json: { suggestions: ['basi'] } }).catch(() => undefined);
      });
      await boxOf(page).fill('kes');
      await page.waitForRequest(/saran\?q=kes$/);
      const failed = page.waitForEvent('requestfailed');
      await boxOf(page).fill('keseha');
      expect((await failed).url()).toContain('q=kes');
      await optionsOf(page).first().waitFor();
      expect(await optionsOf(page).allInnerTexts()).not.toContain('basi');
    });
  });

  test('searches as before without scripts', async () => {
    await browser.withPage({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(address());
      await page.getByText('Menu dan pencarian').click();
      await boxOf(page).fill('kesehatan');
      await boxOf(page).press('Enter');
      await page.waitForURL(/\/cari\?q=kesehatan/);
    });
  });
});

test('on a wide screen the list lies over the page, here and on the page of results', async () => {
  await browser.withPage({ viewport: wide, bypassCsp: true }, async (page) => {
    await page.goto(address('/cari?q=desa'));
    const box = page.getByRole('main').locator('input[name="q"]');
    await box.focus();
    await page.locator('main input[role="combobox"]').waitFor();
    await box.fill('pela');
    await optionsOf(page).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keepPicture(page, 'saran-1280');
    await page.goto(address());
    await boxOf(page).focus();
    await page.locator('input[role="combobox"]:visible').first().waitFor();
    await boxOf(page).fill('pela');
    await optionsOf(page).first().waitFor();
    await keepPicture(page, 'saran-beranda-1280');
    const hero = page.getByRole('main').locator('input[name="q"]');
    await hero.fill('pe');
    await optionsOf(page).nth(1).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keepPicture(page, 'saran-pendapa-1280');
  });
});
