import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { createAccount, disableAccount, inviteAccount, unlockAccount } from './accounts.ts';
import { createAuth } from './auth/auth.ts';
import { governmentSecret } from './auth/authority.ts';
import { readSignedCookie } from './auth/cookies.ts';
import { aVisitor, totpCode, useIdentity } from './testing.ts';

const identity = useIdentity();

let addresses = 0;
const visitor = (government: 'ours' | 'theirs') => {
  addresses += 1;
  return aVisitor(identity, identity[government].host, `198.51.100.${addresses}`);
};

const authOf = (government: 'ours' | 'theirs') =>
  createAuth(
    {
      db: identity.database.db,
      secret: 'a secret of at least thirty-two characters',
      settings: { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined },
      onWarning: () => undefined,
    },
    { ...identity[government], governmentName: 'Kabupaten', origin: `http://${identity[government].host}:3000` },
  );

describe('between two governments', () => {
  test('the same mail address has a login at each, with a password of its own', async () => {
    const email = 'sama@example.go.id';
    const ours = await identity.anAccount(identity.ours, { email, password: 'perahu nelayan pagi 7' });
    const theirs = await identity.anAccount(identity.theirs, { email, password: 'gunung ciremai berkabut' });
    expect(ours.id).not.toBe(theirs.id);
    expect((await visitor('ours').signIn(ours)).status).toBe(303);
    expect((await visitor('ours').signIn(theirs)).status).toBe(422);
    expect((await visitor('theirs').signIn(theirs)).status).toBe(303);
    expect((await visitor('theirs').signIn(ours)).status).toBe(422);
    await expect(
      createAccount(identity.database.db, identity.ours, { email, name: 'X', password: null }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('a session cookie is worth nothing at the other host', async () => {
    const account = await identity.anAccount(identity.ours);
    const [browser, other] = [visitor('ours'), visitor('theirs')];
    await browser.signIn(account);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    expect((await browser.get('/meja')).status).toBe(200);
    expect((await other.get('/meja')).status).toBe(303);
    expect((await other.get('/auth/passkey/generate-register-options')).status).toBe(401);
  });

  test('nor is its token, even past the signature of the cookie', async () => {
    const account = await identity.anAccount(identity.ours);
    await visitor('ours').signIn(account);
    const session = await inReadOnly(identity.database.db, identity.ours, (tx) =>
      tx.selectFrom('identity.session').select('token').where('login_id', '=', account.id).executeTakeFirstOrThrow(),
    );
    const [ours, theirs] = [await authOf('ours').$context, await authOf('theirs').$context];
    expect(await ours.internalAdapter.findSession(session.token)).not.toBeNull();
    expect(await theirs.internalAdapter.findSession(session.token)).toBeNull();
  });

  test('what one signs is not signed for the other', () => {
    const [ours, theirs] = [identity.ours, identity.theirs].map(({ governmentId }) =>
      governmentSecret('kunci', governmentId),
    );
    const cookie = {
      sesi: `isi.${createHmac('sha256', ours ?? '')
        .update('isi')
        .digest('base64')}`,
    };
    expect(readSignedCookie(cookie, 'sesi', ours ?? '')).toBe('isi');
    expect(readSignedCookie(cookie, 'sesi', theirs ?? '')).toBeNull();
    for (const sesi of ['', '.', 'isi', 'isi.', '.abc', 'isi.bukan-tanda-tangan']) {
      expect(readSignedCookie({ sesi }, 'sesi', ours ?? '')).toBeNull();
    }
  });

  test('failures at one host do not lock the other', async () => {
    const email = 'dikunci@example.go.id';
    const ours = await identity.anAccount(identity.ours, { email });
    const theirs = await identity.anAccount(identity.theirs, { email });
    for (let failure = 1; failure <= 5; failure += 1)
      await visitor('ours').signIn({ email, password: 'keliru sekali 99' });
    expect((await visitor('ours').signIn(ours)).status).toBe(429);
    expect((await visitor('theirs').signIn(theirs)).status).toBe(303);
  });

  test('a mailed link is worth nothing at the other host', async () => {
    const account = await identity.anAccount(identity.ours);
    await visitor('ours').post('/masuk/lupa', { surel: account.email });
    const [mail = ''] = await identity.mailsTo(identity.ours, account.email);
    const kunci = /kunci=([\w-]+)/.exec(mail)?.[1] ?? '';
    expect((await visitor('theirs').get(`/masuk/atur-ulang?kunci=${kunci}`)).status).toBe(410);
    const fields = { kunci, baru: 'payung biru di stasiun 4', ulang: 'payung biru di stasiun 4' };
    expect((await visitor('theirs').post('/masuk/atur-ulang', fields)).status).toBe(410);
    expect((await visitor('ours').post('/masuk/atur-ulang', fields)).status).toBe(303);
  });

  test('a second factor under way is worth nothing at the other host', async () => {
    const account = await identity.anAccount(identity.ours);
    const browser = visitor('ours');
    await browser.signIn(account);
    const setup = await browser.post('/meja/akun/totp', { sandi: account.password });
    const uri = (/name="uri" value="([^"]+)"/.exec(setup.text)?.[1] ?? '').replaceAll('&amp;', '&');
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    await browser.post('/meja/akun/totp/aktif', { uri, kode: totpCode(secret) });
    const [halfway, other] = [visitor('ours'), visitor('theirs')];
    await halfway.signIn(account);
    for (const [name, value] of halfway.cookies) other.cookies.set(name, value);
    const next = totpCode(secret, Date.now() + 30_000);
    expect((await other.post('/masuk/kode', { kode: next })).location).toBe('/masuk?galat=waktu');
    expect((await halfway.post('/masuk/kode', { kode: next })).status).toBe(303);
  });

  test('a passkey and a verification are found by their own government only', async () => {
    const account = await identity.anAccount(identity.ours);
    const [ours, theirs] = [await authOf('ours').$context, await authOf('theirs').$context];
    const passkey = {
      ...{ userId: account.id, publicKey: 'pk', credentialID: 'kunci-1', counter: 0, deviceType: 'singleDevice' },
      ...{ backedUp: false, createdAt: new Date() },
    };
    await ours.adapter.create({ model: 'passkey', data: passkey });
    const where = [{ field: 'credentialID', value: 'kunci-1' }];
    expect(await ours.adapter.findOne({ model: 'passkey', where })).toMatchObject({ userId: account.id });
    expect(await theirs.adapter.findOne({ model: 'passkey', where })).toBeNull();
    const expiresAt = new Date(Date.now() + 60_000);
    await ours.internalAdapter.createVerificationValue({ identifier: 'tantangan', value: account.id, expiresAt });
    expect(await theirs.internalAdapter.consumeVerificationValue('tantangan')).toBeNull();
    expect(await ours.internalAdapter.consumeVerificationValue('tantangan')).toMatchObject({ value: account.id });
  });

  test('an administrator of one cannot touch logins of the other', async () => {
    const account = await identity.anAccount(identity.ours);
    const { db } = identity.database;
    const missing = { code: 'not-found' };
    await expect(disableAccount(db, identity.theirs, account.id)).rejects.toMatchObject(missing);
    await expect(unlockAccount(db, identity.theirs, account.id)).rejects.toMatchObject(missing);
    const invitation = {
      accountId: account.id,
      origin: 'http://x',
      governmentName: 'X',
      language: 'id',
      now: identity.clock.now(),
    } as const;
    await expect(inviteAccount(db, identity.theirs, invitation)).rejects.toMatchObject(missing);
    expect((await visitor('ours').signIn(account)).status).toBe(303);
  });

  test('no row can be written for, or moved to, another government', async () => {
    const account = await identity.anAccount(identity.ours);
    const asTheirs = (statement: string) =>
      inTransaction(identity.database.db, identity.theirs, (tx) => sql.raw(statement).execute(tx));
    const values = `('${identity.ours.governmentId}', '${newId()}', 'X', 'x@example.go.id')`;
    await expect(
      asTheirs(`insert into identity.login (government_id, id, name, email) values ${values}`),
    ).rejects.toThrow(/row-level security/);
    const session = `('${newId()}', '${account.id}', 'token', now() + interval '1 hour')`;
    await expect(
      asTheirs(`insert into identity.session (id, login_id, token, expires_at) values ${session}`),
    ).rejects.toThrow(/foreign key/);
    const seen = await inReadOnly(identity.database.db, identity.theirs, (tx) =>
      tx.selectFrom('identity.login').select('id').where('id', '=', account.id).execute(),
    );
    expect(seen).toEqual([]);
  });
});
