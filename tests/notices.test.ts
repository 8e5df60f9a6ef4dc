import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { handOverAction } from '../src/modules/organization/handover/actions.ts';
import { findPersonByEmail } from '../src/modules/organization/index.ts';
import { createActionLink } from '../src/platform/action-links/links.ts';
import { inReadOnly, inTransaction } from '../src/platform/database/tenancy.ts';
import type { PersonId } from '../src/platform/identity/actor.ts';
import { aBrowser } from '../src/platform/messages/push/testing.ts';
import { axeViolations, phone, sidewaysOverflow, useBrowser, wide } from './browser.ts';
import { useDemoInstallation } from './demo-installation.ts';
import { keepPicture } from './pictures.ts';

/** How people at the desk are told, in a real browser: choosing, turning a phone on, acting from a message. */
const demo = useDemoInstallation({ listens: true });
const browser = useBrowser();
const PAGE = '/meja/akun/pemberitahuan';
const origin = () => `http://${demo.host()}`;

async function signIn(page: Page): Promise<void> {
  await page.goto(`${origin()}/masuk`);
  await page.fill('input[name=surel]', demo.account('opd-operator').email);
  await page.fill('input[name=sandi]', demo.password);
  await page.click('main button[type=submit]');
  await page.waitForURL('**/meja**');
}

let personId: PersonId;
beforeAll(async () => {
  const { email } = demo.account('opd-operator');
  const person = await inReadOnly(demo.building.deps.db, demo, (tx) => findPersonByEmail(tx, email));
  if (!person) throw new Error('The demo has an operator');
  personId = person.id;
});

describe('choosing how one is told', () => {
  test('without scripts, on a phone and a wide screen', async () => {
    for (const [size, viewport] of Object.entries({ phone, wide })) {
      await browser.withPage({ viewport, javaScript: false, bypassCsp: true }, async (page) => {
        await signIn(page);
        await page.goto(`${origin()}${PAGE}`);
        await page.selectOption('select[name=jam]', '18');
        await page.click('main form button:has-text("Simpan")');
        expect(await page.textContent('[role=status]')).toContain('Pilihan Anda disimpan.');
        expect(await page.inputValue('select[name=jam]')).toBe('18');
        expect(await sidewaysOverflow(page)).toBe(0);
        await keepPicture(page, `pemberitahuan-${size}`, { isWhole: true });
      });
    }
  });

  test('readable by all', async () => {
    await browser.withPage({ viewport: phone, bypassCsp: true }, async (page) => {
      await signIn(page);
      await page.goto(`${origin()}${PAGE}`);
      expect(await axeViolations(page)).toEqual([]);
    });
  });
});

describe('a device', () => {
  test('is turned on with one press, shows what is pushed to it, and is turned off', async () => {
    const context = await browser.newContext({ viewport: phone });
    await context.grantPermissions(['notifications'], { origin: origin() });
    const { p256dh, auth } = aBrowser();
    // The push service of the browser's maker cannot be reached from a test.
    await context.addInitScript(
      (keys) => {
        const toJSON = () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/uji', keys });
        PushManager.prototype.subscribe = async () => ({ toJSON, unsubscribe: async () => true }) as never;
      },
      { p256dh, auth },
    );
    const page = await context.newPage();
    try {
      await signIn(page);
      await page.goto(`${origin()}${PAGE}`);
      const button = page.getByRole('button', { name: 'Nyalakan pemberitahuan' });
      await button.click();
      await page.getByRole('button', { name: /^Matikan/ }).waitFor();
      await keepPicture(page, 'pemberitahuan-perangkat', { isWhole: true });
      expect(await shownAfterPush(page, { title: 'Isi terbit', href: '/meja/isi', tag: 't1' })).toEqual([
        'Isi terbit /meja/isi',
      ]);
      await page.getByRole('button', { name: /^Matikan/ }).click();
      await page.getByText('Belum ada perangkat.').waitFor();
    } finally {
      await context.close();
    }
  });
});

/** Hands a message to the worker as the browser would, and answers what it shows. */
async function shownAfterPush(page: Page, payload: object): Promise<readonly string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registrationId = await new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
    void session.send('ServiceWorker.enable');
  });
  const data = JSON.stringify(payload);
  // A browser without a screen shows nothing: what it was asked to show is written down instead.
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'));
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { shown: string[]; registration: ServiceWorkerRegistration };
    scope.shown = [];
    scope.registration.showNotification = async (title, options) => {
      scope.shown.push(`${title} ${String(options?.data?.href)}`);
    };
  });
  await session.send('ServiceWorker.deliverPushMessage', { origin: origin(), registrationId, data });
  const shown = () => worker.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  await expect.poll(shown, { timeout: 10_000 }).not.toEqual([]);
  return shown();
}

describe('acting from a message', () => {
  test('a phone without a session sees what it is about; the link is worth nothing on another host', async () => {
    const path = await inTransaction(demo.building.deps.db, demo, (tx) =>
      createActionLink(tx, { purpose: handOverAction, subject: `person:${personId}`, payload: {}, personId }),
    );
    await browser.withPage({ viewport: phone, javaScript: false }, async (page) => {
      const answer = await page.goto(`${origin()}${path}`);
      expect(answer?.status()).toBe(200);
      expect(await page.textContent('h1')).toBe('Saya berhalangan');
      const style = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(style).not.toBe('rgba(0, 0, 0, 0)');
      await keepPicture(page, 'tautan-serah');
      const elsewhere = await page.goto(`http://${demo.host('waled')}${path}`);
      expect(elsewhere?.status()).toBe(404);
    });
  });
});
