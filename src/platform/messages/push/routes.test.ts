import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../database/ids.ts';
import { inReadOnly } from '../../database/tenancy.ts';
import { useTestDatabase } from '../../database/testing.ts';
import { createApp } from '../../http/app.ts';
import type { App } from '../../http/fastify.ts';
import { createPageCache } from '../../http/page-cache.ts';
import type { SitePlace } from '../../http/place.ts';
import type { Actor, UnitId } from '../../identity/actor.ts';
import type { Assets } from '../../ui/assets.ts';
import { pushRoutes } from './routes.ts';
import { listDevices } from './subscriptions.ts';
import { aBrowser } from './testing.ts';

const database = useTestDatabase();
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
const assets: Assets = { stylesheet: '', font: '', icon: '', island: (name) => `/aset/${name}.a1.js` };
let app: App;

beforeAll(async () => {
  app = await createApp({
    ...{ db: database.db, assets, assetsDir: import.meta.dirname, cache: createPageCache(0), secret: 's'.repeat(40) },
    ...{ isSecure: false, perMinute: 0, trustProxy: false, log: pino({ level: 'silent' }) },
    hosts: { find: async () => place, forget: () => undefined },
  });
  app.addHook('onRequest', async (request) => {
    request.actor = request.headers['x-nobody'] ? null : actor;
  });
  await app.register(pushRoutes, { db: database.db, assets });
  await app.ready();
});
afterAll(() => app.close());

const url = '/meja/akun/pemberitahuan/perangkat';
const headers = {
  ...{ host: 'contohkab.localhost', 'content-type': 'application/x-www-form-urlencoded' },
  'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile',
};
const { p256dh, auth } = aBrowser();
const subscription = { endpoint: 'https://fcm.googleapis.com/fcm/send/x', p256dh, auth };
const send = (fields: Record<string, string>, more: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...headers, ...more },
    payload: new URLSearchParams(fields).toString(),
  });
const devices = () => inReadOnly(database.db, actor, (tx) => listDevices(tx, actor.personId));

describe('turning notices on for a device', () => {
  test.each([
    ['a private address', { endpoint: 'https://192.168.1.10/push' }, 'tidak diterima'],
    ['a key that is none', { p256dh: 'pendek' }, 'tidak dapat dipakai'],
    ['nothing', { endpoint: '', p256dh: '', auth: '' }, 'tidak dapat dipakai'],
  ])('%s is refused with a clear message, and nothing is kept', async (_what, fault, words) => {
    const answer = await send({ ...subscription, ...fault });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({ message: expect.stringContaining(words) });
    expect(await devices()).toEqual([]);
  });

  test('the device stands in the list by its browser, until it is turned off', async () => {
    expect((await send(subscription)).statusCode).toBe(201);
    const [device] = await devices();
    expect(device?.device).toBe('Chrome · Android');
    await app.inject({ method: 'POST', url: `${url}/${device?.id}/hapus`, headers });
    expect(await devices()).toEqual([]);
  });

  test('nobody adds a device without signing in', async () => {
    expect((await send(subscription, { 'x-nobody': 'ya' })).statusCode).toBe(403);
  });

  test('the worker stands at the top of the host', async () => {
    const answer = await app.inject({ url: '/pemberitahuan-sw.js', headers });
    expect(answer.headers['content-type']).toContain('text/javascript');
    expect(answer.body).toBe('importScripts("/aset/push-worker.a1.js");\n');
  });
});
