import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GovernmentId, newId } from './ids.ts';
import { inTransaction, readOnce } from './tenancy.ts';
import { useTestDatabase } from './testing.ts';
import '../http/tables.ts';

const database = useTestDatabase();
const towns = Array.from({ length: 5 }, () => ({ governmentId: newId<'government'>() }));
const keys = new Map<GovernmentId, string>();

beforeAll(async () => {
  for (const town of towns) {
    const key = newId();
    keys.set(town.governmentId, key);
    await inTransaction(database.db, town, (tx) =>
      tx.insertInto('http.submission').values({ key, person_id: null, result: '/' }).execute(),
    );
  }
});

const ownKeys = sql<{ key: string }>`select s.key from http.submission s where ${true}`;

describe('short readings share connections', () => {
  test('each sees the rows of its own government, however many are under way', async () => {
    const asked = Array.from(
      { length: 200 },
      (_, at) => towns[at % towns.length] ?? { governmentId: newId() as never },
    );
    const answers = await Promise.all(asked.map((town) => readOnce(database.db, town, ownKeys)));
    expect(answers).toEqual(asked.map(({ governmentId }) => [{ key: keys.get(governmentId) }]));
  });

  test('no government stays set for what follows', async () => {
    const [town = { governmentId: newId() as never }] = towns;
    await readOnce(database.db, town, ownKeys);
    const { rows } = await sql<{ key: string }>`select key from http.submission`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test('a statement that fails harms none of its neighbours', async () => {
    const [town = { governmentId: newId() as never }] = towns;
    const results = await Promise.allSettled([
      readOnce(database.db, town, ownKeys),
      readOnce(database.db, town, sql`select 1 / (${0})::int as never`),
      readOnce(database.db, town, ownKeys),
      readOnce(database.db, town, sql`select nothing from nowhere`),
      readOnce(database.db, town, ownKeys),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await readOnce(database.db, town, ownKeys)).toHaveLength(1);
  });

  test('a connection that is lost is opened anew', async () => {
    const [town = { governmentId: newId() as never }] = towns;
    const backend = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    const [before] = await readOnce(database.db, town, backend);
    await sql`select pg_terminate_backend(${before?.pid})`.execute(database.db);
    await expect.poll(() => readOnce(database.db, town, backend).catch(() => [before])).not.toEqual([before]);
    expect(await readOnce(database.db, town, ownKeys)).toHaveLength(1);
  });

  test('who is no government is refused before anything is sent', async () => {
    const nobody = { governmentId: "'; drop table http.submission; --" as GovernmentId };
    await expect(readOnce(database.db, nobody, ownKeys)).rejects.toThrow('lower-case UUID');
  });
});
