import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { CASES_PERMISSION, type CaseId } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { insertAnswer, listAnswers, listLikeAnswers, noteUse } from './answer-queries.ts';

const database = useTestDatabase();
let town: TestTown;
let other: TestTown;
let server: Awaited<ReturnType<typeof openOffice>>;
const whole = { range: { key: null, isBack: false }, limit: 10 };

beforeAll(async () => {
  town = await foundTown(database.db, 'jawabkab');
  other = await foundTown(database.db, 'lainkab', '32.10');
  server = await openOffice(database.db, town, '2026-11-23');
  const { view, work, intake } = CASES_PERMISSION;
  const clerk = anActor(town, town.dinkes, [view, work, intake, PERMISSION.decide]);
  const sent = await server.post('/meja/kasus/catat?jenis=information-request', clerk, {
    ...{ kunci: newId<string>(), lewat: 'counter', judul: 'Anggaran jalan', isi: 'Rincian', diterima: '2026-11-23' },
    ...{ kerahasiaan: 'open', nama: 'Pak Karta', telepon: '0812 3456 789', alamat: 'Waled', tujuan: 'Warga' },
    ...{ nik: '3209014501900003', cara: 'paper', kirim: 'counter', pemohon: 'person' },
  });
  const caseId = String(sent.headers.location).split('/').at(-1) as CaseId;
  await inTransaction(database.db, town, (tx) =>
    insertAnswer(
      tx,
      {
        ...{ caseId, title: 'Anggaran jalan', question: 'Berapa biaya jalan desa?', answer: 'Lihat tabel.' },
        ...{ outcome: 'granted', articles: [], unitId: town.dinkes.unitId, unitPath: town.dinkes.unitPath },
        ...{ answeredOn: Temporal.PlainDate.from('2026-11-23'), workingDays: 0 },
      },
      Temporal.Instant.from('2026-11-23T02:00:00Z'),
    ),
  );
});
afterAll(() => server.close());

test('a published answer is listed by unit, year, outcome and words, and only where they fit', async () => {
  const count = (filter: Parameters<typeof listAnswers>[1]) =>
    inReadOnly(database.db, town, async (tx) => (await listAnswers(tx, filter, whole)).rows.length);
  const { unitPath } = town.dinkes;
  expect(await count({ within: unitPath, year: 2026, outcome: 'granted', search: 'jalan' })).toBe(1);
  expect(await count({ within: town.disdik.unitPath })).toBe(0);
  expect(await count({ year: 2025 })).toBe(0);
  expect(await count({ outcome: 'refused' })).toBe(0);
  expect(await count({ search: 'puskesmas' })).toBe(0);
});

test('another government neither lists nor offers nor counts it', async () => {
  await inTransaction(database.db, other, async (tx) => {
    expect((await listAnswers(tx, {}, whole)).rows).toEqual([]);
    expect(await listLikeAnswers(tx, 'anggaran jalan', 5)).toEqual([]);
    await noteUse(tx, 1, Temporal.PlainDate.from('2026-11-23'));
  });
  const { rows } = await inReadOnly(database.db, town, (tx) => sql`select 1 from disclosure.answer_use`.execute(tx));
  expect(rows).toEqual([]);
});

test('it is offered to who asks something alike, and each use is counted on its day', async () => {
  const times = await inTransaction(database.db, town, async (tx) => {
    expect(await listLikeAnswers(tx, 'biaya perbaikan jalan', 5)).toHaveLength(1);
    expect(await listLikeAnswers(tx, 'puskesmas', 5)).toEqual([]);
    for (const _ of [1, 2]) await noteUse(tx, 1, Temporal.PlainDate.from('2026-11-23'));
    return (await sql<{ times: number }>`select times from disclosure.answer_use`.execute(tx)).rows;
  });
  expect(times).toEqual([{ times: 2 }]);
});
