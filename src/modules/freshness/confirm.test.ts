import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { ContentId } from '../sites/index.ts';
import { confirmItem, confirmItems } from './confirm.ts';
import { type Confirmation, listConfirmations } from './confirmation-queries.ts';
import { stateOn } from './item.ts';
import { judgeConfirmation } from './judge.ts';
import { keepUnder } from './manage.ts';
import { anActor, clockOn, foundTown, itemOf, publish, type TestTown, TODAY } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let other: TestTown;
let operator: Actor;
let head: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  operator = anActor(town, town.dinkes, ['freshness.confirm', 'freshness.manage', 'freshness.review']);
  head = anActor(town, town.dinkes, ['freshness.review']);
});

const REASON = 'Sudah dibandingkan dengan SK terakhir';
const deps = (draw: number) => ({ db: database.db, clock: clockOn('2026-11-23'), draw: () => draw });
const drawn = () => deps(0);
const notDrawn = () => deps(99);
const item = (id: ContentId) => itemOf(database.db, town, id);
const old = () => publish(database.db, town, town.dinkes, { on: '2026-01-01' });

async function lastConfirmation(contentId: ContentId): Promise<Confirmation> {
  const { id } = await item(contentId);
  const [last] = await inReadOnly(database.db, town, (tx) => listConfirmations(tx, id, 1));
  if (!last) throw new Error('Nobody has confirmed it');
  return last;
}

async function confirmed(contentId: ContentId, luck = notDrawn, actor = operator): Promise<number> {
  return confirmItems(luck(), actor, { itemIds: [(await item(contentId)).id], reason: REASON, key: newId() });
}

describe('confirming unchanged', () => {
  test('renews from today, and the history keeps who, why and when it was due', async () => {
    const id = await old();
    expect(stateOn(await item(id), TODAY)).toBe('late');
    expect(await confirmed(id)).toBe(0);
    const after = await item(id);
    expect(stateOn(after, TODAY)).toBe('confirmed');
    expect(after.dueOn?.toString()).toBe('2027-05-23');
    expect(await lastConfirmation(id)).toMatchObject({
      ...{ personId: operator.personId, reason: REASON, channel: 'desk', isSampled: false, verdict: null },
      dueBefore: Temporal.PlainDate.from('2026-07-01'),
    });
  });

  test('needs a reason, and leave at the owner', async () => {
    const id = await old();
    const { id: itemId } = await item(id);
    await expect(
      confirmItems(notDrawn(), operator, { itemIds: [itemId], reason: ' x ', key: newId() }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
    const stranger = anActor(town, town.waled);
    await expect(confirmed(id, notDrawn, stranger)).rejects.toMatchObject({ code: 'not-allowed' });
    const foreigner = anActor(other, other.root);
    await expect(
      confirmItems(notDrawn(), foreigner, { itemIds: [itemId], reason: REASON, key: newId() }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(stateOn(await item(id), TODAY)).toBe('late');
  });

  test('confirms all of several or none', async () => {
    const [mine, theirs] = [await old(), await publish(database.db, town, town.waled, { on: '2026-01-01' })];
    const itemIds = [(await item(mine)).id, (await item(theirs)).id];
    await expect(confirmItems(notDrawn(), operator, { itemIds, reason: REASON, key: newId() })).rejects.toThrow();
    expect(stateOn(await item(mine), TODAY)).toBe('late');
  });

  test('what has no cadence stays without, however often it is confirmed', async () => {
    const id = await publish(database.db, town, town.dinkes, { on: '2026-01-01', kind: 'document' });
    expect(await confirmed(id, drawn)).toBe(0);
    expect(stateOn(await item(id), TODAY)).toBe('without');
  });

  test('a link in a message confirms in the name of whom it was sent to', async () => {
    const id = await old();
    const { id: itemId } = await item(id);
    const act = { itemId, personId: operator.personId, reason: REASON, today: TODAY };
    await inTransaction(database.db, town, (tx) => confirmItem(tx, act));
    expect(await lastConfirmation(id)).toMatchObject({ channel: 'link', personId: operator.personId });
  });
});

describe('the sample', () => {
  test('what is drawn waits for somebody else, and cannot be confirmed away meanwhile', async () => {
    const id = await old();
    expect(await confirmed(id, drawn)).toBe(1);
    expect(stateOn(await item(id), TODAY)).toBe('review');
    await expect(confirmed(id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('nobody reviews their own confirmation', async () => {
    const id = await old();
    await confirmed(id, drawn);
    const { id: confirmation } = await lastConfirmation(id);
    const verdict = { outcome: 'upheld' as const, reason: '' };
    await expect(judgeConfirmation(drawn(), operator, confirmation, verdict)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await judgeConfirmation(drawn(), head, confirmation, verdict);
    expect(stateOn(await item(id), TODAY)).toBe('confirmed');
    await expect(judgeConfirmation(drawn(), head, confirmation, verdict)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('rejected, it is late at once, due since it was due before, and stands in the queue', async () => {
    const id = await old();
    await confirmed(id, drawn);
    const { id: confirmation } = await lastConfirmation(id);
    const reject = (reason: string) => judgeConfirmation(drawn(), head, confirmation, { outcome: 'rejected', reason });
    await expect(reject('')).rejects.toMatchObject({ code: 'invalid' });
    await reject('Tarifnya sudah berubah');
    const after = await item(id);
    expect(stateOn(after, TODAY)).toBe('late');
    expect(after).toMatchObject({ how: 'published', dueOn: Temporal.PlainDate.from('2026-07-01') });
    expect(after.deadlineOn?.toString()).toBe('2026-07-01');
    expect((await lastConfirmation(id)).verdict).toMatchObject({ outcome: 'rejected', personId: head.personId });
  });

  test('only what was drawn is judged, by those who review there', async () => {
    const id = await old();
    await confirmed(id);
    const { id: confirmation } = await lastConfirmation(id);
    const verdict = { outcome: 'upheld' as const, reason: '' };
    await expect(judgeConfirmation(drawn(), head, confirmation, verdict)).rejects.toMatchObject({ code: 'conflict' });
    const elsewhere = anActor(town, town.waled);
    await expect(judgeConfirmation(drawn(), elsewhere, confirmation, verdict)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('setting how an item is kept', () => {
  const keeping = { cadence: 'P3M', graceDays: 7, headingId: null, legalBasis: '', ownerId: null };

  test('a cadence counts from the last renewal, and a heading brings its citation', async () => {
    const id = await publish(database.db, town, town.dinkes, { on: '2026-11-01', kind: 'document' });
    const itemIds = [(await item(id)).id];
    await keepUnder(notDrawn(), operator, { ...keeping, itemIds, headingId: 'keuangan' });
    const after = await item(id);
    expect(after).toMatchObject({ headingId: 'keuangan', legalBasis: 'UU 14/2008 Pasal 9', cadence: 'P3M' });
    expect(after.dueOn?.toString()).toBe('2027-02-01');
  });

  test('a heading of the law asks for at least every six months', async () => {
    const itemIds = [(await item(await old())).id];
    for (const cadence of ['P7M', null]) {
      const wish = { ...keeping, itemIds, cadence, headingId: 'profil' };
      await expect(keepUnder(notDrawn(), operator, wish)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  test('an owner may be given within one’s own scope only; the public page names it', async () => {
    const id = await publish(database.db, town, town.root, { on: '2026-11-01' });
    const wish = { ...keeping, itemIds: [(await item(id)).id], ownerId: town.dinkes.unitId };
    await expect(keepUnder(notDrawn(), operator, wish)).rejects.toMatchObject({ code: 'not-allowed' });
    await keepUnder(notDrawn(), anActor(town, town.root), wish);
    expect(await item(id)).toMatchObject({ unitPath: '/dinkes/', isOwnerSet: true });
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql`select keeper_name from sites.content where id = ${id}`.execute(tx),
    );
    expect(rows).toEqual([{ keeper_name: 'Dinas Kesehatan' }]);
  });
});
