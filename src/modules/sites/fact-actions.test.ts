import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActionLink } from '../../platform/action-links/links.ts';
import { aPhone, openActionDoor } from '../../platform/action-links/testing.ts';
import { stoppedClock } from '../../platform/clock.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { App } from '../../platform/http/fastify.ts';
import { createAccount } from '../../platform/identity/accounts.ts';
import type { Actor, PersonId } from '../../platform/identity/actor.ts';
import { getFact } from './desk/fact-queries.ts';
import { employ, foundTown, NOW, type TestTown } from './desk/testing.ts';
import { changeFactAction, changeFactWish, restoreFactAction } from './fact-actions.ts';
import { changeFact, createFact } from './fact-commands.ts';
import { PERMISSION } from './workflow.ts';

const database = useTestDatabase();
const clock = stoppedClock(NOW);
const actors = new Map<PersonId, Actor>();
let town: TestTown;
let app: App;
let manager: Actor;
let writer: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  app = await openActionDoor({
    ...{ db: database.db, clock, purposes: [changeFactAction, restoreFactAction], portals: [portal()] },
    actorOf: async (_tx, personId) => actors.get(personId) ?? null,
  });
  manager = await admitted('Ani', [PERMISSION.manage]);
  writer = await admitted('Budi', [PERMISSION.write]);
});
afterAll(() => app.close());

const portal = () => ({ governmentId: town.governmentId, label: 'contohkab' });
const phone = () => aPhone(app, portal());

async function admitted(name: string, permissions: readonly string[]): Promise<Actor> {
  const actor = await employ(database.db, town, { name, at: town.cibogo, permissions });
  const email = `${actor.personId}@example.go.id`;
  const accountId = await createAccount(database.db, town, { email, name, password: null });
  actors.set(actor.personId, { ...actor, accountId });
  return { ...actor, accountId };
}

async function aFact(value = '0231 123456') {
  const key = `telepon-${crypto.randomUUID()}`;
  const wish = { siteId: town.cibogo.siteId, key, label: 'Telepon kantor', value };
  const id = await createFact({ db: database.db, clock }, manager, wish);
  return { id, label: wish.label, value };
}

const aLink = (fact: Awaited<ReturnType<typeof aFact>>, actor = manager) =>
  inTransaction(database.db, town, (tx) => createActionLink(tx, { ...changeFactWish(fact), personId: actor.personId }));
const valueNow = async (id: string) => (await inReadOnly(database.db, town, (tx) => getFact(tx, id))).value;

describe('changing a fact from a message', () => {
  test('the value changes, and changes back when undone', async () => {
    const fact = await aFact();
    const path = await aLink(fact);
    expect((await phone().get(path)).body).toContain('0231 123456');
    const done = await phone().post(path, { nilai: '0231 999999' });
    expect(done.body).toContain('Fakta disimpan.');
    expect(await valueNow(fact.id)).toBe('0231 999999');
    const undoPath = /action="(\/t\/[^"]+)"/.exec(done.body)?.[1] ?? '';
    expect((await phone().post(undoPath)).statusCode).toBe(200);
    expect(await valueNow(fact.id)).toBe('0231 123456');
  });

  test.each([
    ['an empty value', ''],
    ['an endless value', 'x'.repeat(501)],
    ['the same value', '0231 123456'],
  ])('%s is pointed out', async (_what, nilai) => {
    const fact = await aFact();
    const answer = await phone().post(await aLink(fact), { nilai });
    expect(answer.statusCode).toBe(422);
    expect(await valueNow(fact.id)).toBe('0231 123456');
  });

  test('when a colleague has changed it since, the link does nothing', async () => {
    const fact = await aFact();
    const path = await aLink(fact);
    await changeFact({ db: database.db, clock }, manager, fact.id, { label: fact.label, value: '0231 555555' });
    expect((await phone().post(path, { nilai: '0231 999999' })).statusCode).toBe(409);
    expect(await valueNow(fact.id)).toBe('0231 555555');
  });

  test('whoever may not change facts at the desk may not from a message', async () => {
    const fact = await aFact();
    expect((await phone().post(await aLink(fact, writer), { nilai: '0231 999999' })).statusCode).toBe(403);
    expect(await valueNow(fact.id)).toBe('0231 123456');
  });
});
