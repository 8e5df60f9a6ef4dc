import { describe, expect, test } from 'vitest';
import { createAccount, disableAccount, unlockAccount } from '../accounts.ts';
import { aVisitor, type TestAccount, useIdentity } from '../testing.ts';

const identity = useIdentity();
const ourHost = () => identity.ours.host;

let addresses = 0;
const freshAddress = () => {
  addresses += 1;
  return `198.51.100.${addresses}`;
};

const visitor = () => aVisitor(identity, ourHost(), freshAddress());
const wrong = (account: Pick<TestAccount, 'email'>) => ({ email: account.email, password: 'kata sandi keliru 1' });

describe('signing in', () => {
  test('leads to the page that was asked for, with a cookie that scripts and other hosts cannot read', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor();
    const asked = await browser.get('/meja?status=menunggu');
    expect(asked).toMatchObject({ status: 303, location: '/masuk?tujuan=%2Fmeja%3Fstatus%3Dmenunggu' });
    const page = await browser.get(asked.location ?? '');
    expect(page.text).toContain('value="/meja?status=menunggu"');
    const entered = await browser.signIn(account, { tujuan: '/meja?status=menunggu' });
    expect(entered).toMatchObject({ status: 303, location: '/meja?status=menunggu' });
    const cookie = entered.setCookies.find((line) => line.startsWith('pendopo.session_token=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(JSON.parse((await browser.get('/meja')).text)).toEqual({ name: 'Ani Lestari' });
    expect(await identity.auditOf(identity.ours, account.id)).toEqual([
      'identity.account-created',
      'identity.signed-in',
    ]);
  });

  test('capitals in the mail address do not matter; someone signed in is not asked again', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor();
    await browser.signIn({ ...account, email: account.email.toUpperCase() });
    expect(await browser.get('/masuk?tujuan=/meja/akun')).toMatchObject({ status: 303, location: '/meja/akun' });
  });

  test('signing out ends the session for good', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor();
    await browser.signIn(account);
    const kept = new Map(browser.cookies);
    expect(await browser.post('/keluar')).toMatchObject({ status: 303, location: '/masuk' });
    expect((await browser.get('/masuk')).text).toContain('Anda sudah keluar.');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/meja')).status).toBe(303);
    expect(await identity.auditOf(identity.ours, account.id)).toContain('identity.signed-out');
  });

  test('signing in again gives the browser another session and ends the former', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor();
    await browser.signIn(account);
    const former = browser.cookies.get('pendopo.session_token') ?? '';
    await browser.signIn(account);
    expect(browser.cookies.get('pendopo.session_token')).not.toBe(former);
    browser.cookies.set('pendopo.session_token', former);
    expect((await browser.get('/meja')).status).toBe(303);
  });

  test('a form sent after the session ended is told how to save what was typed', async () => {
    const answer = await visitor().post('/meja/simpan', { judul: 'Rapat' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Sesi Anda sudah berakhir');
  });

  test('a login without a person gets a page that says so, and can sign out', async () => {
    const account = { email: 'tanpa-orang@example.go.id', name: 'Tanpa', password: 'perahu nelayan pagi 7' };
    await createAccount(identity.database.db, identity.ours, account);
    const browser = visitor();
    await browser.signIn(account);
    const answer = await browser.get('/meja');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Akun Anda belum terhubung');
    expect(answer.text).toContain('action="/keluar"');
  });

  test('the door is on the host of the government; other sites of it point there', async () => {
    const browser = aVisitor(identity, `waled.${ourHost()}`);
    expect(await browser.get('/masuk')).toMatchObject({
      status: 303,
      location: 'http://cirebonkab.localhost:3000/masuk',
    });
    expect((await browser.get('/meja')).status).toBe(404);
    expect((await browser.post('/masuk', { surel: 'a@b.id', sandi: 'x' })).status).toBe(404);
  });

  test('a disabled login does not enter, and its sessions end at once', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor();
    await browser.signIn(account);
    await disableAccount(identity.database.db, identity.ours, account.id);
    expect((await browser.get('/meja')).status).toBe(303);
    expect((await visitor().signIn(account)).status).toBe(422);
  });
});

describe('where signing in leads', () => {
  test.each(['https://evil.test/', '//evil.test', '/\\evil.test', '/\t/evil.test', 'javascript:alert(1)', '/masuk'])(
    'never to %s',
    async (goal) => {
      const account = await identity.anAccount(identity.ours);
      expect(await visitor().signIn(account, { tujuan: goal })).toMatchObject({ status: 303, location: '/meja' });
    },
  );
});

describe('failures', () => {
  test('say the same, with the same status, for a wrong password and for an address without a login', async () => {
    const account = await identity.anAccount(identity.ours);
    const [known, unknown] = [
      await visitor().signIn(wrong(account)),
      await visitor().signIn(wrong({ email: 'x@y.go.id' })),
    ];
    expect(known.status).toBe(422);
    expect(unknown.status).toBe(422);
    expect(known.text.replaceAll(account.email, '')).toBe(unknown.text.replaceAll('x@y.go.id', ''));
    expect(known.text).toContain('Surel atau kata sandi tidak cocok');
    expect(known.text).not.toContain('kata sandi keliru 1');
  });

  test('lock after the fifth, also with the right password, until the wait is over', async () => {
    const account = await identity.anAccount(identity.ours);
    for (let failure = 1; failure <= 5; failure += 1) expect((await visitor().signIn(wrong(account))).status).toBe(422);
    const locked = await visitor().signIn(account);
    expect(locked.status).toBe(429);
    expect(locked.headers['retry-after']).toBe('60');
    identity.clock.move({ seconds: 61 });
    expect((await visitor().signIn(wrong(account))).status).toBe(422);
    identity.clock.move({ seconds: 61 });
    expect((await visitor().signIn(account)).status).toBe(429);
    identity.clock.move({ seconds: 60 });
    expect((await visitor().signIn(account)).status).toBe(303);
    expect(await identity.auditOf(identity.ours, account.id)).toEqual([
      'identity.account-created',
      ...Array<string>(5).fill('identity.sign-in-failed'),
      'identity.sign-in-locked',
      'identity.sign-in-failed',
      'identity.sign-in-locked',
      'identity.signed-in',
    ]);
  });

  test('lock an address without a login in the same way', async () => {
    const nobody = wrong({ email: 'tidak-ada@example.go.id' });
    for (let failure = 1; failure <= 5; failure += 1) expect((await visitor().signIn(nobody)).status).toBe(422);
    expect((await visitor().signIn(nobody)).status).toBe(429);
  });

  test('at the same moment count all the same', async () => {
    const account = await identity.anAccount(identity.ours);
    const answers = await Promise.all(Array.from({ length: 9 }, () => visitor().signIn(wrong(account))));
    expect(answers.filter(({ status }) => status === 422).length).toBe(5);
    expect(answers.filter(({ status }) => status === 429).length).toBe(4);
  });

  test('an administrator ends the wait', async () => {
    const account = await identity.anAccount(identity.ours);
    for (let failure = 1; failure <= 5; failure += 1) await visitor().signIn(wrong(account));
    expect((await visitor().signIn(account)).status).toBe(429);
    await unlockAccount(identity.database.db, identity.ours, account.id);
    expect((await visitor().signIn(account)).status).toBe(303);
  });

  test('from one network address lock it, whatever mail addresses it tries', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = aVisitor(identity, ourHost(), '192.0.2.99');
    for (let failure = 1; failure <= 50; failure += 1)
      await browser.signIn(wrong({ email: `coba-${failure}@example.go.id` }));
    expect((await browser.signIn(account)).status).toBe(429);
    expect((await visitor().signIn(account)).status).toBe(303);
  }, 120_000);

  test('a form that is no form is refused with a page', async () => {
    const answer = await visitor().post('/masuk', { surel: 'bukan surel' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tulis alamat surel lengkap');
    expect(answer.text).toContain('Tulis kata sandi Anda.');
  });
});

describe("better-auth's own addresses", () => {
  test.each([
    '/auth/sign-in/email',
    '/auth/sign-up/email',
    '/auth/get-session',
    '/auth/list-sessions',
    '/auth/update-user',
    '/auth/request-password-reset',
    '/auth/two-factor/enable',
    '/auth/passkey/list-user-passkeys',
    '/auth/oidc',
    '/auth/callback/oidc',
    '/auth/error',
    '/api/auth/get-session',
  ])('%s does not exist', async (path) => {
    expect((await visitor().get(path)).status).toBe(404);
    expect((await visitor().post(path)).status).toBe(404);
  });
});

describe('the answer of a device', () => {
  test.each([
    {},
    { response: 'bukan objek' },
    { response: { id: '' } },
    { response: { id: '\u0000' } },
    { response: { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '', authenticatorData: '' } } },
    { response: { id: 'x'.repeat(2001) } },
    [],
    null,
  ])('%j is refused, not stumbled over', async (payload) => {
    const browser = visitor();
    expect((await browser.get('/auth/passkey/generate-authenticate-options')).status).toBe(200);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host: ourHost(), cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    for (const step of ['verify-authentication', 'verify-registration']) {
      const url = `/auth/passkey/${step}`;
      const answer = await identity.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) });
      expect([400, 401]).toContain(answer.statusCode);
    }
  });
});
