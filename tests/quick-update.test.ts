import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** From the field: a photo and two lines, with scripts on and without. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
let photo: Buffer;
let cookies: { name: string; value: string; url: string }[] = [];
const url = (path: string) => `http://${demo.host()}${path}`;

beforeAll(async () => {
  const cookie = await demo.signIn('desa-operator');
  cookies = cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: url('/') };
  });
  const noise = Buffer.alloc(2400 * 1800 * 3, 0).map(() => Math.floor(Math.random() * 256));
  photo = await sharp(noise, { raw: { width: 2400, height: 1800, channels: 3 } })
    .withExif({ IFD3: { GPSLatitude: '6/1 42/1 0/1', GPSLatitudeRef: 'S' } })
    .jpeg({ quality: 95 })
    .toBuffer();
});

async function published(title: string) {
  return inReadOnly(demo.database.db, { governmentId: demo.governmentId }, (tx) =>
    tx.selectFrom('sites.content').select(['state', 'cover_file_id']).where('title', '=', title).execute(),
  );
}

describe('the quick update', () => {
  test.each([true, false])('takes a photo and two lines; scripts on: %s', async (javaScript) => {
    const title = `Jalan terbuka lagi ${javaScript ? 'dengan' : 'tanpa'} skrip`;
    await browser.withPage({ viewport: phone, javaScript, bypassCsp: javaScript }, async (page) => {
      await page.context().addCookies(cookies);
      await page.goto(url('/meja'));
      await page.getByRole('link', { name: 'Kabar cepat' }).click();
      await page.waitForURL('**/meja/kabar-cepat');
      await keepPicture(page, 'kabar-cepat-360');
      const field = page.locator('input[name=sampul]');
      await field.setInputFiles({ name: 'lapangan.jpg', mimeType: 'image/jpeg', buffer: photo });
      if (javaScript) {
        const size = () => field.evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0);
        await expect.poll(size, { timeout: 20_000 }).toBeLessThan(photo.length / 4);
        expect(await sidewaysOverflow(page)).toBe(0);
        expect(await axeViolations(page)).toEqual([]);
      }
      await page.getByLabel('Judul', { exact: true }).fill(title);
      await page.getByLabel('Kabarnya').fill('Batang pohon sudah disingkirkan.\nBus lewat lagi mulai sore ini.');
      await page.getByRole('button', { name: /Terbitkan sekarang|Kirim untuk diperiksa/ }).click();
      await page.waitForURL(/\/meja\/isi\//);
    });
    const [content, ...more] = await published(title);
    expect(more).toEqual([]);
    expect(['published', 'review']).toContain(content?.state);
    const kept = await inReadOnly(demo.database.db, { governmentId: demo.governmentId }, (tx) =>
      tx.selectFrom('sites.version').select('cover_file_id').where('title', '=', title).executeTakeFirstOrThrow(),
    );
    expect(kept.cover_file_id).not.toBeNull();
  });

  test('a photo that is none is refused in words, and what was typed stays', async () => {
    await browser.withPage({ viewport: wide }, async (page) => {
      await page.context().addCookies(cookies);
      await page.goto(url('/meja/kabar-cepat'));
      const none = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') };
      await page.locator('input[name=sampul]').setInputFiles(none);
      await page.getByLabel('Judul', { exact: true }).fill('Judul yang tetap ada');
      await page.getByLabel('Kabarnya').fill('Dua baris.');
      await page.locator('main form button[name=lalu]').click();
      await expect.poll(() => page.locator('main [aria-invalid="true"]').count()).toBe(1);
      expect(await page.getByLabel('Judul', { exact: true }).inputValue()).toBe('Judul yang tetap ada');
      await keepPicture(page, 'kabar-cepat-salah-1280');
    });
    expect(await published('Judul yang tetap ada')).toEqual([]);
  });

  test('can be put on the home screen', async () => {
    const get = (path: string) => demo.building.app.inject({ url: path, headers: { host: demo.host() } });
    const manifest = (await get('/aplikasi.webmanifest')).json();
    expect(manifest).toMatchObject({ start_url: '/meja/kabar-cepat', display: 'standalone' });
    for (const { src, sizes } of manifest.icons) {
      const icon = await sharp((await get(src)).rawPayload).metadata();
      expect(`${icon.width}x${icon.height}`).toBe(sizes);
    }
    expect((await get('/ikon/64.png')).statusCode).toBe(404);
  });
});
