import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { sql } from 'kysely';
import { pino } from 'pino';
import { stoppedClock } from '../../../platform/clock.ts';
import { readSettings } from '../../../platform/config/settings.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import type { Files } from '../../../platform/files/files.ts';
import { createApp } from '../../../platform/http/app.ts';
import type { App } from '../../../platform/http/fastify.ts';
import { createPageCache } from '../../../platform/http/page-cache.ts';
import type { SiteId, SitePlace } from '../../../platform/http/place.ts';
import type { AccountId, Actor, PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps, ModuleRoutes } from '../../../platform/module.ts';
import type { Assets } from '../../../platform/ui/assets.ts';
import { createGovernment, getRootUnit, insertUnits } from '../../organization/index.ts';
import '../tables.ts';

/** The moment at which the clock of these tests stands: a Monday morning in Cirebon. */
export const NOW = '2026-11-23T02:00:00Z';

const HOST = 'contohkab.localhost:3000';

/** A unit with its site. */
export interface TestSite {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly siteId: SiteId;
  readonly title: string;
}

/** A government with two desa, each with a site, besides the government's own. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly portal: TestSite;
  readonly cibogo: TestSite;
  readonly ciuyah: TestSite;
}

/** Makes the government, its units and their sites. */
export async function foundTown(db: Db, label = 'contohkab', areaCode = '32.09'): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  return inTransaction(db, { governmentId }, async (tx) => {
    const root = await getRootUnit(tx);
    const villages = ['cibogo', 'ciuyah'].map((name) => ({
      ...{ id: newId<'unit'>(), kind: 'desa' as const, parentId: root.id, path: `/${name}/`, label: name },
      ...{ name: `Desa ${name}`, shortName: name, areaCode: null },
    }));
    await insertUnits(tx, villages);
    const rows = [{ id: root.id, path: '/', label: '', name: `Kabupaten ${label}` }, ...villages].map((unit) => ({
      ...{ id: newId<'site'>(), unit_id: unit.id, unit_path: unit.path, label: unit.label, title: unit.name },
    }));
    await tx.insertInto('sites.site').values(rows).execute();
    const [portal, cibogo, ciuyah] = rows.map((row) => ({
      ...{ unitId: row.unit_id as UnitId, unitPath: row.unit_path, siteId: row.id as SiteId, title: row.title },
    }));
    if (!portal || !cibogo || !ciuyah) throw new Error('three sites were made');
    return { governmentId, portal, cibogo, ciuyah };
  });
}

/** A person of the town who holds the permissions at the unit and below. */
export async function employ(
  db: Db,
  town: TestTown,
  { name, at, permissions }: { readonly name: string; readonly at: TestSite; readonly permissions: readonly string[] },
): Promise<Actor> {
  const personId = newId<'person'>();
  await inTransaction(db, town, async (tx) => {
    await sql`insert into organization.person (id, name, email, unit_id)
      values (${personId}, ${name}, ${`${personId}@contoh.id`}, ${at.unitId})`.execute(tx);
  });
  return {
    governmentId: town.governmentId,
    accountId: newId<'account'>() as AccountId,
    personId: personId as PersonId,
    name,
    homeUnitId: at.unitId,
    homeUnitPath: at.unitPath,
    grants: permissions.map((permission) => ({ permission, unitPath: at.unitPath, delegatedBy: null })),
  };
}

/** The real web server with these routes, where whoever is named in `x-actor` is signed in. */
export interface TestDesk {
  readonly app: App;
  /** Signs people in for requests that name them. */
  admit(actor: Actor): void;
  get(path: string, actor: Actor): ReturnType<typeof ask>;
  /** Sends a form; several values of one field as a list. */
  post(
    path: string,
    actor: Actor,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): ReturnType<typeof ask>;
  close(): Promise<void>;
}

interface DeskParts {
  readonly db: Db;
  readonly town: TestTown;
  readonly routes: readonly ModuleRoutes[];
  readonly files: Files;
  /** Built assets, for tests in a browser; otherwise addresses that lead nowhere. */
  readonly built?: { readonly assets: Assets; readonly assetsDir: string };
}

/** Opens the server over the town's own portal. */
export async function openDesk({ db, town, routes, files, built }: DeskParts): Promise<TestDesk> {
  const assets = built?.assets ?? {
    stylesheet: '/aset/style.css',
    font: '',
    icon: '',
    island: (name: string) => `/aset/${name}.js`,
  };
  const app = await createApp({
    ...{
      db,
      cache: createPageCache(1_000_000),
      assets,
      assetsDir: built?.assetsDir ?? import.meta.dirname,
      log: pino({ level: 'silent' }),
    },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async () => placeOf(town), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const deps: ModuleDeps = {
    ...{ db, files, assets, settings: readSettings({}), clock: stoppedClock(NOW) },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  for (const route of routes) await app.register(route, deps);
  await app.ready();
  const admit = (actor: Actor) => actors.set(actor.personId, actor);
  return {
    app,
    admit,
    get: (path, actor) => ask(app, { method: 'GET', url: path, headers: headersOf(actor, admit) }),
    post: (path, actor, fields) =>
      ask(app, { ...formOf(fields), method: 'POST', url: path, headers: { ...headersOf(actor, admit), ...FORM } }),
    close: () => app.close(),
  };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function ask(
  app: App,
  request: { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; payload?: string },
) {
  return app.inject(request);
}

function headersOf(actor: Actor, admit: (actor: Actor) => void): Record<string, string> {
  admit(actor);
  return { host: HOST, 'x-actor': actor.personId };
}

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): { payload: string } {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((item) => [name, item]),
  );
  return { payload: new URLSearchParams(pairs).toString() };
}

function placeOf(town: TestTown): SitePlace {
  return {
    ...{ kind: 'site', governmentId: town.governmentId, siteId: town.portal.siteId, unitId: town.portal.unitId },
    ...{ unitPath: '/', isGovernmentSite: true, governmentName: 'Kabupaten Contoh', governmentLabel: 'contohkab' },
    ...{ timeZone: 'Asia/Jakarta', hue: null },
  };
}

/** Files in a folder of their own that vanishes with the machine's temporary files. */
export function testFiles(): Files {
  const location = mkdtempSync(join(tmpdir(), 'pendopo-desk-'));
  return { disk: new Disk(new FSDriver({ location, visibility: 'private' })) };
}

/** Where the undo button of the message after a form leads. */
export function undoOf(response: { readonly headers: Readonly<Record<string, unknown>> }): string {
  const cookie = [response.headers['set-cookie']]
    .flat()
    .map(String)
    .find((one) => one.startsWith('pesan='));
  const value = decodeURIComponent(cookie?.slice('pesan='.length).split(';')[0] ?? '').split('.')[0] ?? '';
  const flash: { undo?: { action?: string } } = JSON.parse(Buffer.from(value, 'base64url').toString());
  return flash.undo?.action ?? '';
}
