import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A request is answered and published without its asker; the next who asks alike finds it before filing. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const url = (path: string) => `http://${demo.host()}${path}`;
const TITLE = 'Jumlah lampu jalan di Kecamatan Waled';

async function expectGood(page: Page, picture: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
  await keepPicture(page, picture, { isWhole: true });
}

async function fill(page: Page, title: string, name: string): Promise<void> {
  await page.goto(url('/ppid/permohonan'));
  await page.getByLabel('Informasi apa?').fill(title);
  await page.getByLabel('Rincian').fill(`${name} ingin tahu jumlah lampu jalan.`);
  await page.getByLabel('Untuk apa informasi ini?').fill('Keamanan malam');
  await page.getByLabel('Salinan elektronik (berkas)').check();
  await page.getByLabel('Cara menerima salinan').selectOption('counter');
  await page.getByLabel('Perorangan').check();
  await page.getByLabel('Nama lengkap').fill(name);
  await page.getByLabel('Alamat').fill('Blok Desa, Waled');
  await page.getByLabel('Nomor telepon (boleh kosong)').fill('081298765432');
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
}

test('answered, published without a name, and found by the next before asking', async () => {
  const [citizen, officer] = await Promise.all([
    browser.newContext({ viewport: phone, javaScript: false }),
    browser.newContext({ viewport: wide, bypassCsp: true }),
  ]);
  for (const context of [citizen, officer]) context.setDefaultTimeout(8000);
  const [reading, desk] = [await citizen.newPage(), await officer.newPage()];
  await fill(reading, TITLE, 'Wulandari Kusumah');
  await reading.waitForURL(/\/lacak\/IP/);

  await desk.goto(url('/masuk'));
  await desk.fill('input[name=surel]', demo.account('ppid-officer').email);
  await desk.fill('input[name=sandi]', demo.password);
  await Promise.all([desk.waitForURL((to) => to.pathname.startsWith('/meja')), desk.keyboard.press('Enter')]);
  await desk.goto(url('/meja/kasus'));
  await desk.getByRole('link', { name: TITLE }).click();
  await desk.locator('summary', { hasText: 'Jawab' }).first().click();
  await desk.getByLabel('Dikabulkan', { exact: true }).check();
  await desk.getByLabel('Isi jawaban').fill('Ibu Wulandari, ada 412 lampu jalan di Kecamatan Waled.');
  await desk.locator('form[action$="/jawab"] button').click();
  await desk.getByText('Jawaban terkirim.').waitFor();
  await desk.getByRole('link', { name: 'Terbitkan jawaban ini' }).click();
  expect(await desk.getByLabel('Jawaban', { exact: true }).inputValue()).not.toContain('Wulandari');
  await expectGood(desk, 'jawaban-terbitkan');
  await desk.getByLabel('Jawaban', { exact: true }).fill('Ada 412 lampu jalan di Kecamatan Waled.');
  await desk.getByLabel('Pertanyaan', { exact: true }).fill('Berapa jumlah lampu jalan?');
  await desk.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await desk.getByText('Jawaban terbit dan dapat dibaca semua orang.').waitFor();

  await fill(reading, 'Berapa jumlah lampu jalan Waled', 'Agus Hermawan');
  expect(await reading.getByText('Mungkin sudah pernah dijawab').isVisible()).toBe(true);
  expect(await reading.getByLabel('Rincian').inputValue()).toContain('Agus Hermawan');
  await keepPicture(reading, 'jawaban-ditawarkan', { isWhole: true });
  await reading.getByRole('link', { name: TITLE }).click();
  expect(await reading.getByText('Ada 412 lampu jalan').isVisible()).toBe(true);
  expect(await reading.content()).not.toContain('Wulandari');
  await keepPicture(reading, 'jawaban-halaman', { isWhole: true });
  await reading.getByRole('button', { name: 'Ini yang saya cari' }).click();
  await reading.getByText('Senang dapat membantu').waitFor();
  await Promise.all([citizen.close(), officer.close()]);
});
