import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { pino } from 'pino';
import { stoppedClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { createApp } from '../../platform/http/app.ts';
import { createHostDirectory } from '../../platform/http/hosts.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { createGovernment, describeGovernment, getRootUnit, insertUnits } from '../organization/index.ts';
import { openSites } from '../sites/index.ts';
import { routes } from './routes.ts';

/** A Monday morning in Cirebon. */
export const NOW = '2026-11-23T02:00:00Z';

const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };

/** A government with one desa; both have sites. */
export async function foundTown(db: Db, label: string, areaCode: string): Promise<Tenant> {
  const { id } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  const town = { governmentId: id };
  await inTransaction(db, town, async (tx) => {
    const root = await getRootUnit(tx);
    const desa = { id: newId<'unit'>(), kind: 'desa', parentId: root.id, path: '/cibogo/', label: 'cibogo' } as const;
    await insertUnits(tx, [{ ...desa, name: 'Desa Cibogo', shortName: 'Cibogo', areaCode: null }]);
  });
  await openSites(db, id);
  return town;
}

/** Somebody who holds the permissions at a unit path and below. */
export async function officerOf(
  db: Db,
  town: Tenant,
  path: '/' | '/cibogo/',
  permissions: readonly string[],
): Promise<Actor> {
  const root = await inReadOnly(db, town, getRootUnit);
  return {
    ...{ governmentId: town.governmentId, accountId: newId<'account'>(), personId: newId<'person'>(), name: 'Ani' },
    ...{ homeUnitId: root.id, homeUnitPath: '/' },
    grants: permissions.map((permission) => ({ permission, unitPath: path, delegatedBy: null })),
  };
}

/** The module's routes on the real web server; requests are made as the actor given. */
export interface TestDesk {
  readonly deps: ModuleDeps;
  get(path: string, actor: Actor): Promise<LightMyRequestResponse>;
  post(path: string, actor: Actor, fields?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** Opens the server for the governments of the database; `label` is the host of the one that is asked. */
export async function openDesk(db: Db, label: string): Promise<TestDesk> {
  const app = await createApp({
    ...{
      db,
      assets,
      cache: createPageCache(1_000_000),
      assetsDir: import.meta.dirname,
      log: pino({ level: 'silent' }),
    },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: createHostDirectory({ db, domain: 'localhost', describeGovernment }),
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const location = mkdtempSync(join(tmpdir(), 'pendopo-desk-'));
  const deps: ModuleDeps = {
    ...{ db, assets, settings: readSettings({}), clock: stoppedClock(NOW), permissions: [] },
    files: { disk: new Disk(new FSDriver({ location, visibility: 'private' })) },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(routes, deps);
  await app.ready();
  const headersOf = (actor: Actor) => {
    actors.set(actor.personId, actor);
    return { host: `${label}.localhost:3000`, 'x-actor': actor.personId };
  };
  return {
    deps,
    get: (url, actor) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url, actor, fields = {}) =>
      app.inject({
        ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
        headers: { ...headersOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
      }),
    close: () => app.close(),
  };
}
