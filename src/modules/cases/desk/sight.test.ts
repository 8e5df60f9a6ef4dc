import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { type Actor, may, scopeOf } from '../../../platform/identity/actor.ts';
import { fileCase, type Receipt } from '../filing.ts';
import { PERMISSION } from '../permissions.ts';
import { getCase } from '../queries.ts';
import { question } from '../question.ts';
import { splitCase } from '../tasks.ts';
import { aFiling, employ, foundTown, momentAfter, type TestTown, testOffice } from '../testing.ts';
import { getDeskCase } from './case-queries.ts';
import { listQueue } from './queue-queries.ts';
import { registerSheet } from './register.ts';

const database = useTestDatabase();
let town: TestTown;
let someone: Actor;
let filed: readonly Receipt[] = [];
let shared: Receipt | undefined;

beforeAll(async () => {
  town = await foundTown(database.db, 'lihatkab', '32.09');
  someone = await employ(database.db, town, town.dinkes);
  const office = testOffice(database.db);
  const moment = momentAfter();
  const file = (unit: TestTown['root']) => fileCase(office, town, question, { filing: aFiling(unit), moment });
  filed = [await file(town.root), await file(town.dinkes), await file(town.disdik), await file(town.disdik)];
  shared = await file(town.dinkes);
  const asked = { id: shared.id, moment, unitIds: [town.disdik.unitId], request: 'Mohon data', dueOn: moment.today };
  await splitCase(office, someone, asked);
});

const grants = fc.array(
  fc.record({
    permission: fc.constantFrom(...Object.values(PERMISSION), 'sites.write'),
    unitPath: fc.constantFrom('/', '/dinkes/', '/disdik/', '/dinkes/puskesmas/', '/din/'),
    delegatedBy: fc.constant(null),
  }),
  { maxLength: 4 },
);

test('whatever grants somebody holds, page, queue and register show them the same cases, and only theirs', async () => {
  await fc.assert(
    fc.asyncProperty(grants, async (held) => {
      const actor = { ...someone, grants: held };
      await inReadOnly(database.db, town, async (tx) => {
        const scope = scopeOf(actor, PERMISSION.view);
        const asked = { view: 'unit', scope, personId: actor.personId, kind: null, search: null } as const;
        const { rows } = await listQueue(tx, { ...asked, cursor: null, limit: 50 });
        const queued = new Set(rows.map(({ id }) => id));
        for (const { id } of filed) {
          const { unitPath } = await getCase(tx, id);
          const isSeen = await getDeskCase(tx, actor, id).then(
            () => true,
            () => false,
          );
          expect(isSeen).toBe(may(actor, PERMISSION.view, unitPath));
          expect(queued.has(id)).toBe(isSeen);
        }
        if (!shared) throw new Error('filed before');
        const seesPart = await getDeskCase(tx, actor, shared.id).then(
          () => true,
          () => false,
        );
        expect(seesPart).toBe(['/dinkes/', '/disdik/'].some((path) => may(actor, PERMISSION.view, path)));
      });
      await expectRegister(actor);
    }),
    { numRuns: 40 },
  );
});

async function expectRegister(actor: Actor): Promise<void> {
  const { today } = momentAfter();
  const words = { year: today.year, timeZone: 'Asia/Jakarta', today, language: 'id', kinds: [question] } as const;
  const numbers: unknown[] = [];
  for await (const [number] of registerSheet({ db: database.db, actor, ...words }).rows) numbers.push(number);
  for (const { id, number } of filed) {
    const { unitPath } = await inReadOnly(database.db, town, (tx) => getCase(tx, id));
    expect(numbers.includes(number)).toBe(may(actor, PERMISSION.export, unitPath));
  }
}
