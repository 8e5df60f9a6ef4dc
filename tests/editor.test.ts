import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskRoutes } from '../src/modules/sites/desk/routes.ts';
import {
  employ,
  foundTown,
  openDesk,
  type TestDesk,
  type TestTown,
  testFiles,
} from '../src/modules/sites/desk/testing.ts';
import { useTestDatabase } from '../src/platform/database/testing.ts';
import { filesRoutes } from '../src/platform/files/routes.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { useAssetsServer } from './assets-server.ts';
import { axeViolations, type PageOptions, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';

const database = useTestDatabase();
const browser = useBrowser();
const built = useAssetsServer(() => undefined);
let town: TestTown;
let desk: TestDesk;
let operator: Actor;
let origin: string;

beforeAll(async () => {
  town = await foundTown(database.db);
  const routes = [deskRoutes, filesRoutes];
  desk = await openDesk({ db: database.db, town, routes, files: testFiles(), built });
  const permissions = ['sites.write', 'sites.publish'];
  operator = await employ(database.db, town, { name: 'Ani', at: town.cibogo, permissions });
  desk.admit(operator);
  await desk.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://contohkab.localhost:${(desk.app.server.address() as AddressInfo).port}`;
}, 120_000);

afterAll(() => desk.close());

async function writing(options: PageOptions, work: (page: Page, faults: readonly string[]) => Promise<void>) {
  await browser.withPage(options, async (page) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.setExtraHTTPHeaders({ 'x-actor': operator.personId });
    await page.goto(`${origin}/meja/tulis?jenis=news`);
    await work(page, faults);
  });
}

describe('the editor', () => {
  test('writes headings, links and pictures by keyboard under the strict policy, and saves them', async () => {
    const png = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    await writing({ viewport: phone }, async (page, faults) => {
      await page.getByLabel('Judul', { exact: true }).fill('Panen raya');
      const text = page.locator('[contenteditable=true]');
      await text.focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await text.pressSequentially('Jadwal');
      expect(await page.getByRole('button', { name: 'Judul bagian' }).getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Sabtu ');
      await page.getByRole('button', { name: 'Tautan', exact: true }).click();
      await page.getByLabel('Alamat tautan').fill('/profil');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Gambar', exact: true }).click();
      await page.getByLabel('Berkas gambar').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png });
      await page.getByLabel('Apa yang terlihat').fill('Padi menguning');
      await page.getByRole('button', { name: 'Sisipkan' }).click();
      await page.locator('[contenteditable=true] img[alt="Padi menguning"]').waitFor();
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.getByRole('button', { name: 'Simpan draf' }).click();
      await page.getByText('Tersimpan.').waitFor();
      const kept = page.locator('[contenteditable=true]');
      expect(await kept.locator('h2').innerText()).toBe('Jadwal');
      expect(await kept.locator('a').getAttribute('href')).toBe('/profil');
      await expect
        .poll(() => kept.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
      expect(faults).toEqual([]);
    });
  });

  test('is open to everyone', async () => {
    await writing({ viewport: wide, bypassCsp: true }, async (page) => {
      await page.locator('[role=toolbar]').waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  test('without scripts the plain form writes the same news', async () => {
    await writing({ viewport: phone, javaScript: false }, async (page) => {
      await page.getByLabel('Judul', { exact: true }).fill('Tanpa skrip');
      await page.getByLabel('Teks', { exact: false }).first().fill('## Jadwal\n\nSabtu pagi');
      await page.getByRole('button', { name: 'Simpan dan terbitkan' }).click();
      expect(await page.getByText('Sudah terbit.').isVisible()).toBe(true);
      expect(await page.locator('textarea[name=teks]').inputValue()).toBe('## Jadwal\n\nSabtu pagi');
    });
  });
});
