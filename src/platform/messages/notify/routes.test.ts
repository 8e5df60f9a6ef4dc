import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { newId } from '../../database/ids.ts';
import { inReadOnly } from '../../database/tenancy.ts';
import { useTestDatabase } from '../../database/testing.ts';
import { createApp } from '../../http/app.ts';
import type { App } from '../../http/fastify.ts';
import { createPageCache } from '../../http/page-cache.ts';
import type { SitePlace } from '../../http/place.ts';
import type { Actor, UnitId } from '../../identity/actor.ts';
import type { Assets } from '../../ui/assets.ts';
import { readNotifyChoices } from './choices.ts';
import type { NoticeKind } from './notice-kind.ts';
import { notifyRoutes } from './routes.ts';

const database = useTestDatabase();
const kinds: readonly NoticeKind[] = [
  { name: 'test.news', label: { id: 'Kabar', en: 'News' }, isLegal: false, usual: 'mail' },
  { name: 'test.duty', label: { id: 'Kewajiban', en: 'Duty' }, isLegal: true, usual: 'mail' },
];
const governmentId = newId<'government'>();
const actor: Actor = {
  ...{ governmentId, accountId: newId<'account'>(), personId: newId<'person'>(), name: 'Siti' },
  ...{ homeUnitId: newId<'unit'>() as UnitId, homeUnitPath: '/', grants: [] },
};
const place: SitePlace = {
  ...{ kind: 'site', governmentId, siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/' },
  ...{ isGovernmentSite: true, governmentName: 'Kabupaten Contoh', governmentLabel: 'contohkab' },
  ...{ timeZone: 'Asia/Jakarta', hue: null },
};
const assets: Assets = { stylesheet: '/aset/a.css', font: '', icon: '', island: (name) => `/aset/${name}.js` };
const settings = readSettings({ PENDOPO_HOME: mkdtempSync(join(tmpdir(), 'pendopo-notify-')) });
let app: App;

beforeAll(async () => {
  app = await createApp({
    ...{ db: database.db, assets, assetsDir: import.meta.dirname, cache: createPageCache(0), secret: 's'.repeat(40) },
    ...{ isSecure: false, perMinute: 0, trustProxy: false, log: pino({ level: 'silent' }) },
    hosts: { find: async () => place, forget: () => undefined },
  });
  app.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
  await app.register(notifyRoutes, { db: database.db, assets, kinds, settings });
  await app.ready();
});
afterAll(() => app.close());

const headers = { host: 'contohkab.localhost', 'content-type': 'application/x-www-form-urlencoded' };
const url = '/meja/akun/pemberitahuan';
const send = (fields: Record<string, string>) =>
  app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
const kept = () => inReadOnly(database.db, actor, (tx) => readNotifyChoices(tx, actor.personId, kinds));
const choice = { 'jenis-test-news': 'weekly', 'jenis-test-duty': 'daily', jam: '18', hari: '5' };

describe('choosing how one is told', () => {
  test('shows what is usual, keeps what is chosen', async () => {
    const page = await app.inject({ url, headers });
    expect(page.body).toContain('Kewajiban');
    expect(page.body).toMatch(/value="mail" selected/);
    expect((await send(choice)).statusCode).toBe(303);
    expect(await kept()).toEqual({
      ...{ channels: { 'test.news': 'weekly', 'test.duty': 'daily' }, digest: { hour: 18, weekday: 5 } },
    });
  });

  test.each([
    ['a legal reminder that is turned off', { 'jenis-test-duty': 'none' }],
    ['a way that is none', { 'jenis-test-news': 'merpati' }],
    ['no hour', { jam: '' }],
    ['an hour that is none', { jam: '24' }],
    ['a day that is none', { hari: '0' }],
  ])('%s is pointed out, and nothing changes', async (_what, fault) => {
    await send(choice);
    expect((await send({ ...choice, 'jenis-test-news': 'none', ...fault })).statusCode).toBe(422);
    expect((await kept()).channels['test.news']).toBe('weekly');
  });
});
