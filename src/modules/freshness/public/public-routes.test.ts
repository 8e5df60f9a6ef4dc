import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { openDesk } from '../desk/testing.ts';
import { takeStock } from '../round.ts';
import { anActor, clockOn, foundTown, publish, type TestTown } from '../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  town = await foundTown(database.db);
  const other = await foundTown(database.db, 'lainkab', '32.10');
  await publish(database.db, other, other.dinkes, { on: '2026-01-01', title: 'Rahasia tetangga' });
  for (const on of ['2026-01-01', '2026-11-01']) {
    await publish(database.db, town, town.dinkes, { on, title: `Terbit ${on}` });
  }
  await publish(database.db, town, town.waled, { on: '2026-11-01', kind: 'document', title: '=Rencana' });
  await publish(database.db, town, town.cibogo, { on: '2026-11-01', title: 'Profil desa' });
  await takeStock({ db: database.db, clock: clockOn('2026-11-23') }, town);
  desk = await openDesk(database.db, town);
});

afterAll(() => desk.close());

const order = (body: string) => body.match(/(Desa Cibogo|Dinas Kesehatan|Kecamatan Waled)(?=<\/a>)/g);

describe('the public ranking', () => {
  test('puts what is kept first, and units without any cadence behind those that are late', async () => {
    const { statusCode, body } = await desk.get('/kesegaran', null);
    expect(statusCode).toBe(200);
    expect(order(body)).toEqual(['Desa Cibogo', 'Dinas Kesehatan', 'Kecamatan Waled']);
    expect(body).toContain('tanpa jadwal');
    expect(body).toContain('50%');
    expect(order((await desk.get('/kesegaran?urut=perlu', null)).body)).toEqual([
      'Kecamatan Waled',
      'Dinas Kesehatan',
      'Desa Cibogo',
    ]);
  });

  test('each figure opens just what it counts', async () => {
    const { body } = await desk.get('/kesegaran', null);
    const hrefs = [...body.matchAll(/href="(\/kesegaran\/informasi\?[^"]*keadaan=[^"]*)"[^>]*>\D+ (\d+)</g)];
    expect(hrefs.length).toBe(4);
    for (const [, href = '', count] of hrefs) {
      const list = (await desk.get(href.replaceAll('&amp;', '&'), null)).body;
      expect(list.match(/data-label="Informasi"/g)?.length, href).toBe(Number(count));
    }
  });

  test('shows nothing of another government, nor the desk to the public', async () => {
    expect((await desk.get('/kesegaran/informasi', null)).body).not.toContain('Rahasia tetangga');
    expect((await desk.get('/meja/kesegaran/peringkat', null)).statusCode).not.toBe(200);
  });
});

describe('the ranking at the desk', () => {
  test('opens the desk’s list for one’s own units, and the public one for others', async () => {
    const { body } = await desk.get('/meja/kesegaran/peringkat', anActor(town, town.dinkes));
    expect(body).toContain(`href="/meja/kesegaran?unit=${town.dinkes.unitId}"`);
    expect(body).toContain(`href="/kesegaran/informasi?unit=${town.waled.unitId}"`);
  });

  test('files hold what the lists show, and no formulas', async () => {
    const admin = anActor(town, town.root);
    const ranking = await desk.get('/meja/kesegaran/peringkat.csv', admin);
    expect(ranking.headers['content-disposition']).toContain('peringkat-kemutakhiran.csv');
    expect(ranking.body).toContain('"Dinas Kesehatan","1","0","0","0","0","1"');
    const items = await desk.get('/meja/kesegaran/informasi.csv', admin);
    expect(items.body.trim().split('\r\n')).toHaveLength(5);
    expect(items.body).toContain(`"'=Rencana"`);
    const own = await desk.get('/meja/kesegaran/informasi.csv', anActor(town, town.cibogo));
    expect(own.body).not.toContain('Rencana');
  });
});
