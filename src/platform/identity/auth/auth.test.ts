import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '../../database/ids.ts';
import { useTestDatabase } from '../../database/testing.ts';
import { createAuth } from './auth.ts';
import type { AuthPlace, AuthSetting } from './authority.ts';

const database = useTestDatabase();

const setting = (): AuthSetting => ({
  db: database.db,
  secret: 'a secret of at least thirty-two characters',
  settings: { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined },
  onWarning: () => undefined,
});

const place: AuthPlace = {
  governmentId: newId(),
  governmentName: 'Kabupaten Cirebon',
  origin: 'http://cirebonkab.localhost:3000',
};

describe('the tables of identity', () => {
  test('have every table and column that better-auth expects, in a type that it can use', async () => {
    const { options } = createAuth(setting(), place);
    const plan = await getMigrations(options, { throwOnUnsafe: false });
    expect(plan.toBeCreated.map(({ table }) => table)).toEqual([]);
    expect(plan.toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([]);
    expect(plan.schemaProblems).toEqual([]);
    expect(plan.unsafeChanges).toEqual([]);
  });

  test('a column that better-auth expects and we lack is noticed', async () => {
    const { options } = createAuth(setting(), place);
    const upgraded = { ...options, session: { ...options.session, additionalFields: { risk: { type: 'number' } } } };
    const plan = await getMigrations(upgraded as typeof options, { throwOnUnsafe: false });
    expect(plan.toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([['session', ['risk']]]);
  });

  test('let one government see no row of another, and change none', async () => {
    const tables = await sql<{ name: string; forced: boolean; policies: number }>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'identity' and c.relkind = 'r'`.execute(
      database.owner,
    );
    expect(tables.rows.length).toBe(8);
    expect(tables.rows.filter(({ forced, policies }) => !forced || policies !== 1)).toEqual([]);
  });
});

describe('the connection lent to better-auth', () => {
  test('writes rows of its government only, and leaves nothing of it behind', async () => {
    const auth = createAuth(setting(), place);
    const context = await auth.$context;
    const made = await context.internalAdapter.createUser(
      { email: 'Siti@Example.go.id', name: 'Siti' },
      { method: 'admin' },
    );
    const { rows } = await sql<{ government_id: string | null }>`
      select nullif(current_setting('app.government_id', true), '') as government_id from generate_series(1, 3)`.execute(
      database.db,
    );
    expect(rows.map((row) => row.government_id)).toEqual([null, null, null]);
    const stranger = createAuth(setting(), { ...place, governmentId: newId() });
    expect(await (await stranger.$context).internalAdapter.findUserById(made.id)).toBeNull();
    expect((await context.internalAdapter.findUserByEmail('siti@example.go.id'))?.user.id).toBe(made.id);
  });

  test('a failed statement rolls back and gives the connection back', async () => {
    const { adapter } = await createAuth(setting(), place).$context;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await expect(adapter.findOne({ model: 'user', where: [{ field: 'id', value: 'no uuid' }] })).rejects.toThrow();
    }
    expect(await adapter.count({ model: 'session' })).toBe(0);
  });

  test('a transaction of several statements is undone as a whole', async () => {
    const { adapter } = await createAuth(setting(), { ...place, governmentId: newId() }).$context;
    const data = {
      email: 'budi@example.go.id',
      name: 'Budi',
      emailVerified: false,
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    const work = adapter.transaction(async (inner) => {
      await inner.create({ model: 'user', data });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await adapter.count({ model: 'user' })).toBe(0);
  });
});
