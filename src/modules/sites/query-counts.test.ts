import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openPool } from '../../platform/database/database.ts';
import type { GovernmentId } from '../../platform/database/ids.ts';
import type { Database } from '../../platform/database/schema.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { createHostDirectory } from '../../platform/http/hosts.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { Actor, UnitPath } from '../../platform/identity/actor.ts';
import {
  createGovernment,
  describeGovernment,
  getRootUnit,
  listGovernments,
  listUnits,
} from '../organization/index.ts';
import { deskRoutes } from './desk/routes.ts';
import { below, deskScope } from './desk/scope.ts';
import { listContentTasks } from './desk/tasks.ts';
import { openDesk, type TestDesk, testFiles } from './desk/testing.ts';
import { openSites } from './open-sites.ts';
import { anActor, NOW, openServer, type TestServer, type TestSite } from './public/testing.ts';

/** Pages and lists cost as many queries with all villages of the country as with one site. */
const database = useTestDatabase();
const LABEL = 'contohkab';
const PUBLIC_PATHS = [
  '/',
  '/unit',
  '/unit?jenis=desa&cari=5',
  '/terbaru',
  '/berita',
  '/cari?q=nomor+5',
  '/sitemap.xml',
];
const DESK_PATHS = ['/meja/situs', '/meja/situs?cari=o', '/meja/isi', '/meja/tulis?jenis=news&situs=', '/meja/fakta'];

let statements: string[] = [];
let counted: Db;
let portal: TestSite;
let governmentId: GovernmentId;
let server: TestServer;
let desk: TestDesk;

beforeAll(async () => {
  const pool = openPool({ url: database.applicationUrl, size: 2, applicationName: 'counted', role: 'application' });
  counted = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => void statements.push(event.query.sql),
  });
  const kinds = { kind: 'kabupaten', areaCode: '32.09', timeZone: 'Asia/Jakarta' } as const;
  governmentId = (await createGovernment(database.db, { ...kinds, name: 'Kabupaten Contoh', label: LABEL })).id;
  await openSites(database.db, governmentId);
  portal = await inReadOnly(database.db, { governmentId }, async (tx) => {
    const { id: unitId } = await getRootUnit(tx);
    const { rows } = await sql<{ id: TestSite['siteId'] }>`select id from sites.site`.execute(tx);
    const [site] = rows;
    if (!site) throw new Error('the portal was opened above');
    return { siteId: site.id, unitId, unitPath: '/', host: `${LABEL}.localhost:3000` };
  });
  server = await openServer(counted);
  const own = { ...portal, title: 'Kabupaten Contoh' };
  const town = { governmentId, portal: own, cibogo: own, ciuyah: own };
  desk = await openDesk({ db: counted, town, routes: [deskRoutes], files: testFiles() });
});

afterAll(async () => {
  await Promise.all([server.close(), desk.close()]);
  await counted.destroy();
});

async function cost(work: () => Promise<unknown>): Promise<number> {
  statements = [];
  await work();
  return statements.length;
}

async function deskCosts(actor: Actor, siteId: SiteId): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const path of DESK_PATHS) {
    found[path] = await cost(async () =>
      expect((await desk.get(path.replace(/=$/, `=${siteId}`), actor)).statusCode).toBe(200),
    );
  }
  const tomorrow = Temporal.Instant.from(NOW).add({ hours: 24 });
  found.tasks = await cost(() => inReadOnly(counted, actor, (tx) => listContentTasks(tx, actor, tomorrow)));
  return found;
}

async function costs(): Promise<Record<string, number>> {
  const found = await deskCosts(anActor({ governmentId }, portal), portal.siteId);
  for (const path of PUBLIC_PATHS) {
    await server.get(portal.host, path);
    found[path] = await cost(async () => expect((await server.get(portal.host, path)).statusCode).toBe(200));
  }
  const hosts = createHostDirectory({ db: counted, domain: 'localhost', describeGovernment });
  found.host = await cost(async () => expect((await hosts.find(`${LABEL}.localhost`))?.kind).toBe('site'));
  found['host again'] = await cost(() => hosts.find(`${LABEL}.localhost`));
  found.units = await cost(() => inReadOnly(counted, { governmentId }, (tx) => listUnits(tx, { limit: 100 })));
  found.governments = await cost(() => listGovernments(counted, { limit: 60, query: 'contoh' }));
  return found;
}

/** Kecamatan and desa with sites and host names until the government has so many sites; ten desa in a kecamatan. */
async function grow(from: number, to: number): Promise<void> {
  await inTransaction(database.db, { governmentId }, async (tx) => {
    await sql`create temporary table added on commit drop as
      select n, gen_random_uuid() as id, n % 11 = 1 as is_district, 'nomor-' || n as label,
        '/nomor-' || (n - (n - 1) % 11) || '/' || case when n % 11 = 1 then '' else 'nomor-' || n || '/' end as path
      from generate_series(${from}::int, ${to - 1}::int) n`.execute(tx);
    await sql`insert into organization.unit (id, kind, parent_id, path, label, name, short_name)
      select id, case when is_district then 'kecamatan' else 'desa' end, ${portal.unitId}, path, label,
        'Nomor ' || n, 'Nomor ' || n from added`.execute(tx);
    await sql`insert into sites.site (id, unit_id, unit_path, unit_kind, label, title)
      select gen_random_uuid(), id, path, case when is_district then 'kecamatan' else 'desa' end, label, 'Nomor ' || n
      from added`.execute(tx);
    await sql`insert into http.host (kind, name, site_id, unit_id, unit_path)
      select 'label', s.label || ${`.${LABEL}`}, s.id, s.unit_id, s.unit_path
      from sites.site s join added on added.id = s.unit_id`.execute(tx);
  });
  await sql`analyze sites.site, organization.unit, http.host`.execute(database.owner);
}

async function countSites(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from http.host`.execute(database.db);
  return rows[0]?.count ?? 0;
}

test('1, 466 and 83,762 sites cost the same number of queries on every page and list', async () => {
  const one = await costs();
  expect(await countSites()).toBe(1);
  await grow(1, 466);
  expect(await countSites()).toBe(466);
  expect(await costs()).toEqual(one);
  await grow(466, 83_762);
  expect(await countSites()).toBe(83_762);
  expect(await costs()).toEqual(one);
  // One of the five reads the domains of the government, for all its hosts at once.
  expect(one).toMatchObject({ host: 5, 'host again': 0, governments: 1, tasks: 6 });
  expect(Math.max(...Object.values(one))).toBeLessThan(10);
}, 60_000);

test('an operator who serves 500 of them costs as many queries as one who serves one', async () => {
  const served = await inReadOnly(database.db, { governmentId }, async (tx) => {
    const { rows } = await sql<{ path: UnitPath; siteId: SiteId }>`
      select unit_path as path, id as "siteId" from sites.site where unit_kind = 'desa' order by id limit 500`.execute(
      tx,
    );
    return rows;
  });
  const [first] = served;
  if (!first) throw new Error('grown above');
  const one = await deskCosts(anActor({ governmentId }, { ...portal, unitPath: first.path }), first.siteId);
  const grants = ['sites.write', 'sites.review', 'sites.publish', 'sites.manage'].flatMap((permission) =>
    served.map(({ path }) => ({ permission, unitPath: path, delegatedBy: null })),
  );
  const actor = { ...anActor({ governmentId }, portal, []), grants };
  expect(await deskCosts(actor, first.siteId)).toEqual(one);
  const found = await inReadOnly(database.db, { governmentId }, (tx) =>
    tx
      .selectFrom('sites.site')
      .select('id')
      .where(below('unit_path', deskScope(actor)))
      .execute(),
  );
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(served.map(({ siteId }) => siteId)));
});
