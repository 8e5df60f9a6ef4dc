import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A question from a phone with scripts off to its answer, and an officer's desk with and without the keyboard. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const OFFICE = 'dinkes';

const url = (path: string, label?: string) => `http://${demo.host(label)}${path}`;

async function signIn(page: Page, role: Parameters<typeof demo.account>[0]): Promise<void> {
  await page.goto(url('/masuk'));
  await page.fill('input[name=surel]', demo.account(role).email);
  await page.fill('input[name=sandi]', demo.password);
  await Promise.all([page.waitForURL((to) => to.pathname.startsWith('/meja')), page.keyboard.press('Enter')]);
}

async function ask(page: Page, title: string): Promise<string> {
  await page.goto(url('/tanya', OFFICE));
  await page.getByLabel('Tentang apa?').fill(title);
  await page.getByLabel('Pertanyaan', { exact: true }).fill('Mohon penjelasan.');
  await page.getByLabel('Nama saya boleh dibaca petugas').check();
  await page.getByLabel('Nama (boleh kosong)').fill('Siti Rahmawati');
  await page.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await page.waitForURL(/\/lacak\//);
  return page.url().split('?')[0] ?? '';
}

async function expectGood(page: Page, picture: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
  await keepPicture(page, picture, { isWhole: true });
}

test('a citizen asks from a phone with scripts off, is asked back, and reads the answer', async () => {
  const [citizen, officer] = await Promise.all([
    browser.newContext({ viewport: phone, javaScript: false }),
    browser.newContext({ viewport: wide }),
  ]);
  const reading = await citizen.newPage();
  await reading.goto(url('/tanya', OFFICE));
  await reading.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  expect(await reading.getByRole('heading', { name: /perlu diperbaiki/ }).isVisible()).toBe(true);
  const tracking = await ask(reading, 'Jam buka puskesmas pada hari libur');
  expect(await reading.getByText('Sudah kami terima').isVisible()).toBe(true);

  const desk = await officer.newPage();
  await signIn(desk, 'opd-operator');
  await desk.goto(url('/meja/kasus'));
  await desk.getByRole('link', { name: 'Jam buka puskesmas pada hari libur' }).click();
  await desk.getByText('Tanya warga', { exact: true }).click();
  await desk.getByLabel('Pertanyaan untuk warga').fill('Puskesmas yang mana?');
  await desk.locator('form[action$="/tanya"] button').click();
  await desk.getByText('Pertanyaan dikirim.').waitFor();

  await reading.goto(tracking);
  expect(await reading.getByText('Menunggu Anda').isVisible()).toBe(true);
  await reading.getByLabel('Balasan Anda').fill('Puskesmas Waled');
  await reading.getByRole('button', { name: 'Balas' }).click();
  expect(await reading.getByText('Sedang dikerjakan').isVisible()).toBe(true);

  await desk.reload();
  await desk.keyboard.press('w');
  await desk.getByLabel('Dijawab', { exact: true }).check();
  await desk.getByLabel('Jawaban untuk warga').fill('Buka pukul 08.00 sampai 12.00.');
  await desk.locator('form[action$="/jawab"] button').click();
  await desk.getByText('Jawaban terkirim.').waitFor();

  await reading.goto(tracking);
  expect(await reading.getByText('Buka pukul 08.00 sampai 12.00.').isVisible()).toBe(true);
  expect(await reading.getByRole('link', { name: 'Unduh tanda terima' }).isVisible()).toBe(true);
  await Promise.all([citizen.close(), officer.close()]);
});

test('from the queue to the answered case by keyboard: two pages, one press of a button', async () => {
  await browser.withPage({ viewport: phone }, (page) => ask(page, 'Syarat rujukan ke rumah sakit'));
  await browser.withPage({ viewport: wide }, async (desk) => {
    await signIn(desk, 'opd-operator');
    await desk.goto(url('/meja/kasus?cari=rujukan'));
    await desk.keyboard.press('j');
    await Promise.all([desk.waitForURL(/kasus\/[0-9a-f-]{36}/), desk.keyboard.press('Enter')]);
    await desk.keyboard.press('w');
    await desk.keyboard.press('Space');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('Bawa kartu dan surat rujukan dari puskesmas.');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await desk.getByText('Jawaban terkirim.').waitFor();
  });
});

test('a large file goes on after the link broke, and comes with the form', async () => {
  await browser.withPage({ viewport: phone }, async (page) => {
    let pieces = 0;
    await page.route('**/unggah/*', async (route) => {
      const isPiece = route.request().method() === 'PATCH';
      if (isPiece) pieces += 1;
      return isPiece && pieces === 2 ? route.abort('connectionreset') : route.continue();
    });
    await page.goto(url('/tanya', OFFICE));
    const bytes = Buffer.from(`%PDF-1.7\n${'isi '.repeat(400_000)}\n%%EOF`);
    await page
      .getByLabel('Lampiran')
      .setInputFiles({ name: 'foto-jalan.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByText('sudah terunggah').waitFor();
    await keepPicture(page, 'unggah-360', { isWhole: true });
    expect(pieces).toBeGreaterThan(3);
    await page.getByLabel('Tentang apa?').fill('Jalan rusak');
    await page.getByLabel('Pertanyaan', { exact: true }).fill('Mohon diperbaiki.');
    await page.getByLabel('Tanpa nama').check();
    await page.getByRole('button', { name: 'Kirim pertanyaan' }).click();
    await page.waitForURL(/\/lacak\//);
    expect(await page.getByRole('link', { name: 'foto-jalan.pdf' }).isVisible()).toBe(true);
  });
});

describe('every page', () => {
  let tracking = '';
  beforeAll(async () => {
    tracking = await browser.withPage({ viewport: phone }, (page) => ask(page, 'Jadwal imunisasi'));
  });

  test('of the citizen has no axe violation, fits a phone and weighs at most 60 KB', async () => {
    await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
      for (const [path, picture] of [
        [url('/tanya', OFFICE), 'tanya'],
        [url('/lacak', OFFICE), 'lacak-cari'],
        [`${tracking}?baru=ya`, 'tanda-terima'],
        [tracking, 'lacak'],
      ] as const) {
        const answer = await page.goto(path);
        expect((await answer?.body())?.length).toBeLessThan(60_000);
        await expectGood(page, `${picture}-360`);
      }
    });
  });

  test('of the desk has no axe violation and fits a phone', async () => {
    await browser.withPage({ viewport: wide, bypassCsp: true }, async (page) => {
      await signIn(page, 'admin');
      await page.goto(url('/meja/kasus?cari=imunisasi'));
      const href = await page.getByRole('link', { name: 'Jadwal imunisasi' }).getAttribute('href');
      for (const [path, picture] of [
        ['/meja/kasus', 'meja-kasus'],
        [href ?? '', 'meja-satu-kasus'],
        ['/meja/kasus/catat', 'meja-catat'],
        ['/meja/kasus/beban', 'meja-beban'],
        ['/meja/kasus/templat', 'meja-templat'],
      ] as const) {
        for (const viewport of [wide, phone]) {
          await page.setViewportSize(viewport);
          expect((await page.goto(url(path)))?.status()).toBe(200);
          await expectGood(page, `${picture}-${viewport.width}`);
        }
      }
    });
  });
});
