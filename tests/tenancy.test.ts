import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { useDemoInstallation } from './demo-installation.ts';

/** Two governments side by side: each must stay blind to the other in every table, page, search, feed, file and job. */
const demo = useDemoInstallation({ withNeighbour: true });

/** Tables that are the same for all governments, or are read before a government is known; each with the reason. */
const SHARED: Readonly<Record<string, string>> = {
  'http.host': 'a host is found before its government is known; changed by its own government only',
  'organization.government': 'the public directory of governments; changed by itself only',
};

interface TableFacts {
  readonly name: string;
  readonly has_government: boolean;
  readonly is_protected: boolean;
  readonly key: string[] | null;
}

let tables: readonly TableFacts[] = [];

beforeAll(async () => {
  const { rows } = await sql<TableFacts>`
    select n.nspname || '.' || c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'government_id' and not a.attisdropped) as has_government,
      c.relrowsecurity and c.relforcerowsecurity as is_protected,
      (select array_agg(a.attname::text order by k.place) from pg_index i
        cross join unnest(i.indkey::int[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'migration', 'public')
    order by 1`.execute(demo.database.owner);
  tables = rows;
});

const asTenant = <T>(governmentId: string, query: string) =>
  inReadOnly(
    demo.building.deps.db,
    { governmentId: governmentId as typeof demo.governmentId },
    async (tx) => (await sql.raw<T>(query).execute(tx)).rows,
  );

describe('tables', () => {
  test('every table with a government is under forced row-level security', () => {
    const open = tables.filter((table) => table.has_government && !table.is_protected).map(({ name }) => name);
    expect(open).toEqual([]);
    expect(tables.filter((table) => table.has_government).length).toBeGreaterThan(20);
  });

  test('every primary key of a tenant table begins with the government', () => {
    const odd = tables
      .filter((table) => table.has_government && !(table.name in SHARED) && table.key?.[0] !== 'government_id')
      .map(({ name }) => name);
    expect(odd).toEqual([]);
  });

  test('no government sees a row of another in any table', async () => {
    let seen = 0;
    for (const { name } of tables.filter((table) => table.has_government && !(table.name in SHARED))) {
      for (const governmentId of [demo.governmentId, demo.neighbour.governmentId]) {
        const [row] = await asTenant<{ own: number; foreign: number }>(
          governmentId,
          `select count(*) filter (where government_id = '${governmentId}')::int as own, count(*) filter (where government_id <> '${governmentId}')::int as foreign from ${name}`,
        );
        expect(row?.foreign, name).toBe(0);
        seen += row?.own ?? 0;
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  test('without a government no tenant row is seen', async () => {
    for (const { name } of tables.filter((table) => table.has_government && !(table.name in SHARED))) {
      const { rows } = await sql
        .raw<{ n: number }>(`select count(*)::int as n from ${name}`)
        .execute(demo.building.deps.db);
      expect(rows[0]?.n, name).toBe(0);
    }
  });

  test('no government can change a row of another in any table', async () => {
    for (const { name } of tables.filter((table) => table.has_government)) {
      const attempt = demo.building.deps.db.transaction().execute(async (tx) => {
        await sql.raw(`set local app.government_id = '${demo.governmentId}'`).execute(tx);
        const changed = await sql
          .raw(
            `update ${name} set government_id = government_id where government_id = '${demo.neighbour.governmentId}'`,
          )
          .execute(tx);
        return Number(changed.numAffectedRows ?? 0n);
      });
      const count = await attempt.catch((error: Error) =>
        /permission denied|append-only|tidak boleh/i.test(error.message) ? 0 : Promise.reject(error),
      );
      expect(count, name).toBe(0);
    }
  });

  test('every foreign key between tenant tables carries the government', async () => {
    const { rows } = await sql<{ constraint_name: string; columns: string[] }>`
      select con.conname as constraint_name, array_agg(a.attname::text) as columns
      from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class f on f.oid = con.confrelid
        cross join unnest(con.conkey) as k(attnum) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where con.contype = 'f' and n.nspname not in ('pgboss', 'migration', 'public')
        and exists (select from pg_attribute g where g.attrelid = f.oid and g.attname = 'government_id')
        and f.relname <> 'government'
      group by con.conname`.execute(demo.database.owner);
    expect(rows.filter((row) => !row.columns.includes('government_id')).map((row) => row.constraint_name)).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });

  test('every foreign key has an index', async () => {
    const { rows } = await sql<{ name: string }>`
      select con.conrelid::regclass || '.' || con.conname as name
      from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
      where con.contype = 'f' and n.nspname not in ('pgboss', 'migration', 'public', 'pg_catalog')
        and not exists (select from pg_index i where i.indrelid = con.conrelid
          and (select array_agg(k order by k) from unnest(con.conkey) k) <@
              (select array_agg(x order by x) from unnest((i.indkey::int2[])[0:cardinality(con.conkey) - 1]) x))`.execute(
      demo.database.owner,
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
  });
});
