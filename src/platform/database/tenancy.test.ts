import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { inReadOnly, inTransaction } from './tenancy.ts';
import { useTestDatabase } from './testing.ts';

const database = useTestDatabase();
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };

beforeAll(async () => {
  await sql`create table platform.probe (government_id uuid not null default platform.current_government(), word text)`.execute(
    database.owner,
  );
  await sql`select platform.protect_tenant_table('platform.probe')`.execute(database.owner);
  await inTransaction(database.db, ours, (tx) => sql`insert into platform.probe (word) values ('ours')`.execute(tx));
  await inTransaction(database.db, theirs, (tx) =>
    sql`insert into platform.probe (word) values ('theirs')`.execute(tx),
  );
});

const words = async (tenant: typeof ours) =>
  (await inReadOnly(database.db, tenant, (tx) => sql<{ word: string }>`select word from platform.probe`.execute(tx)))
    .rows;

describe('row-level security', () => {
  test('a transaction sees the rows of its government only', async () => {
    expect(await words(ours)).toEqual([{ word: 'ours' }]);
    expect(await words(theirs)).toEqual([{ word: 'theirs' }]);
  });

  test('without a government no row is seen, by the owner neither', async () => {
    expect((await sql`select from platform.probe`.execute(database.db)).rows).toEqual([]);
    expect((await sql`select from platform.probe`.execute(database.owner)).rows).toEqual([]);
  });

  test('a row for another government cannot be written', async () => {
    const smuggle = inTransaction(database.db, ours, (tx) =>
      sql`insert into platform.probe (government_id, word) values (${theirs.governmentId}, 'x')`.execute(tx),
    );
    await expect(smuggle).rejects.toThrow(/row-level security/);
  });

  test('reading only refuses a change', async () => {
    const change = inReadOnly(database.db, ours, (tx) => sql`delete from platform.probe`.execute(tx));
    await expect(change).rejects.toThrow(/read-only/);
  });

  test('the application cannot take the role of the owner', async () => {
    await expect(sql`set role pendopo_migrator`.execute(database.db)).rejects.toThrow(/permission denied/);
  });
});
