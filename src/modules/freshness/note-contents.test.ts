import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { ContentId } from '../sites/index.ts';
import { stateOn } from './item.ts';
import { noteContents } from './note-contents.ts';
import { takeUpAll } from './take-up-all.ts';
import { clockOn, foundTown, itemOf, publish, type TestTown, TODAY } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let other: TestTown;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
});

const item = (id: ContentId) => itemOf(database.db, town, id);
const on = (day: string) => ({ db: database.db, clock: clockOn(day) });

/** What the sites do when a further version is published. */
async function publishAgain(id: ContentId, day: string): Promise<void> {
  await inTransaction(database.db, town, (tx) =>
    sql`update sites.content set published_version = published_version + 1, latest_version = latest_version + 1,
      published_at = ${`${day}T02:00:00Z`}::timestamptz where id = ${id}`.execute(tx),
  );
  await noteContents(on(day), town, [id]);
}

async function notesOf(id: ContentId) {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql`select confirmed_on, renew_by, keeper_name from sites.content where id = ${id}`.execute(tx),
  );
  return rows[0];
}

async function standingOf(unitId: string) {
  return inReadOnly(database.db, town, (tx) =>
    tx
      .selectFrom('freshness.standing')
      .select(['late', 'review', 'due', 'without', 'confirmed', 'fresh', 'rank'])
      .where('unit_id', '=', unitId)
      .executeTakeFirst(),
  );
}

describe('taking note of contents', () => {
  test('a page is to be renewed every six months, two weeks of grace given, by UU 14/2008', async () => {
    const id = await publish(database.db, town, town.dinkes, { on: '2026-11-23' });
    const found = await item(id);
    expect(found).toMatchObject({ cadence: 'P6M', graceDays: 14, legalBasis: 'UU 14/2008 Pasal 9', how: 'published' });
    expect([found.dueOn?.toString(), found.lateOn?.toString()]).toEqual(['2027-05-23', '2027-06-06']);
    expect(await notesOf(id)).toEqual({ confirmed_on: null, renew_by: '2027-05-23', keeper_name: null });
  });

  test('news tells of one day and is not tracked; a document has no cadence until somebody says so', async () => {
    const news = await publish(database.db, town, town.dinkes, { on: '2026-11-23', kind: 'news' });
    await expect(item(news)).rejects.toThrow();
    const document = await publish(database.db, town, town.dinkes, { on: '2026-11-23', kind: 'document' });
    expect(stateOn(await item(document), TODAY)).toBe('without');
  });

  test('publishing again renews, and being told twice changes nothing more', async () => {
    const id = await publish(database.db, town, town.dinkes, { on: '2025-01-01' });
    expect(stateOn(await item(id), TODAY)).toBe('late');
    await publishAgain(id, '2026-11-20');
    const renewed = await item(id);
    await noteContents(on('2026-11-23'), town, [id]);
    expect(await item(id)).toEqual(renewed);
    expect(renewed).toMatchObject({ version: 2 });
    expect(stateOn(renewed, TODAY)).toBe('fresh');
  });

  test('what is withdrawn is put aside, and keeps its settings when it comes back', async () => {
    const id = await publish(database.db, town, town.waled, { on: '2026-11-01' });
    await inTransaction(database.db, town, (tx) =>
      sql`update sites.content set published_version = null, state = 'archived' where id = ${id}`.execute(tx),
    );
    await noteContents(on('2026-11-23'), town, [id]);
    expect((await item(id)).isPublic).toBe(false);
    expect(await standingOf(town.waled.unitId)).toMatchObject({ fresh: 0, rank: 30000 });
    await inTransaction(database.db, town, (tx) =>
      sql`update sites.content set published_version = 1, state = 'published' where id = ${id}`.execute(tx),
    );
    await noteContents(on('2026-11-23'), town, [id]);
    expect(await standingOf(town.waled.unitId)).toMatchObject({ fresh: 1, rank: 0 });
  });

  test('a copy is to be compared when its source has a newer version, until it is published again', async () => {
    const source = await publish(database.db, town, town.root, { on: '2026-11-01', title: 'Templat' });
    const copy = await publish(database.db, town, town.cibogo, { on: '2026-11-02', title: 'Salinan' });
    await inTransaction(database.db, town, async (tx) => {
      await sql`update freshness.item set source_content_id = ${source}, source_version = 1
        where content_id = ${copy}`.execute(tx);
      await sql`update sites.content set source_content_id = ${source}, source_version = 1 where id = ${copy}`.execute(
        tx,
      );
    });
    await noteContents(on('2026-11-03'), town, [source]);
    expect((await item(copy)).reviewReason).toBeNull();
    await publishAgain(source, '2026-11-20');
    expect((await item(copy)).reviewReason).toBe('source-changed');
    expect(await standingOf(town.cibogo.unitId)).toMatchObject({ review: 1, fresh: 0 });
    await publishAgain(copy, '2026-11-22');
    expect(await item(copy)).toMatchObject({ reviewReason: null, sourceVersion: 2 });
  });

  test('a government neither sees nor touches what another one publishes', async () => {
    const foreign = await publish(database.db, other, other.dinkes, { on: '2026-11-01' });
    expect(await noteContents(on('2026-11-23'), town, [foreign])).toBe(0);
    expect(await itemOf(database.db, other, foreign)).toMatchObject({ isPublic: true });
    await expect(item(foreign)).rejects.toThrow();
  });

  test('what was there before is taken up once, going on where it stopped', async () => {
    const third = await foundTown(database.db, 'tigakab', '32.11');
    const ids = [];
    for (let at = 0; at < 3; at += 1) {
      ids.push(await publish(database.db, third, third.dinkes, { on: '2026-11-01', title: `Halaman ${at}` }));
    }
    await inTransaction(database.db, third, (tx) => sql`delete from freshness.item`.execute(tx));
    expect(await takeUpAll(on('2026-11-23'), third)).toBe(3);
    expect(await takeUpAll(on('2026-11-23'), third)).toBe(0);
    for (const id of ids) expect((await itemOf(database.db, third, id)).isPublic).toBe(true);
  });
});
