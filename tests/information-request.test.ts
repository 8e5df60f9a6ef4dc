import { PDFDocument } from '@cantoo/pdf-lib';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A request for information from a phone with scripts off, through the PPID's desk, to the letter in the citizen's hands. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const url = (path: string) => `http://${demo.host()}${path}`;
const TITLE = 'Anggaran perbaikan jalan Kecamatan Waled 2026';
const NIK = '3209124505900001';

async function expectGood(page: Page, picture: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
  await keepPicture(page, picture, { isWhole: true });
}

async function signIn(page: Page, role: Parameters<typeof demo.account>[0]): Promise<void> {
  await page.goto(url('/masuk'));
  await page.fill('input[name=surel]', demo.account(role).email);
  await page.fill('input[name=sandi]', demo.password);
  await Promise.all([page.waitForURL((to) => to.pathname.startsWith('/meja')), page.keyboard.press('Enter')]);
}

async function ask(page: Page): Promise<string> {
  await page.goto(url('/ppid/permohonan'));
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  expect(await page.getByRole('heading', { name: /perlu diperbaiki/ }).isVisible()).toBe(true);
  await page.getByLabel('Informasi apa?').fill(TITLE);
  await page.getByLabel('Rincian').fill('Rincian per ruas jalan, dan kontraknya.');
  await page.getByLabel('Untuk apa informasi ini?').fill('Pengawasan warga');
  await page.getByLabel('Salinan elektronik (berkas)').check();
  await page.getByLabel('Cara menerima salinan').selectOption('email');
  await page.getByLabel('Perorangan').check();
  await page.getByLabel('Nama lengkap').fill('Siti Rahmawati');
  await page.getByLabel('NIK (boleh kosong)').fill('123');
  await page.getByLabel('Alamat').fill('Blok Desa, Waled');
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  expect(await page.getByLabel('Rincian').inputValue()).toContain('ruas jalan');
  expect(await page.getByText('NIK terdiri atas 16 angka').first().isVisible()).toBe(true);
  expect(await page.getByText('Isi surel atau nomor telepon').first().isVisible()).toBe(true);
  await page.getByLabel('NIK (boleh kosong)').fill(NIK);
  await page.getByLabel('Surel (boleh kosong)').fill('siti@contoh.id');
  await page.getByRole('button', { name: 'Kirim permohonan' }).click();
  await page.waitForURL(/\/lacak\/IP/);
  return page.url().split('?')[0] ?? '';
}

test('asked on a phone with scripts off, extended, partly granted with its article, and read with the letter', async () => {
  const [citizen, officer] = await Promise.all([
    browser.newContext({ viewport: phone, javaScript: false }),
    browser.newContext({ viewport: wide, bypassCsp: true }),
  ]);
  const [reading, desk] = [await citizen.newPage(), await officer.newPage()];
  const first = await demo.building.app.inject({ url: '/ppid/permohonan', headers: { host: demo.host() } });
  expect(Buffer.byteLength(first.body)).toBeLessThan(60_000);
  const tracking = await ask(reading);

  await signIn(desk, 'ppid-officer');
  await desk.goto(url('/meja/kasus'));
  await desk.getByRole('link', { name: TITLE }).click();
  expect(await desk.content()).not.toContain(NIK);
  await desk.getByRole('button', { name: 'Nyatakan lengkap' }).click();
  await desk.getByText('Permohonan dinyatakan lengkap.').waitFor();
  await desk.locator('summary', { hasText: 'Perpanjang' }).click();
  await expectGood(desk, 'permohonan-perpanjangan');
  await desk.locator('form[action$="/perpanjang"] textarea').fill('Dokumen tersebar di tiga bidang.');
  await desk.locator('form[action$="/perpanjang"] button').click();
  await desk
    .locator('[role=status], .alert')
    .filter({ hasText: /perpanjang/i })
    .first()
    .waitFor();
  await desk.locator('summary', { hasText: 'Jawab' }).first().click();
  await desk.getByLabel('Dikabulkan sebagian').check();
  await desk.getByLabel('Isi jawaban').fill('Terlampir rincian per ruas jalan.');
  await desk.locator('form[action$="/jawab"] button').click();
  await desk.getByText('Pilih sekurangnya satu huruf ps. 17.').first().waitFor();
  expect(await desk.getByLabel('Isi jawaban').inputValue()).toContain('rincian per ruas');
  await expectGood(desk, 'permohonan-keputusan');
  await desk.getByLabel(/^h\. /).check();
  await desk.getByLabel('Penjelasan keputusan').fill('Nama pekerja dihitamkan.');
  await desk.locator('form[action$="/jawab"] button').click();
  await desk.getByText('Jawaban terkirim.').waitFor();

  await reading.goto(tracking);
  for (const words of [
    'Dikabulkan sebagian',
    'UU 14/2008 Pasal 17 huruf h',
    'Nama pekerja dihitamkan',
    'dalam 30 hari kerja',
  ]) {
    expect(await reading.getByText(words).first().isVisible(), words).toBe(true);
  }
  expect(await reading.getByRole('link', { name: /perpanjangan-waktu/ }).isVisible()).toBe(true);
  const href = await reading.getByRole('link', { name: /pemberitahuan-tertulis/ }).getAttribute('href');
  const path = new URL(href ?? '', tracking).pathname;
  const letter = await demo.building.app.inject({ url: path, headers: { host: demo.host() } });
  expect((await PDFDocument.load(letter.rawPayload)).getTitle()).toMatch(/^Pemberitahuan tertulis IP/);
  await Promise.all([citizen.close(), officer.close()]);
});

test('one form sent twice is one request, and only who may decide sees the decision', async () => {
  const form = new URLSearchParams({
    ...{ kunci: '4b2f0c6e-5f0e-4f5e-9d55-3f6b1a2c9e11', judul: 'Dua kali', isi: 'Sama', tujuan: 'Uji', cara: 'see' },
    ...{
      kirim: 'counter',
      pemohon: 'group',
      mewakili: 'Karang Taruna',
      nama: 'Budi',
      alamat: 'Waled',
      telepon: '0812345678',
    },
  }).toString();
  const headers = { host: demo.host(), 'content-type': 'application/x-www-form-urlencoded' };
  const send = () => demo.building.app.inject({ method: 'POST', url: '/ppid/permohonan', headers, payload: form });
  const [one, two] = await Promise.all([send(), send()]);
  expect([one.statusCode, one.headers.location]).toEqual([303, two.headers.location]);
  const rows = await inReadOnly(demo.building.deps.db, { governmentId: demo.governmentId }, async (tx) => {
    const found = await sql<{ id: string }>`select c.id from cases.case c join disclosure.request r on r.case_id = c.id
      where r.represented = 'Karang Taruna'`.execute(tx);
    return found.rows;
  });
  expect(rows).toHaveLength(1);
  const page = async (role: Parameters<typeof demo.account>[0]) => {
    const cookie = await demo.signIn(role);
    return demo.building.app.inject({ url: `/meja/kasus/${rows[0]?.id}`, headers: { host: demo.host(), cookie } });
  };
  expect((await page('ppid-officer')).body).toContain('answer-pasal');
  expect((await page('desa-operator')).statusCode).toBe(404);
});
