import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phone, useBrowser } from '../../../tests/browser.ts';
import { PROJECT_ROOT } from '../database/migrate.ts';
import { type Assets, loadAssets } from '../ui/assets.ts';
import { disableAccount } from './accounts.ts';
import { type TestAccount, useIdentity } from './testing.ts';

const port = await freePort();
const assetsDir = mkdtempSync(join(tmpdir(), 'pendopo-passkey-'));
let assets: Assets;

beforeAll(async () => {
  await build({ configFile: join(PROJECT_ROOT, 'vite.config.ts'), build: { outDir: assetsDir } });
  assets = loadAssets(assetsDir);
});
afterAll(() => rmSync(assetsDir, { recursive: true, force: true }));

const identity = useIdentity({
  address: { scheme: 'http', domain: 'localhost', port },
  assets: () => ({ assets, assetsDir }),
});
beforeAll(async () => {
  await identity.app.listen({ port, host: '127.0.0.1' });
});

const browser = useBrowser();
const urlOf = (path: string) => `http://${identity.ours.host}:${port}${path}`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A device that keeps passkeys and sees its owner's finger. Source: WebAuthn Level 3, section 11. */
async function addDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

async function signIn(page: Page, account: TestAccount): Promise<void> {
  await page.goto(urlOf('/masuk?tujuan=/meja/akun'));
  await page.getByLabel('Alamat surel').fill(account.email);
  await page.getByLabel('Kata sandi').fill(account.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL(urlOf('/meja/akun'));
}

async function addPasskey(page: Page): Promise<void> {
  await page.getByLabel('Nama passkey').fill('Ponsel saya');
  await page.getByRole('button', { name: 'Tambah passkey' }).click();
  await page.getByText('Passkey ditambahkan.').waitFor();
}

describe('a passkey', () => {
  test('is added on the account page, signs in without a password, and is removed', async () => {
    const account = await identity.anAccount(identity.ours);
    await browser.withPage({ viewport: phone }, async (page) => {
      await addDevice(page);
      await signIn(page, account);
      await addPasskey(page);
      await page.getByText('Ponsel saya').first().waitFor();

      await page.context().clearCookies();
      await page.goto(urlOf('/masuk?tujuan=/meja/akun'));
      await page.getByRole('button', { name: 'Masuk dengan passkey' }).click();
      await page.waitForURL(urlOf('/meja/akun'));
      expect(await identity.auditOf(identity.ours, account.id)).toEqual(
        expect.arrayContaining(['identity.passkey-added', 'identity.signed-in']),
      );

      await page.getByRole('button', { name: 'Hapus Ponsel saya' }).click();
      await page.getByText('Passkey dihapus.').waitFor();
      await page.context().clearCookies();
      await page.goto(urlOf('/masuk'));
      await page.getByRole('button', { name: 'Masuk dengan passkey' }).click();
      await page.getByText('Tidak berhasil.').waitFor();
      expect(page.url()).toBe(urlOf('/masuk'));
    });
  });

  test('opens no disabled login', async () => {
    const account = await identity.anAccount(identity.ours);
    await browser.withPage({ viewport: phone }, async (page) => {
      await addDevice(page);
      await signIn(page, account);
      await addPasskey(page);
      await disableAccount(identity.database.db, identity.ours, account.id);
      await page.context().clearCookies();
      await page.goto(urlOf('/masuk'));
      await page.getByRole('button', { name: 'Masuk dengan passkey' }).click();
      await page.getByText('Tidak berhasil.').waitFor();
    });
  });

  test('is not offered without scripts; the password form is all that is needed', async () => {
    const account = await identity.anAccount(identity.ours);
    await browser.withPage({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(urlOf('/masuk'));
      expect(await page.getByRole('button', { name: 'Masuk dengan passkey' }).isVisible()).toBe(false);
      await signIn(page, account);
      expect(await page.getByRole('button', { name: 'Tambah passkey' }).isVisible()).toBe(false);
    });
  });
});
