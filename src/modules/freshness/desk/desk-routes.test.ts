import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../../sites/index.ts';
import { confirmItems } from '../confirm.ts';
import { listConfirmations } from '../confirmation-queries.ts';
import { type ItemId, stateOn } from '../item.ts';
import { anActor, clockOn, foundTown, itemOf, publish, type TestTown, TODAY } from '../testing.ts';
import { openDesk } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let other: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let operator: Actor;
let head: Actor;
const reason = 'Sudah ditanyakan kepada pejabat yang bertanggung jawab';

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  desk = await openDesk(database.db, town);
  operator = anActor(town, town.dinkes, ['freshness.confirm', 'freshness.manage']);
  head = anActor(town, town.dinkes, ['freshness.review']);
});

afterAll(() => desk.close());

async function old(title: string, at = town.dinkes): Promise<ItemId> {
  const contentId = await publish(database.db, town, at, { on: '2026-01-01', title });
  return (await itemOf(database.db, town, contentId)).id;
}

async function stateOf(id: ItemId): Promise<string> {
  const row = await inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('freshness.item').select('content_id').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return stateOn(await itemOf(database.db, town, row.content_id as ContentId), TODAY);
}

describe('the list', () => {
  test('shows what the person looks after, and narrows by state, unit and words', async () => {
    await old('Tarif puskesmas');
    await old('Profil kecamatan', town.waled);
    await publish(database.db, town, town.dinkes, { on: '2026-11-20', title: 'Alamat <b>klinik</b>' });
    const all = (await desk.get('/meja/kesegaran', operator)).body;
    expect(all).toContain('Tarif puskesmas');
    expect(all).toContain('Alamat &lt;b>klinik&lt;/b>');
    expect(all).not.toContain('Profil kecamatan');
    const late = (await desk.get('/meja/kesegaran?keadaan=late', operator)).body;
    expect(late).toContain('Tarif puskesmas');
    expect(late).not.toContain('klinik');
    expect((await desk.get('/meja/kesegaran?cari=ALAMAT', operator)).body).not.toContain('Tarif puskesmas');
    const elsewhere = await desk.get(`/meja/kesegaran?unit=${town.waled.unitId}`, operator);
    expect(elsewhere.body).not.toContain('Profil kecamatan');
  });

  test('goes on from page to page without losing or doubling a row', async () => {
    const admin = anActor(town, town.cibogo);
    const titles = Array.from({ length: 60 }, (_, at) => `Lembar ${String(at).padStart(2, '0')}`);
    for (const title of titles) await publish(database.db, town, town.cibogo, { on: '2026-11-01', title });
    const seen: string[] = [];
    let url: string | undefined = '/meja/kesegaran';
    while (url) {
      const { body } = await desk.get(url, admin);
      const found: readonly string[] = body.match(/Lembar \d\d(?=<\/a>)/g) ?? [];
      seen.push(...found);
      url = body.match(/href="([^"]*sesudah=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.toSorted()).toEqual(titles);
  });

  test.each(['sesudah=xx', 'sebelum=WyJhIiwiYiJd', 'keadaan=zzz', 'unit=1', 'cari=%00', 'judul=%27'])(
    'an address that is not understood (%s) shows the beginning',
    async (query) => {
      expect((await desk.get(`/meja/kesegaran?${query}`, operator)).statusCode).toBe(200);
    },
  );
});

describe('confirming', () => {
  test('several at once, each form once', async () => {
    const [one, two] = [await old('Satu'), await old('Dua')];
    const fields = { kunci: newId(), id: [one, two], alasan: reason };
    for (let time = 0; time < 2; time += 1) {
      const { statusCode, headers } = await desk.post('/meja/kesegaran/benar', operator, fields);
      expect([statusCode, headers.location]).toEqual([303, '/meja/kesegaran']);
    }
    const history = await inReadOnly(database.db, town, (tx) => listConfirmations(tx, one, 10));
    expect(history.map((entry) => entry.reason)).toEqual([reason]);
    expect(['confirmed', 'review']).toContain(await stateOf(two));
  });

  test('without a reason or a pick the form is shown again, and nothing is kept', async () => {
    const id = await old('Tiga');
    const noReason = await desk.post('/meja/kesegaran/benar', operator, { kunci: newId(), id });
    expect(noReason.statusCode).toBe(422);
    expect(noReason.body).toContain('Pilih atau tulis bagaimana Anda mengetahuinya');
    expect((await desk.post('/meja/kesegaran/benar', operator, { kunci: newId(), alasan: reason })).statusCode).toBe(
      422,
    );
    expect(await stateOf(id)).toBe('late');
  });

  test('elsewhere it is refused, and another government has no such item', async () => {
    const id = await old('Empat', town.waled);
    const fields = { kunci: newId(), alasan: reason };
    expect((await desk.post(`/meja/kesegaran/${id}/benar`, operator, fields)).statusCode).toBe(403);
    expect((await desk.get(`/meja/kesegaran/${id}`, operator)).statusCode).toBe(404);
    const foreigner = anActor(other, other.root);
    expect((await desk.get(`/meja/kesegaran/${id}`, foreigner)).statusCode).toBe(404);
    expect((await desk.post(`/meja/kesegaran/${id}/benar`, foreigner, fields)).statusCode).toBe(404);
    expect(await stateOf(id)).toBe('late');
  });
});

describe('how items are kept', () => {
  test('is set for those that were picked', async () => {
    const ids = [await old('Lima'), await old('Enam')];
    const picked = await desk.post('/meja/kesegaran/pilihan', operator, { id: ids });
    const form = await desk.get(String(picked.headers.location), operator);
    expect(form.body).toContain('Berlaku untuk 2 informasi.');
    const fields = { id: ids, setiap: '30', satuan: 'D', tenggang: '0', judul: 'profil' };
    const saved = await desk.post('/meja/kesegaran/jadwal', operator, fields);
    expect(saved.statusCode).toBe(303);
    const page = await desk.get(`/meja/kesegaran/${ids[0]}`, operator);
    expect(page.body).toContain('setiap 30 hari');
    expect(page.body).toContain('UU 14/2008 Pasal 9');
  });

  test.each([
    [{ setiap: '7', judul: 'profil' }, 'paling sedikit setiap enam bulan'],
    [{ setiap: '1.5' }, 'bilangan bulat dari 1 sampai 999'],
    [{ tenggang: '400' }, 'bilangan bulat dari 0 sampai 366'],
    [{ setiap: '6', pengurus: 'dinas yang tidak ada' }, 'Unit itu tidak ada'],
    [{ setiap: '6', pengurus: 'waled' }, 'unit yang Anda urus'],
  ])('%j is shown again with what is wrong', async (fields, message) => {
    const id = await old('Tujuh');
    const answer = await desk.post(`/meja/kesegaran/${id}/jadwal`, operator, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
  });
});

describe('the sample', () => {
  test('is judged by somebody else, with a reason when it is wrong', async () => {
    const id = await old('Delapan');
    const deps = { db: database.db, clock: clockOn('2026-11-23'), draw: () => 0 };
    await confirmItems(deps, operator, { itemIds: [id], reason, key: newId() });
    const { body } = await desk.get('/meja/kesegaran/periksa', head);
    const ofItem = body.slice(body.indexOf(`/meja/kesegaran/${id}"`));
    const action = ofItem.match(/action="(\/meja\/kesegaran\/periksa\/([^"]+))"/);
    const [, url = '', confirmation = ''] = action ?? [];
    const own = { ...operator, grants: [...operator.grants, ...head.grants] };
    expect((await desk.get('/meja/kesegaran/periksa', own)).body).toContain('Pernyataan Anda sendiri');
    expect((await desk.post(url, own, { putusan: 'upheld' })).statusCode).toBe(403);
    expect((await desk.post(url, head, { putusan: 'rejected' })).statusCode).toBe(422);
    const verdict = { putusan: 'rejected', [`alasan-${confirmation}`]: 'Tarif lama' };
    expect((await desk.post(url, head, verdict)).statusCode).toBe(303);
    expect(await stateOf(id)).toBe('late');
  });

  test('is not shown to those who review nowhere', async () => {
    expect((await desk.get('/meja/kesegaran/periksa', operator)).statusCode).toBe(403);
  });
});

describe('usual cadences', () => {
  test('are set for the whole government by those who keep all of it, for what is published next', async () => {
    const before = await publish(database.db, town, town.dinkes, { on: '2026-11-01', title: 'Sebelum' });
    const fields = { jenis: 'page', dijaga: 'ya', setiap: '3', satuan: 'M', tenggang: '7', dasar: 'SK Bupati 1/2026' };
    expect((await desk.post('/meja/kesegaran/baku', operator, fields)).statusCode).toBe(403);
    const admin = anActor(town, town.root);
    expect((await desk.post('/meja/kesegaran/baku', admin, { jenis: 'page' })).statusCode).toBe(422);
    expect((await desk.post('/meja/kesegaran/baku', admin, { ...fields, jenis: 'zzz' })).statusCode).toBe(422);
    expect((await desk.post('/meja/kesegaran/baku', admin, fields)).statusCode).toBe(303);
    expect((await desk.get('/meja/kesegaran/baku', operator)).body).toContain('ditetapkan pemerintah daerah ini');
    const after = await publish(database.db, town, town.dinkes, { on: '2026-11-23', title: 'Sesudah' });
    expect((await itemOf(database.db, town, after)).legalBasis).toBe('SK Bupati 1/2026');
    expect(await itemOf(database.db, town, before)).toMatchObject({ cadence: 'P6M' });
    const foreign = await publish(database.db, other, other.dinkes, { on: '2026-11-23' });
    expect(await itemOf(database.db, other, foreign)).toMatchObject({ cadence: 'P6M' });
  });
});
