import { pino } from 'pino';
import { type Clock, stoppedClock } from '../../../platform/clock.ts';
import { readSettings } from '../../../platform/config/settings.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import type { Files } from '../../../platform/files/files.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import { createApp } from '../../../platform/http/app.ts';
import type { App } from '../../../platform/http/fastify.ts';
import { createHostDirectory } from '../../../platform/http/hosts.ts';
import { createPageCache, type PageCache } from '../../../platform/http/page-cache.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { AccountId, Actor, PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { createGovernment, describeGovernment, getRootUnit, insertUnits } from '../../organization/index.ts';
import type { NewContent, Sending } from '../commands.ts';
import { openSites } from '../open-sites.ts';
import { PERMISSION } from '../workflow.ts';
import { publicRoutes } from './routes.ts';
import '../tables.ts';

/** The moment at which the clock of these tests stands: Monday 23 November 2026, 09.00 in Cirebon. */
export const NOW = '2026-11-23T02:00:00Z';

/** A site with the unit whose it is. */
export interface TestSite {
  readonly siteId: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly host: string;
}

/** A government with an office, a kecamatan and a desa, each with its site. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly portal: TestSite;
  readonly dinkes: TestSite;
  readonly waled: TestSite;
  readonly cibogo: TestSite;
}

/** Makes the government, its units and their sites with host names. */
export async function foundTown(db: Db, label = 'contohkab', areaCode = '32.09'): Promise<TestTown> {
  const government = { kind: 'kabupaten' as const, areaCode, name: `Kabupaten ${label}`, label };
  const { id: governmentId } = await createGovernment(db, { ...government, timeZone: 'Asia/Jakarta' });
  await inTransaction(db, { governmentId }, async (tx) => {
    const root = await getRootUnit(tx);
    const [dinkes, waled, cibogo] = [newId<'unit'>(), newId<'unit'>(), newId<'unit'>()];
    await insertUnits(tx, [
      {
        ...{ id: dinkes, kind: 'opd', parentId: root.id, path: '/dinkes/', label: 'dinkes' },
        ...named('Dinas Kesehatan'),
      },
      {
        ...{ id: waled, kind: 'kecamatan', parentId: root.id, path: '/waled/', label: 'waled' },
        ...named('Kecamatan Waled'),
      },
      {
        ...{ id: cibogo, kind: 'desa', parentId: waled, path: '/waled/cibogo-waled/', label: 'cibogo-waled' },
        ...named('Desa Cibogo'),
      },
    ]);
  });
  await openSites(db, governmentId);
  const sites = await inTransaction(db, { governmentId }, (tx) =>
    tx.selectFrom('sites.site').select(['id', 'unit_id', 'unit_path', 'label']).execute(),
  );
  const at = (siteLabel: string): TestSite => {
    const row = sites.find((site) => site.label === siteLabel);
    if (!row) throw new Error(`No site ${siteLabel}`);
    const host = `${siteLabel === '' ? '' : `${siteLabel}.`}${label}.localhost:3000`;
    return { siteId: row.id as SiteId, unitId: row.unit_id as UnitId, unitPath: row.unit_path, host };
  };
  return { governmentId, portal: at(''), dinkes: at('dinkes'), waled: at('waled'), cibogo: at('cibogo-waled') };
}

function named(name: string) {
  return { name, shortName: name, areaCode: null };
}

/** A person with these permissions at a unit and below; all of the module's by default. */
export function anActor(
  { governmentId }: { readonly governmentId: GovernmentId },
  at: Pick<TestSite, 'unitId' | 'unitPath'>,
  permissions: readonly string[] = Object.values(PERMISSION),
): Actor {
  return {
    ...{
      governmentId,
      accountId: newId<'account'>() as AccountId,
      personId: newId<'person'>() as PersonId,
      name: 'Contoh',
    },
    ...{ homeUnitId: at.unitId, homeUnitPath: at.unitPath },
    grants: permissions.map((permission) => ({ permission, unitPath: at.unitPath, delegatedBy: null })),
  };
}

/** A content to be written. */
export function aContent(siteId: SiteId, over: Partial<NewContent> = {}): NewContent {
  return {
    ...{ siteId, kind: 'news', title: 'Judul berita', summary: 'Ringkasan', html: '<p>Isi berita</p>', facts: {} },
    ...{ coverFileId: null, isWarning: false, startsAt: null, endsAt: null, note: '' },
    ...over,
  };
}

/** A form sent for the first time. */
export function sending(step: 'save' | 'submit' | 'publish' = 'save'): Sending {
  return { key: newId(), after: { step } };
}

/** The real web server with the public pages, over the real table of hosts. */
export interface TestServer {
  readonly app: App;
  readonly deps: ModuleDeps;
  readonly cache: PageCache;
  get(host: string, path: string, headers?: Readonly<Record<string, string>>): ReturnType<typeof ask>;
  close(): Promise<void>;
}

/** Opens it; pages are kept in memory when `cacheBytes` is given. */
export async function openServer(
  db: Db,
  {
    cacheBytes = 0,
    home = '.pendopo-test',
    clock = stoppedClock(NOW),
  }: { cacheBytes?: number; home?: string; clock?: Clock } = {},
): Promise<TestServer> {
  const assets = {
    stylesheet: '/aset/style.css',
    font: '/aset/f.woff2',
    icon: '/aset/i.svg',
    island: (name: string) => name,
  };
  const cache = createPageCache(cacheBytes);
  const settings = readSettings({ PENDOPO_HOME: home });
  const files: Files = await openFiles(settings);
  const app = await createApp({
    ...{ db, cache, assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: createHostDirectory({ db, domain: 'localhost', describeGovernment }),
  });
  const address = { scheme: 'http', domain: 'localhost', port: 3000 } as const;
  const deps: ModuleDeps = { db, files, assets, settings, clock, address };
  await app.register(publicRoutes, deps);
  await app.ready();
  return {
    app,
    deps,
    cache,
    get: (host, path, headers = {}) => ask(app, host, path, headers),
    close: () => app.close(),
  };
}

function ask(app: App, host: string, url: string, headers: Readonly<Record<string, string>>) {
  return app.inject({ method: 'GET', url, headers: { host, ...headers } });
}
