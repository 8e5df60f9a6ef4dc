import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { pino } from 'pino';
import { readSettings } from '../../../platform/config/settings.ts';
import type { Db } from '../../../platform/database/database.ts';
import { createApp } from '../../../platform/http/app.ts';
import { createPageCache } from '../../../platform/http/page-cache.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { routes } from '../routes.ts';
import { clockOn, type TestTown, TODAY } from '../testing.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The real web server with the module's routes on the town's own host; whoever asks is signed in. */
export async function openDesk(db: Db, town: TestTown) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const app = await createApp({
    ...{ db, cache: createPageCache(0), assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async () => placeOf(town), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const location = mkdtempSync(join(tmpdir(), 'pendopo-freshness-'));
  const files = { disk: new Disk(new FSDriver({ location, visibility: 'private' as const })) };
  const deps: ModuleDeps = {
    ...{ db, files, assets, settings: readSettings({}), clock: clockOn(TODAY.toString()) },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(routes, deps);
  await app.ready();
  const host = `${town.label}.localhost:3000`;
  const headersOf = (actor: Actor | null): Record<string, string> => {
    if (!actor) return { host };
    actors.set(actor.personId, actor);
    return { host, 'x-actor': actor.personId };
  };
  return {
    get: (url: string, actor: Actor | null) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url: string, actor: Actor | null, fields: Fields) =>
      app.inject({
        ...{ method: 'POST', url, payload: payloadOf(fields) },
        headers: { ...headersOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
      }),
    close: () => app.close(),
  };
}

function payloadOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(pairs).toString();
}

function placeOf({ governmentId, label, root }: TestTown): SitePlace {
  return {
    ...{ kind: 'site', governmentId, siteId: root.siteId, unitId: root.unitId, unitPath: '/', isGovernmentSite: true },
    ...{ governmentName: `Kabupaten ${label}`, governmentLabel: label, timeZone: 'Asia/Jakarta', hue: null },
  };
}
