import { describe, expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, useBrowser } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

const demo = useDemoInstallation({ listens: true, works: true });
const browser = useBrowser();
const url = (path: string, label?: string) => `http://${demo.host(label)}${path}`;
const REASON = 'Sudah dibandingkan dengan dokumen resmi yang berlaku';

describe('information that grew old', () => {
  test('is reminded of at the desk, stated to be correct with a reason, and its page says so at once', async () => {
    const cookie = await demo.signIn('desa-operator');
    await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
      const pairs = cookie.split('; ').map((pair) => pair.split('='));
      const cookies = pairs.map(([name = '', value = '']) => ({ name, value, url: url('/'), httpOnly: true }));
      await page.context().addCookies(cookies);
      await page.goto(url('/meja'));
      await page.getByRole('link', { name: 'Buka Perbarui: Profil dan layanan' }).click();
      await page.waitForURL(/\/meja\/kesegaran\/[^/]+$/);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'kemutakhiran-360', { isWhole: true });
      const item = page.url();
      const publicHref = await page.getByRole('link', { name: 'Buka halaman publik' }).getAttribute('href');
      const publicPage = url(new URL(publicHref ?? '', item).pathname, demo.villageLabel);

      await page.goto(publicPage);
      const line = page.locator('main', { hasText: 'Profil dan layanan' });
      await expect.poll(() => line.innerText()).toMatch(/diperbarui .+ lalu · Desa Ambit/);
      expect(await line.innerText()).toContain('Seharusnya diperbarui');

      await page.goto(item);
      await page.getByRole('button', { name: 'Masih benar' }).click();
      await expect
        .poll(() => page.locator('main').innerText())
        .toContain('Pilih atau tulis bagaimana Anda mengetahuinya');
      await page.getByLabel('Bagaimana Anda mengetahuinya?').selectOption(REASON);
      await page.getByRole('button', { name: 'Masih benar' }).click();
      await expect.poll(() => page.locator('main').innerText()).toContain('Dicatat: masih benar.');

      await page.goto(url('/meja'));
      expect(await page.getByRole('link', { name: 'Buka Perbarui: Profil dan layanan' }).count()).toBe(0);
      await page.goto(publicPage);
      await expect.poll(() => line.innerText()).toMatch(/diperiksa dan masih benar \d+ \w+ \d{4} · Desa Ambit/);
      expect(await line.innerText()).not.toContain('Seharusnya diperbarui');
      expect(await axeViolations(page)).toEqual([]);
      await keepPicture(page, 'masih-benar-360');
    });
  });
});
