import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCalendar } from '../../../platform/calendar/load-calendar.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { openCaseOffice } from '../../cases/index.ts';
import { fileObjection } from '../objections/commands.ts';
import { objectionKind } from '../objections/objection-kind.ts';
import { informationRequest } from '../requests/information-request.ts';
import { anActor, clockOn, foundTown, openOffice, type TestTown } from '../testing.ts';
import { countFigures } from './count-figures.ts';
import { momentsOf, periodParam, periodsUntil, periodWord, spanOf } from './period.ts';
import { readBook } from './request-book.ts';
import { tallyRequests } from './tally.ts';
import { askFor, type BookTown, decide } from './testing.ts';

const database = useTestDatabase();
const TODAY = '2026-11-23';
let town: TestTown;
let head: Actor;
let desk: BookTown;
let server: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  town = await foundTown(database.db);
  head = anActor(town, town.root);
  desk = { db: database.db, owner: database.owner, town, decidedBy: head.personId };
  server = await openOffice(database.db, town, TODAY);
  await decide(desk, await askFor(desk, 'Anggaran jalan', '2026-03-02'), '2026-03-06', 'granted');
  await decide(desk, await askFor(desk, 'Daftar gaji', '2026-06-01'), '2026-07-20', 'refused');
  await askFor(desk, 'Data sekolah', '2026-11-20', 'disdik');
  await decide(desk, await askFor(desk, 'Tahun lalu', '2025-12-30'), '2025-12-31', 'granted');
});
afterAll(() => server.close());

describe('a period', () => {
  test('is a year or a third of it, without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), (year) => {
        const [whole, first, second, third] = ([0, 1, 2, 3] as const).map((at) => spanOf({ year, third: at }));
        expect([first?.from, first?.until, second?.until, third?.until].map(String)).toEqual(
          [whole?.from, second?.from, third?.from, whole?.until].map(String),
        );
      }),
    );
  });

  test('is read from its address, and nothing else is', () => {
    for (const period of periodsUntil(Temporal.PlainDate.from(TODAY), 3))
      expect(periodParam.parse(periodWord(period))).toEqual(period);
    for (const wrong of ['2026-0', '2026-4', '1999', '20261', '2026-1-1', ''])
      expect(periodParam.safeParse(wrong).success).toBe(false);
  });

  test('begins at midnight where the government is', () => {
    expect(momentsOf({ year: 2026, third: 2 }, 'Asia/Jayapura').from.toString()).toBe('2026-04-30T15:00:00Z');
  });
});

describe('the books', () => {
  test('hold the requests of their period and units, refusals a book of their own', async () => {
    const year = (await server.get('/meja/ppid/buku', head)).body;
    for (const title of ['Anggaran jalan', 'Daftar gaji', 'Data sekolah']) expect(year).toContain(title);
    expect(year).not.toContain('Tahun lalu');
    expect(year).not.toContain('Nama Daftar gaji');
    const refused = (await server.get('/meja/ppid/buku?buku=penolakan&kurun=2026-2', head)).body;
    expect(refused).toContain('Daftar gaji');
    expect(refused).not.toContain('Anggaran jalan');
    const third = (await server.get('/meja/ppid/buku?kurun=2026-3', head)).body;
    expect(third).toContain('Data sekolah');
    expect(third).not.toContain('Daftar gaji');
    const late = (await server.get('/meja/ppid/buku?keadaan=late', head)).body;
    expect(late).toContain('Daftar gaji');
    expect(late).not.toContain('Data sekolah');
    const ofDisdik = (await server.get('/meja/ppid/buku', anActor(town, town.disdik))).body;
    expect(ofDisdik).toContain('Data sekolah');
    expect(ofDisdik).not.toContain('Daftar gaji');
  });

  test('are files with names and reasons, safe to open, and the taking is recorded', async () => {
    const csv = await server.get('/meja/ppid/buku/penolakan.csv?kurun=2026', head);
    expect(csv.headers['content-disposition']).toContain('register-penolakan-2026.csv');
    expect(csv.body).toContain('Nama Daftar gaji');
    expect(csv.body).toContain('h, j');
    const all = await server.get('/meja/ppid/buku/permohonan.csv?kurun=2026', head);
    expect(all.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(all.body.trim().split('\r\n')).toHaveLength(4);
    const pdf = await server.get('/meja/ppid/buku/permohonan.pdf?kurun=2026', head);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{ subject: string }>`select subject from audit.entry where action = 'disclosure.export'`.execute(tx),
    );
    expect(rows.map(({ subject }) => subject)).toContain('penolakan-book:2026');
  });

  test('are not for those without the permission', async () => {
    const nobody = anActor(town, town.root, ['disclosure.view', 'disclosure.decide']);
    for (const path of ['/meja/ppid/buku', '/meja/ppid/buku/permohonan.xlsx'])
      expect((await server.get(path, nobody)).statusCode).toBe(403);
  });

  test('hold objections with ground and request, and the report counts them', async () => {
    const office = openCaseOffice(server.deps, [informationRequest, objectionKind]);
    const today = Temporal.PlainDate.from(TODAY);
    const { unitId, unitPath } = town.root;
    const requester = {
      ...{ visibility: 'open' as const, name: 'Penggugat', email: 'p@contoh.id', phone: '', nik: '', address: '' },
      language: 'id' as const,
    };
    const filing = {
      ...{ submissionKey: newId(), unitId, unitPath, channel: 'web' as const, title: 'Profil tidak ada', text: 'Isi' },
      ...{ fileIds: [], receivedOn: today, backdatingReason: '', takenInBy: null, requester },
    };
    const about = { ground: 'b' as const, requestId: null, foundOn: today, representative: '' };
    await fileObjection(office, town, { filing, about, moment: { now: clockOn(TODAY).now(), today } });
    const page = (await server.get('/meja/ppid/buku?buku=keberatan', head)).body;
    expect(page).toContain('Profil tidak ada');
    expect(page).toContain('b. Informasi yang wajib diumumkan berkala');
    expect(page).not.toContain('Penggugat');
    const csv = (await server.get('/meja/ppid/buku/keberatan.csv', head)).body;
    expect(csv).toContain('Penggugat');
    const { objections } = await countFigures(database.db, town, {
      ...{ period: { year: 2026, third: 0 }, timeZone: 'Asia/Jakarta', today },
    });
    expect(objections).toMatchObject({ received: 1, open: 1, late: 0, disputes: 0 });
    expect(objections.byGround).toMatchObject({ a: 0, b: 1 });
  });

  test('are counted as they stand', async () => {
    const today = Temporal.PlainDate.from(TODAY);
    const calendar = await inReadOnly(database.db, town, loadCalendar);
    const tally = tallyRequests(calendar, today);
    const asked = { period: { year: 2026, third: 0 as const }, timeZone: 'Asia/Jakarta', within: ['/' as const] };
    for await (const lines of readBook(database.db, town, asked)) tally.add(lines);
    const result = tally.result();
    expect(result).toMatchObject({ received: 3, open: 1, inTime: 1, late: 1, overdue: 0, withdrawn: 0, extended: 0 });
    expect(result.byOutcome).toEqual({ granted: 1, partly: 0, refused: 1, 'not-held': 0 });
    expect(result.byArticle).toEqual({ h: 1, j: 1 });
    expect(result.byUnit[town.dinkes.unitId]).toEqual({ received: 2, decided: 2, late: 1 });
    const sum = Object.values(result.byUnit).reduce((total, { received }) => total + received, 0);
    expect(sum).toBe(result.received);
    expect(result.medianDays).toBeGreaterThan(4);
  });
});
