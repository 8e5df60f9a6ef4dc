import { beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../platform/clock.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { createDraft, restoreVersion, returnToDraft, saveVersion, submitForReview } from './commands.ts';
import type { ContentId } from './content.ts';
import { changeFact, createFact, removeFact } from './fact-commands.ts';
import { addOfficer, moveOfficer, saveHours, saveMenu } from './office-commands.ts';
import { aContent, anActor, foundTown, NOW, sending, type TestTown } from './public/testing.ts';
import { archiveContent, publishContent, publishDue, scheduleContent } from './publishing.ts';
import { hasWarningEdge } from './schedule-queries.ts';
import { PERMISSION } from './workflow.ts';

const database = useTestDatabase();
const clock = stoppedClock(NOW);
let town: TestTown;
let other: TestTown;
let admin: Actor;
let writer: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  admin = anActor(town, town.portal);
  writer = anActor(town, town.cibogo, [PERMISSION.write]);
});

const deps = () => ({ db: database.db, clock });
const written = (over: object = {}) => aContent(town.cibogo.siteId, over);
const draft = (over: object = {}, actor = admin) => createDraft(deps(), actor, written(over), sending());

async function contentOf(id: ContentId, tenant: Pick<TestTown, 'governmentId'> = town) {
  return inReadOnly(database.db, tenant, (tx) =>
    tx
      .selectFrom('sites.content')
      .select([
        'state',
        'slug',
        'title',
        'body_html',
        'latest_version',
        'published_version',
        'is_warning',
        'scheduled_version',
      ])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

const stepsOf = (id: ContentId) =>
  inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('sites.step').select('action').where('content_id', '=', id).orderBy('id').execute(),
  ).then((rows) => rows.map(({ action }) => action));

describe('writing', () => {
  test('a form that is sent twice is one content', async () => {
    const sent = sending('publish');
    const first = await createDraft(deps(), admin, written({ title: 'Dua kali' }), sent);
    expect(await createDraft(deps(), admin, written({ title: 'Dua kali' }), sent)).toBe(first);
    expect(await stepsOf(first)).toEqual(['create', 'publish']);
  });

  test('two contents with one title have two addresses, and no page takes a word of the platform', async () => {
    const both = await Promise.all([draft({ title: 'Kerja bakti' }), draft({ title: 'Kerja bakti' })]);
    const slugs = await Promise.all(both.map((id) => contentOf(id)));
    expect(slugs.map((row) => row?.slug).sort()).toEqual(['kerja-bakti', 'kerja-bakti-2']);
    expect((await contentOf(await draft({ kind: 'page', title: 'Meja' })))?.slug).toBe('meja-2');
  });

  test('a version that somebody else saved meanwhile is not overwritten', async () => {
    const id = await draft();
    const change = { ...written({ title: 'Baru' }), id, expectedVersion: 1 };
    await saveVersion(deps(), admin, change, sending());
    await expect(saveVersion(deps(), admin, change, sending())).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentOf(id)).toMatchObject({ latest_version: 2, title: 'Baru' });
  });

  test('two who save at the same moment: one wins, one is told', async () => {
    const id = await draft();
    const change = { ...written({ title: 'Serentak' }), id, expectedVersion: 1 };
    const results = await Promise.allSettled([1, 2].map(() => saveVersion(deps(), admin, change, sending())));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('nothing is half saved when the step after saving is refused', async () => {
    const id = await draft({}, writer);
    const change = { ...written({ title: 'Langsung terbit' }), id, expectedVersion: 1 };
    await expect(saveVersion(deps(), writer, change, sending('publish'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await contentOf(id)).toMatchObject({ latest_version: 1, state: 'draft' });
  });

  test('restoring adds a version and keeps what is public', async () => {
    const id = await createDraft(deps(), admin, written({ title: 'Satu' }), sending('publish'));
    await saveVersion(deps(), admin, { ...written({ title: 'Dua' }), id, expectedVersion: 1 }, sending('publish'));
    await restoreVersion(deps(), admin, id, 1);
    expect(await contentOf(id)).toMatchObject({ latest_version: 3, published_version: 2, title: 'Dua' });
  });

  test('nobody writes without leave at that unit, nor in another government', async () => {
    const neighbour = anActor(town, town.dinkes);
    await expect(draft({}, neighbour)).rejects.toMatchObject({ code: 'not-allowed' });
    const id = await draft();
    const foreign = anActor(other, other.portal);
    await expect(publishContent(deps(), foreign, id, 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(createDraft(deps(), foreign, written(), sending())).rejects.toMatchObject({ code: 'not-found' });
    expect(await contentOf(id, other)).toBeUndefined();
  });
});

describe('publishing', () => {
  test('goes from writer to reviewer and back and out', async () => {
    const id = await draft({}, writer);
    await submitForReview(deps(), writer, id);
    await expect(publishContent(deps(), writer, id, 1)).rejects.toMatchObject({ code: 'not-allowed' });
    await returnToDraft(deps(), admin, id, 'Tambahkan tanggal');
    await submitForReview(deps(), writer, id);
    await publishContent(deps(), admin, id, 1);
    await archiveContent(deps(), admin, id);
    expect(await stepsOf(id)).toEqual(['create', 'submit', 'return', 'submit', 'publish', 'archive']);
    expect(await contentOf(id)).toMatchObject({ state: 'archived', published_version: null });
  });

  test('publishes the version that was seen, not one saved since', async () => {
    const id = await draft({}, writer);
    await saveVersion(deps(), writer, { ...written({ title: 'Lain' }), id, expectedVersion: 1 }, sending());
    await expect(publishContent(deps(), admin, id, 1)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a schedule publishes the version that was allowed, once, however often it runs', async () => {
    const id = await draft({ title: 'Boleh' });
    const at = clock.now().add({ hours: 1 });
    await scheduleContent(deps(), admin, id, { version: 1, at });
    await saveVersion(deps(), writer, { ...written({ title: 'Belum boleh' }), id, expectedVersion: 1 }, sending());
    expect(await publishDue(deps(), town)).toBe(0);
    const later = { db: database.db, clock: stoppedClock('2026-11-23T03:00:30Z') };
    const counts = await Promise.all([publishDue(later, town), publishDue(later, town)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect(await contentOf(id)).toMatchObject({ state: 'published', published_version: 1, title: 'Boleh' });
  });

  test('what a schedule cannot publish goes back to its writers with the reason', async () => {
    const fact = await createFact(deps(), admin, {
      siteId: town.cibogo.siteId,
      key: 'sementara',
      label: 'A',
      value: 'x',
    });
    const id = await draft({ html: '<p>{{fakta:sementara}}</p>' });
    await scheduleContent(deps(), admin, id, { version: 1, at: clock.now().add({ minutes: 5 }) });
    await removeFact(deps(), admin, fact);
    await publishDue({ db: database.db, clock: stoppedClock('2026-11-23T03:00:00Z') }, town);
    expect(await contentOf(id)).toMatchObject({ state: 'draft', published_version: null });
    expect((await stepsOf(id)).at(-1)).toBe('return');
  });

  test('a warning needs leave to warn, also when it hides in a version of something public', async () => {
    const publisher = anActor(town, town.cibogo, [PERMISSION.write, PERMISSION.publish]);
    const notice = { kind: 'announcement' as const, title: 'Air naik' };
    await expect(
      createDraft(deps(), publisher, written({ ...notice, isWarning: true }), sending('publish')),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const id = await createDraft(deps(), publisher, written(notice), sending('publish'));
    await saveVersion(
      deps(),
      publisher,
      { ...written({ ...notice, isWarning: true }), id, expectedVersion: 1 },
      sending(),
    );
    expect(await contentOf(id)).toMatchObject({ is_warning: false, published_version: 1 });
    await expect(publishContent(deps(), publisher, id, 2)).rejects.toMatchObject({ code: 'not-allowed' });
    await publishContent(deps(), admin, id, 2);
    expect(await contentOf(id)).toMatchObject({ is_warning: true });
  });
});

test('pages are made anew when a warning comes into force and when it ends', async () => {
  const notice = { kind: 'announcement' as const, title: 'Angin kencang', isWarning: true };
  const period = { startsAt: clock.now().add({ hours: 1 }), endsAt: clock.now().add({ hours: 2 }) };
  await createDraft(deps(), admin, written({ ...notice, ...period }), sending('publish'));
  const isEdge = (at: string) => inReadOnly(database.db, town, (tx) => hasWarningEdge(tx, Temporal.Instant.from(at)));
  const moments = ['02:59:00', '03:00:30', '03:30:00', '04:01:00', '04:30:00'].map((time) => `2026-11-23T${time}Z`);
  expect(await Promise.all(moments.map(isEdge))).toEqual([false, true, false, true, false]);
});

describe('shared facts', () => {
  test('a change shows in every published text that quotes it, in other units too', async () => {
    const fact = await createFact(deps(), admin, {
      siteId: town.portal.siteId,
      key: 'biaya-ktp',
      label: 'Biaya',
      value: 'Rp0',
    });
    const ids = await Promise.all(
      [town.cibogo, town.dinkes].map(({ siteId }) =>
        createDraft(
          deps(),
          admin,
          aContent(siteId, { title: 'Biaya {{fakta:biaya-ktp}}', html: '<p>{{fakta:biaya-ktp}}</p>' }),
          sending('publish'),
        ),
      ),
    );
    expect(await changeFact(deps(), admin, fact, { label: 'Biaya', value: '<i>Rp5</i>' })).toEqual({
      useCount: 2,
      isShownLater: false,
    });
    for (const id of ids) {
      expect(await contentOf(id)).toMatchObject({
        body_html: '<p>&lt;i&gt;Rp5&lt;/i&gt;</p>',
        title: 'Biaya <i>Rp5</i>',
      });
    }
    await expect(removeFact(deps(), admin, fact)).rejects.toMatchObject({ code: 'conflict' });
    const stranger = anActor(town, town.cibogo);
    await expect(changeFact(deps(), stranger, fact, { label: 'x', value: 'y' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('a fact that does not exist stops publishing and nothing is half done', async () => {
    await expect(
      createDraft(deps(), admin, written({ title: 'Tanpa fakta', html: '{{fakta:tidak-ada}}' }), sending('publish')),
    ).rejects.toMatchObject({ code: 'invalid' });
    const kept = await inReadOnly(database.db, town, (tx) =>
      tx.selectFrom('sites.content').select('id').where('title', '=', 'Tanpa fakta').execute(),
    );
    expect(kept).toEqual([]);
  });
});

describe('the office', () => {
  test('people keep their order, are added once, and only where one may', async () => {
    const person = (name: string) => ({
      siteId: town.waled.siteId,
      name,
      title: 'Staf',
      phone: '',
      email: '',
      photoFileId: null,
    });
    const key = newId();
    for (const [name, one] of [
      ['A', key],
      ['A', key],
      ['B', newId()],
      ['C', newId()],
    ] as const)
      await addOfficer(deps(), admin, person(name), one);
    const list = () =>
      inReadOnly(database.db, town, (tx) =>
        tx
          .selectFrom('sites.officer')
          .select(['id', 'name'])
          .where('site_id', '=', town.waled.siteId)
          .orderBy('position')
          .execute(),
      );
    const last = (await list()).at(-1);
    await moveOfficer(deps(), admin, last?.id ?? '', 'up');
    expect((await list()).map(({ name }) => name)).toEqual(['A', 'C', 'B']);
    await expect(moveOfficer(deps(), writer, last?.id ?? '', 'up')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(moveOfficer(deps(), anActor(other, other.portal), last?.id ?? '', 'up')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('hours that overlap and menus that lead astray are refused', async () => {
    const hours = [
      { weekday: 1, opens: '08:00', closes: '12:00', note: '' },
      { weekday: 1, opens: '11:00', closes: '13:00', note: '' },
    ];
    await expect(saveHours(deps(), admin, town.waled.siteId, hours)).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      saveMenu(deps(), admin, town.waled.siteId, [{ label: 'x', href: 'javascript:1' }]),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

test('sites, contents and facts of another government are out of reach in every command', async () => {
  const foreign = anActor(other, other.portal);
  const fact = await createFact(deps(), admin, {
    siteId: town.portal.siteId,
    key: 'milik-kami',
    label: 'A',
    value: 'x',
  });
  await expect(changeFact(deps(), foreign, fact, { label: 'a', value: 'b' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(saveMenu(deps(), foreign, town.portal.siteId, [])).rejects.toMatchObject({ code: 'not-found' });
  const seen = await inTransaction(database.db, other, (tx) => tx.selectFrom('sites.content').select('id').execute());
  expect(seen).toEqual([]);
});
