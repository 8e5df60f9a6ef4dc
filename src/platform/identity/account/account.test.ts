import { describe, expect, test } from 'vitest';
import { inReadOnly } from '../../database/tenancy.ts';
import { listSessions } from '../accounts.ts';
import { aVisitor, GOOD_PASSWORD, type TestVisitor, totpCode, useIdentity } from '../testing.ts';
import { browserName } from './browser-name.ts';

const identity = useIdentity();
const NEW = 'payung biru di stasiun 4';
const STEP_MS = 30_000;

let addresses = 0;
const visitor = () => {
  addresses += 1;
  return aVisitor(identity, identity.ours.host, `198.51.100.${addresses}`);
};

async function signedIn() {
  const account = await identity.anAccount(identity.ours);
  const browser = visitor();
  expect((await browser.signIn(account)).status).toBe(303);
  return { account, browser };
}

const textBetween = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

async function withTotp() {
  const { account, browser } = await signedIn();
  const setup = await browser.post('/meja/akun/totp', { sandi: account.password });
  expect(setup.status).toBe(200);
  const uri = textBetween(setup.text, /name="uri" value="([^"]+)"/);
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const done = await browser.post('/meja/akun/totp/aktif', { uri, kode: totpCode(secret) });
  expect(done.status).toBe(200);
  const backupCodes = [...done.text.matchAll(/<li>([A-Za-z0-9]{5}-[A-Za-z0-9]{5})<\/li>/g)].map(
    (match) => match[1] ?? '',
  );
  return { account, browser, secret, backupCodes, setup, uri };
}

describe('the account page', () => {
  test('shows who is signed in and where, and needs a session', async () => {
    const { account, browser } = await signedIn();
    const page = await browser.get('/meja/akun');
    expect(page.status).toBe(200);
    expect(page.text).toContain(account.email);
    expect(page.text).toContain('Chrome · Windows');
    expect(page.text).toContain('perangkat ini');
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await visitor().get('/meja/akun')).status).toBe(303);
  });

  test('speaks English when asked', async () => {
    const { browser } = await signedIn();
    expect((await browser.get('/meja/akun?bahasa=en')).text).toContain('Two-step verification');
  });
});

describe('changing the password', () => {
  test('asks for the current one, ends other sessions, keeps this one, and sends word', async () => {
    const { account, browser } = await signedIn();
    const elsewhere = visitor();
    await elsewhere.signIn(account);
    const fields = { lama: account.password, baru: NEW, ulang: NEW };
    const refused = await browser.post('/meja/akun/kata-sandi', { ...fields, lama: 'bukan kata sandinya' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Kata sandi itu tidak cocok');
    expect(await browser.post('/meja/akun/kata-sandi', fields)).toMatchObject({ status: 303, location: '/meja/akun' });
    expect((await browser.get('/meja')).status).toBe(200);
    expect((await elsewhere.get('/meja')).status).toBe(303);
    expect((await visitor().signIn(account)).status).toBe(422);
    expect((await visitor().signIn({ ...account, password: NEW })).status).toBe(303);
    expect((await identity.mailsTo(identity.ours, account.email)).at(-1)).toContain('baru saja diubah');
  });

  test('guesses at the current password are counted like those at the door', async () => {
    const { account, browser } = await signedIn();
    const guess = { lama: 'bukan kata sandinya', baru: NEW, ulang: NEW };
    for (let failure = 1; failure <= 5; failure += 1) await browser.post('/meja/akun/kata-sandi', guess);
    const locked = await browser.post('/meja/akun/kata-sandi', { ...guess, lama: account.password });
    expect(locked.text).toContain('Terlalu banyak percobaan');
    expect((await visitor().signIn(account)).status).toBe(429);
  });
});

describe('the second factor', () => {
  test('is set up with a QR code drawn in the page and ten backup codes', async () => {
    const { setup, backupCodes, browser, account } = await withTotp();
    expect(setup.text).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Kode QR[^"]*"/);
    expect(setup.text).not.toMatch(/style=|src="data:/);
    expect(backupCodes).toHaveLength(10);
    expect((await browser.get('/meja/akun')).text).toContain('Matikan');
    expect(await identity.auditOf(identity.ours, account.id)).toContain('identity.totp-on');
  });

  test('is asked for at sign-in; the password alone opens nothing', async () => {
    const { account, secret } = await withTotp();
    const browser = visitor();
    const first = await browser.signIn(account, { tujuan: '/meja/akun' });
    expect(first).toMatchObject({ status: 303, location: '/masuk/kode?tujuan=%2Fmeja%2Fakun' });
    expect((await browser.get('/meja')).status).toBe(303);
    expect((await browser.get(first.location ?? '')).text).toContain('value="/meja/akun"');
    expect((await browser.post('/masuk/kode', { kode: '000000' })).status).toBe(422);
    const done = await browser.post('/masuk/kode', { kode: totpCode(secret), tujuan: '/meja/akun' });
    expect(done).toMatchObject({ status: 303, location: '/meja/akun' });
    expect((await browser.get('/meja')).status).toBe(200);
    expect(await identity.auditOf(identity.ours, account.id)).toContain('identity.second-factor-failed');
  });

  test('a code that was used opens no second session', async () => {
    const { account, secret } = await withTotp();
    const kode = totpCode(secret, Date.now() + STEP_MS);
    const [first, second] = [visitor(), visitor()];
    await first.signIn(account);
    await second.signIn(account);
    expect((await first.post('/masuk/kode', { kode })).status).toBe(303);
    expect((await second.post('/masuk/kode', { kode })).status).toBe(422);
    expect((await second.get('/meja')).status).toBe(303);
  });

  test('is replaced by a backup code once', async () => {
    const { account, backupCodes } = await withTotp();
    const [code = ''] = backupCodes;
    const [first, second] = [visitor(), visitor()];
    await first.signIn(account);
    expect((await first.post('/masuk/kode', { kode: code.replace('-', ' ') })).status).toBe(303);
    expect((await first.get('/meja')).status).toBe(200);
    await second.signIn(account);
    expect((await second.post('/masuk/kode', { kode: code })).status).toBe(422);
  });

  test('five wrong codes ask for the password again', async () => {
    const { account, secret } = await withTotp();
    const browser = visitor();
    await browser.signIn(account);
    for (let failure = 1; failure <= 5; failure += 1) {
      expect((await browser.post('/masuk/kode', { kode: `00000${failure}` })).status).toBe(422);
    }
    const answer = await browser.post('/masuk/kode', { kode: totpCode(secret) });
    expect(answer).toMatchObject({ status: 303, location: '/masuk?galat=waktu' });
    expect((await browser.get('/meja')).status).toBe(303);
  });

  test('is not on before a right code was given, and not without the password', async () => {
    const { account, browser } = await signedIn();
    expect((await browser.post('/meja/akun/totp', { sandi: 'bukan kata sandinya' })).status).toBe(422);
    expect((await browser.post('/meja/akun/totp', {})).status).toBe(422);
    const setup = await browser.post('/meja/akun/totp', { sandi: account.password });
    const uri = textBetween(setup.text, /name="uri" value="([^"]+)"/);
    const wrong = await browser.post('/meja/akun/totp/aktif', { uri, kode: '000000' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('<svg');
    expect(await visitor().signIn(account)).toMatchObject({ status: 303, location: '/meja' });
  });

  test('is turned off with the password, and backup codes are renewed with it', async () => {
    const { account, browser, backupCodes } = await withTotp();
    const renewed = await browser.post('/meja/akun/totp/kode-cadangan', { sandi: account.password });
    expect(renewed.status).toBe(200);
    expect(renewed.text).not.toContain(backupCodes[0] ?? '?');
    expect((await browser.post('/meja/akun/totp/mati', { sandi: 'bukan kata sandinya' })).status).toBe(422);
    expect((await browser.post('/meja/akun/totp/mati', { sandi: account.password })).status).toBe(303);
    expect((await browser.get('/meja')).status).toBe(200);
    expect(await visitor().signIn(account)).toMatchObject({ status: 303, location: '/meja' });
    expect(await identity.auditOf(identity.ours, account.id)).toEqual(
      expect.arrayContaining(['identity.backup-codes-renewed', 'identity.totp-off']),
    );
  });
});

describe('sessions', () => {
  const endingOf = (html: string) => textBetween(html, /action="(\/meja\/akun\/sesi\/[0-9a-f-]+\/akhiri)"/);

  test('one is ended from another browser at once', async () => {
    const { account, browser } = await signedIn();
    const elsewhere = visitor();
    await elsewhere.signIn(account);
    const path = endingOf((await browser.get('/meja/akun')).text);
    expect((await browser.post(path)).status).toBe(303);
    expect((await elsewhere.get('/meja')).status).toBe(303);
    expect((await browser.get('/meja')).status).toBe(200);
    expect((await browser.post(path)).status).toBe(404);
  });

  test('all others are ended at once', async () => {
    const { account, browser } = await signedIn();
    const others = [visitor(), visitor()];
    for (const other of others) await other.signIn(account);
    await browser.post('/meja/akun/sesi/akhiri-lain');
    for (const other of others) expect((await other.get('/meja')).status).toBe(303);
    expect((await browser.get('/meja/akun')).text).toContain('2 sesi lain diakhiri.');
  });

  test('nobody ends the session of another', async () => {
    const [victim, attacker] = [await signedIn(), await signedIn()];
    const [session] = await inReadOnly(identity.database.db, identity.ours, (tx) =>
      listSessions(tx, victim.account.id, identity.clock.now()),
    );
    expect((await attacker.browser.post(`/meja/akun/sesi/${session?.id}/akhiri`)).status).toBe(404);
    expect((await victim.browser.get('/meja')).status).toBe(200);
  });

  test('end after two idle hours, and after twelve hours however busy', async () => {
    const { browser } = await signedIn();
    const busyUntilNow = async (browsing: TestVisitor) => (await browsing.get('/meja')).status;
    identity.clock.move({ minutes: 119 });
    expect(await busyUntilNow(browser)).toBe(200);
    identity.clock.move({ minutes: 121 });
    expect(await busyUntilNow(browser)).toBe(303);
    identity.clock.reset();

    const { browser: busy } = await signedIn();
    const begun = identity.clock.now();
    for (let hour = 1; hour <= 4; hour += 1) {
      identity.clock.move({ minutes: 60 });
      expect(await busyUntilNow(busy)).toBe(200);
    }
    expect(identity.clock.now().since(begun).total('hours')).toBeGreaterThan(3);
    for (let hour = 5; hour <= 12; hour += 1) {
      identity.clock.move({ minutes: 60 });
      await busyUntilNow(busy);
    }
    expect(await busyUntilNow(busy)).toBe(303);
  });
});

describe('what is sensitive', () => {
  test('asks for the password once more after ten minutes', async () => {
    const { browser, account } = await signedIn();
    const fresh = await browser.get('/auth/passkey/generate-register-options');
    expect(JSON.parse(fresh.text)).toMatchObject({ rp: { id: identity.ours.host }, user: {} });
    identity.clock.move({ minutes: 11 });
    const stale = await browser.get('/auth/passkey/generate-register-options');
    expect(JSON.parse(stale.text)).toEqual({ redirect: '/meja/akun/konfirmasi?tujuan=%2Fmeja%2Fakun' });
    const removal = await browser.post('/meja/akun/passkey/01939fd6-0000-7000-8000-000000000000/hapus');
    expect(removal).toMatchObject({ status: 303, location: '/meja/akun/konfirmasi?tujuan=%2Fmeja%2Fakun' });
    expect((await browser.get(removal.location ?? '')).text).toContain('Pastikan ini Anda');
    expect((await browser.post('/meja/akun/konfirmasi', { sandi: 'bukan kata sandinya' })).status).toBe(422);
    const confirmed = await browser.post('/meja/akun/konfirmasi', { sandi: GOOD_PASSWORD, tujuan: '//evil.test' });
    expect(confirmed).toMatchObject({ status: 303, location: '/meja' });
    expect((await browser.post('/meja/akun/passkey/01939fd6-0000-7000-8000-000000000000/hapus')).status).toBe(404);
    expect(await identity.auditOf(identity.ours, account.id)).toContain('identity.confirmation-failed');
  });
});

describe('the name of a browser', () => {
  test.each([
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['curl/8', null],
  ])('%s', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
});
