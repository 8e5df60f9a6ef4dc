import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A day at the desk in a real browser: write, submit, review, publish, warn; with scripts on, and once without. */
const demo = useDemoInstallation({ listens: true, works: true });
const browser = useBrowser();

const url = (path: string, label?: string) => `http://${demo.host(label)}${path}`;

async function signIn(page: Page, role: Parameters<typeof demo.account>[0]): Promise<void> {
  await page.goto(url('/masuk'));
  await page.fill('input[name=surel]', demo.account(role).email);
  await page.fill('input[name=sandi]', demo.password);
  await Promise.all([page.waitForURL((to) => to.pathname.startsWith('/meja')), page.keyboard.press('Enter')]);
}

async function writeNews(page: Page, title: string): Promise<void> {
  await page.goto(url('/meja/tulis?jenis=news'));
  await chooseFirstSite(page);
  await page.fill('input[name=judul]', title);
  await page.fill('textarea[name=ringkasan]', 'Ringkasan dari perjalanan uji.');
  await fillText(page, 'Isi berita dari perjalanan uji.');
}

describe('the desk', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser.newContext({ viewport: wide, bypassCsp: true });
    page = await context.newPage();
    await signIn(page, 'admin');
  });
  afterAll(() => context.close());

  test.each([
    ['/meja', 'meja'],
    ['/meja/isi', 'meja-isi'],
    ['/meja/situs', 'meja-situs'],
    ['/meja/tulis?jenis=news', 'meja-tulis'],
    ['/meja/fakta', 'meja-fakta'],
    ['/meja/unit', 'meja-unit'],
    ['/meja/orang', 'meja-orang'],
    ['/meja/peran', 'meja-peran'],
    ['/meja/orang/impor', 'meja-impor'],
    ['/meja/berhalangan', 'meja-berhalangan'],
    ['/meja/pengaturan', 'meja-pengaturan'],
    ['/meja/pesan', 'meja-pesan'],
    ['/meja/audit', 'meja-audit'],
    ['/meja/kalender', 'meja-kalender'],
    ['/meja/akun', 'meja-akun'],
  ])('%s has no axe violation and fits a phone', async (path, picture) => {
    for (const viewport of [wide, phone]) {
      await page.setViewportSize(viewport);
      const answer = await page.goto(url(path));
      expect(answer?.status()).toBe(200);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await keepPicture(page, `${picture}-${viewport.width}`);
    }
    await page.setViewportSize(wide);
  });
});

test('an operator submits, a reviewer publishes, and a page that was kept shows it at once', async () => {
  const title = 'Posyandu Melati buka hari Sabtu';
  const [operator, reviewer, citizen] = await Promise.all([
    browser.newContext({ viewport: phone }),
    browser.newContext({ viewport: wide }),
    browser.newContext({ viewport: phone }),
  ]);
  const reading = await citizen.newPage();
  const list = url('/berita', demo.villageLabel);
  await reading.goto(list);
  await reading.goto(list);
  const writing = await operator.newPage();
  await signIn(writing, 'desa-operator');
  await writeNews(writing, title);
  await pressOneOf(writing, ['Simpan dan terbitkan', 'Simpan dan ajukan']);
  const deciding = await reviewer.newPage();
  await signIn(deciding, 'admin');
  await deciding.goto(url('/meja/isi'));
  await deciding.getByRole('link', { name: title }).first().click();
  await pressIfThere(deciding, 'Terbitkan');
  await expect.poll(() => bodyOf(reading, list), { timeout: 5000, interval: 200 }).toContain(title);
  await Promise.all([operator.close(), reviewer.close(), citizen.close()]);
});

test('news can be written with scripts off', async () => {
  const title = 'Ditulis tanpa skrip';
  const context = await browser.newContext({ viewport: phone, javaScript: false });
  const page = await context.newPage();
  await signIn(page, 'opd-operator');
  await writeNews(page, title);
  await pressOneOf(page, ['Simpan draf']);
  await page.goto(url('/meja/isi'));
  expect(await bodyOf(page)).toContain(title);
  await context.close();
});

test('a serta-merta warning reaches every site of the government', async () => {
  const title = 'Peringatan banjir rob';
  const context = await browser.newContext({ viewport: wide });
  const page = await context.newPage();
  await signIn(page, 'admin');
  await page.goto(url('/meja/tulis?jenis=announcement'));
  await chooseFirstSite(page);
  await page.fill('input[name=judul]', title);
  await page.fill('textarea[name=ringkasan]', 'Air laut naik.');
  await page.locator('details:has(input[name=peringatan]) > summary').click();
  await page.locator('input[name=peringatan]').check();
  for (const field of ['bahaya', 'terdampak', 'hindari', 'bantuan'])
    await page.fill(`textarea[name=${field}]`, `Keterangan ${field}`);
  await fillText(page, 'Warga pesisir diminta waspada.');
  await pressOneOf(page, ['Simpan dan terbitkan']);
  for (const label of [undefined, 'diskominfo', 'waled', demo.villageLabel]) {
    await expect.poll(() => bodyOf(page, url('/', label)), { timeout: 5000, interval: 200 }).toContain(title);
  }
  await context.close();
});

async function bodyOf(page: Page, address?: string): Promise<string> {
  if (address !== undefined) await page.goto(address);
  return page.locator('body').innerText();
}

async function chooseFirstSite(page: Page): Promise<void> {
  if ((await page.locator('input[name=judul]').count()) === 0)
    await page.locator('main a[href*="situs="]').first().click();
  await page.locator('input[name=judul]').waitFor();
}

async function fillText(page: Page, text: string): Promise<void> {
  const editor = page.locator('[contenteditable=true]');
  await page.waitForLoadState('networkidle');
  if ((await editor.count()) > 0) await editor.first().fill(text);
  else await page.fill('textarea[name=teks]', text);
}

async function pressOneOf(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = page.getByRole('button', { name, exact: true }).first();
    if ((await button.count()) > 0) {
      const before = page.url();
      await Promise.all([page.waitForURL((to) => to.href !== before), button.click()]);
      return;
    }
  }
  throw new Error(`No button ${names.join(', ')} at ${page.url()}`);
}

async function pressIfThere(page: Page, name: string): Promise<void> {
  await page.waitForLoadState();
  const button = page.getByRole('button', { name, exact: true }).first();
  if ((await button.count()) > 0) await Promise.all([page.waitForEvent('load'), button.click()]);
}
