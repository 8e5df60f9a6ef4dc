import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../../database/tenancy.ts';
import { disableAccount } from '../accounts.ts';
import { aVisitor, type TestVisitor, useIdentity } from '../testing.ts';

/** A provider as OpenID Connect Core 1.0 describes it, with one signed-in person: it stands outside the building. */
interface Provider {
  readonly issuer: string;
  person: { sub: string; email: string; email_verified: boolean };
  isAway: boolean;
  /** Of the latest authorization request. */
  asked: URLSearchParams;
  close(): Promise<void>;
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function startProvider(): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer(async (request, response) => {
    const answer = await answerOf(request, provider, { publicKey, privateKey });
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const provider: Provider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person: { sub: 'orang-1', email: '', email_verified: true },
    isAway: false,
    asked: new URLSearchParams(),
    close: () => closed(server),
  };
  return provider;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

async function answerOf(
  request: IncomingMessage,
  provider: Provider,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): Promise<object | null> {
  const { issuer } = provider;
  if (provider.isAway) return null;
  if (request.url === '/.well-known/openid-configuration') {
    return {
      ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
      ...{ jwks_uri: `${issuer}/keys`, userinfo_endpoint: `${issuer}/userinfo` },
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
  if (request.url === '/keys') {
    return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'kunci', alg: 'RS256', use: 'sig' }] };
  }
  if (request.url !== '/token') return null;
  const body = new URLSearchParams((await request.setEncoding('utf8').toArray()).join(''));
  const proof = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url');
  if (proof !== provider.asked.get('code_challenge') || body.get('code') !== 'kode') return null;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: issuer, aud: 'pendopo', iat: now, exp: now + 300, nonce: provider.asked.get('nonce') },
    ...{ ...provider.person, name: 'Nama dari penyedia' },
  };
  const signed = `${base64url({ alg: 'RS256', kid: 'kunci' })}.${base64url(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), keys.privateKey).toString('base64url');
  return { access_token: 'akses', token_type: 'Bearer', expires_in: 300, id_token: `${signed}.${signature}` };
}

let provider: Provider;
const environment: Record<string, string> = { OIDC_CLIENT_ID: 'pendopo', OIDC_CLIENT_SECRET: 'rahasia-klien' };

beforeAll(async () => {
  provider = await startProvider();
  environment.OIDC_ISSUER = provider.issuer;
});
afterAll(async () => provider.close());

const identity = useIdentity({ environment });

const visitor = () => aVisitor(identity, identity.ours.host);

/** Goes to the provider and comes back with a code. */
async function throughProvider(browser: TestVisitor, tujuan = '/meja/akun') {
  const start = await browser.get(`/auth/oidc?tujuan=${encodeURIComponent(tujuan)}`);
  expect(start.status).toBe(303);
  provider.asked = new URL(start.location ?? '').searchParams;
  const state = encodeURIComponent(provider.asked.get('state') ?? '');
  return browser.get(`/auth/callback/oidc?code=kode&state=${state}`);
}

describe('an OpenID Connect provider', () => {
  test('signs in a login that exists, by its verified mail address, with PKCE, state and nonce', async () => {
    const account = await identity.anAccount(identity.ours);
    provider.person = { sub: 'orang-1', email: account.email, email_verified: true };
    const browser = visitor();
    expect((await browser.get('/masuk')).text).toContain('href="/auth/oidc"');
    expect(await throughProvider(browser)).toMatchObject({ status: 303, location: '/meja/akun' });
    expect(provider.asked.get('code_challenge_method')).toBe('S256');
    expect(provider.asked.get('nonce')).toMatch(/.{16,}/);
    expect(provider.asked.get('redirect_uri')).toBe('http://cirebonkab.localhost:3000/auth/callback/oidc');
    expect((await browser.get('/meja')).status).toBe(200);
    const page = await browser.get('/meja/akun');
    expect(page.text).not.toContain('Nama dari penyedia');
    expect(await identity.auditOf(identity.ours, account.id)).toContain('identity.signed-in');
  });

  test('goes on knowing the person by the subject, and leaves no token with us', async () => {
    const account = await identity.anAccount(identity.ours);
    provider.person = { sub: 'orang-2', email: account.email, email_verified: true };
    await throughProvider(visitor());
    provider.person.email = 'alamat-baru@example.go.id';
    expect((await throughProvider(visitor())).location).toBe('/meja/akun');
    const { rows } = await inReadOnly(identity.database.db, identity.ours, (tx) =>
      sql<{
        tokens: number;
      }>`select num_nonnulls(access_token, refresh_token, id_token) as tokens from identity.credential
        where provider_id = 'oidc' and account_id = 'orang-2'`.execute(tx),
    );
    expect(rows).toEqual([{ tokens: 0 }]);
  });

  test('registers nobody', async () => {
    provider.person = { sub: 'orang-asing', email: 'orang-asing@example.com', email_verified: true };
    const browser = visitor();
    expect(await throughProvider(browser)).toMatchObject({ status: 303, location: '/masuk?galat=oidc' });
    expect((await browser.get('/masuk?galat=oidc')).text).toContain('tidak dapat mengantar');
    expect((await browser.get('/meja')).status).toBe(303);
    const found = await inReadOnly(identity.database.db, identity.ours, (tx) =>
      tx.selectFrom('identity.login').select('id').where('email', '=', 'orang-asing@example.com').execute(),
    );
    expect(found).toEqual([]);
  });

  test('is not believed about a mail address that it has not verified', async () => {
    const account = await identity.anAccount(identity.ours);
    provider.person = { sub: 'peniru', email: account.email, email_verified: false };
    expect((await throughProvider(visitor())).location).toBe('/masuk?galat=oidc');
  });

  test('opens no disabled login', async () => {
    const account = await identity.anAccount(identity.ours);
    await disableAccount(identity.database.db, identity.ours, account.id);
    provider.person = { sub: 'orang-3', email: account.email, email_verified: true };
    expect((await throughProvider(visitor())).location).toBe('/masuk?galat=oidc');
  });

  test('its answer counts only in the browser that asked, and only once', async () => {
    const account = await identity.anAccount(identity.ours);
    provider.person = { sub: 'orang-4', email: account.email, email_verified: true };
    const browser = visitor();
    await throughProvider(browser);
    const state = provider.asked.get('state') ?? '';
    const back = `/auth/callback/oidc?code=kode&state=${state}`;
    expect((await visitor().get(back)).location).toBe('/masuk?galat=oidc');
    expect((await browser.get(back)).location).toBe('/masuk?galat=oidc');
    expect((await visitor().get('/auth/callback/oidc?error=access_denied&state=abc')).location).toBe(
      '/masuk?galat=oidc',
    );
  });

  test('leads nowhere else afterwards', async () => {
    const account = await identity.anAccount(identity.ours);
    provider.person = { sub: 'orang-5', email: account.email, email_verified: true };
    expect((await throughProvider(visitor(), 'https://evil.test/')).location).toBe('/meja');
  });

  test('that is away hinders nobody who has a password, and is asked again when it is back', async () => {
    provider.isAway = true;
    const account = await identity.anAccount(identity.theirs);
    provider.person = { sub: 'orang-6', email: account.email, email_verified: true };
    const browser = aVisitor(identity, identity.theirs.host);
    expect((await browser.get('/auth/oidc')).location).toBe('/masuk?galat=oidc');
    expect((await browser.signIn(account)).status).toBe(303);
    provider.isAway = false;
    expect((await browser.get('/auth/oidc')).location).toContain(`${provider.issuer}/authorize`);
  });
});
