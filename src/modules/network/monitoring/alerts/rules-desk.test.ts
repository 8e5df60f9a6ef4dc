import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../../platform/database/testing.ts';
import { addPerson, assignRole, listRoles, listUnits } from '../../../organization/index.ts';
import { PERMISSION } from '../../permissions.ts';
import { anActor, foundTown, openDesk, type TestTown, TODAY } from '../../testing.ts';
import { addTargets } from '../storage/targets.ts';
import { listOwnRules } from './rules.ts';

const database = useTestDatabase();
const PATH = '/meja/jaringan/aturan';
const [hub, office] = [newId<'target'>(), newId<'target'>()];
let town: TestTown;
let other: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;

async function appoint(name: string, roleKey: string, unitName: string): Promise<void> {
  const admin = anActor(town, '/', ['organization.manage-people', ...Object.values(PERMISSION), 'organization.view']);
  const { units, roles } = await inTransaction(database.db, town, async (tx) => ({
    units: (await listUnits(tx, { limit: 50, cursor: undefined })).rows,
    roles: await listRoles(tx),
  }));
  const unitId = units.find((unit) => unit.name === unitName)?.id ?? town.rootId;
  const role = roles.find(({ key }) => key === roleKey);
  if (!role) throw new Error(roleKey);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoh.id`;
  const personId = await addPerson(database.db, admin, { name, nip: null, email, phone: '', unitId, title: '' });
  const grants = role.permissions.map((permission) => ({ permission, unitPath: '/' as const, delegatedBy: null }));
  const giver = { ...admin, grants: [...admin.grants, ...grants] };
  await assignRole(database.db, giver, { personId, roleId: role.id, unitId, startsOn: TODAY, endsOn: null });
}

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  desk = await openDesk(database.db, town);
  await inTransaction(database.db, town, async (tx) => {
    const place = { unitId: town.rootId, method: 'icmp', host: '10.0.0.1' } as const;
    await addTargets(tx, [
      { ...place, id: hub, name: 'Simpul Waled', unitPath: '/waled/' },
      { ...place, id: office, name: 'Kantor Waled', unitPath: '/waled/', parentGroups: [[hub]] },
    ]);
  });
  await appoint('Endang Piket', 'engineer', 'Dinas Kominfo');
  await appoint('Pranata Pusat', 'engineer', '');
  await appoint('Camat Waled', 'unit-head', 'Kecamatan Waled');
});
afterAll(() => desk.close());

const aRule = (more: Readonly<Record<string, string>> = {}) => ({
  ...{
    kunci: newId(),
    nama: 'Piket malam',
    unit: 'Kabupaten contohkab',
    jenis: 'down',
    hari: '1',
    terputus: '0',
    jeda: '0',
  },
  ...{ siapa: 'operate' },
  ...more,
});
const own = (tenant: TestTown = town) => inTransaction(database.db, tenant, listOwnRules);
const ask = `${PATH}?titik=${hub}&pada=2026-11-24T02:00`;

describe('the rules at the desk', () => {
  test('while there are none, the usual ones hold and say whom they reach', async () => {
    const { statusCode, body } = await desk.get(ask, anActor(town));
    expect(statusCode).toBe(200);
    expect(body).toContain('Belum ada aturan sendiri');
    expect(body).toContain('Simpul Waled putus, 1 lokasi lain ikut terputus');
    expect(body).toContain('Pranata Pusat');
    expect(body).not.toContain('Endang Piket');
  });

  test('are added once, changed, switched off, taken back', async () => {
    const typed = aRule({ unit: 'waled', siapa: 'head', jeda: '15', hari: '2' });
    const first = await desk.post(PATH, anActor(town), typed);
    expect([first.statusCode, (await desk.post(PATH, anActor(town), typed)).statusCode]).not.toContain(422);
    const [rule, ...more] = await own();
    expect(more).toEqual([]);
    expect(rule).toMatchObject({ unitPath: '/waled/', audience: 'head', afterMinutes: 15, isActive: true });
    const me = anActor(town);
    await desk.post(`${PATH}/${rule?.id}/nonaktif`, me);
    expect((await own())[0]?.isActive).toBe(false);
    await desk.post(`${PATH}/${rule?.id}/urungkan`, me);
    expect((await own())[0]?.isActive).toBe(true);
    expect((await desk.post(`${PATH}/${rule?.id}/urungkan`, anActor(town))).statusCode).toBe(409);
    await desk.post(`${PATH}/${rule?.id}/hapus`, me);
    expect(await own()).toEqual([]);
    await desk.post(`${PATH}/${rule?.id}/urungkan`, me);
    expect(await own()).toEqual([rule]);
    const form = await desk.get(`${PATH}/${rule?.id}`, me);
    expect(form.body).toContain('value="15"');
    expect((await desk.get(PATH, me)).body).toContain('Kepala unit kerja terdekat');
  });

  test('foresee the escalation: the head after a quarter of an hour, office hours in the morning', async () => {
    const week = { hari: '2', jenis: 'down', siapa: 'role', peran: 'engineer', dari: '8', sampai: '16' };
    expect(
      (await desk.post(PATH, anActor(town), aRule({ nama: 'Jam kerja', unit: 'waled', ...week }))).statusCode,
    ).toBe(303);
    const { body } = await desk.get(ask, anActor(town));
    expect(body).not.toContain('aturan: aturan biasa');
    const answer = body.slice(body.indexOf('id="tanya"'));
    const [camat, pranata] = [answer.indexOf('Camat Waled'), answer.indexOf('Pranata Pusat')];
    expect([camat > 0, pranata > camat]).toEqual([true, true]);
    expect(answer).toContain('24 November 2026, 08.00');
  });

  test('are refused with words when something is missing or unknown', async () => {
    const wrong = [
      [aRule({ unit: 'tidak ada' }), 'Pilih unit kerja yang ada'],
      [aRule({ siapa: 'person', orang: 'siapa@contoh.id' }), 'surel orang yang terdaftar'],
      [aRule({ siapa: 'role' }), 'Pilih perannya'],
      [aRule({ hari: '' }), 'sedikitnya satu hari'],
      [aRule({ dari: '8' }), 'Isi kedua jam'],
      [aRule({ jeda: '99999' }), 'Isi menit'],
    ] as const;
    for (const [typed, words] of wrong) {
      const { statusCode, body } = await desk.post(PATH, anActor(town), typed);
      expect([statusCode, body.includes(words), words]).toEqual([422, true, words]);
    }
  });

  test('belong to their unit and government', async () => {
    const [rule] = await own();
    const looker = anActor(town, '/', [PERMISSION.view]);
    const neighbour = anActor(town, '/ciledug/');
    expect((await desk.post(PATH, looker, aRule())).statusCode).toBe(403);
    expect((await desk.post(PATH, neighbour, aRule({ unit: 'waled' }))).statusCode).toBe(403);
    expect((await desk.post(`${PATH}/${rule?.id}/nonaktif`, neighbour)).statusCode).toBe(403);
    expect((await desk.get(PATH, neighbour)).body).not.toContain('Kepala unit kerja terdekat');
    expect((await desk.get(`${PATH}?titik=${hub}`, neighbour)).body).not.toContain('Simpul Waled');
    expect(await own(other)).toEqual([]);
    const elsewhere = await openDesk(database.db, other);
    expect((await elsewhere.post(`${PATH}/${rule?.id}/hapus`, anActor(other))).statusCode).toBe(404);
    await elsewhere.close();
  });
});
