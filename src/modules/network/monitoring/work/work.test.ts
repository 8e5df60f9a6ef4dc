import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { PERMISSION } from '../../permissions.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../../testing.ts';
import { listWindows } from '../storage/history.ts';
import { addTargets, readRevision } from '../storage/targets.ts';

const database = useTestDatabase();
const router = newId<'target'>();
const PATH = '/meja/jaringan/pemeliharaan';
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  await inTransaction(database.db, town, (tx) =>
    addTargets(tx, [{ id: router, name: 'Simpul', unitId: town.rootId, unitPath: '/waled/', method: 'tcp' }]),
  );
});
afterAll(() => desk.close());

const windows = () =>
  inTransaction(database.db, town, async (tx) => ({
    windows: await listWindows(tx, Temporal.Instant.from('2026-11-20T00:00:00Z')),
    revision: await readRevision(tx),
  }));
const aPlan = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ kunci: newId(), gangguan: '', titik: router, pekerjaan: 'Ganti antena', teknisi: 'Pak Jono' },
  ...{ mulai: '2026-11-24T22:00', selesai: '2026-11-25T02:00' },
  ...more,
});

test('work that is planned keeps the watch quiet by the clock of the government; sent twice it is one', async () => {
  const plan = aPlan();
  const first = await desk.post(PATH, anActor(town), plan);
  const again = await desk.post(PATH, anActor(town), plan);
  expect(first.statusCode).toBe(303);
  expect([303, 409]).toContain(again.statusCode);
  const held = await windows();
  const [fromMs, toMs] = [Date.parse('2026-11-24T15:00:00Z'), Date.parse('2026-11-24T19:00:00Z')];
  expect(held).toMatchObject({ windows: [{ targetId: router, fromMs, toMs }], revision: 2 });
  const page = await desk.get(String(first.headers.location), anActor(town));
  expect(page.body).toContain('Pak Jono');
  const cancelled = await desk.post(String(first.headers.location), anActor(town), { hasil: 'cancel' });
  expect(cancelled.statusCode).toBe(303);
  expect(await windows()).toMatchObject({ windows: [], revision: 3 });
});

test('an end before the beginning, and a point of others, are refused', async () => {
  const wrong = await desk.post(PATH, anActor(town), aPlan({ selesai: '2026-11-24T21:00' }));
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('selesai harus sesudah mulai');
  expect((await desk.post(PATH, anActor(town), aPlan({ mulai: 'besok' }))).statusCode).toBe(422);
  expect((await desk.post(PATH, anActor(town, '/ciledug/'), aPlan())).statusCode).toBe(403);
  const looker = anActor(town, '/', [PERMISSION.view]);
  expect((await desk.post(PATH, looker, aPlan())).statusCode).toBe(403);
});
