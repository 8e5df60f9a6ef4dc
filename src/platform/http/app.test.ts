import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { h } from 'preact';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../database/ids.ts';
import { useTestDatabase } from '../database/testing.ts';
import { AppError } from '../errors.ts';
import { createApp } from './app.ts';
import type { App } from './fastify.ts';
import type { HostDirectory } from './hosts.ts';
import { createPageCache } from './page-cache.ts';
import type { Place } from './place.ts';

const database = useTestDatabase();
const assetsDir = mkdtempSync(join(tmpdir(), 'pendopo-assets-'));
const logged: string[] = [];
const site: Place = {
  ...{ kind: 'site', governmentId: newId<'government'>(), siteId: newId<'site'>(), unitId: newId<'unit'>() },
  ...{ unitPath: '/', isGovernmentSite: true, governmentName: 'Kabupaten Contoh', governmentLabel: 'contohkab' },
  ...{ timeZone: 'Asia/Jakarta', hue: null },
};
const hosts: HostDirectory = {
  find: async (name) => (name === 'contohkab.localhost' ? site : name === 'localhost' ? { kind: 'directory' } : null),
  forget: () => undefined,
};
let app: App;

beforeAll(async () => {
  mkdirSync(assetsDir, { recursive: true });
  writeFileSync(join(assetsDir, 'style.css'), 'body{}');
  app = await createApp({
    ...{
      db: database.db,
      hosts,
      cache: createPageCache(1_000_000),
      assetsDir,
      secret: 's'.repeat(40),
      isSecure: false,
    },
    assets: { stylesheet: '/aset/style.css', font: '', icon: '', island: () => '' },
    ...{ perMinute: 0, trustProxy: false },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  });
  app.get('/halaman', async (_request, reply) => reply.publicPage(h('html', null, 'halo'), { tags: ['site:1'] }));
  app.get('/diska-penuh', async () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100', severity: 'ERROR' });
  });
  app.get('/basis-data-mati', async () => {
    throw new Error('Connection terminated unexpectedly');
  });
  app.get('/rusak', async () => {
    throw new Error('NIK 3209010101010001 bocor');
  });
  app.get('/penuh', async () => {
    throw new AppError('unavailable', 'busy');
  });
  app.get('/butir/:id', { schema: { params: z.object({ id: z.uuid() }) } }, async () => 'ya');
  app.post('/ubah', async (_request, reply) => reply.setFlash({ text: 'Tersimpan' }).redirect('/pesan', 303));
  app.get('/pesan', async (request) => ({ text: request.flash?.text ?? null }));
  await app.ready();
});

afterAll(async () => {
  await app.close();
  rmSync(assetsDir, { recursive: true });
});

const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: 'contohkab.localhost:3000', ...headers } });

describe('the web server', () => {
  test('sends security headers that allow no inline script and no foreign host', async () => {
    const { headers } = await ask('/halaman');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  });

  test.each([
    ['/tidak-ada', {}, 404],
    ['/butir/bukan-uuid', {}, 404],
    ['/%E0%A4%A', {}, 400],
    ['/halaman', { host: 'a..b' }, 400],
    ['/halaman', { host: 'tidak.dikenal' }, 404],
    ['/halaman', { host: 'localhost' }, 404],
    ['/penuh', {}, 503],
    ['/diska-penuh', {}, 503],
    ['/basis-data-mati', {}, 503],
  ])('%s %o is a page in Indonesian with status %i', async (url, headers, status) => {
    const answer = await ask(url, headers as Record<string, string>);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('<html lang="id">');
  });

  test('a fault of ours shows an incident number and nothing else; the log has it in one line', async () => {
    logged.length = 0;
    const answer = await ask('/rusak');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('3209');
    const lines = logged.filter((line) => line.includes('request failed'));
    expect(lines).toHaveLength(1);
    const incident = JSON.parse(lines[0] ?? '{}').incident as string;
    expect(answer.body).toContain(incident);
    expect(lines[0]).not.toContain('127.0.0.1');
  });

  test('programs that want JSON get problem details (RFC 9457)', async () => {
    const answer = await ask('/tidak-ada', { accept: 'application/json' });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404, title: 'Tidak ditemukan' });
  });

  test('a forged change is refused', async () => {
    const headers = { host: 'contohkab.localhost:3000', origin: 'http://evil.test' };
    expect((await app.inject({ method: 'POST', url: '/ubah', headers })).statusCode).toBe(403);
  });

  test('a flash message is shown once and cannot be made up', async () => {
    const headers = { host: 'contohkab.localhost:3000', origin: 'http://contohkab.localhost:3000' };
    const changed = await app.inject({ method: 'POST', url: '/ubah', headers });
    const cookie = changed.cookies[0];
    expect((await ask('/pesan', { cookie: `pesan=${cookie?.value}` })).json()).toEqual({ text: 'Tersimpan' });
    const forged = Buffer.from(JSON.stringify({ text: 'palsu' })).toString('base64url');
    expect((await ask('/pesan', { cookie: `pesan=${forged}.x` })).json()).toEqual({ text: null });
  });

  test('health answers on every host; metrics are OpenMetrics, for this machine only', async () => {
    expect((await ask('/healthz', { host: 'apa.saja' })).json()).toEqual({ status: 'ok' });
    expect((await ask('/readyz')).json()).toEqual({ status: 'ready', database: true });
    expect((await ask('/izin-sertifikat?domain=contohkab.localhost')).statusCode).toBe(200);
    expect((await ask('/izin-sertifikat?domain=orang.lain.id')).statusCode).toBe(404);
    const metrics = await ask('/metrics');
    expect(metrics.headers['content-type']).toContain('application/openmetrics-text');
    expect(metrics.body.trimEnd().endsWith('# EOF')).toBe(true);
    expect(
      (await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9', headers: { host: 'localhost' } })).statusCode,
    ).toBe(404);
  });
});
