import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../platform/audit/verify-audit.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { explainDeadline } from '../../platform/deadlines/explain.ts';
import { subjectOf } from './case.ts';
import { NIK_PURPOSE } from './file-together.ts';
import { fileCase } from './filing.ts';
import { readCaseNumber } from './number.ts';
import { findCaseByNumber, listFacts } from './queries.ts';
import { question } from './question.ts';
import { isSecret } from './secret.ts';
import { aFiling, aRequester, foundTown, momentAfter, type TestTown, testOffice } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let neighbour: TestTown;

beforeAll(async () => {
  town = await foundTown(database.db, 'kasuskab', '32.09');
  neighbour = await foundTown(database.db, 'tetanggakab', '32.10');
});

const office = () => testOffice(database.db);
const file = (given: Parameters<typeof aFiling>[1] = {}, by: TestTown = town) =>
  fileCase(office(), by, question, { filing: aFiling(by.dinkes, given), moment: momentAfter() });
const count = async (table: string) => {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]?.n;
};

describe('filing', () => {
  test('gives a number, a secret, a history, a legal date, a message and an audit entry', async () => {
    const receipt = await file();
    expect(readCaseNumber(receipt.number)).toBe(receipt.number);
    await inReadOnly(database.db, town, async (tx) => {
      const read = await findCaseByNumber(tx, receipt.number);
      expect(read?.found).toMatchObject({ id: receipt.id, status: 'open', kind: 'question', channel: 'web' });
      expect(isSecret(receipt.secret, read?.secretHash ?? null)).toBe(true);
      expect(await listFacts(tx, receipt.id)).toEqual([{ kind: 'filed', unitId: town.dinkes.unitId }]);
      const why = await explainDeadline(tx, { subject: subjectOf(receipt.id), kind: 'answer' });
      expect(why.dueOn.toString()).toBe('2026-11-30');
      const mail = await sql<{ subject: string; body_text: string }>`
        select subject, body_text from messages.message where subject_ref = ${subjectOf(receipt.id)}`.execute(tx);
      expect(mail.rows[0]?.body_text).toContain(
        `http://kasuskab.localhost:3000/lacak/${receipt.number}/${receipt.secret}`,
      );
      expect(mail.rows[0]?.body_text).toContain('30 November 2026');
      const audit = await sql`select from audit.entry where subject = ${subjectOf(receipt.id)}`.execute(tx);
      expect(audit.rows).toHaveLength(1);
    });
  });

  test('sent again, also at the same moment, it is one case with the same receipt', async () => {
    const before = [await count('cases.case'), await count('messages.message'), await count('deadlines.deadline')];
    const submissionKey = newId();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => file({ submissionKey })));
    const again = await file({ submissionKey });
    expect(new Set([...receipts, again].map(({ number, secret }) => `${number} ${secret}`)).size).toBe(1);
    expect(receipts.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect([await count('cases.case'), await count('messages.message'), await count('deadlines.deadline')]).toEqual(
      before.map((n) => (n ?? 0) + 1),
    );
  });

  test('numbers of one year follow each other, in each government by itself', async () => {
    const mine = await Promise.all(Array.from({ length: 20 }, () => file()));
    const sequences = mine.map(({ number }) => Number(number.split('-')[2])).toSorted((a, b) => a - b);
    expect(new Set(sequences).size).toBe(20);
    expect((sequences.at(-1) ?? 0) - (sequences[0] ?? 0)).toBe(19);
    expect((await file({}, neighbour)).number).toMatch(/^PU-2026-000001-/);
  });

  test('of another government nothing is seen', async () => {
    const receipt = await file();
    expect(await inReadOnly(database.db, neighbour, (tx) => findCaseByNumber(tx, receipt.number))).not.toMatchObject({
      found: { id: receipt.id },
    });
  });

  test('a letter counts from the day on which it came, with the reason in the history', async () => {
    const receivedOn = Temporal.PlainDate.from('2026-11-18');
    const receipt = await file({ receivedOn, backdatingReason: 'Surat diterima di bagian umum', channel: 'letter' });
    await inReadOnly(database.db, town, async (tx) => {
      const why = await explainDeadline(tx, { subject: subjectOf(receipt.id), kind: 'answer' });
      expect([why.startedOn.toString(), why.dueOn.toString()]).toEqual(['2026-11-18', '2026-11-25']);
      const { rows } = await sql<{
        words: string;
      }>`select words from cases.event where case_id = ${receipt.id}`.execute(tx);
      expect(rows).toEqual([{ words: 'Surat diterima di bagian umum' }]);
    });
  });

  test('a NIK is stored sealed and found by its mark only', async () => {
    const nik = '3209014501900003';
    const { id } = await file({ requester: aRequester({ nik }) });
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{ all: string; sealed: string; mark: string }>`
        select requester::text as all, nik_sealed as sealed, nik_mark as mark from cases.requester where case_id = ${id}`.execute(
        tx,
      ),
    );
    expect(rows[0]?.all).not.toContain(nik);
    expect(office().sealer.open(town, NIK_PURPOSE, rows[0]?.sealed ?? '')).toBe(nik);
    expect(rows[0]?.mark).toBe(office().sealer.blindIndex(town, NIK_PURPOSE, nik));
  });

  test('an anonymous case keeps nobody', async () => {
    const nobody = aRequester({ visibility: 'anonymous', name: '', email: '' });
    const { id } = await file({ requester: nobody });
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql`select from cases.requester where case_id = ${id}`.execute(tx),
    );
    expect(rows).toHaveLength(0);
  });

  test.each([
    ['a day to come', { receivedOn: Temporal.PlainDate.from('2026-11-24') }],
    ['an earlier day without its reason', { receivedOn: Temporal.PlainDate.from('2026-11-20') }],
    ['a day of two years ago', { receivedOn: Temporal.PlainDate.from('2024-11-20'), backdatingReason: 'lama' }],
    ['a NIK of month 13', { requester: aRequester({ nik: '3209014513900003' }) }],
    ['an anonymous case with a name', { requester: aRequester({ visibility: 'anonymous' }) }],
    ['no name', { requester: aRequester({ name: '' }) }],
    ['an endless title', { title: 'a'.repeat(201) }],
    ['no text', { text: '' }],
  ])('%s is refused, and nothing is kept', async (_what, given) => {
    const before = await count('cases.case');
    await expect(file(given)).rejects.toMatchObject({ code: 'invalid' });
    expect(await count('cases.case')).toBe(before);
  });

  test('when the rows of its module fail, nothing of the case stays', async () => {
    const filing = aFiling(town.dinkes);
    const broken = fileCase(office(), town, question, { filing, moment: momentAfter() }, async () => {
      throw new Error('cut off');
    });
    await expect(broken).rejects.toThrow('cut off');
    const receipt = await fileCase(office(), town, question, { filing, moment: momentAfter() });
    expect(receipt.isNew).toBe(true);
  });

  test('of many that arrive at the same moment only those fail that are at fault, and the audit chain holds', async () => {
    const shared = office();
    const before = [await count('cases.case'), await count('messages.message'), await count('audit.entry')];
    const filings = Array.from({ length: 30 }, () => aFiling(town.dinkes));
    const settled = await Promise.allSettled(
      filings.map((filing, at) =>
        fileCase(shared, town, question, { filing, moment: momentAfter() }, async () => {
          if (at % 10 === 7) throw new Error('cut off');
        }),
      ),
    );
    expect(settled.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([7, 17, 27]);
    expect([await count('cases.case'), await count('messages.message'), await count('audit.entry')]).toEqual(
      before.map((n) => (n ?? 0) + 27),
    );
    expect(await verifyAudit(database.db, town.governmentId)).toMatchObject({ brokenAt: null });
  });
});

describe('the tracking secret', () => {
  test('differs for each filing, cannot be guessed from another, and forgives how it is typed', async () => {
    const [one, other] = [await file(), await file()];
    expect(one.secret).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(one.secret).not.toBe(other.secret);
    const hash = (await inReadOnly(database.db, town, (tx) => findCaseByNumber(tx, one.number)))?.secretHash ?? null;
    expect(isSecret(one.secret.toLowerCase().replaceAll('-', ' '), hash)).toBe(true);
    expect(isSecret(other.secret, hash)).toBe(false);
    for (const wrong of ['', ' ', one.secret.slice(1), `${one.secret}0`, 'x'.repeat(10_000)]) {
      expect(isSecret(wrong, hash)).toBe(false);
      expect(isSecret(wrong, null)).toBe(false);
    }
  });
});
