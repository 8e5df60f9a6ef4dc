import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { INSTALLATION } from '../audit/audit.ts';
import type { CliContext } from '../cli/command.ts';
import { stoppedClock } from '../clock.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { registerDeadline } from '../deadlines/deadlines.ts';
import { explainDeadline } from '../deadlines/explain.ts';
import { deadlineJobs } from '../deadlines/jobs.ts';
import { recomputeEverywhere } from '../deadlines/recompute.ts';
import type { AccountId, Actor, PersonId, UnitId } from '../identity/actor.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { useTestJobs } from '../jobs/testing.ts';
import { removeLocalDay, removeNationalDay, setLocalDay, setLocalWeek, setNationalDay } from './change-calendar.ts';
import { loadCalendar } from './load-calendar.ts';
import { nationalDayCommands } from './national-day-commands.ts';
import { addWorkingDays, dayOffReason, isWorkingDay } from './working-calendar.ts';

const database = useTestDatabase();
const jobs = useTestJobs(database, deadlineJobs);
const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
let ours = anActor();
let theirs = anActor();

beforeEach(async () => {
  ours = anActor();
  theirs = anActor();
  await sql`delete from pgboss.job`.execute(database.db);
});

function anActor(): Actor {
  const unitId = newId() as UnitId;
  return {
    governmentId: newId<'government'>(),
    accountId: newId() as AccountId,
    personId: newId() as PersonId,
    name: 'Ratna',
    homeUnitId: unitId,
    homeUnitPath: '/',
    grants: [],
  };
}

const calendarOf = (tenant: { governmentId: GovernmentId }) => inReadOnly(database.db, tenant, loadCalendar);

const anniversary = {
  date: day('2026-12-01'),
  kind: 'off',
  reason: 'Hari Jadi Kabupaten',
  citation: 'SK Bupati 5/2026',
} as const;

describe('the calendar that comes with the installation', () => {
  test.each([
    [2025, 17, 11],
    [2026, 17, 8],
    [2027, 18, 8],
  ])(
    '%i has %i national holidays and %i days of collective leave, each with its decree',
    async (year, holidays, leave) => {
      const { rows } = await sql<{ kind: string; n: number }>`
      select kind, count(*)::int as n from calendar.holiday where extract(year from on_date) = ${year} and length(citation) > 10
      group by kind order by kind desc`.execute(database.db);
      expect(rows).toEqual([
        { kind: 'libur-nasional', n: holidays },
        { kind: 'cuti-bersama', n: leave },
      ]);
    },
  );

  test('only the day added by an amended decree is not verified', async () => {
    const { rows } = await sql<{ on_date: string; citation: string }>`
      select on_date, citation from calendar.holiday where not is_verified`.execute(database.db);
    expect(rows).toEqual([{ on_date: '2025-08-18', citation: expect.stringContaining('belum diverifikasi') }]);
  });

  test('the week is Monday to Friday, from a rule that says that it is not verified', async () => {
    const calendar = await calendarOf(ours);
    expect([...calendar.workDays]).toEqual([1, 2, 3, 4, 5]);
    expect(calendar.week).toEqual({ citation: expect.stringContaining('Perpres 21/2023'), isVerified: false });
    expect([...calendar.loadedYears].toSorted()).toEqual([2025, 2026, 2027]);
    expect(dayOffReason(calendar, day('2026-03-18'))).toMatchObject({ kind: 'collective-leave' });
    expect(addWorkingDays(calendar, day('2027-12-30'), 3).unloadedYears).toEqual([2028]);
  });

  test('a government cannot change the national calendar, the installation can', async () => {
    const change = (tenant: { governmentId: GovernmentId }) =>
      inTransaction(database.db, tenant, (tx) =>
        setNationalDay(
          tx,
          { ...anniversary, kind: 'cuti-bersama', name: 'Cuti', date: day('2027-06-07'), isVerified: true },
          today,
        ),
      );
    await expect(change(ours)).rejects.toThrow(/row-level security/);
    await expect(
      inTransaction(database.db, ours, (tx) => removeNationalDay(tx, day('2027-01-01'), today)),
    ).rejects.toMatchObject({ code: 'not-found' });
    await change(INSTALLATION);
    expect(isWorkingDay(await calendarOf(ours), day('2027-06-07'))).toBe(false);
    await inTransaction(database.db, INSTALLATION, (tx) => removeNationalDay(tx, day('2027-06-07'), today));
    expect(isWorkingDay(await calendarOf(ours), day('2027-06-07'))).toBe(true);
  });
});

describe("a government's own days", () => {
  test('are its own, say why, and can be taken back', async () => {
    await inTransaction(database.db, ours, (tx) => setLocalDay(tx, ours, anniversary, today));
    expect(dayOffReason(await calendarOf(ours), anniversary.date)).toEqual({
      kind: 'local-holiday',
      name: 'Hari Jadi Kabupaten',
      citation: 'SK Bupati 5/2026',
      isVerified: true,
    });
    expect(isWorkingDay(await calendarOf(theirs), anniversary.date)).toBe(true);
    await inTransaction(database.db, ours, (tx) => removeLocalDay(tx, ours, anniversary.date, today));
    expect(isWorkingDay(await calendarOf(ours), anniversary.date)).toBe(true);
    await expect(
      inTransaction(database.db, ours, (tx) => removeLocalDay(tx, ours, anniversary.date, today)),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a holiday may be worked, and the week may have six days', async () => {
    await inTransaction(database.db, ours, async (tx) => {
      await setLocalDay(tx, ours, { ...anniversary, kind: 'work', date: day('2026-12-25') }, today);
      await setLocalWeek(
        tx,
        ours,
        { workDays: [6, 1, 2, 3, 4, 5, 5], countsCollectiveLeaveAsWork: true, citation: 'Perbup 9/2026' },
        today,
      );
    });
    const calendar = await calendarOf(ours);
    expect([...calendar.workDays]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(calendar.week).toEqual({ citation: 'Perbup 9/2026', isVerified: true });
    for (const date of ['2026-12-24', '2026-12-25', '2026-12-26'])
      expect(isWorkingDay(calendar, day(date)), date).toBe(true);
    expect([...(await calendarOf(theirs)).workDays]).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([[[1, 2, 3, 4]], [[1, 2, 3, 4, 5, 6, 7]], [[0, 1, 2, 3, 4]], [[1.5, 1, 2, 3, 4]]])(
    'a week of %j is refused',
    async (workDays) => {
      const setting = inTransaction(database.db, ours, (tx) =>
        setLocalWeek(tx, ours, { workDays, countsCollectiveLeaveAsWork: false, citation: 'Perbup 9/2026' }, today),
      );
      await expect(setting).rejects.toMatchObject({ code: 'invalid' });
    },
  );
});

describe('the commands for national days', () => {
  const run = (name: string, args: string[], options = {}) => {
    const command = nationalDayCommands.find((candidate) => candidate.name === name);
    const context = { db: database.db, clock: stoppedClock('2026-11-23T02:00:00Z') } as unknown as CliContext;
    return command?.run(context, args, options);
  };

  test('set and remove a day for all, and say what is wrong', async () => {
    const dasar = 'Perubahan SKB 2027';
    await run('set-national-day', ['2027-07-01', 'cuti-bersama', 'Cuti bersama'], { dasar, belumDiverifikasi: true });
    expect(dayOffReason(await calendarOf(ours), day('2027-07-01'))).toMatchObject({
      name: 'Cuti bersama',
      isVerified: false,
    });
    await run('remove-national-day', ['2027-07-01']);
    expect(isWorkingDay(await calendarOf(ours), day('2027-07-01'))).toBe(true);
    await expect(run('remove-national-day', ['2027-07-01'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(run('set-national-day', ['2027-02-30', 'libur', 'X'])).rejects.toThrow(
      /Tanggal ditulis.*Jenisnya.*Nama hari.*--dasar/,
    );
  });
});

describe('a change of the calendar reaches the deadlines', () => {
  const register = (actor: Actor, subject: string, startedOn: string) =>
    inTransaction(database.db, actor, (tx) =>
      registerDeadline(tx, {
        ruleId: 'disclosure.answer',
        subject,
        kind: 'answer',
        unitId: actor.homeUnitId,
        unitPath: '/',
        startedOn: day(startedOn),
        title: { id: 'Jawab', en: 'Answer' },
        href: '/meja/x',
      }),
    );
  const explained = (actor: Actor, subject: string) =>
    inReadOnly(database.db, actor, (tx) => explainDeadline(tx, { subject, kind: 'answer' }));
  const moves = async (actor: Actor, subject: string) =>
    (await explained(actor, subject)).history
      .filter(({ kind }) => kind === 'recomputed')
      .map(({ dueBefore, dueAfter, cause }) => `${dueBefore}→${dueAfter} ${cause?.kind} ${cause?.date}`);

  test('a local day moves the deadlines over it, with before, after and cause, and only those', async () => {
    await register(ours, 'request:over', '2026-11-23');
    await register(ours, 'request:before', '2026-11-02');
    await register(ours, 'request:after', '2026-12-01');
    await register(theirs, 'request:over', '2026-11-23');
    await inTransaction(database.db, ours, (tx) => setLocalDay(tx, ours, anniversary, today));
    await jobs.drain();
    expect(await moves(ours, 'request:over')).toEqual(['2026-12-07→2026-12-08 local-day-set 2026-12-01']);
    expect(await moves(ours, 'request:before')).toEqual([]);
    expect(await moves(ours, 'request:after')).toEqual([]);
    expect(await moves(theirs, 'request:over')).toEqual([]);
    expect(await explained(ours, 'request:over')).toMatchObject({ dueOn: day('2026-12-08'), countedToday: null });
    await inTransaction(database.db, ours, (tx) => removeLocalDay(tx, ours, anniversary.date, today));
    await jobs.drain();
    expect((await moves(ours, 'request:over')).at(-1)).toBe('2026-12-08→2026-12-07 local-day-removed 2026-12-01');
  });

  test('a national day moves the deadlines of all governments', async () => {
    await register(ours, 'request:1', '2026-11-23');
    await register(theirs, 'request:1', '2026-11-24');
    const extra = {
      date: day('2026-12-02'),
      kind: 'libur-nasional',
      name: 'Pilkada',
      citation: 'Keppres (contoh)',
      isVerified: false,
    } as const;
    await inTransaction(database.db, INSTALLATION, (tx) => setNationalDay(tx, extra, today));
    await jobs.drain();
    expect(await moves(ours, 'request:1')).toEqual(['2026-12-07→2026-12-08 national-day-set 2026-12-02']);
    expect(await moves(theirs, 'request:1')).toEqual(['2026-12-08→2026-12-09 national-day-set 2026-12-02']);
    await inTransaction(database.db, INSTALLATION, (tx) => removeNationalDay(tx, extra.date, today));
    await jobs.drain();
    expect(await moves(ours, 'request:1')).toHaveLength(2);
  });

  test('the nightly look finds days that came by a migration, once', async () => {
    await register(ours, 'request:1', '2026-11-23');
    await inTransaction(database.db, INSTALLATION, (tx) =>
      sql`insert into calendar.holiday values ('2026-12-03', 'cuti-bersama', 'Cuti bersama', 'SKB perubahan', true)`.execute(
        tx,
      ),
    );
    for (const _ of [1, 2]) {
      await enqueue(database.db, recomputeEverywhere, {} as never);
      await jobs.drain();
    }
    expect(await moves(ours, 'request:1')).toEqual(['2026-12-07→2026-12-08 checked null']);
    await inTransaction(database.db, INSTALLATION, (tx) =>
      sql`delete from calendar.holiday where on_date = '2026-12-03'`.execute(tx),
    );
  });

  test('more deadlines than a batch holds are counted again in batches', async () => {
    await register(ours, 'request:pattern', '2026-11-23');
    await inTransaction(database.db, ours, (tx) =>
      sql`insert into deadlines.deadline (id, subject, kind, unit_id, unit_path, rule_id, rule_effective_from, rule_is_local, rule_unit, rule_amount,
          rule_extension_amount, citation, is_verified, started_on, due_on, state, title_id, title_en, href)
        select gen_random_uuid(), 'request:copy-' || n, kind, unit_id, unit_path, rule_id, rule_effective_from, rule_is_local, rule_unit, rule_amount,
          rule_extension_amount, citation, is_verified, started_on, due_on, state, title_id, title_en, href
        from deadlines.deadline, generate_series(1, 1100) as n`.execute(tx),
    );
    await inTransaction(database.db, ours, (tx) => setLocalDay(tx, ours, anniversary, today));
    await jobs.drain();
    const { rows } = await inReadOnly(database.db, ours, (tx) =>
      sql<{
        due_on: string;
        n: number;
      }>`select due_on, count(*)::int as n from deadlines.deadline group by due_on`.execute(tx),
    );
    expect(rows).toEqual([{ due_on: '2026-12-08', n: 1101 }]);
    expect(await jobs.count('deadlines.recompute', 'completed')).toBe(3);
  });
});
