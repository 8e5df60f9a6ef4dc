import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import type { AccountId, PersonId } from '../identity/actor.ts';
import { INSTALLATION, listAudit, recordAudit } from './audit.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';

const database = useTestDatabase();
let ours = { governmentId: newId<'government'>() };
let theirs = { governmentId: newId<'government'>() };

beforeEach(() => {
  ours = { governmentId: newId<'government'>() };
  theirs = { governmentId: newId<'government'>() };
});

const act = (tenant: { governmentId: GovernmentId }, action: string, detail = {}) =>
  inTransaction(database.db, tenant, (tx) => recordAudit(tx, 'system', { action, subject: 'content:1', detail }));

const actions = async (tenant: { governmentId: GovernmentId }) =>
  (await inReadOnly(database.db, tenant, (tx) => listAudit(tx, { before: null, limit: 50 }))).map(
    ({ action }) => action,
  );

/** What somebody with the owner's password could do. */
const tamper = (tenant: { governmentId: GovernmentId }, statement: string) =>
  database.owner.transaction().execute(async (tx) => {
    await sql.raw(`set local app.government_id = '${tenant.governmentId}'`).execute(tx);
    for (const table of ['entry', 'link', 'chain_end']) {
      await sql.raw(`alter table audit.${table} disable trigger user`).execute(tx);
    }
    await sql.raw('set constraints all immediate').execute(tx);
    await sql.raw(statement).execute(tx);
    for (const table of ['entry', 'link', 'chain_end']) {
      await sql.raw(`alter table audit.${table} enable trigger user`).execute(tx);
    }
  });

describe('recording', () => {
  test('an act stands in the chain of its government, with who did it', async () => {
    const actor = { accountId: newId() as AccountId, personId: newId() as PersonId };
    await inTransaction(database.db, ours, async (tx) => {
      await recordAudit(tx, actor, { action: 'sites.publish', subject: 'content:7', detail: { version: 3 } });
      await recordAudit(tx, 'system', { action: 'sites.notify', subject: 'content:7' });
    });
    const entries = await inReadOnly(database.db, ours, (tx) => listAudit(tx, { before: null, limit: 10 }));
    expect(entries.map(({ sequence, action, personId, detail }) => ({ sequence, action, personId, detail }))).toEqual([
      { sequence: 2, action: 'sites.notify', personId: null, detail: {} },
      { sequence: 1, action: 'sites.publish', personId: actor.personId, detail: { version: 3 } },
    ]);
    expect(await actions(theirs)).toEqual([]);
    const older = await inReadOnly(database.db, ours, (tx) => listAudit(tx, { before: 2, limit: 10 }));
    expect(older.map(({ sequence }) => sequence)).toEqual([1]);
  });

  test('what rolls back leaves no trace and no gap', async () => {
    await act(ours, 'sites.first');
    await expect(
      inTransaction(database.db, ours, async (tx) => {
        await recordAudit(tx, 'system', { action: 'sites.undone', subject: 'content:1' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await act(ours, 'sites.second');
    expect(await actions(ours)).toEqual(['sites.second', 'sites.first']);
    expect(await verifyAudit(database.db, ours.governmentId)).toMatchObject({ entries: 2, brokenAt: null });
  });

  test('an act on the whole installation has a chain of its own', async () => {
    await act(INSTALLATION, 'installation.upgraded');
    expect(await actions(INSTALLATION)).toContain('installation.upgraded');
    expect(await actions(ours)).toEqual([]);
  });

  test('many at once keep the chain whole, and two that wait for rows of each other do not wait for the chain too', async () => {
    await sql`create table if not exists platform.two (id int primary key, n int not null default 0)`.execute(
      database.owner,
    );
    await sql`grant select, update on platform.two to pendopo_app`.execute(database.owner);
    await sql`insert into platform.two values (1), (2) on conflict do nothing`.execute(database.owner);
    await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        inTransaction(database.db, at % 2 === 0 ? ours : theirs, async (tx) => {
          const record = () =>
            recordAudit(tx, 'system', { action: `probe.act-${at}`, subject: 'content:1', detail: { at } });
          const touch = () => sql`update platform.two set n = n + 1 where id = 1`.execute(tx);
          await (at % 4 < 2 ? record() : touch());
          await (at % 4 < 2 ? touch() : record());
        }),
      ),
    );
    expect(await verifyAudit(database.db, ours.governmentId)).toMatchObject({ entries: 30, brokenAt: null });
    expect(await verifyAudit(database.db, theirs.governmentId)).toMatchObject({ entries: 30, brokenAt: null });
  });

  test('a commit of one government does not wait for a transaction of another', async () => {
    await act(ours, 'sites.first');
    await act(theirs, 'sites.first');
    await database.db.transaction().execute(async (slow) => {
      await sql.raw(`set local app.government_id = '${ours.governmentId}'`).execute(slow);
      await recordAudit(slow, 'system', { action: 'sites.slow', subject: 'content:1' });
      await sql`set constraints all immediate`.execute(slow);
      await act(theirs, 'sites.quick');
    });
    expect(await actions(theirs)).toEqual(['sites.quick', 'sites.first']);
  });
});

describe('only adding', () => {
  test.each([
    "update audit.entry set action = 'sites.other'",
    'delete from audit.entry',
    'truncate audit.entry',
    "insert into audit.link (sequence, entry_id, hash) values (9, gen_random_uuid(), repeat('a', 64))",
    "update audit.link set hash = repeat('a', 64)",
    'delete from audit.link',
    'update audit.chain_end set sequence = 0',
    'delete from audit.chain_end',
    'select audit.link_entry()',
  ])('the application may not: %s', async (statement) => {
    await act(ours, 'sites.first');
    const attempt = inTransaction(database.db, ours, (tx) => sql.raw(statement).execute(tx));
    await expect(attempt).rejects.toThrow(/permission denied/);
  });

  test.each([
    "update audit.entry set action = 'sites.other'",
    'delete from audit.entry',
    'delete from audit.link',
    'delete from audit.chain_end',
  ])('nor may the owner: %s', async (statement) => {
    await act(ours, 'sites.first');
    const attempt = inTransaction(database.owner, ours, (tx) => sql.raw(statement).execute(tx));
    await expect(attempt).rejects.toThrow(/append-only/);
    await expect(sql`truncate audit.entry cascade`.execute(database.owner)).rejects.toThrow(/append-only/);
  });

  test('an action or a subject that could blur the hashed text is refused', async () => {
    await expect(act(ours, 'Sites Publish')).rejects.toThrow(/violates check/);
    const smuggle = inTransaction(database.db, ours, (tx) =>
      recordAudit(tx, 'system', { action: 'sites.publish', subject: 'content:1\nsites.other' }),
    );
    await expect(smuggle).rejects.toThrow(/violates check/);
  });
});

describe('verifying', () => {
  const five = async () => {
    for (const word of ['one', 'two', 'three', 'four', 'five']) {
      await act(ours, `sites.${word}`, { text: 'é — "quoted" \\ \u2028', n: 1.5, none: null, yes: true });
    }
  };
  const verdict = async () => {
    const { entries, brokenAt } = await verifyAudit(database.db, ours.governmentId);
    return { entries, brokenAt };
  };

  test('a whole chain is whole, and an empty one too', async () => {
    expect(await verdict()).toEqual({ entries: 0, brokenAt: null });
    await five();
    expect(await verdict()).toEqual({ entries: 5, brokenAt: null });
  });

  const entryOf = (sequence: number) => `(select entry_id from audit.link where sequence = ${sequence})`;
  test.each([
    ['an action', `update audit.entry set action = 'sites.other' where id = ${entryOf(3)}`, 3],
    ['a detail', `update audit.entry set detail = '{"n": 2}' where id = ${entryOf(2)}`, 2],
    [
      'a time',
      `update audit.entry set recorded_at = recorded_at + interval '1 microsecond' where id = ${entryOf(4)}`,
      4,
    ],
    ['a person', `update audit.entry set person_id = gen_random_uuid() where id = ${entryOf(1)}`, 1],
    ['a hash', "update audit.link set hash = repeat('a', 64) where sequence = 3", 3],
    ['an entry taken out', 'delete from audit.link where sequence = 3', 3],
    ['the end cut off', 'delete from audit.link where sequence = 5', 5],
    [
      'the end cut off and forgotten',
      'delete from audit.link where sequence = 5; update audit.chain_end set sequence = 4',
      5,
    ],
    [
      'an entry slipped in',
      "insert into audit.entry (id, action, subject) values (gen_random_uuid(), 'sites.slip', 'content:1')",
      6,
    ],
    ['the whole chain removed', 'delete from audit.link; delete from audit.entry', 1],
  ])('tampering is found at the right entry: %s', async (_what, statement, brokenAt) => {
    await five();
    await tamper(ours, statement);
    expect(await verdict()).toEqual({ entries: brokenAt - 1, brokenAt });
  });

  test('the command verifies all chains, and fails when one is broken', async () => {
    await five();
    await act(theirs, 'sites.theirs');
    const context = { db: database.db, progress: () => undefined } as unknown as Parameters<
      typeof verifyAuditCommand.run
    >[0];
    const run = (...args: string[]) => verifyAuditCommand.run(context, args, {});
    await expect(run(theirs.governmentId)).resolves.toMatchObject({ ok: true, data: { entries: 1, brokenAt: null } });
    await tamper(ours, `update audit.entry set subject = 'content:2' where id = ${entryOf(2)}`);
    const all = await run();
    expect(all.ok).toBe(false);
    expect(all.text).toContain(`${ours.governmentId}: RUSAK pada catatan ke-2`);
    expect(all.text).toContain(`${theirs.governmentId}: utuh, 1 catatan`);
    await expect(run('bukan-id')).rejects.toThrow(/bukan id/);
  });
});
