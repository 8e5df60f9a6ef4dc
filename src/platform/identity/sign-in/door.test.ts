import fc from 'fast-check';
import type { CompiledQuery } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { aVisitor, useIdentity } from '../testing.ts';
import { attemptKey, waitMinutes } from './attempts.ts';
import { returnPath } from './return-path.ts';

const https = useIdentity({
  address: { scheme: 'https', domain: 'localhost', port: null },
  requiresSecondFactor: async () => true,
});

describe('behind https', () => {
  test('the session cookie is held to its host by the browser', async () => {
    const account = await https.anAccount(https.ours);
    const browser = aVisitor(https, https.ours.host);
    const entered = await browser.signIn(account);
    const cookie = entered.setCookies.find((line) => line.includes('session_token=')) ?? '';
    expect(cookie).toMatch(/^__Host-pendopo\.session_token=/);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/Domain=/i);
    const left = await browser.post('/keluar');
    expect(left.setCookies.some((line) => /^__Host-pendopo\.session_token=;.*Secure/i.test(line))).toBe(true);
  });
});

describe('a role that asks for a second factor', () => {
  test('opens the account page only, until one is on', async () => {
    const account = await https.anAccount(https.ours);
    const browser = aVisitor(https, https.ours.host);
    await browser.signIn(account);
    expect(await browser.get('/meja')).toMatchObject({ status: 303, location: '/meja/akun' });
    expect((await browser.post('/meja/simpan', {})).status).toBe(303);
    const page = await browser.get('/meja/akun');
    expect(page.status).toBe(200);
    expect(page.text).toContain('mewajibkan verifikasi dua langkah');
  });
});

describe('a page of the desk', () => {
  test('costs one query for the session beside the person, in one transaction', async () => {
    const account = await https.anAccount(https.ours);
    const browser = aVisitor(https, https.ours.host);
    await browser.signIn(account);
    await browser.get('/meja');
    const statements: string[] = [];
    const executor = https.database.db.getExecutor();
    const original = executor.provideConnection.bind(executor);
    const spy = vi.spyOn(executor, 'provideConnection').mockImplementation((consumer, options) =>
      original((connection) => {
        const listening = Object.create(connection, {
          executeQuery: {
            value: (query: CompiledQuery) => {
              statements.push(query.sql);
              return connection.executeQuery(query);
            },
          },
        });
        return consumer(listening);
      }, options),
    );
    await browser.get('/meja');
    spy.mockRestore();
    const about = (table: string) => statements.filter((statement) => statement.includes(table)).length;
    expect(about('"identity"."session" as "session"')).toBe(1);
    expect(statements.length).toBe(4);
  });
});

describe('the wait after failures', () => {
  test('is none for four failures, then doubles from one minute to an hour', () => {
    expect([1, 4, 5, 6, 7, 8, 10, 11, 50].map((failures) => waitMinutes('mail', failures))).toEqual([
      0, 0, 1, 2, 4, 8, 32, 60, 60,
    ]);
  });

  test('never shrinks with another failure', () => {
    const failures = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(failures, fc.constantFrom('mail' as const, 'address' as const, 'reset' as const), (count, kind) => {
        expect(waitMinutes(kind, count + 1)).toBeGreaterThanOrEqual(waitMinutes(kind, count));
      }),
    );
  });

  test('is counted for an address however it is written', () => {
    expect(attemptKey('mail', ' Ani@Example.go.id ').digest).toEqual(attemptKey('mail', 'ani@example.go.id').digest);
  });
});

describe('the path to return to', () => {
  test.each(['/meja', '/meja/situs?halaman=2#isi', '/meja/a%20b', '/meja/é'])('keeps %s on this host', (path) => {
    const kept = returnPath(path);
    expect(new URL(kept, 'http://a.localhost').href).toBe(new URL(path, 'http://a.localhost').href);
  });

  test('never leaves the host, whatever is asked', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `/${text}`),
      fc
        .array(fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '%2f', '%5c', '@', ':', 'evil.test', 'http', '?', '#'))
        .map((parts) => `/${parts.join('')}`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(new URL(returnPath(text), 'http://a.localhost').origin).toBe('http://a.localhost');
      }),
      { numRuns: 2000 },
    );
  });
});
