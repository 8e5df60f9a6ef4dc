import type { KyselyPlugin } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Db, Tx } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { listGovernments } from './governments/queries.ts';
import { listHandOvers } from './handover/queries.ts';
import { getRoleByKey } from './people/assignment-queries.ts';
import { listPeople } from './people/queries.ts';
import { applyRoster, findKnown } from './roster/queries.ts';
import { foundTown, type TestTown, TODAY } from './testing.ts';
import { findUnits, getRootUnit, listUnits } from './units/queries.ts';

const database = useTestDatabase();
let town: TestTown;

beforeAll(async () => {
  town = await foundTown(database.db, '32.09');
});

/** How many queries the work sends. */
async function count(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let queries = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await inReadOnly(database.db, town, (tx) => work(tx.withPlugin(plugin) as Tx));
  return queries;
}

const lists: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
  ['units', (tx) => listUnits(tx, { limit: 500 })],
  ['people', (tx) => listPeople(tx, { limit: 500, today: TODAY })],
  ['hand-overs', (tx) => listHandOvers(tx, null, { limit: 500 })],
  ['governments', (tx) => listGovernments(tx as Db, { limit: 500 })],
  ['known people', (tx) => findKnown(tx, ['admin@contoh.cirebonkab.localhost', 'x@x.id'], TODAY)],
  ['units by id', async (tx) => findUnits(tx, [await town.unitId('waled'), await town.unitId('dinkes')])],
];

test.each(lists)('a list of %s costs one query', async (_name, list) => {
  expect(await count(list)).toBe(1);
});

test('it stays one query with a thousand people more', async () => {
  await inTransaction(database.db, town, async (tx) => {
    const [root, role] = [await getRootUnit(tx), await getRoleByKey(tx, 'editor')];
    const entries = Array.from({ length: 1000 }, (_, at) => ({
      ...{ name: `Orang ${at}`, email: `orang${at}@contoh.id`, phone: '', unitId: root.id, roleId: role.id },
    }));
    await applyRoster(tx, entries, { personId: (await town.actor('admin')).personId, today: TODAY });
  });
  expect(await count((tx) => listPeople(tx, { limit: 500, today: TODAY, query: 'orang' }))).toBe(1);
});
