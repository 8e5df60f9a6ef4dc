import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
let cookie = '';
const origin = () => `http://${demo.host()}`;

beforeAll(async () => {
  cookie = await demo.signIn('desa-operator');
});

async function atDesk(work: (page: Page) => Promise<void>): Promise<void> {
  await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
    const pairs = cookie.split('; ').map((pair) => pair.split('='));
    await page
      .context()
      .addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: origin(), httpOnly: true })));
    await page.goto(`${origin()}/meja/tulis?jenis=news`);
    await work(page);
  });
}

const title = (page: Page) => page.getByLabel('Judul', { exact: true });

async function countOf(name: string): Promise<number> {
  const tenant = { governmentId: demo.governmentId };
  const rows = await inReadOnly(demo.database.db, tenant, (tx) =>
    tx.selectFrom('sites.version').select('content_id').where('title', '=', name).execute(),
  );
  return rows.length;
}

async function write(page: Page, name: string): Promise<void> {
  await title(page).fill(name);
  await page.getByLabel('Ringkasan').fill('Dua baris dari lapangan.');
  await page.locator('.ProseMirror, textarea[name="isi"]').first().fill('Jalan sudah dapat dilalui.');
}

const save = (page: Page) => page.getByRole('button', { name: /Simpan/ }).first();

describe('the outbox of the desk', () => {
  test('what was typed is there again after the page was left', async () => {
    await atDesk(async (page) => {
      await write(page, 'Draf yang tertinggal');
      await page.waitForTimeout(700);
      await page.reload();
      await page.getByRole('button', { name: 'Lanjutkan draf' }).click();
      expect(await title(page).inputValue()).toBe('Draf yang tertinggal');
      await expect.poll(() => page.locator('main').innerText()).toContain('Jalan sudah dapat dilalui.');
      await save(page).click();
      await page.waitForURL(/\/meja\/isi\//);
      expect(await countOf('Draf yang tertinggal')).toBe(1);
      await page.goto(`${origin()}/meja/tulis?jenis=news`);
      expect(await page.getByRole('button', { name: 'Lanjutkan draf' }).count()).toBe(0);
    });
  });

  test('without a link it waits in sight, and is sent once when the link is back', async () => {
    await atDesk(async (page) => {
      await write(page, 'Kiriman dari sawah');
      await page.context().setOffline(true);
      await save(page).click();
      await expect.poll(() => page.locator('[data-outbox-status]').innerText()).toContain('tersimpan di perangkat');
      await page.getByText('1 kiriman menunggu sambungan').click();
      expect(await page.getByRole('button', { name: 'Kirim sekarang' }).isVisible()).toBe(true);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'kiriman-menunggu-360');
      expect(await countOf('Kiriman dari sawah')).toBe(0);
      await page.context().setOffline(false);
      await expect.poll(() => page.locator('[data-outbox-status]').innerText()).toMatch(/tanda terima [0-9a-f]{12}/);
      expect(await countOf('Kiriman dari sawah')).toBe(1);
      await expect.poll(() => page.getByText('kiriman menunggu').isVisible()).toBe(false);
    });
  });

  test('an answer that is lost on the way makes no second one', async () => {
    await atDesk(async (page) => {
      await write(page, 'Jawaban yang hilang');
      let lost = 0;
      await page.route('**/meja/tulis?*', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.continue();
        lost += 1;
        const { port, host, pathname, search } = new URL(route.request().url());
        const url = `http://127.0.0.1:${port}${pathname}${search}`;
        await route.fetch({ url, headers: { ...(await route.request().allHeaders()), host } });
        return route.abort('connectionreset');
      });
      await save(page).click();
      await expect.poll(() => page.getByText('1 kiriman menunggu sambungan').isVisible()).toBe(true);
      expect(await countOf('Jawaban yang hilang')).toBe(1);
      await page.getByText('1 kiriman menunggu sambungan').click();
      await page.getByRole('button', { name: 'Kirim sekarang' }).click();
      await expect.poll(() => page.locator('[data-outbox-status]').innerText()).toMatch(/tanda terima [0-9a-f]{12}/);
      expect(await countOf('Jawaban yang hilang')).toBe(1);
    });
  });

  test('a form that the server refuses comes back with its errors and what was typed', async () => {
    await atDesk(async (page) => {
      await title(page).fill('x'.repeat(10));
      await page.evaluate(() => {
        for (const field of document.querySelectorAll('main [required]')) field.removeAttribute('required');
      });
      await title(page).fill('');
      await page.getByLabel('Ringkasan').fill('Yang tetap ada');
      await save(page).click();
      await expect.poll(() => page.locator('main [aria-invalid="true"]').count()).toBeGreaterThan(0);
      expect(await page.getByLabel('Ringkasan').inputValue()).toBe('Yang tetap ada');
    });
  });
});
