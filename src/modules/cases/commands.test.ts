import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { explainDeadline } from '../../platform/deadlines/explain.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type CaseId, subjectOf } from './case.ts';
import { citizenActs, findOwnCase } from './citizen-commands.ts';
import { fileCase, type Receipt } from './filing.ts';
import {
  addNote,
  answerCase,
  askCitizen,
  claimCase,
  closeCase,
  extendAnswer,
  forwardCase,
  handOverCase,
  mergeCase,
  releaseCase,
  reopenCase,
} from './officer-commands.ts';
import { getCase, listFacts } from './queries.ts';
import { question } from './question.ts';
import { answerTask, listTasks, splitCase } from './tasks.ts';
import { aFiling, employ, foundTown, momentAfter, request, type TestTown, testOffice } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let ani: Actor;
let budi: Actor;
let head: Actor;
let schools: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'kerjakab', '32.09');
  const everything = ['cases.view', 'cases.work', 'cases.assign', 'cases.identity'];
  ani = await employ(database.db, town, town.dinkes);
  budi = await employ(database.db, town, town.dinkes);
  head = await employ(database.db, town, town.dinkes, everything);
  schools = await employ(database.db, town, town.disdik);
});

const office = () => testOffice(database.db);
const at = (days = 0) => momentAfter(days);
const file = () => fileCase(office(), town, question, { filing: aFiling(town.dinkes), moment: at() });
const read = (id: CaseId) =>
  inReadOnly(database.db, town, async (tx) => ({
    found: await getCase(tx, id),
    kinds: (await listFacts(tx, id)).map(({ kind }) => kind),
    clock: await explainDeadline(tx, { subject: subjectOf(id), kind: 'answer' }),
  }));
const mails = async (id: CaseId) => {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ kind: string }>`select kind from messages.message where subject_ref = ${subjectOf(id)} order by id`.execute(
      tx,
    ),
  );
  return rows.map(({ kind }) => kind.replace('cases.', ''));
};
const answer = (words = 'Pukul 08.00 sampai 14.00.') => ({ outcome: 'answered', words, fileIds: [] });

describe('from claim to answer', () => {
  test('an officer claims, answers in time, and the clock is met', async () => {
    const { id } = await file();
    await claimCase(office(), ani, { id, moment: at() });
    await answerCase(office(), ani, { id, moment: at(1), answer: answer() });
    const { found, kinds, clock } = await read(id);
    expect(found).toMatchObject({ status: 'answered', assigneeId: ani.personId, outcome: 'answered' });
    expect(kinds).toEqual(['filed', 'claimed', 'answered']);
    expect(clock.state).toBe('met');
    expect(await mails(id)).toEqual(['filed', 'answered']);
  });

  test('of two officers who answer at the same moment one does', async () => {
    const { id } = await file();
    const both = await Promise.allSettled([
      answerCase(office(), ani, { id, moment: at(), answer: answer() }),
      answerCase(office(), budi, { id, moment: at(), answer: answer() }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await mails(id)).filter((kind) => kind === 'answered')).toHaveLength(1);
  });

  test('what one has claimed another does not answer, until it is handed over or released', async () => {
    const { id } = await file();
    await claimCase(office(), ani, { id, moment: at() });
    const byBudi = () => answerCase(office(), budi, { id, moment: at(), answer: answer() });
    await expect(byBudi()).rejects.toMatchObject({ code: 'conflict' });
    await expect(handOverCase(office(), ani, { id, moment: at(), to: budi.personId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await handOverCase(office(), head, { id, moment: at(), to: budi.personId });
    await releaseCase(office(), budi, { id, moment: at() });
    await byBudi();
    expect((await read(id)).found.assigneeId).toBe(budi.personId);
  });

  test('nobody hands a case to a person of another office', async () => {
    const { id } = await file();
    const elsewhere = handOverCase(office(), head, { id, moment: at(), to: schools.personId });
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid' });
  });

  test('an officer of another unit may do nothing', async () => {
    const { id } = await file();
    for (const act of [
      () => claimCase(office(), schools, { id, moment: at() }),
      () => answerCase(office(), schools, { id, moment: at(), answer: answer() }),
      () => addNote(office(), schools, { id, moment: at(), words: 'x', fileIds: [] }),
      () => reopenCase(office(), schools, { id, moment: at(), reason: 'ingin tahu' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect((await read(id)).kinds).toEqual(['filed']);
  });

  test('an outcome that the kind does not know is refused', async () => {
    const { id } = await file();
    const strange = answerCase(office(), ani, { id, moment: at(), answer: { ...answer(), outcome: 'granted' } });
    await expect(strange).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the clock', () => {
  test('stands still while the citizen is asked, and runs on with their reply', async () => {
    const receipt = await file();
    const { id } = receipt;
    await askCitizen(office(), ani, { id, moment: at(1), question: 'Puskesmas yang mana?' });
    expect((await read(id)).clock).toMatchObject({ state: 'paused' });
    expect((await read(id)).found.status).toBe('waiting');
    await citizenActs(office(), town, receipt, { action: 'reply', words: 'Waled', fileIds: [], moment: at(3) });
    const { clock, found, kinds } = await read(id);
    expect(found.status).toBe('open');
    expect(kinds).toEqual(['filed', 'claimed', 'asked', 'citizen-answered']);
    expect(clock.dueOn.toString()).toBe('2026-12-02');
    expect(await mails(id)).toEqual(['filed', 'asked']);
  });

  test('goes to the other unit with a forwarded case, its date the same', async () => {
    const { id } = await file();
    const before = (await read(id)).clock.dueOn;
    const there = { to: town.disdik.unitId, reason: 'Ini urusan sekolah' };
    await forwardCase(office(), ani, { id, moment: at(), ...there });
    const { clock, found } = await read(id);
    expect(found).toMatchObject({ unitId: town.disdik.unitId, unitPath: '/disdik/', assigneeId: null });
    expect(clock.unitPath).toBe('/disdik/');
    expect(clock.dueOn.equals(before)).toBe(true);
    await expect(claimCase(office(), ani, { id, moment: at() })).rejects.toMatchObject({ code: 'not-allowed' });
    await claimCase(office(), schools, { id, moment: at() });
  });

  test('is not extended where the kind does not allow it', async () => {
    const { id } = await file();
    const more = extendAnswer(office(), ani, { id, moment: at(), reason: 'perlu waktu' });
    await expect(more).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is extended once by as much as the rule of the kind allows, and the citizen is told why and until when', async () => {
    const office = testOffice(database.db, [request]);
    const { id } = await fileCase(office, town, request, { filing: aFiling(town.dinkes), moment: at() });
    expect((await read(id)).clock.dueOn.toString()).toBe('2026-12-07');
    await extendAnswer(office, ani, { id, moment: at(2), reason: 'Data ada di arsip' });
    const { clock, kinds } = await read(id);
    expect([clock.dueOn.toString(), clock.extension?.reason]).toEqual(['2026-12-16', 'Data ada di arsip']);
    expect(kinds).toEqual(['filed', 'claimed', 'extended']);
    expect(await mails(id)).toEqual(['filed', 'extended']);
    const twice = extendAnswer(office, ani, { id, moment: at(3), reason: 'lagi' });
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
  });

  test('begins anew when the citizen reopens, and not once the case was closed', async () => {
    const receipt = await file();
    const { id } = receipt;
    await answerCase(office(), ani, { id, moment: at(1), answer: answer() });
    const again = { action: 'reopen', words: 'Belum menjawab', fileIds: [] } as const;
    await citizenActs(office(), town, receipt, { ...again, moment: at(2) });
    const { clock, found } = await read(id);
    expect([found.status, found.outcome, clock.state]).toEqual(['open', null, 'open']);
    expect(clock.startedOn.toString()).toBe('2026-11-25');
    await answerCase(office(), ani, { id, moment: at(3), answer: answer() });
    await closeCase(office(), ani, { id, moment: at(3) });
    const late = citizenActs(office(), town, receipt, { ...again, moment: at(4) });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('several units and several cases', () => {
  test('a case is split, its parts are answered, and what is left goes with the answer', async () => {
    const { id } = await file();
    const dueOn = at().today.add({ days: 2 });
    const unitIds = [town.disdik.unitId, town.root.unitId];
    await splitCase(office(), ani, { id, moment: at(), unitIds, request: 'Mohon data sekolah', dueOn });
    const tasks = await inReadOnly(database.db, town, (tx) => listTasks(tx, id));
    expect(tasks.map(({ state }) => state)).toEqual(['open', 'open']);
    const part = tasks.find(({ unitPath }) => unitPath === '/disdik/');
    const given = { id, taskId: part?.id ?? fail(), words: 'Ada 12 sekolah', moment: at(1) };
    await expect(answerTask(office(), ani, given)).rejects.toMatchObject({ code: 'not-allowed' });
    await answerTask(office(), schools, given);
    await expect(answerTask(office(), schools, given)).rejects.toMatchObject({ code: 'conflict' });
    await answerCase(office(), ani, { id, moment: at(1), answer: answer() });
    const after = await inReadOnly(database.db, town, (tx) => listTasks(tx, id));
    expect(after.map(({ state }) => state).toSorted()).toEqual(['answered', 'dropped']);
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{
        state: string;
      }>`select state from deadlines.deadline where subject like 'case-task:%' order by state`.execute(tx),
    );
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'met']);
  });

  test('a case joined to another ends, and its citizen hears the answer too', async () => {
    const [one, other] = [await file(), await file()];
    await mergeCase(office(), ani, { id: one.id, into: other.id, moment: at() });
    expect((await read(one.id)).found).toMatchObject({ status: 'merged', mergedIntoId: other.id });
    expect((await read(one.id)).clock.state).toBe('cancelled');
    await answerCase(office(), ani, { id: other.id, moment: at(1), answer: answer() });
    expect(await mails(one.id)).toEqual(['filed', 'merged', 'answered']);
    await expect(mergeCase(office(), ani, { id: one.id, into: one.id, moment: at() })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('two cases joined crosswise at the same moment do not both end', async () => {
    const [one, other] = [await file(), await file()];
    await Promise.allSettled([
      mergeCase(office(), ani, { id: one.id, into: other.id, moment: at() }),
      mergeCase(office(), ani, { id: other.id, into: one.id, moment: at() }),
    ]);
    const ends = [(await read(one.id)).found.status, (await read(other.id)).found.status];
    expect(ends.toSorted()).toEqual(['merged', 'open']);
  });
});

describe('what is sent twice', () => {
  test('a note or an addition stands once; said again later it stands twice', async () => {
    const receipt = await file();
    const { id } = receipt;
    const add = (days: number) =>
      citizenActs(office(), town, receipt, { action: 'write', words: 'Tambahan', fileIds: [], moment: at(days) });
    await Promise.all([add(0), add(0), add(0)]);
    await addNote(office(), ani, { id, moment: at(), words: 'Catatan', fileIds: [] });
    await addNote(office(), ani, { id, moment: at(), words: 'Catatan', fileIds: [] });
    await add(1);
    expect((await read(id)).kinds).toEqual(['filed', 'citizen-wrote', 'noted', 'citizen-wrote']);
  });
});

describe('the citizen', () => {
  const wrong = async (receipt: Receipt) => [
    { ...receipt, secret: 'AAAA-AAAA-AAAA-AAAA' },
    { ...receipt, number: (await file()).number },
    { ...receipt, number: "' or 1=1" },
  ];

  test('reads and acts with number and secret only', async () => {
    const receipt = await file();
    expect(await findOwnCase(office(), town, receipt)).toMatchObject({ id: receipt.id });
    for (const key of await wrong(receipt)) {
      expect(await findOwnCase(office(), town, key)).toBeUndefined();
      const act = citizenActs(office(), town, key, { action: 'withdraw', words: '', fileIds: [], moment: at() });
      await expect(act).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('withdraws, which ends case and clock', async () => {
    const receipt = await file();
    await citizenActs(office(), town, receipt, { action: 'withdraw', words: '', fileIds: [], moment: at(1) });
    const { found, clock } = await read(receipt.id);
    expect([found.status, clock.state]).toEqual(['withdrawn', 'cancelled']);
    expect(await mails(receipt.id)).toEqual(['filed', 'withdrawn']);
  });
});

function fail(): never {
  throw new Error('no such part');
}
