import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A list of persons is asked for, blacked out at the desk, and given without names and numbers. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const url = (path: string) => `http://${demo.host()}${path}`;

async function expectGood(page: Page, picture: string): Promise<void> {
  for (const viewport of [phone, wide]) {
    await page.setViewportSize(viewport);
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await keepPicture(page, `${picture}-${viewport.width}`, { isWhole: true });
  }
}

async function aList(): Promise<Buffer> {
  const paper = await PDFDocument.create();
  const font = await paper.embedFont(StandardFonts.Helvetica);
  const page = paper.addPage([595, 842]);
  page.drawText('DAFTAR PENERIMA BANTUAN DESA WALED', { x: 60, y: 760, size: 16, font });
  const rows = ['Sutrisno Wijaya   NIK 3209011203850004   Rp600.000', 'Kartini   NIK 3209014504790002   Rp600.000'];
  for (const [at, row] of rows.entries())
    page.drawText(`${at + 1}. ${row}`, { x: 60, y: 700 - 40 * at, size: 12, font });
  paper.addPage([595, 842]).drawText('Dasar: Peraturan Bupati Nomor 12 Tahun 2026', { x: 60, y: 760, size: 12, font });
  return Buffer.from(await paper.save());
}

async function ask(): Promise<string> {
  const answer = await demo.building.app.inject({
    ...{ method: 'POST', url: '/ppid/permohonan' },
    headers: { host: demo.host(), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      ...{ kunci: '7c1f0c6e-5f0e-4f5e-9d55-3f6b1a2c9e10', judul: 'Daftar penerima bantuan', isi: 'Salinan daftarnya' },
      ...{ tujuan: 'Pengawasan', cara: 'digital', kirim: 'email', pemohon: 'person', nama: 'Siti Rahmawati' },
      ...{ alamat: 'Blok Desa, Waled', surel: 'siti@contoh.id', telepon: '' },
    }).toString(),
  });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).split('?')[0] ?? '';
}

async function signedIn(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: wide, bypassCsp: true })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url('/masuk'));
  await page.fill('input[name=surel]', demo.account('ppid-officer').email);
  await page.fill('input[name=sandi]', demo.password);
  await Promise.all([page.waitForURL((to) => to.pathname.startsWith('/meja')), page.keyboard.press('Enter')]);
  return page;
}

test('a list is blacked out at the desk and given in part: the names are gone, the rest can be read', async () => {
  const tracking = await ask();
  const page = await signedIn();
  const id = await inReadOnly(demo.building.deps.db, { governmentId: demo.governmentId }, async (tx) => {
    const found = await sql<{
      id: string;
    }>`select id from cases.case where number like 'IP-%' order by id desc limit 1`.execute(tx);
    return found.rows[0]?.id;
  });
  await page.goto(url(`/meja/kasus/${id}`));
  await page.getByRole('link', { name: 'Hitamkan dokumen' }).click();
  await expectGood(page, 'hitamkan-pilih');
  await page.setInputFiles('input[type=file]', {
    name: 'Surat.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 rusak'),
  });
  await page.getByRole('button', { name: 'Unggah dan hitamkan' }).click();
  await page.getByText('PDF ini rusak').first().waitFor();
  await page.setInputFiles('input[type=file]', {
    name: 'Daftar.pdf',
    mimeType: 'application/pdf',
    buffer: await aList(),
  });
  await page.getByRole('button', { name: 'Unggah dan hitamkan' }).click();
  await page.getByRole('button', { name: 'Tandai semua nomor pribadi' }).click();
  await page.getByText('Halaman 1: 2 kotak').waitFor();
  await page.getByLabel('Hitamkan semua kemunculan').fill('Sutrisno Wijaya\nkartini');
  await page.getByRole('button', { name: 'Cari dan tandai' }).click();
  await page.getByText('Halaman 1: 4 kotak').waitFor();
  await page.locator('summary', { hasText: 'Menurut tempat' }).click();
  await expectGood(page, 'hitamkan-tanda');
  await page.getByRole('link', { name: 'Lihat hasilnya' }).click();
  await expectGood(page, 'hitamkan-hasil');
  await page.getByRole('button', { name: 'Simpan hasil' }).click();
  await page.getByText('Hasil penghitaman tersimpan').waitFor();
  await expectGood(page, 'hitamkan-tersimpan');

  await page.goto(url(`/meja/kasus/${id}`));
  await page.locator('summary', { hasText: 'Jawab' }).first().click();
  await page.getByLabel('Dikabulkan sebagian').check();
  await page.getByLabel('Isi jawaban').fill('Daftarnya terlampir, tanpa data pribadi.');
  await page.getByLabel('daftar-dihitamkan.pdf').check();
  await page.getByLabel(/^h\. /).check();
  await page.getByLabel('Penjelasan keputusan').fill('Nama dan NIK adalah data pribadi.');
  await expectGood(page, 'hitamkan-keputusan');
  await page.locator('form[action$="/jawab"] button').click();
  await page.getByText('Jawaban terkirim.').waitFor();

  const citizen = await browser.newContext({ viewport: phone, javaScript: false });
  const desk = await citizen.newPage();
  await desk.goto(url(tracking));
  const href = await desk.getByRole('link', { name: /dihitamkan/ }).getAttribute('href');
  const given = await demo.building.app.inject({ url: String(href), headers: { host: demo.host() } });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(given.rawPayload)), { mergePages: false });
  expect(text.join(' ')).not.toMatch(/sutrisno|kartini|3209/i);
  expect(text[1]).toContain('Peraturan Bupati Nomor 12 Tahun 2026');
  await citizen.close();
});
