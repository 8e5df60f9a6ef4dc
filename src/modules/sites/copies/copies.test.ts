import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { createDraft, saveVersion } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { deskRoutes } from '../desk/routes.ts';
import {
  employ,
  foundTown,
  openDesk,
  type TestDesk,
  type TestSite,
  type TestTown,
  testFiles,
} from '../desk/testing.ts';
import { listPublicContents } from '../public-contents.ts';

const database = useTestDatabase();
let town: TestTown;
let other: TestTown;
let desk: TestDesk;
let editor: Actor;
let villager: Actor;

const ALL = ['sites.write', 'sites.publish', 'sites.manage', 'sites.review'];
const WRITTEN = {
  ...{ summary: 'Janji layanan', facts: {}, coverFileId: null, isWarning: false, startsAt: null, endsAt: null },
  note: '',
};

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files: testFiles() });
  editor = await employ(database.db, town, { name: 'Editor', at: town.portal, permissions: ALL });
  villager = await employ(database.db, town, { name: 'Wati', at: town.cibogo, permissions: ALL });
});

afterAll(() => desk.close());

const deps = () => ({
  db: database.db,
  clock: { now: () => Temporal.Now.instant(), today: () => Temporal.Now.plainDateISO() },
});

async function publish(title: string, html: string, at: TestSite = town.portal, actor = editor): Promise<ContentId> {
  const content = { ...WRITTEN, title, html, siteId: at.siteId, kind: 'page' as const };
  return createDraft(deps(), actor, content, { key: newId(), after: { step: 'publish' } });
}

function copy(sumber: ContentId, situs: string, kunci: string = newId()) {
  return desk.post('/meja/salin', villager, { kunci, sumber, situs });
}

const idOf = (location: unknown) => String(location).split('/').at(-1) as ContentId;

test('a public page of another site becomes a draft that remembers its source and version', async () => {
  const source = await publish('Maklumat', '<p>Buka pukul 08.00</p>');
  expect((await desk.get('/meja/salin', villager)).body).toContain('Maklumat');
  const key = newId();
  const copies = [await copy(source, town.cibogo.siteId, key), await copy(source, town.cibogo.siteId, key)];
  expect(copies.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const [first, second] = copies.map(({ headers }) => idOf(headers.location));
  expect(second).toBe(first);
  if (!first) return;
  await desk.post(`/meja/isi/${first}/terbitkan`, villager, { versi: '1' });
  const [found] = await inReadOnly(database.db, town, (tx) => listPublicContents(tx, [first]));
  expect(found).toMatchObject({ title: 'Maklumat', source: { contentId: source, version: 1 } });
  expect(found?.bodyHtml).toContain('08.00');
});

test('whoever copied sees what has changed in the source, of versions that were public only', async () => {
  const source = await publish('Tarif', '<p>pagi</p>');
  const id = idOf((await copy(source, town.cibogo.siteId)).headers.location);
  const next = { ...WRITTEN, title: 'Tarif', id: source };
  const save = (html: string, expectedVersion: number, step: 'save' | 'publish') =>
    saveVersion(deps(), editor, { ...next, html, expectedVersion }, { key: newId(), after: { step } });
  await save('<p>Rahasia dapur</p>', 1, 'save');
  await save('<p>sore</p>', 2, 'publish');
  for (const query of ['', '?dari=2', '?dari=1', '?dari=x']) {
    const { statusCode, body } = await desk.get(`/meja/isi/${id}/asal${query}`, villager);
    expect(statusCode).toBe(200);
    expect(body).toContain('pagi');
    expect(body).toContain('sore');
    expect(body).not.toContain('Rahasia dapur');
  }
  expect((await desk.get(`/meja/isi/${source}/asal`, editor)).statusCode).toBe(404);
});

test('what is not public, of another government, or not one’s to write on is not copied', async () => {
  const draft = { ...WRITTEN, title: 'Draf', html: '<p>x</p>', siteId: town.portal.siteId, kind: 'page' as const };
  const hidden = await createDraft(deps(), editor, draft, { key: newId(), after: { step: 'save' } });
  expect((await copy(hidden, town.cibogo.siteId)).statusCode).toBe(404);
  const stranger = await employ(database.db, other, { name: 'Asing', at: other.portal, permissions: ALL });
  const foreign = await publish('Asing', '<p>x</p>', other.portal, stranger);
  expect((await copy(foreign, town.cibogo.siteId)).statusCode).toBe(404);
  const source = await publish('Umum', '<p>x</p>');
  expect((await copy(source, town.ciuyah.siteId)).statusCode).toBe(403);
  expect((await desk.post('/meja/salin', villager, { kunci: newId() })).statusCode).toBe(422);
});
