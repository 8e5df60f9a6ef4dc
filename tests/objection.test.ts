import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** A refusal, the objection from a phone with scripts off, the Sekda's decision, the dispute and its packet. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const url = (path: string) => `http://${demo.host()}${path}`;

async function expectGood(page: Page, picture: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
  await keepPicture(page, picture, { isWhole: true });
}

async function signedIn(role: Parameters<typeof demo.account>[0]): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, bypassCsp: true });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(url('/masuk'));
  await page.fill('input[name=surel]', demo.account(role).email);
  await page.fill('input[name=sandi]', demo.password);
  await Promise.all([page.waitForURL((to) => to.pathname.startsWith('/meja')), page.keyboard.press('Enter')]);
  return page;
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const headers = { host: demo.host(), 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams(fields).toString();
  const answer = await demo.building.app.inject({ method: 'POST', url: path, headers, payload });
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(303);
  return String(answer.headers.location).split('?')[0] ?? '';
}

/** The page as phones and wide screens with scripts show it, for axe cannot look where scripts are off. */
async function expectGoodEverywhere(path: string, picture: string): Promise<void> {
  for (const viewport of [phone, wide]) {
    const context = await browser.newContext({ viewport, bypassCsp: true });
    const page = await context.newPage();
    await page.goto(url(path));
    await expectGood(page, `${picture}-${viewport.width}`);
    await context.close();
  }
}

const idOf = (prefix: string) =>
  inReadOnly(demo.building.deps.db, { governmentId: demo.governmentId }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from cases.case where number like ${`${prefix}-%`} order by id desc limit 1`.execute(tx);
    return rows[0]?.id ?? '';
  });

async function refusedRequest(desk: Page): Promise<string> {
  const tracking = await post('/ppid/permohonan', {
    ...{ kunci: '4b2f0c6e-5f0e-4f5e-9d55-3f6b1a2c9e77', judul: 'Kontrak jembatan Waled', isi: 'Salinan kontraknya' },
    ...{ tujuan: 'Pengawasan', cara: 'digital', kirim: 'email', pemohon: 'person', nama: 'Siti Rahmawati' },
    ...{ alamat: 'Blok Desa, Waled', surel: 'siti@contoh.id', telepon: '' },
  });
  await desk.goto(url(`/meja/kasus/${await idOf('IP')}`));
  await desk.locator('summary', { hasText: 'Jawab' }).first().click();
  await desk.getByLabel('Ditolak').check();
  await desk.getByLabel('Isi jawaban').fill('Kontrak tidak dapat diberikan.');
  await desk.getByLabel(/^b\. /).check();
  await desk.getByLabel('Penjelasan keputusan').fill('Persaingan usaha.');
  await desk.locator('form[action$="/jawab"] button').click();
  await desk.getByText('Jawaban terkirim.').waitFor();
  return tracking;
}

async function object(page: Page, tracking: string): Promise<string> {
  await page.goto(url(tracking));
  expect(await page.getByText('Tidak puas dengan jawaban ini?').isVisible()).toBe(true);
  await expectGoodEverywhere(tracking, 'keberatan-ditawarkan');
  await expectGoodEverywhere(`${tracking}/keberatan`, 'keberatan-isian');
  await page.getByRole('link', { name: 'Ajukan keberatan' }).click();
  await page.getByRole('button', { name: 'Kirim keberatan' }).click();
  expect(await page.getByRole('heading', { name: /perlu diperbaiki/ }).isVisible()).toBe(true);
  await page.getByLabel(/^a\. /).check();
  await page.getByLabel('Uraian keberatan').fill('Kontrak pengadaan yang selesai <b>terbuka</b> bagi umum.');
  await page.getByRole('button', { name: 'Kirim keberatan' }).click();
  await page.waitForURL(/\/lacak\/KB/);
  return new URL(page.url()).pathname;
}

test('objected to on a phone with scripts off, decided by the Sekda alone, and packed for the Komisi Informasi', async () => {
  const citizen = await browser.newContext({ viewport: phone, javaScript: false });
  const reading = await citizen.newPage();
  reading.setDefaultTimeout(8000);
  const ppid = await signedIn('ppid-officer');
  const tracking = await refusedRequest(ppid);
  const form = await demo.building.app.inject({ url: `${tracking}/keberatan`, headers: { host: demo.host() } });
  expect(Buffer.byteLength(form.body)).toBeLessThan(60_000);
  expect(form.body).not.toContain('siti@contoh.id');
  const objection = await object(reading, tracking);
  const id = await idOf('KB');

  await ppid.goto(url(`/meja/kasus/${id}`));
  await ppid.getByText('Anda ikut memutus permohonan ini').waitFor();
  expect(await ppid.locator('form[action$="/jawab"]').count()).toBe(0);

  const sekda = await signedIn('sekda');
  await sekda.goto(url('/meja/kasus'));
  await sekda.getByRole('link', { name: /Keberatan atas IP/ }).click();
  await sekda.locator('summary', { hasText: 'Jawab' }).first().click();
  await sekda.getByLabel('Dikabulkan', { exact: true }).check();
  await sekda.getByLabel('Alasan putusan').fill('Kontrak yang selesai adalah informasi terbuka.');
  await sekda.locator('form[action$="/jawab"] button').click();
  await sekda.getByText('Tulis apa yang harus dilakukan PPID.').first().waitFor();
  expect(await sekda.getByLabel('Alasan putusan').inputValue()).toContain('informasi terbuka');
  await expectGood(sekda, 'keberatan-putusan');
  await sekda.getByLabel('Perintah kepada PPID').fill('Berikan salinan kontrak kepada pemohon.');
  await sekda.getByLabel('Dilaksanakan paling lambat').fill('2026-12-07');
  await sekda.locator('form[action$="/jawab"] button').click();
  await sekda.getByText('Jawaban terkirim.').waitFor();

  await ppid.goto(url(`/meja/kasus/${await idOf('IP')}`));
  await ppid.getByText('memerintahkan: Berikan salinan kontrak').first().waitFor();
  expect(await ppid.getByText('7 Desember 2026').first().isVisible()).toBe(true);
  await expectGood(ppid, 'keberatan-perintah');

  const [mail] = await inReadOnly(
    demo.building.deps.db,
    { governmentId: demo.governmentId },
    async (tx) =>
      (
        await sql<{ body: string }>`
        select body_text as body from messages.message where subject_ref = ${`case:${id}`} order by id desc limit 1`.execute(
          tx,
        )
      ).rows,
  );
  expect(mail?.body).toContain('Komisi Informasi sampai');
  expect(mail?.body).not.toContain('membukanya kembali');
  await reading.goto(url(objection));
  for (const words of ['Dikabulkan', 'Berikan salinan kontrak', 'Komisi Informasi provinsi sampai']) {
    expect(await reading.getByText(words).first().isVisible(), words).toBe(true);
  }
  expect(await reading.getByText('Mengapa tanggal ini?').first().isVisible()).toBe(true);
  await expectGoodEverywhere(objection, 'keberatan-diputus');

  await ppid.goto(url(`/meja/kasus/${id}`));
  await ppid.locator('summary', { hasText: 'Catat sengketa' }).click();
  await ppid.getByLabel('Nomor register sengketa').fill('012/XI/KI-JBR/2026');
  await ppid.locator('form[action$="/sengketa"] button').click();
  await ppid.getByText('Isi nama Komisi Informasi').first().waitFor();
  await expectGood(ppid, 'sengketa-isian');
  await ppid.getByLabel('Komisi Informasi', { exact: true }).fill('Komisi Informasi Provinsi Jawa Barat');
  await ppid.getByLabel('Tanggal didaftarkan').fill(Temporal.Now.plainDateISO('Asia/Jakarta').toString());
  await ppid.locator('form[action$="/sengketa"] button').click();
  await ppid.getByText('Sengketa dicatat.').waitFor();
  await expectGood(ppid, 'sengketa-dicatat');

  const cookie = await demo.signIn('ppid-officer');
  const packet = (as: string) =>
    demo.building.app.inject({
      url: `/meja/ppid/keberatan/${id}/berkas.zip`,
      headers: { host: demo.host(), cookie: as },
    });
  const zip = await packet(cookie);
  expect([zip.statusCode, zip.headers['content-type']]).toEqual([200, 'application/zip']);
  const names = await namesIn(zip.rawPayload);
  expect(names).toEqual([
    ...['00-daftar-isi.pdf', '01-petikan-register.pdf', '02-permohonan.pdf', '03-keputusan-ppid.pdf'],
    ...['04-keberatan-dan-putusannya.pdf', '05-riwayat-dan-surat-menyurat.pdf', '06-tenggat-dan-penjelasannya.pdf'],
    ...[expect.stringMatching(/^lampiran\/01-IP-.*\.pdf$/), expect.stringMatching(/^lampiran\/02-KB-.*\.pdf$/)],
  ]);
  expect((await packet(await demo.signIn('desa-operator'))).statusCode).toBe(404);
  await Promise.all([citizen, ppid.context(), sekda.context()].map((context) => context.close()));
});

async function namesIn(bytes: Buffer): Promise<readonly string[]> {
  const { unzipSync } = await import('fflate');
  const { extractText, getDocumentProxy } = await import('unpdf');
  const files = unzipSync(new Uint8Array(bytes));
  const text = async (name: string) => {
    const pdf = await getDocumentProxy(new Uint8Array(files[name] ?? []));
    return (await extractText(pdf, { mergePages: true })).text;
  };
  expect(await text('06-tenggat-dan-penjelasannya.pdf')).toMatch(/UU 14\/2008 Pasal 36 ayat \(2\)/);
  expect(await text('05-riwayat-dan-surat-menyurat.pdf')).toContain('Persaingan usaha.');
  expect(await text('00-daftar-isi.pdf')).toContain('01-petikan-register.pdf');
  return Object.keys(files);
}

test('bad input is told on the form, and a number without its key opens none', async () => {
  const headers = { host: demo.host(), 'content-type': 'application/x-www-form-urlencoded' };
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    demo.building.app.inject({ method: 'POST', url: path, headers, payload: new URLSearchParams(fields).toString() });
  const periodic = {
    ...{ kunci: '4b2f0c6e-5f0e-4f5e-9d55-3f6b1a2c9e88', judul: 'Laporan keuangan 2025', isi: 'Tidak ada di situs' },
    ...{ diketahui: '', kuasa: '', nama: 'Budi', alamat: 'Waled', surel: 'budi@contoh.id', telepon: '' },
  };
  for (const [wrong, field] of [
    [{ judul: 'x'.repeat(10_000) }, 'judul'],
    [{ isi: '' }, 'isi'],
    [{ nama: '' }, 'nama'],
    [{ surel: 'budi@' }, 'surel'],
    [{ surel: '' }, 'surel'],
    [{ diketahui: '2999-01-01' }, 'diketahui'],
    [{ kunci: 'palsu' }, 'kunci'],
  ] as const) {
    const answer = await send('/ppid/keberatan', { ...periodic, isi: '<script>x</script>', ...wrong });
    expect([answer.statusCode, field]).toEqual([422, field]);
    expect(answer.body).toContain(`href="#isian-${field}"`);
    expect(answer.body).not.toContain('<script>x');
  }
  await expectGoodEverywhere('/ppid/keberatan', 'keberatan-berkala');
  const [one, two] = [await send('/ppid/keberatan', periodic), await send('/ppid/keberatan', periodic)];
  expect([one.statusCode, two.headers.location]).toEqual([303, one.headers.location]);
  for (const path of [
    '/lacak/IP-2026-000001-X/AAAA-AAAA-AAAA-AAAA/keberatan',
    `${String(one.headers.location).split('?')[0]}/keberatan`,
  ]) {
    expect((await demo.building.app.inject({ url: path, headers: { host: demo.host() } })).statusCode).toBe(404);
  }
});
