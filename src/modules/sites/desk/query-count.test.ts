import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openPool } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { deskRoutes } from './routes.ts';
import { listContentTasks } from './tasks.ts';
import { employ, foundTown, NOW, openDesk, type TestDesk, type TestTown, testFiles } from './testing.ts';

const database = useTestDatabase();
let counted: Db;
let queries = 0;
let town: TestTown;
let desk: TestDesk;
let operator: Actor;

beforeAll(async () => {
  const pool = openPool({ url: database.applicationUrl, size: 2, applicationName: 'counted', role: 'application' });
  counted = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: () => {
      queries += 1;
    },
  });
  town = await foundTown(database.db);
  desk = await openDesk({ db: counted, town, routes: [deskRoutes], files: testFiles() });
  const permissions = ['sites.write', 'sites.review', 'sites.publish', 'sites.manage'];
  operator = await employ(database.db, town, { name: 'Ani', at: town.portal, permissions });
});

afterAll(async () => {
  await desk.close();
  await counted.destroy();
});

async function cost(work: () => Promise<unknown>): Promise<number> {
  queries = 0;
  await work();
  return queries;
}

const PATHS = ['/meja/situs', '/meja/isi', '/meja/tulis?jenis=news', '/meja/fakta'];

async function costs(): Promise<readonly number[]> {
  const found: number[] = [];
  for (const path of PATHS) {
    found.push(
      await cost(async () => {
        expect((await desk.get(path, operator)).statusCode).toBe(200);
      }),
    );
  }
  const tasks = () => inTransaction(counted, town, (tx) => listContentTasks(tx, operator, at(NOW)));
  return [...found, await cost(tasks)];
}

const at = (text: string) => Temporal.Instant.from(text).add({ hours: 24 });

test('pages cost as many queries with 500 sites and 5000 contents as with three sites', async () => {
  const few = await costs();
  await inTransaction(database.db, town, (tx) => fill(tx));
  expect(await costs()).toEqual(few);
  expect(Math.max(...few)).toBeLessThan(10);
});

/** 500 desa with ten contents each, in every state. */
async function fill(tx: Db): Promise<void> {
  await sql`insert into sites.site (id, unit_id, unit_path, label, title)
    select gen_random_uuid(), gen_random_uuid(), '/desa-' || n || '/', 'desa-' || n, 'Desa ' || n
    from generate_series(1, 500) n`.execute(tx);
  const person = newId<'person'>();
  await sql`insert into sites.content
      (id, site_id, unit_id, unit_path, kind, slug, state, latest_version, title, created_by, publish_at)
    select gen_random_uuid(), s.id, s.unit_id, s.unit_path, 'news', 'warta-' || n,
      (array['draft', 'review', 'scheduled'])[1 + n % 3], 1, 'Warta ' || n, ${person},
      case when n % 3 = 2 then now() end
    from sites.site s, generate_series(1, 10) n`.execute(tx);
  await sql`insert into sites.version (content_id, number, title, author_id)
    select id, 1, title, ${person} from sites.content`.execute(tx);
  await sql`insert into sites.step (id, content_id, action, version, person_id)
    select gen_random_uuid(), id, case state when 'draft' then 'return' else 'submit' end, 1, ${person}
    from sites.content`.execute(tx);
}
