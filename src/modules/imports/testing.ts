import { pino } from 'pino';
import { stoppedClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import type { Files } from '../../platform/files/files.ts';
import { createApp } from '../../platform/http/app.ts';
import { createHostDirectory } from '../../platform/http/hosts.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { SitePlace } from '../../platform/http/place.ts';
import type { AccountId, Actor, PersonId } from '../../platform/identity/actor.ts';
import type { ModuleDeps, ModuleRoutes } from '../../platform/module.ts';
import { createGovernment, describeGovernment } from '../organization/index.ts';
import { openSites, SITES_PERMISSION } from '../sites/index.ts';

/** The moment at which these tests play. */
export const clock = stoppedClock('2026-11-23T02:00:00Z');

let towns = 0;

/** The portal of a government of its own. */
export async function aSite(db: Db): Promise<SitePlace> {
  towns += 1;
  const government = { kind: 'kabupaten' as const, areaCode: `32.${10 + towns}`, name: 'Kabupaten Contoh' };
  const label = `contoh${towns}`;
  const { id } = await createGovernment(db, { ...government, label, timeZone: 'Asia/Jakarta' });
  await openSites(db, id);
  const place = await createHostDirectory({ db, domain: 'localhost', describeGovernment }).find(`${label}.localhost`);
  if (place?.kind !== 'site') throw new Error('No site');
  return place;
}

/** Somebody who holds these permissions at the unit of the site, or at another. */
export function anActor(
  { governmentId, unitId, unitPath }: SitePlace,
  permissions: readonly string[] = Object.values(SITES_PERMISSION),
  at = unitPath,
): Actor {
  return {
    ...{ governmentId, accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId },
    ...{ name: 'Contoh', homeUnitId: unitId, homeUnitPath: at },
    grants: permissions.map((permission) => ({ permission, unitPath: at, delegatedBy: null })),
  };
}

/** The real web server with these routes over one site; whoever asks is signed in, or nobody. */
export async function openServer(
  { db, files }: { readonly db: Db; readonly files: Files },
  place: SitePlace,
  routes: readonly ModuleRoutes[],
) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const app = await createApp({
    ...{ db, cache: createPageCache(0), assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async () => place, forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const address = { scheme: 'http', domain: 'localhost', port: 3000 } as const;
  const deps: ModuleDeps = { db, files, assets, settings: readSettings({}), clock, address };
  for (const one of routes) await app.register(one, deps);
  await app.ready();
  const headersOf = (actor: Actor | null): Record<string, string> => {
    const host = `${place.governmentLabel}.localhost:3000`;
    if (actor) actors.set(actor.personId, actor);
    return actor ? { host, 'x-actor': actor.personId } : { host };
  };
  return {
    get: (url: string, actor: Actor | null = null) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url: string, actor: Actor | null, fields: Readonly<Record<string, string>>) =>
      app.inject({
        ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
        headers: { ...headersOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
      }),
    close: () => app.close(),
  };
}
