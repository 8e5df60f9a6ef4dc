import { describe, expect, test } from 'vitest';
import { createAccount, inviteAccount } from '../accounts.ts';
import { aVisitor, GOOD_PASSWORD, useIdentity } from '../testing.ts';
import { hashPassword, verifyPassword } from './hashing.ts';
import { passwordFault } from './rules.ts';

const identity = useIdentity();
const NEW = 'payung biru di stasiun 4';

let addresses = 0;
const visitor = () => {
  addresses += 1;
  return aVisitor(identity, identity.ours.host, `198.51.100.${addresses}`);
};

async function linkTo(email: string): Promise<string> {
  const mail = (await identity.mailsTo(identity.ours, email)).at(-1) ?? '';
  const link = /^http:\/\/cirebonkab\.localhost:3000(\/masuk\/atur-ulang\?kunci=[\w-]{43})$/m.exec(mail);
  return link?.[1] ?? 'no link';
}

const tokenOf = (link: string) => link.split('=')[1] ?? '';

async function askedReset(email: string): Promise<string> {
  expect((await visitor().post('/masuk/lupa', { surel: email })).status).toBe(200);
  return linkTo(email);
}

describe('a password', () => {
  const owner = { email: 'budi.santoso@cirebonkab.go.id', name: 'Budi Santoso' };

  test.each([
    ['singkat', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['BudiSantoso2026!', 'personal'],
    ['kerja-santoso-99', 'personal'],
    ['1234567890', 'common'],
    ['0987654321', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcdefghijkl', 'common'],
    ['Password123!', 'common'],
    ['Bismillah2026', 'common'],
    ['qwertyuiop123', 'common'],
    ['17081945170819', 'common'],
  ])('%s is refused as %s', (password, fault) => expect(passwordFault(password, owner)).toBe(fault));

  test.each(['perahu nelayan pagi', 'Sawah#Hijau%72', 'tiga kucing di loteng', 'kuda-laut-88-menari'])(
    '%s may be used',
    (password) => expect(passwordFault(password, owner)).toBeNull(),
  );

  test('is kept as argon2id with the cost that OWASP asks for', async () => {
    const hash = await hashPassword('perahu nelayan pagi');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('perahu nelayan pagi', hash)).toBe(true);
    expect(await verifyPassword('perahu nelayan sore', hash)).toBe(false);
    expect(await verifyPassword('perahu nelayan pagi', 'no hash')).toBe(false);
  });
});

describe('a forgotten password', () => {
  test('is replaced by a link that works once, ends all sessions and any waiting', async () => {
    const account = await identity.anAccount(identity.ours);
    const elsewhere = visitor();
    await elsewhere.signIn(account);
    for (let failure = 1; failure <= 5; failure += 1)
      await visitor().signIn({ ...account, password: 'keliru sekali 99' });
    expect((await visitor().signIn(account)).status).toBe(429);

    const link = await askedReset(account.email);
    const browser = visitor();
    const page = await browser.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain(account.email);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const fields = { kunci: tokenOf(link), baru: NEW, ulang: NEW };
    expect(await browser.post('/masuk/atur-ulang', fields)).toMatchObject({ status: 303, location: '/masuk' });

    expect((await elsewhere.get('/meja')).status).toBe(303);
    expect((await visitor().signIn(account)).status).toBe(422);
    expect((await visitor().signIn({ ...account, password: NEW })).status).toBe(303);
    expect((await browser.get(link)).status).toBe(410);
    expect(
      (await browser.post('/masuk/atur-ulang', { ...fields, baru: GOOD_PASSWORD, ulang: GOOD_PASSWORD })).status,
    ).toBe(410);
    expect(await identity.auditOf(identity.ours, account.id)).toEqual(
      expect.arrayContaining(['identity.reset-asked', 'identity.password-set']),
    );
  });

  test('sent at the same moment twice, sets one password', async () => {
    const account = await identity.anAccount(identity.ours);
    const kunci = tokenOf(await askedReset(account.email));
    const answers = await Promise.all(
      [NEW, 'gunung ciremai berkabut'].map((baru) => visitor().post('/masuk/atur-ulang', { kunci, baru, ulang: baru })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  });

  test('answers the same for an address without a login, and sends nothing', async () => {
    const account = await identity.anAccount(identity.ours);
    const known = await visitor().post('/masuk/lupa', { surel: account.email });
    const unknown = await visitor().post('/masuk/lupa', { surel: 'tidak-ada@example.go.id' });
    expect(known.status).toBe(unknown.status);
    expect(known.text.replaceAll(account.email, '')).toBe(unknown.text.replaceAll('tidak-ada@example.go.id', ''));
    expect(await identity.mailsTo(identity.ours, account.email)).toHaveLength(1);
    expect(await identity.mailsTo(identity.ours, 'tidak-ada@example.go.id')).toEqual([]);
  });

  test('a link is too old after 30 minutes, and a newer one replaces it', async () => {
    const account = await identity.anAccount(identity.ours);
    const first = await askedReset(account.email);
    identity.clock.move({ minutes: 3 });
    const second = await askedReset(account.email);
    expect(second).not.toBe(first);
    expect((await visitor().get(first)).status).toBe(410);
    identity.clock.move({ minutes: 29 });
    expect((await visitor().get(second)).status).toBe(200);
    identity.clock.move({ minutes: 2 });
    expect((await visitor().get(second)).status).toBe(410);
  });

  test('mails are not sent one after the other', async () => {
    const account = await identity.anAccount(identity.ours);
    await askedReset(account.email);
    await askedReset(account.email);
    expect(await identity.mailsTo(identity.ours, account.email)).toHaveLength(1);
  });

  test('a bad new password is refused, and the link still works', async () => {
    const account = await identity.anAccount(identity.ours);
    const kunci = tokenOf(await askedReset(account.email));
    const tryWith = async (baru: string, ulang = baru) =>
      (await visitor().post('/masuk/atur-ulang', { kunci, baru, ulang })).text;
    expect(await tryWith('pendek')).toContain('paling sedikit 10 huruf');
    expect(await tryWith('ani lestari bekerja')).toContain('tidak boleh memuat nama');
    expect(await tryWith('Password1234')).toContain('terlalu mudah ditebak');
    expect(await tryWith(NEW, `${NEW}x`)).toContain('tidak sama');
    expect((await visitor().post('/masuk/atur-ulang', { kunci, baru: NEW, ulang: NEW })).status).toBe(303);
  });

  test('a made-up link is refused', async () => {
    expect((await visitor().get('/masuk/atur-ulang?kunci=abc')).status).toBe(410);
    expect((await visitor().get('/masuk/atur-ulang')).status).toBe(410);
    expect((await visitor().get('/masuk/atur-ulang?kunci=a&kunci=b')).status).toBe(410);
    expect((await visitor().post('/masuk/atur-ulang', {})).status).toBe(410);
  });
});

describe('an invitation', () => {
  test('lets a new person choose the first password', async () => {
    const email = 'pegawai-baru@example.go.id';
    const { db } = identity.database;
    const accountId = await createAccount(db, identity.ours, { email, name: 'Pegawai Baru', password: null });
    expect((await visitor().signIn({ email, password: GOOD_PASSWORD })).status).toBe(422);
    const origin = 'http://cirebonkab.localhost:3000';
    const now = identity.clock.now();
    const invitation = { accountId, origin, governmentName: 'Kabupaten Cirebon', language: 'id', now } as const;
    expect(await inviteAccount(db, identity.ours, invitation)).toBe(true);
    expect(await inviteAccount(db, identity.ours, invitation)).toBe(false);
    const link = await linkTo(email);
    identity.clock.move({ hours: 6 * 24 });
    expect((await visitor().get(link)).text).toContain('Selamat datang');
    await visitor().post('/masuk/atur-ulang', { kunci: tokenOf(link), baru: NEW, ulang: NEW });
    expect((await visitor().signIn({ email, password: NEW })).status).toBe(303);
  });
});
