import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { useTestJobs } from '../../platform/jobs/testing.ts';
import { confirmItems } from './confirm.ts';
import { jobs } from './jobs.ts';
import { noteContents } from './note-contents.ts';
import { roundOfDay } from './round.ts';
import { anActor, clockOn, employ, foundTown, itemOf, publish, type TestTown } from './testing.ts';

const database = useTestDatabase();
const queue = useTestJobs(database, jobs);
let town: TestTown;
let count = 0;

beforeEach(async () => {
  count += 1;
  town = await foundTown(database.db, `kab${count}`, `32.${10 + count}`);
});

const address = { scheme: 'https', domain: 'contoh.id', port: null } as const;
const round = (day: string, at = town) => roundOfDay({ db: database.db, clock: clockOn(day), address }, at);

async function mails(at = town): Promise<readonly { to: string; text: string }[]> {
  const { rows } = await inReadOnly(database.db, at, (tx) =>
    sql<{ to: string; text: string }>`
      select p.email as to, n.body as text from messages.notice n
      join organization.person p on p.government_id = n.government_id and p.id = n.person_id
      order by n.created_at, p.email`.execute(tx),
  );
  return rows;
}

async function addressees(at = town): Promise<readonly string[]> {
  return (await mails(at)).map(({ to }) => to.split('@')[0] ?? '');
}

async function queued(): Promise<readonly unknown[]> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql`select title_id, state from deadlines.deadline order by title_id, state`.execute(tx),
  );
  return rows;
}

describe('reminders', () => {
  test('climb from the operator to the head to the Sekda, each told once however often the round is made', async () => {
    await employ(database.db, town, { name: 'Operator', role: 'opd-operator', at: town.dinkes });
    await employ(database.db, town, { name: 'Kepala', role: 'unit-head', at: town.dinkes });
    await employ(database.db, town, { name: 'Sekda', role: 'sekda', at: town.root });
    await publish(database.db, town, town.dinkes, { on: '2026-06-01' });
    const told: string[] = [];
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-24', '2026-12-14', '2026-12-15', '2026-12-29']) {
      await round(day);
      const all = await addressees();
      told.push(...all.slice(told.length).map((name) => `${day} ${name}`));
    }
    expect(told.map((line) => line.slice(5))).toEqual(['11-24 operator', '12-15 kepala', '12-29 sekda']);
  });

  test('one mail a person and day tells of everything, with the way to each', async () => {
    await employ(database.db, town, { name: 'Operator', role: 'opd-operator', at: town.dinkes });
    const ids = [];
    for (const title of ['Tarif', 'Alamat'])
      ids.push(await publish(database.db, town, town.dinkes, { on: '2026-01-01', title }));
    expect(await round('2026-11-23')).toBe(1);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    for (const id of ids) {
      const item = await itemOf(database.db, town, id);
      expect(mail?.text).toContain(`https://${town.label}.contoh.id/meja/kesegaran/${item.id}`);
    }
    expect(mail?.text).toContain('Jatuh tempo 1 Juli 2026');
  });

  test('a mail goes to who stands nearest, or in for them, and to nobody of another government', async () => {
    const other = await foundTown(database.db, `lain${count}`, `33.${10 + count}`);
    await employ(database.db, other, { name: 'Asing', role: 'opd-operator', at: other.dinkes });
    const absent = await employ(database.db, town, { name: 'Cuti', role: 'desa-operator', at: town.cibogo });
    const deputy = await employ(database.db, town, { name: 'Pengganti', role: 'editor', at: town.waled });
    await employ(database.db, town, { name: 'Camat', role: 'kecamatan-operator', at: town.waled });
    await inTransaction(database.db, town, (tx) =>
      sql`insert into organization.delegation (id, from_person_id, to_person_id, starts_on, ends_on, reason)
        values (gen_random_uuid(), ${absent}, ${deputy}, '2026-11-20', '2026-11-30', 'Cuti')`.execute(tx),
    );
    await publish(database.db, town, town.cibogo, { on: '2026-01-01' });
    await round('2026-11-23');
    await round('2026-11-23', other);
    expect(await addressees()).toEqual(['pengganti']);
    expect(await addressees(other)).toEqual([]);
  });

  test('what was renewed begins the ladder anew for its next due date', async () => {
    await employ(database.db, town, { name: 'Operator', role: 'opd-operator', at: town.dinkes });
    const id = await publish(database.db, town, town.dinkes, { on: '2026-01-01' });
    await round('2026-11-23');
    const { id: itemId } = await itemOf(database.db, town, id);
    const deps = { db: database.db, clock: clockOn('2026-11-24'), draw: () => 99 };
    await confirmItems(deps, anActor(town, town.dinkes), { itemIds: [itemId], reason: 'Masih sama', key: newId() });
    await round('2026-12-24');
    expect(await addressees()).toEqual(['operator']);
    await round('2027-05-17');
    expect(await addressees()).toEqual(['operator', 'operator']);
  });
});

describe('the round of a day', () => {
  test('puts what comes due into the queue of the desk, and takes it out when it was renewed', async () => {
    const id = await publish(database.db, town, town.dinkes, { on: '2026-06-01', title: 'Tarif' });
    await round('2026-11-10');
    expect(await queued()).toEqual([]);
    await round('2026-11-17');
    expect(await queued()).toEqual([{ title_id: 'Perbarui: Tarif', state: 'open' }]);
    await inTransaction(database.db, town, (tx) =>
      sql`update sites.content set published_version = 2, latest_version = 2, published_at = '2026-11-20T02:00:00Z'
        where id = ${id}`.execute(tx),
    );
    await noteContents({ db: database.db, clock: clockOn('2026-11-20') }, town, [id]);
    expect(await queued()).toEqual([{ title_id: 'Perbarui: Tarif', state: 'met' }]);
  });

  test('counts every unit, those without anything too, and keeps the figures of the week', async () => {
    await publish(database.db, town, town.dinkes, { on: '2026-11-01' });
    await publish(database.db, town, town.waled, { on: '2026-11-01', kind: 'document' });
    await round('2026-11-25');
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql`select s.unit_name, s.rank, w.week_on, w.good, w.total from freshness.standing s
        join freshness.standing_week w using (government_id, unit_id) order by s.rank, s.unit_name`.execute(tx),
    );
    expect(rows).toMatchObject([
      { unit_name: 'Dinas Kesehatan', rank: 0, week_on: '2026-11-23', good: 1, total: 1 },
      { unit_name: 'Kecamatan Waled', rank: 20000, good: 0, total: 1 },
      { unit_name: 'Desa Cibogo', rank: 30000 },
      { unit_name: `Kabupaten ${town.label}`, rank: 30000 },
    ]);
  });

  test('is begun for every government by the clock', async () => {
    await publish(database.db, town, town.dinkes, { on: '2026-01-01' });
    const begin = jobs.find(({ name }) => name === 'freshness.begin-rounds');
    if (!begin) throw new Error('It is listed');
    await enqueue(database.db, begin, {});
    await queue.drain({ clock: clockOn('2026-11-23') });
    expect(await queued()).toHaveLength(1);
  });
});
