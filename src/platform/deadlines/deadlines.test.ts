import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import type { PersonId, UnitId } from '../identity/actor.ts';
import type { NewDeadline } from './deadline.ts';
import {
  cancelDeadline,
  expireDeadline,
  extendDeadline,
  meetDeadline,
  pauseDeadline,
  registerDeadline,
  resumeDeadline,
} from './deadlines.ts';
import { countDue, listDue } from './due-list.ts';
import { explainDeadline } from './explain.ts';
import { addLocalRule, getRule, listRules } from './rules.ts';

const database = useTestDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const unitId = newId() as UnitId;
let ours = { governmentId: newId<'government'>() };
let theirs = { governmentId: newId<'government'>() };
const by = newId() as PersonId;

beforeEach(() => {
  ours = { governmentId: newId<'government'>() };
  theirs = { governmentId: newId<'government'>() };
});

type Given = Partial<Pick<NewDeadline, 'subject' | 'kind' | 'unitPath' | 'startedOn' | 'risk' | 'href'>>;

const shared = {
  subject: 'request:1',
  kind: 'answer',
  unitId,
  unitPath: '/',
  startedOn: day('2026-11-23'),
  title: { id: 'Jawab permohonan 1', en: 'Answer request 1' },
  href: '/meja/permohonan/1',
};

const ruled = (given: Given & { ruleId?: string } = {}): NewDeadline => ({
  ruleId: 'disclosure.answer',
  ...shared,
  ...given,
});
const plain = (dueOn: string, given: Given = {}): NewDeadline => ({
  dueOn: day(dueOn),
  citation: 'Janji layanan',
  ...shared,
  ...given,
});

type Work<T> = Parameters<typeof inTransaction<T>>[2];
const within = <T>(work: Work<T>, tenant = ours) => inTransaction(database.db, tenant, work);
const act = (on: string) => ({ subject: 'request:1', kind: 'answer', on: day(on), by });
const explained = (tenant = ours) =>
  inReadOnly(database.db, tenant, (tx) => explainDeadline(tx, { subject: 'request:1', kind: 'answer' }));

describe('the rules of law that come with the installation', () => {
  test.each([
    ['disclosure.answer', 10, 7, 'working-days', true],
    ['disclosure.objection-filing', 30, null, 'working-days', true],
    ['disclosure.objection-answer', 30, null, 'working-days', true],
    ['disclosure.dispute', 14, null, 'working-days', true],
    ['disclosure.completeness', 3, null, 'working-days', false],
    ['disclosure.periodic', 6, null, 'months', true],
  ])('%s gives %i (+%o) %s', async (id, amount, extensionAmount, unit, isVerified) => {
    const rule = await within((tx) => getRule(tx, id, day('2026-11-23')));
    expect(rule).toMatchObject({ amount, extensionAmount, unit, isVerified, isLocal: false });
    expect(rule.citation).not.toBe('');
  });

  test("a government's own rule goes before the national one from its day on, for itself only", async () => {
    await within((tx) =>
      addLocalRule(tx, {
        id: 'disclosure.answer',
        effectiveFrom: day('2026-01-01'),
        unit: 'working-days',
        amount: 5,
        extensionAmount: null,
        name: { id: 'Jawaban cepat', en: 'Quick answer' },
        citation: 'Perbup 1/2026',
        by,
      }),
    );
    const rule = (on: string, tenant = ours) => within((tx) => getRule(tx, 'disclosure.answer', day(on)), tenant);
    expect(await rule('2026-06-01')).toMatchObject({ amount: 5, isLocal: true, citation: 'Perbup 1/2026' });
    expect(await rule('2025-12-31')).toMatchObject({ amount: 10, isLocal: false });
    expect(await rule('2026-06-01', theirs)).toMatchObject({ amount: 10 });
    const all = await within((tx) => listRules(tx, day('2026-06-01')));
    expect(all.filter(({ id }) => id === 'disclosure.answer')).toHaveLength(1);
    await expect(within((tx) => getRule(tx, 'disclosure.unknown', day('2026-06-01')))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('registering', () => {
  test('an answer is due 10 working days after filing, weekends and holidays not counted', async () => {
    await within((tx) => registerDeadline(tx, ruled({ startedOn: day('2026-12-18') })));
    expect((await explained()).dueOn).toEqual(day('2027-01-07'));
  });

  test('a rule in months ends on the same day of a later month', async () => {
    await within((tx) => registerDeadline(tx, ruled({ ruleId: 'disclosure.periodic', startedOn: day('2026-08-31') })));
    expect((await explained()).dueOn).toEqual(day('2027-02-28'));
  });

  test('a rule in hours ends at a moment', async () => {
    const rule = {
      id: 'privacy.breach',
      effectiveFrom: day('2022-10-17'),
      unit: 'hours',
      amount: 72,
      extensionAmount: null,
    } as const;
    await within((tx) =>
      addLocalRule(tx, { ...rule, name: { id: 'Pemberitahuan', en: 'Notice' }, citation: 'UU 27/2022 Pasal 46', by }),
    );
    const startedAt = Temporal.Instant.from('2026-11-20T20:00:00Z');
    const late = {
      ...ruled({ ruleId: 'privacy.breach', startedOn: day('2026-11-21') }),
      startedAt,
      timeZone: 'Asia/Jakarta',
    };
    await within((tx) => registerDeadline(tx, late));
    expect(await explained()).toMatchObject({
      dueOn: day('2026-11-24'),
      dueAt: Temporal.Instant.from('2026-11-23T20:00:00Z'),
      timeZone: 'Asia/Jakarta',
    });
    await expect(within((tx) => pauseDeadline(tx, { ...act('2026-11-21'), reason: 'menunggu' }))).rejects.toMatchObject(
      { code: 'conflict' },
    );
    const incomplete = ruled({ ruleId: 'privacy.breach', subject: 'request:2' });
    await expect(within((tx) => registerDeadline(tx, incomplete))).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a subject has one running deadline of a kind, and a new one after it was met', async () => {
    await within((tx) => registerDeadline(tx, ruled()));
    await within(async (tx) => {
      await expect(registerDeadline(tx, ruled())).rejects.toMatchObject({ code: 'conflict' });
      await registerDeadline(tx, ruled({ kind: 'completeness' }));
    });
    await within((tx) => registerDeadline(tx, ruled()), theirs);
    await within((tx) => meetDeadline(tx, act('2026-11-25')));
    await within((tx) => registerDeadline(tx, ruled({ startedOn: day('2026-11-26') })));
    expect((await explained()).startedOn).toEqual(day('2026-11-26'));
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example'])(
    'a link to %s is refused',
    async (href) => {
      await expect(within((tx) => registerDeadline(tx, ruled({ href })))).rejects.toThrow(/violates check/);
    },
  );
});

describe('closing', () => {
  test('met late is met; met twice is met once', async () => {
    await within((tx) => registerDeadline(tx, plain('2026-11-30')));
    expect(await within((tx) => meetDeadline(tx, act('2026-12-05')))).toBe(true);
    expect(await within((tx) => meetDeadline(tx, act('2026-12-05')))).toBe(false);
    const { state, history } = await explained();
    expect(state).toBe('met');
    expect(history.map(({ kind, on, by: who }) => ({ kind, on: on.toString(), who }))).toEqual([
      { kind: 'registered', on: '2026-11-23', who: null },
      { kind: 'met', on: '2026-12-05', who: by },
    ]);
  });

  test('cancelling needs a reason; a right not used expires', async () => {
    await within((tx) => registerDeadline(tx, ruled()));
    await expect(within((tx) => cancelDeadline(tx, { ...act('2026-11-24'), reason: ' ' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await within((tx) => cancelDeadline(tx, { ...act('2026-11-24'), reason: 'Permohonan dicabut' }));
    expect((await explained()).history.at(-1)).toMatchObject({ kind: 'cancelled', reason: 'Permohonan dicabut' });
    await within((tx) => registerDeadline(tx, ruled()));
    await within((tx) => expireDeadline(tx, act('2027-01-30')));
    expect((await explained()).state).toBe('expired');
  });

  test('another government can neither see nor close it', async () => {
    await within((tx) => registerDeadline(tx, ruled()));
    expect(await within((tx) => meetDeadline(tx, act('2026-11-24')), theirs)).toBe(false);
    await expect(explained(theirs)).rejects.toMatchObject({ code: 'not-found' });
    expect((await explained()).state).toBe('open');
  });
});

describe('pausing and extending', () => {
  test('the due date moves by the working days paused', async () => {
    await within((tx) => registerDeadline(tx, ruled({ startedOn: day('2026-11-02') })));
    expect((await explained()).dueOn).toEqual(day('2026-11-16'));
    await within((tx) => pauseDeadline(tx, { ...act('2026-11-05'), reason: 'Menunggu kelengkapan pemohon' }));
    expect(await explained()).toMatchObject({ state: 'paused', days: [], dueOn: day('2026-11-16') });
    const due = await within((tx) => resumeDeadline(tx, act('2026-11-11')));
    expect(due).toEqual(day('2026-11-20'));
    const { days, pauses, countedToday } = await explained();
    expect(days.filter(({ kind }) => kind === 'paused').map(({ date }) => date.toString())).toEqual([
      '2026-11-06',
      '2026-11-09',
      '2026-11-10',
      '2026-11-11',
    ]);
    expect(days.filter(({ kind }) => kind === 'counted')).toHaveLength(10);
    expect(pauses).toEqual([
      { from: day('2026-11-05'), to: day('2026-11-11'), reason: 'Menunggu kelengkapan pemohon' },
    ]);
    expect(countedToday).toBeNull();
  });

  test('paused twice is a conflict, resumed twice too, and one day costs nothing', async () => {
    await within((tx) => registerDeadline(tx, ruled()));
    const reason = 'Menunggu';
    await within((tx) => pauseDeadline(tx, { ...act('2026-11-24'), reason }));
    await expect(within((tx) => pauseDeadline(tx, { ...act('2026-11-24'), reason }))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await within((tx) => resumeDeadline(tx, act('2026-11-24')))).toEqual(day('2026-12-07'));
    await expect(within((tx) => resumeDeadline(tx, act('2026-11-25')))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a plain date moves by the days paused', async () => {
    await within((tx) => registerDeadline(tx, plain('2026-11-30')));
    await within((tx) => pauseDeadline(tx, { ...act('2026-11-24'), reason: 'Banjir' }));
    expect(await within((tx) => resumeDeadline(tx, act('2026-11-28')))).toEqual(day('2026-12-04'));
  });

  test('it is extended once, by 7 working days, in writing, before its time is over', async () => {
    await within((tx) => registerDeadline(tx, ruled()));
    const extend = (on: string, reason: string) => within((tx) => extendDeadline(tx, { ...act(on), reason }));
    await expect(extend('2026-12-01', '')).rejects.toMatchObject({ code: 'invalid' });
    await expect(extend('2026-12-08', 'Terlambat')).rejects.toMatchObject({ code: 'conflict' });
    expect(await extend('2026-12-07', 'Informasi belum dikuasai')).toEqual(day('2026-12-16'));
    await expect(extend('2026-12-08', 'Sekali lagi')).rejects.toMatchObject({ code: 'conflict' });
    expect(await explained()).toMatchObject({
      extension: { amount: 7, on: day('2026-12-07'), reason: 'Informasi belum dikuasai' },
      dueOn: day('2026-12-16'),
      countedToday: null,
    });
  });

  test('what the law does not extend is not extended', async () => {
    await within((tx) => registerDeadline(tx, ruled({ ruleId: 'disclosure.dispute' })));
    const extend = within((tx) => extendDeadline(tx, { ...act('2026-11-24'), reason: 'Sibuk sekali' }));
    await expect(extend).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the queue', () => {
  const fill = async (tenant: { governmentId: GovernmentId }) => {
    const add = (n: number, dueOn: string, given: Given) =>
      within((tx) => registerDeadline(tx, plain(dueOn, { subject: `request:${n}`, ...given })), tenant);
    await add(1, '2026-11-25', { unitPath: '/waled/cibogo/', risk: 'low' });
    await add(2, '2026-11-25', { unitPath: '/waled/', risk: 'high' });
    await add(3, '2026-11-24', { unitPath: '/waledasri/' });
    await add(4, '2026-11-20', { unitPath: '/dinkes/' });
    await add(5, '2026-11-23', { unitPath: '/' });
    await add(6, '2026-12-30', { unitPath: '/waled/cibogo/' });
  };
  const page = (unitPaths: readonly string[], cursor: string | null = null, limit = 50) =>
    inReadOnly(database.db, ours, (tx) => listDue(tx, { unitPaths, cursor, limit }));
  const numbers = async (unitPaths: readonly string[]) =>
    (await page(unitPaths)).items.map(({ subject }) => subject.slice(8)).join('');

  test('is ordered by due date, then risk, within the units asked for', async () => {
    await fill(ours);
    await fill(theirs);
    expect(await numbers(['/'])).toBe('453216');
    expect(await numbers(['/waled/'])).toBe('216');
    expect(await numbers(['/waled/cibogo/', '/dinkes/'])).toBe('416');
    expect(await numbers([])).toBe('');
    expect(await numbers(['/%/'])).toBe('');
    expect(await numbers(['/waled_'])).toBe('');
  });

  test('goes on by key, without gap or repetition', async () => {
    await fill(ours);
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const next: Awaited<ReturnType<typeof page>> = await page(['/'], cursor, 2);
      seen.push(...next.items.map(({ subject }) => subject.slice(8)));
      cursor = next.next;
      if (cursor === null) break;
    }
    expect(seen.join('')).toBe('453216');
    expect(cursor).toBeNull();
    await expect(page(['/'], 'bukan-kursor')).rejects.toMatchObject({ code: 'invalid' });
    await expect(page(['/'], Buffer.from('["2026-02-31",1,"x"]').toString('base64url'))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('shows neither what is closed nor what is paused, which can be asked for', async () => {
    await fill(ours);
    const on = { kind: 'answer', on: day('2026-11-23'), by };
    await within((tx) => meetDeadline(tx, { ...on, subject: 'request:4' }));
    await within((tx) => pauseDeadline(tx, { ...on, subject: 'request:5', reason: 'Menunggu' }));
    expect(await numbers(['/'])).toBe('3216');
    const paused = await inReadOnly(database.db, ours, (tx) =>
      listDue(tx, { unitPaths: ['/'], cursor: null, limit: 5, state: 'paused' }),
    );
    expect(paused.items.map(({ subject }) => subject)).toEqual(['request:5']);
  });

  test('is counted around today', async () => {
    await fill(ours);
    const count = (unitPaths: string[]) =>
      inReadOnly(database.db, ours, (tx) => countDue(tx, { unitPaths }, day('2026-11-24')));
    expect(await count(['/'])).toEqual({ overdue: 2, today: 1, week: 2 });
    expect(await count(['/waled/'])).toEqual({ overdue: 0, today: 0, week: 2 });
    expect(await count([])).toEqual({ overdue: 0, today: 0, week: 0 });
  });

  test('reads a page from its index, with 20,000 open deadlines', async () => {
    await within((tx) =>
      sql`insert into deadlines.deadline (id, subject, kind, unit_id, unit_path, citation, is_verified, started_on, due_on, state, title_id, title_en, href)
        select gen_random_uuid(), 'request:' || n, 'answer', ${unitId}::uuid, '/u' || (n % 400) || '/', 'Janji', true, '2026-01-01', date '2026-01-01' + n % 700, 'open', 'J', 'A', '/meja/x'
        from generate_series(1, 20000) as n`.execute(tx),
    );
    await inTransaction(database.owner, ours, (tx) => sql`analyze deadlines.deadline`.execute(tx));
    const plan = await inReadOnly(database.db, ours, async (tx) => {
      const { rows } = await sql<{
        'QUERY PLAN': string;
      }>`explain select id from deadlines.deadline where state = 'open'
        and (due_on, risk_rank, id) > ('2026-05-01'::date, 2::smallint, ${newId()}::uuid) order by due_on, risk_rank, id limit 51`.execute(
        tx,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('deadline_due');
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });
});

test('history is only ever added to', async () => {
  await within((tx) => registerDeadline(tx, ruled()));
  for (const change of [
    'update deadlines.event set reason = null',
    'delete from deadlines.event',
    'delete from deadlines.deadline',
  ]) {
    await expect(within((tx) => sql.raw(change).execute(tx))).rejects.toThrow(/permission denied/);
  }
});
