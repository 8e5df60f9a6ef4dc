import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../platform/config/settings.ts';
import { openPool } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { explainDeadline } from '../../../platform/deadlines/explain.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import type { Actor, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { CASES_PERMISSION, type CaseId, type CaseOffice, getCase, openCaseOffice } from '../../cases/index.ts';
import { addPerson, assignRole, listRoles, ORGANIZATION_PERMISSION, type RoleId } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { fileRequest } from '../requests/commands.ts';
import { decide } from '../requests/decide.ts';
import { informationRequest } from '../requests/information-request.ts';
import { anActor, clockOn, foundTown, openOffice, type TestTown } from '../testing.ts';
import { fileObjection } from './commands.ts';
import { decideObjection } from './decide-objection.ts';
import { findDisputeRight } from './dispute-right.ts';
import type { GroundCode } from './objection.ts';
import { objectionKind } from './objection-kind.ts';
import { readPacketFacts } from './packet-facts.ts';
import { packetSheets } from './packet-sheets.ts';
import { eraseObjectionWords, findObjection, listDeciders, listObjectionsTo } from './queries.ts';
import { objectionOfferOf } from './request-panels.ts';
import { findSuperiorUnit, readObjectionable } from './standing.ts';

const database = useTestDatabase();
const ALL = [...Object.values(PERMISSION), ...Object.values(CASES_PERMISSION)];
const SEKDA = [
  'deadlines.view',
  'sites.review',
  'sites.publish',
  'sites.warn',
  'freshness.review',
  'audit.view',
  'network.view',
];
const START = Temporal.PlainDate.from('2026-11-23');
let town: TestTown;
let office: CaseOffice;
let deps: ModuleDeps;
let ppid: Actor;
let sekda: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'keberatankab', '32.11');
  const settings = readSettings({
    ...{ PENDOPO_HOME: mkdtempSync(join(tmpdir(), 'pendopo-objections-')), PENDOPO_SECRET: 's'.repeat(40) },
  });
  const address = { scheme: 'http' as const, domain: 'localhost', port: 3000 };
  const assets = { stylesheet: '', font: '', icon: '', island: () => '' };
  deps = {
    ...{ db: database.db, settings, assets, address, clock: clockOn('2026-11-23'), permissions: [] },
    files: await openFiles(settings),
  };
  office = openCaseOffice(deps, [informationRequest, objectionKind]);
  ppid = anActor(town, town.root, ALL);
  sekda = anActor(town, town.root, ALL);
});

const on = (today: Temporal.PlainDate) => ({ now: Temporal.Instant.from(`${today}T02:00:00Z`), today });
const requester = {
  ...{ visibility: 'open' as const, name: 'Siti', email: 'siti@example.com', phone: '', address: 'Waled', nik: '' },
  language: 'id' as const,
};
const read = <T>(work: Parameters<typeof inReadOnly<T>>[2]) => inReadOnly<T>(database.db, town, work);

async function ask(today = START): Promise<CaseId> {
  const filing = {
    ...{ submissionKey: newId(), unitId: town.dinkes.unitId, unitPath: town.dinkes.unitPath, channel: 'web' as const },
    ...{ title: 'Anggaran', text: 'Rinciannya', requester, fileIds: [], receivedOn: today, backdatingReason: '' },
    takenInBy: null,
  };
  const details = {
    ...{ requesterKind: 'person' as const, represented: '', occupation: '', purpose: 'Uji' },
    ...{ access: 'digital' as const, delivery: 'email' as const },
  };
  return (await fileRequest(office, town, { filing, details, moment: on(today) })).id;
}

const sent = (actor: Actor, id: CaseId, today: Temporal.PlainDate, fields: Record<string, unknown>) => ({
  ...{ deps, office, actor, language: 'id' as const, act: { id, moment: on(today) }, fields, fileIds: [] },
});

const refuse = (id: CaseId, today = START, by = ppid) =>
  decide(sent(by, id, today, { hasil: 'refused', pasal: 'h', alasan: 'Rahasia pribadi', isi: 'Ditolak.' }));

interface Objecting {
  readonly today?: Temporal.PlainDate;
  readonly foundOn?: Temporal.PlainDate;
  readonly key?: string;
}

async function object(requestId: CaseId | null, ground: GroundCode, given: Objecting = {}): Promise<CaseId> {
  const { today = START, foundOn = null, key = newId() } = given;
  const unit = await read((tx) => findSuperiorUnit(tx, town.dinkes, today));
  const filing = {
    ...{ submissionKey: key, ...unit, channel: 'web' as const, title: 'Keberatan', text: 'Mohon ditinjau' },
    ...{ requester, fileIds: [], receivedOn: today, backdatingReason: '', takenInBy: null },
  };
  const about = { ground, requestId, foundOn, representative: '' };
  return (await fileObjection(office, town, { filing, about, moment: on(today) })).id;
}

const uphold = (id: CaseId, today = START, by = sekda, giveBy = '2026-12-07') =>
  decideObjection(
    sent(by, id, today, { hasil: 'upheld', isi: 'Bukan rahasia.', perintah: 'Berikan.', tanggal: giveBy }),
  );
const reject = (id: CaseId, today = START, by = sekda) =>
  decideObjection(sent(by, id, today, { hasil: 'rejected', isi: 'Tetap rahasia.' }));

describe('from refusal to answer', () => {
  test('an objection goes to the superior, has 30 working days, and reopens the request with the ordered date', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const id = await object(requestId, 'a');
    const clock = await read((tx) => explainDeadline(tx, { subject: `case:${id}`, kind: 'answer' }));
    expect([clock.rule?.id, clock.rule?.amount, clock.citation]).toEqual([
      ...['disclosure.objection-answer', 30, 'UU 14/2008 Pasal 36 ayat (2)'],
    ]);
    expect((await read((tx) => getCase(tx, id))).unitPath).toBe('/');
    expect(await uphold(id)).toBeNull();
    const [request, ordered, objection] = await read(
      async (tx) =>
        [
          ...[
            await getCase(tx, requestId),
            await explainDeadline(tx, { subject: `case:${requestId}`, kind: 'answer' }),
          ],
          await findObjection(tx, id),
        ] as const,
    );
    expect([request.status, ordered.dueOn.toString(), ordered.citation]).toEqual([
      ...['open', '2026-12-07', expect.stringMatching(/^Putusan atasan PPID atas KB-2026-/)],
    ]);
    expect(objection?.decision).toMatchObject({ outcome: 'upheld', decidedBy: sekda.personId, order: 'Berikan.' });
    const letters = await read((tx) =>
      sql<{ name: string }>`select f.name from cases.attachment a join files.file f on f.id = a.file_id
        where a.case_id = ${id}`.execute(tx),
    );
    expect(letters.rows.map(({ name }) => name)).toEqual([expect.stringMatching(/^putusan-keberatan-kb-/i)]);
    const mails = await read((tx) =>
      sql<{
        subject_ref: string;
      }>`select subject_ref from messages.message where subject_ref in (${`case:${id}`}, ${`case:${requestId}`})`.execute(
        tx,
      ),
    );
    expect(mails.rows.length).toBeGreaterThanOrEqual(5);
  });

  test('who decided the request does not decide the objection, and nothing of the attempt remains', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const id = await object(requestId, 'a');
    expect((await uphold(id, START, ppid))?.errors.form).toContain('orang lain');
    const found = await read((tx) => getCase(tx, id));
    expect([found.status, (await read((tx) => findObjection(tx, id)))?.decision]).toEqual(['open', null]);
    expect((await read((tx) => getCase(tx, requestId))).status).toBe('answered');
  });

  test('sent twice it is one objection; a second on the same ground waits for the first', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const key = newId<string>() as string;
    const [one, two] = await Promise.all([object(requestId, 'a', { key }), object(requestId, 'a', { key })]);
    expect(one).toBe(two);
    await expect(object(requestId, 'a')).rejects.toMatchObject({ code: 'conflict' });
    await expect(object(requestId, 'd')).resolves.toBeDefined();
    await expect(object(requestId, 'g')).rejects.toMatchObject({ code: 'conflict' });
    await reject(one);
    await expect(object(requestId, 'a')).resolves.toBeDefined();
  });

  test('at the same moment on the same ground, one comes in', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const tried = await Promise.allSettled([1, 2, 3].map(() => object(requestId, 'a')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a late one is taken in and says so; one found later counts from then', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const { filing } = await read(async (tx) => readObjectionable(tx, await getCase(tx, requestId), START));
    const late = filing.dueOn.add({ days: 1 });
    const lateId = await object(requestId, 'd', { today: late });
    const foundId = await object(requestId, 'b', { today: late, foundOn: late.subtract({ days: 3 }) });
    const [first, second] = await read(async (tx) => [
      await findObjection(tx, lateId),
      await findObjection(tx, foundId),
    ]);
    expect([first?.isLate, first?.filingDueOn.toString()]).toEqual([true, filing.dueOn.toString()]);
    expect([second?.isLate, second?.knownOn.toString()]).toEqual([false, late.subtract({ days: 3 }).toString()]);
  });
});

test('what the page of a request tells of objections costs as many queries with five as with one', async () => {
  let queries = 0;
  const pool = openPool({ url: database.applicationUrl, size: 1, applicationName: 'counted', role: 'application' });
  const log = () => {
    queries += 1;
  };
  const counted = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log });
  const costOf = async (requestId: CaseId) => {
    queries = 0;
    await inReadOnly(counted, town, async (tx) => {
      const found = await getCase(tx, requestId);
      return objectionOfferOf(tx, { found, language: 'id', today: START, path: '/lacak' });
    });
    return queries;
  };
  const requestId = await ask();
  await refuse(requestId);
  await object(requestId, 'a');
  const one = await costOf(requestId);
  for (const ground of ['b', 'd'] as const) await object(requestId, ground);
  for (const { caseId } of await read((tx) => listObjectionsTo(tx, requestId))) await reject(caseId);
  for (const ground of ['a', 'd'] as const) await object(requestId, ground);
  expect((await read((tx) => listObjectionsTo(tx, requestId))).length).toBe(5);
  expect(await costOf(requestId)).toBe(one);
  expect(one).toBeLessThan(14);
  await counted.destroy();
});

describe('afterwards', () => {
  const openDesk = () => openOffice(database.db, town, '2026-11-25');
  const lodged = { nomor: '012/XI/2026', komisi: 'Komisi Informasi Jawa Barat', tanggal: '2026-11-24' };
  const ended = { hasil: 'mediated', tanggalHasil: '2026-11-25', nomorPutusan: 'KM-1', catatan: 'Salinan diberikan' };

  test('a dispute is recorded once there is a right to it, mended, and ended; its books belong to the PPID', async () => {
    const desk = await openDesk();
    const requestId = await ask();
    await refuse(requestId);
    const id = await object(requestId, 'a');
    const at = (what: string) => `/meja/ppid/keberatan/${id}/${what}`;
    const keeper = anActor(town, town.root, [CASES_PERMISSION.view, PERMISSION.manage]);
    expect((await desk.post(at('sengketa'), keeper, lodged)).statusCode).toBe(409);
    await reject(id);
    expect((await desk.post(at('hasil-sengketa'), keeper, ended)).statusCode).toBe(409);
    expect((await desk.post(at('sengketa'), keeper, { ...lodged, tanggal: '2026-11-26' })).statusCode).toBe(422);
    expect((await desk.post(at('sengketa'), keeper, lodged)).statusCode).toBe(303);
    expect((await desk.post(at('sengketa'), keeper, { ...lodged, nomor: '013/XI/2026' })).statusCode).toBe(303);
    expect((await desk.post(at('hasil-sengketa'), keeper, { ...ended, hasil: 'menang' })).statusCode).toBe(422);
    expect((await desk.post(at('hasil-sengketa'), keeper, ended)).statusCode).toBe(303);
    const objection = await read((tx) => findObjection(tx, id));
    expect(objection?.dispute).toMatchObject({
      number: '013/XI/2026',
      end: { ending: 'mediated', rulingNumber: 'KM-1' },
    });
    const reader = anActor(town, town.root, [CASES_PERMISSION.view]);
    const elsewhere = anActor(town, town.dinkes, ALL);
    expect((await desk.post(at('sengketa'), reader, lodged)).statusCode).toBe(403);
    expect((await desk.get(at('berkas.zip'), reader)).statusCode).toBe(403);
    expect((await desk.get(at('berkas.zip'), elsewhere)).statusCode).toBe(404);
    // The letters lie on another disk than this desk's: they are left out, and the packet comes all the same.
    expect((await desk.get(at('berkas.zip'), keeper)).statusCode).toBe(200);
    await inTransaction(database.db, town, (tx) => eraseObjectionWords(tx, id));
    const erased = await read((tx) => findObjection(tx, id));
    expect([erased?.decision?.reason, erased?.dispute?.end?.note, erased?.decision?.outcome]).toEqual([
      '',
      '',
      'rejected',
    ]);
    await desk.close();
  });

  test('an order without a request is declared carried out once', async () => {
    const desk = await openDesk();
    const id = await object(null, 'b');
    await uphold(id);
    const path = `/meja/ppid/keberatan/${id}/dilaksanakan`;
    for (const _again of [1, 2]) expect((await desk.post(path, sekda, {})).statusCode).toBe(303);
    const [order, objection] = await read(
      async (tx) =>
        [
          await explainDeadline(tx, { subject: `objection:${id}`, kind: 'order' }),
          await findObjection(tx, id),
        ] as const,
    );
    expect([order.state, objection?.decision?.carriedOutOn?.toString()]).toEqual(['met', '2026-11-25']);
    await desk.close();
  });
});

describe('the packet for the Komisi Informasi', () => {
  test('tells the parties everything but what officers wrote to each other, over as many papers as it takes', async () => {
    const requestId = await ask();
    const { dueOn } = await read((tx) => explainDeadline(tx, { subject: `case:${requestId}`, kind: 'answer' }));
    const late = dueOn.add({ days: 1 });
    const id = await object(requestId, 'c', { today: late });
    await uphold(id, late, sekda, late.add({ days: 5 }).toString());
    const facts = await read((tx) => readPacketFacts(tx, id));
    const reader = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
    const papers = packetSheets(facts, reader);
    const told = (name: string) => JSON.stringify(papers.find((paper) => paper.name.includes(name))?.sheet);
    expect(told('riwayat')).not.toContain('memerintahkan');
    expect(told('riwayat')).toContain('catatan antarpetugas');
    expect(told('keberatan')).toContain('Berikan.');
    expect(told('tenggat')).toContain('UU 14/2008 Pasal 37 ayat (2)');
    expect(told('tenggat')).toContain('Kelahiran Yesus Kristus (Natal)');
    const [first] = facts.objected.events;
    if (!first) throw new Error('a case has a history');
    const long = Array.from({ length: 40 }, () => ({ ...first, words: 'x'.repeat(19_000) }));
    const many = packetSheets({ ...facts, objected: { ...facts.objected, events: long } }, reader);
    const sizes = many.map(({ sheet }) => JSON.stringify(sheet).length);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(40 * 19_000);
    expect(new Set(many.map(({ name }) => name)).size).toBe(many.length);
  });
});

describe('at the counter', () => {
  test('an officer takes one in with its day of receipt; who takes nothing in at the unit does not', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const later = await openOffice(database.db, town, '2026-11-25');
    const path = `/meja/ppid/permohonan/${requestId}/keberatan`;
    const typed = {
      ...{ kunci: newId<string>() as string, lewat: 'letter', diterima: '2026-11-24', alasan: 'Surat masuk kemarin' },
      ...{ dasar: 'a', isi: 'Kami <b>keberatan</b>.', diketahui: '', kuasa: 'Budi, S.H.' },
    };
    const clerk = anActor(town, town.dinkes, [CASES_PERMISSION.intake]);
    const wrong = [
      { diterima: '2026-11-22' },
      { diterima: '2026-11-26' },
      { alasan: '' },
      { lewat: 'web' },
      { dasar: 'g' },
    ];
    for (const fields of wrong) {
      const again = await later.post(path, clerk, { ...typed, ...fields });
      expect([again.statusCode, Object.keys(fields)]).toEqual([422, Object.keys(fields)]);
      expect(again.body).toContain('Kami &lt;b>keberatan&lt;/b>.');
    }
    expect((await later.post(path, anActor(town, town.disdik, ALL), typed)).statusCode).toBe(403);
    expect((await later.get(path, clerk)).body).toContain('Catat keberatan');
    const [one, two] = [await later.post(path, clerk, typed), await later.post(path, clerk, typed)];
    expect([one.statusCode, two.statusCode]).toEqual([303, 303]);
    const [objection, ...more] = await read((tx) => listObjectionsTo(tx, requestId));
    expect([objection?.representative, objection?.ground, more]).toEqual(['Budi, S.H.', 'a', []]);
    const found = await read((tx) => getCase(tx, objection?.caseId ?? requestId));
    expect([found.channel, found.receivedOn.toString(), found.title]).toEqual([
      ...['letter', '2026-11-24', expect.stringMatching(/^Keberatan atas IP-/)],
    ]);
    await later.close();
  });

  test('the unit is the nearest above in which somebody answers objections', async () => {
    const other = await foundTown(database.db, 'sekdakab', '32.12');
    const admin = anActor(other, other.root, [...ALL, ...Object.values(ORGANIZATION_PERMISSION), ...SEKDA]);
    const unitOf = (of: { unitId: UnitId; unitPath: UnitPath }) =>
      inReadOnly(database.db, other, (tx) => findSuperiorUnit(tx, of, START));
    expect(await unitOf(other.dinkes)).toEqual({ unitId: other.root.unitId, unitPath: '/' });
    const person = { nip: null, phone: '', unitId: other.dinkes.unitId, title: '' };
    const personId = await addPerson(database.db, admin, { ...person, name: 'Kepala', email: 'kepala@contoh.id' });
    const roles = await inReadOnly(database.db, other, (tx) => listRoles(tx));
    const roleId = roles.find(({ key }) => key === 'sekda')?.id as RoleId;
    const gift = { personId, roleId, unitId: other.dinkes.unitId, startsOn: START, endsOn: null };
    await assignRole(database.db, admin, gift);
    expect(await unitOf(other.dinkes)).toEqual({ unitId: other.dinkes.unitId, unitPath: '/dinkes/' });
    expect((await unitOf(other.disdik)).unitPath).toBe('/');
  });
});

describe('without an answer', () => {
  test('silence can be objected to once its time has passed; the order leaves the late clock as it is', async () => {
    const requestId = await ask();
    await expect(object(requestId, 'c')).rejects.toMatchObject({ code: 'conflict' });
    const before = await read((tx) => explainDeadline(tx, { subject: `case:${requestId}`, kind: 'answer' }));
    const late = before.dueOn.add({ days: 1 });
    const id = await object(requestId, 'c', { today: late });
    await uphold(id, late, sekda, late.add({ days: 5 }).toString());
    const after = await read((tx) => explainDeadline(tx, { subject: `case:${requestId}`, kind: 'answer' }));
    expect(after.dueOn).toEqual(before.dueOn);
    const notes = await read((tx) =>
      sql<{ words: string }>`select words from cases.event where case_id = ${requestId} and kind = 'noted'`.execute(tx),
    );
    expect(notes.rows[0]?.words).toContain('memerintahkan: Berikan.');
  });

  test('an objection about missing periodic information needs no request; its order is a deadline of its own', async () => {
    const id = await object(null, 'b');
    await uphold(id);
    const order = await read((tx) => explainDeadline(tx, { subject: `objection:${id}`, kind: 'order' }));
    expect([order.dueOn.toString(), order.state]).toEqual(['2026-12-07', 'open']);
  });

  test('the way to the Komisi Informasi opens with the decision, or when 30 working days have passed', async () => {
    const requestId = await ask();
    await refuse(requestId);
    const [a, d] = [await object(requestId, 'a'), await object(requestId, 'd')];
    await reject(a);
    const rightOf = (id: CaseId, today: Temporal.PlainDate) =>
      read(async (tx) => {
        const objection = await findObjection(tx, id);
        return objection ? findDisputeRight(tx, await getCase(tx, id), objection, today) : null;
      });
    expect((await rightOf(a, START))?.until.rule).toMatchObject({ id: 'disclosure.dispute', amount: 14 });
    const { dueOn } = await read((tx) => explainDeadline(tx, { subject: `case:${d}`, kind: 'answer' }));
    expect(await rightOf(d, dueOn)).toBeNull();
    const lapsed = await rightOf(d, dueOn.add({ days: 1 }));
    expect([lapsed?.since, lapsed?.until.startedOn]).toEqual(['lapse', dueOn]);
  });
});

type Step = 'object' | 'judge' | 'answer' | 'wait';
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step>('object', 'judge', 'answer', 'wait'),
    ground: fc.constantFrom<GroundCode>('a', 'b', 'c', 'd', 'e', 'g'),
    asPpid: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);

test('whatever happens, nobody judges their own decision and no two objections on one ground are open', async () => {
  const tally = { judged: 0, forbidden: 0, filed: 0, refused: 0 };
  const judge = async (requestId: CaseId, by: Actor, today: Temporal.PlainDate) => {
    const { all, deciders } = await read(async (tx) => ({
      ...{ all: await listObjectionsTo(tx, requestId), deciders: await listDeciders(tx, requestId) },
    }));
    const next = all.find(({ decision }) => decision === null);
    if (!next) return;
    const isOwn = deciders.includes(by.personId);
    const fault = await uphold(next.caseId, today, by, today.add({ days: 7 }).toString());
    expect(fault !== null).toBe(isOwn);
    tally[isOwn ? 'forbidden' : 'judged'] += 1;
  };
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      let today = START;
      const requestId = await ask();
      await refuse(requestId);
      for (const { kind, ground, asPpid } of history) {
        const by = asPpid ? ppid : sekda;
        if (kind === 'wait') today = today.add({ days: 20 });
        if (kind === 'answer') await refuse(requestId, today, by).catch(isConflict);
        if (kind === 'object') {
          const isFiled = await object(requestId, ground, { today }).then(Boolean, isConflict);
          tally[isFiled ? 'filed' : 'refused'] += 1;
        }
        if (kind === 'judge') await judge(requestId, by, today);
        const open = (await read((tx) => listObjectionsTo(tx, requestId))).filter(({ decision }) => decision === null);
        expect(new Set(open.map((one) => one.ground)).size).toBe(open.length);
      }
    }),
    { numRuns: 25 },
  );
  for (const count of Object.values(tally)) expect(count, JSON.stringify(tally)).toBeGreaterThan(0);
}, 120_000);

function isConflict(error: unknown): false {
  expect(error).toMatchObject({ code: 'conflict' });
  return false;
}
