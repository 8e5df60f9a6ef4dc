import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** The quick update where there is no link: one phone through the whole story, so the order of the tests counts. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const url = (path: string) => `http://${demo.host()}${path}`;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const cookie = await demo.signIn('desa-operator');
  context = await browser.newContext({ viewport: phone, bypassCsp: true });
  const pairs = cookie.split('; ').map((pair) => pair.split('='));
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: url('/'), httpOnly: true })));
  page = await context.newPage();
});
afterAll(() => context.close());

const keptPaths = () =>
  page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });

async function write(title: string): Promise<void> {
  await page.getByLabel('Judul', { exact: true }).fill(title);
  await page.getByLabel('Kabarnya').fill('Air sudah surut.\nJalan dapat dilalui.');
  await page.locator('main form button[name=lalu]').click();
  await expect.poll(() => page.locator('[data-outbox-status]').innerText()).toContain('tersimpan di perangkat');
}

async function countOf(title: string): Promise<number> {
  const rows = await inReadOnly(demo.database.db, { governmentId: demo.governmentId }, (tx) =>
    tx.selectFrom('sites.version').select('content_id').where('title', '=', title).execute(),
  );
  return rows.length;
}

describe('the quick update without a link', () => {
  test('opens from what was kept, looks as ever, and says that there is no link', async () => {
    await page.goto(url('/meja/kabar-cepat'));
    await expect.poll(keptPaths, { timeout: 20_000 }).toContain('/meja/kabar-cepat');
    await page.close();
    await context.setOffline(true);
    page = await context.newPage();
    await page.goto(url('/meja/kabar-cepat'));
    await expect.poll(() => page.getByText('Tidak ada sambungan.').isVisible()).toBe(true);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await keepPicture(page, 'kabar-cepat-tanpa-sambungan-360');
  });

  test('two texts written there wait as two, and each is sent once when the link is back', async () => {
    await write('Banjir surut di dusun satu');
    await page.reload();
    await write('Banjir surut di dusun dua');
    await page.evaluate(async () => {
      const cache = await caches.open('pendopo-kabar-cepat');
      await cache.put('/aset/versi-lama.0000.js', new Response('lama'));
    });
    await context.setOffline(false);
    for (const title of ['Banjir surut di dusun satu', 'Banjir surut di dusun dua'])
      await expect.poll(() => countOf(title), { timeout: 20_000 }).toBe(1);
    await expect.poll(() => page.getByText('kiriman menunggu').isVisible()).toBe(false);
  });

  test('a newer version of the application replaces what was kept, and no draft is lost', async () => {
    await page.getByLabel('Judul', { exact: true }).fill('Draf sebelum pembaruan');
    await page.waitForTimeout(700);
    expect(await keptPaths()).toContain('/aset/versi-lama.0000.js');
    await page.reload();
    await expect.poll(keptPaths, { timeout: 20_000 }).not.toContain('/aset/versi-lama.0000.js');
    expect(await keptPaths()).toContain('/meja/kabar-cepat');
    await page.getByRole('button', { name: 'Lanjutkan draf' }).click();
    expect(await page.getByLabel('Judul', { exact: true }).inputValue()).toBe('Draf sebelum pembaruan');
  });

  test('signing out leaves nothing on the device', async () => {
    await page.locator('header details summary').click();
    await page.locator('form[data-sign-out] button').click();
    await page.waitForURL((to) => !to.pathname.startsWith('/meja'));
    expect(await keptPaths()).toEqual([]);
    await context.setOffline(true);
    await expect(page.goto(url('/meja/kabar-cepat'))).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  });
});
