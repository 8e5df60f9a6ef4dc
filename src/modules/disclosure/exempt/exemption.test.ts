import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor, PersonId } from '../../../platform/identity/actor.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { EXEMPTION_STATES, mayTakeStep } from './exemption.ts';
import { expireExemptions } from './exemption-commands.ts';

const database = useTestDatabase();
let town: TestTown;
let tester: Actor;
let head: Actor;
let server: Awaited<ReturnType<typeof openOffice>>;
const DESK = '/meja/informasi-dikecualikan';

const given = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  ...{ kunci: newId<string>() as string, unit: town.dinkes.unitId, judul: 'Denah pusat data', pasal: ['c', 'h'] },
  ...{ dibuka: 'Dapat diserang', ditutup: 'Publik tidak melihat denah', timbangan: 'Keamanan layanan lebih penting' },
  ...{ tanggal: '2026-11-20', dasar: '', peserta: 'Tim Pertimbangan' },
  ...more,
});
const decree = { nomor: '188/5/2026', ditetapkan: '2026-11-21', sejak: '2026-11-21', sampai: '2027-01-01' };

async function propose(more: Parameters<typeof given>[0] = {}): Promise<string> {
  const sent = await server.post(`${DESK}/uji`, tester, given(more));
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
}

beforeAll(async () => {
  town = await foundTown(database.db);
  tester = anActor(town, town.root);
  head = anActor(town, town.root);
  server = await openOffice(database.db, town, '2026-11-23');
});
afterAll(() => server.close());

test('whoever tested never decides, and nothing is opened that is not closed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EXEMPTION_STATES),
      fc.constantFrom('decide' as const, 'reject' as const, 'open' as const),
      fc.constantFrom('ani', 'budi'),
      (state, step, by) => {
        const may = mayTakeStep({ state, testedBy: 'ani' as PersonId }, step, by as PersonId);
        if (may && step !== 'open') expect([state, by]).toEqual(['proposed', 'budi']);
        if (may && step === 'open') expect(['decided', 'expired']).toContain(state);
      },
    ),
  );
});

test('is tested by one and closed by another, then read by everyone without its content', async () => {
  const path = await propose();
  expect((await server.get('/informasi-dikecualikan')).body).toContain('Tidak ada informasi yang ditutup');
  expect((await server.get(path, tester)).body).toContain('penetapan harus oleh orang lain');
  expect((await server.post(`${path}/tetapkan`, tester, decree)).statusCode).toBe(409);
  expect((await server.post(`${path}/tetapkan`, head, decree)).statusCode).toBe(303);
  const page = (await server.get('/informasi-dikecualikan')).body;
  expect(page).toContain('Denah pusat data');
  expect(page).toContain('UU 14/2008 ps. 17 huruf c, h');
  expect(page).not.toContain('Dapat diserang');
  expect((await server.get('/informasi-dikecualikan', null, 'dinkes.')).body).toContain('188/5/2026');
  const csv = (await server.get('/informasi-dikecualikan/daftar.csv')).body;
  expect(csv).toContain('2027-01-01');
  expect(csv).not.toContain('Dapat diserang');
  expect((await server.get('/informasi-dikecualikan?cari=tidak-ada')).body).not.toContain('Denah');
});

test('ends with its time: it leaves the public register and its unit must test anew or open it, once', async () => {
  const path = await propose({ judul: 'Segera berakhir' });
  await server.post(`${path}/tetapkan`, head, decree);
  const on = (day: string) => expireExemptions(database.db, town, Temporal.PlainDate.from(day));
  expect(await on('2026-12-31')).toBe(0);
  expect(await on('2027-01-01')).toBe(2);
  expect(await on('2027-01-02')).toBe(0);
  expect((await server.get('/informasi-dikecualikan')).body).not.toContain('Segera berakhir');
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ href: string }>`select href from deadlines.deadline
      where kind = 'disclosure.exemption-review' and state = 'open'`.execute(tx),
  );
  expect(rows.map(({ href }) => href)).toContain(path);
  expect((await server.post(`${path}/buka`, head, { alasanBuka: 'Sudah tidak berbahaya' })).statusCode).toBe(303);
  expect((await server.get(path, head)).body).toContain('Sudah tidak berbahaya');
});

test('sent twice is one entry; what is wrong comes back with what was typed', async () => {
  const twice = given({ judul: 'Dua kali' });
  await server.post(`${DESK}/uji`, tester, twice);
  await server.post(`${DESK}/uji`, tester, twice);
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql`select 1 from disclosure.exemption where title = 'Dua kali'`.execute(tx),
  );
  expect(rows).toHaveLength(1);
  for (const [wrong, field] of [
    [{ pasal: 'z' }, 'pasal'],
    [{ judul: '' }, 'judul'],
    [{ tanggal: '2026-11-24' }, 'tanggal'],
  ] as const) {
    const page = await server.post(`${DESK}/uji`, tester, given(wrong));
    expect([page.statusCode, page.body.includes(`href="#isian-${field}"`)]).toEqual([422, true]);
    expect(page.body).toContain('Keamanan layanan lebih penting');
  }
  const path = await propose();
  const until = await server.post(`${path}/tetapkan`, head, { ...decree, sampai: '2026-11-21' });
  expect([until.statusCode, until.body.includes('188/5/2026')]).toEqual([422, true]);
});

test('is kept within units and permissions, and unknown to other governments', async () => {
  const path = await propose();
  const school = anActor(town, town.disdik);
  expect((await server.get(path, school)).statusCode).toBe(404);
  expect((await server.post(`${path}/tetapkan`, school, decree)).statusCode).toBe(403);
  expect((await server.post(`${DESK}/uji`, school, given())).statusCode).toBe(403);
  expect((await server.get(DESK, anActor(town, town.root, ['cases.view']))).statusCode).toBe(403);
  const other = await foundTown(database.db, 'lainkab', '32.10');
  const neighbours = await openOffice(database.db, other, '2026-11-23');
  expect((await neighbours.get(path, anActor(other, other.root))).statusCode).toBe(404);
  await neighbours.close();
});
