import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openPool, type Tx } from '../../platform/database/database.ts';
import type { Database } from '../../platform/database/schema.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { openDesk } from './desk/testing.ts';
import { anActor, foundTown, itemOf, publish, type TestTown, TODAY } from './testing.ts';

const database = useTestDatabase();
let counted: Db;
let queries = 0;
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let paths: readonly string[];
let admin: Actor;
let villager: Actor;

beforeAll(async () => {
  const pool = openPool({ url: database.applicationUrl, size: 2, applicationName: 'counted', role: 'application' });
  counted = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: () => {
      queries += 1;
    },
  });
  town = await foundTown(database.db);
  const id = await publish(database.db, town, town.root, { on: '2026-01-01' });
  await publish(database.db, town, town.cibogo, { on: '2026-01-01' });
  const item = await itemOf(database.db, town, id);
  desk = await openDesk(counted, town);
  admin = anActor(town, town.root);
  villager = anActor(town, town.cibogo);
  const lists = ['/meja/kesegaran', '/meja/kesegaran?keadaan=late&cari=profil', '/meja/kesegaran/periksa'];
  paths = [
    ...lists,
    '/meja/kesegaran/peringkat',
    `/meja/kesegaran/${item.id}`,
    '/kesegaran?urut=perlu',
    '/kesegaran/informasi',
  ];
  await costs(admin);
});

afterAll(async () => {
  await desk.close();
  await counted.destroy();
});

async function costs(actor: Actor): Promise<readonly number[]> {
  const found: number[] = [];
  for (const path of paths) {
    queries = 0;
    expect((await desk.get(path, actor)).statusCode, path).toBeLessThan(405);
    found.push(queries);
  }
  return found;
}

test('pages cost as many queries with 466 sites and with 83,762 as with four, for one site and for all', async () => {
  const few = await costs(admin);
  const fewOfOne = await costs(villager);
  for (const units of [466, 83_762]) {
    await inTransaction(database.db, town, (tx) => fill(tx, units));
    expect(await costs(admin), `${units} sites`).toEqual(few);
    expect(await costs(villager), `one of ${units} sites`).toEqual(fewOfOne);
  }
  expect(Math.max(...few)).toBeLessThan(11);
}, 120_000);

test('an operator who serves 500 sites by 500 grants asks no more often', async () => {
  const few = await costs(villager);
  const one = villager.grants;
  const many = Array.from({ length: 500 }, (_, at) => one.map((grant) => ({ ...grant, unitPath: `/desa-${at}/` })));
  const served = { ...villager, grants: [...one, ...many.flat()] };
  expect(await costs(served)).toEqual(few);
}, 120_000);

/** So many units with two items each, in every state, counted. */
async function fill(tx: Tx, units: number): Promise<void> {
  const day = TODAY.toString();
  await sql`insert into freshness.standing (unit_id, unit_path, unit_name, counted_on, late, fresh)
    select gen_random_uuid(), '/desa-' || n || '/', 'Desa ' || n, ${day}::date, n % 2, 2 - n % 2
    from generate_series(1, ${units}::integer) n`.execute(tx);
  await sql`insert into freshness.item (id, content_id, kind, title, site_label, path, version, published_at, unit_id,
      unit_path, cadence, grace_days, legal_basis, last_renewed_on, how, due_on, late_on)
    select gen_random_uuid(), gen_random_uuid(), 'page', 'Profil ' || n, 'desa', '/profil', 1, now(), s.unit_id,
      s.unit_path, 'P6M', 14, 'UU 14/2008 Pasal 9', ${day}::date, 'published', ${day}::date + n * 100 - 150,
      ${day}::date + n * 100 - 136
    from freshness.standing s, generate_series(1, 2) n where s.unit_path like '/desa-%'`.execute(tx);
  await sql`insert into freshness.confirmation (id, item_id, channel, reason, version, confirmed_on, is_sampled)
    select gen_random_uuid(), id, 'desk', 'Masih sama', 1, ${day}::date, true from freshness.item
    where random() < 0.01`.execute(tx);
  await sql`insert into freshness.standing_week (unit_id, week_on, good, total)
    select unit_id, ${day}::date, fresh, late + fresh from freshness.standing on conflict do nothing`.execute(tx);
}
