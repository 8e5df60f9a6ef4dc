import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type GovernmentId, newId } from '../../database/ids.ts';
import { inReadOnly, inTransaction } from '../../database/tenancy.ts';
import { useTestDatabase } from '../../database/testing.ts';
import { bindHosts } from '../../http/hosts.ts';
import type { PersonId } from '../../identity/actor.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { useTestJobs } from '../../jobs/testing.ts';
import { sendMessageJob } from '../send-message.ts';
import type { Channel } from '../tables.ts';
import { readNotifyChoices, saveNotifyChoices } from './choices.ts';
import type { Contact, NoticeKind, NotifyPorts } from './notice-kind.ts';
import { type NewNotice, notify } from './notify.ts';
import { notifyJobs } from './notify-jobs.ts';

const kinds: readonly NoticeKind[] = [
  { name: 'test.news', label: { id: 'Kabar', en: 'News' }, isLegal: false, usual: 'mail' },
  { name: 'test.duty', label: { id: 'Kewajiban', en: 'Duty' }, isLegal: true, usual: 'daily' },
];
const people = new Map<PersonId, Contact>();
const ports: NotifyPorts = {
  kinds,
  contactsOf: async (_tx, ids) => ids.flatMap((id) => people.get(id) ?? []),
  describeGovernment: async () => ({
    ...{ governmentName: 'Kabupaten Jayapura', governmentLabel: 'jayapurakab', timeZone: 'Asia/Jayapura', hue: null },
  }),
};

const database = useTestDatabase();
const jobs = useTestJobs(database, [...notifyJobs(ports), sendMessageJob]);
let ours: { governmentId: GovernmentId };
let now: Temporal.Instant;
const clock = { now: () => now, today: (zone: string) => now.toZonedDateTimeISO(zone).toPlainDate() };

beforeEach(async () => {
  ours = { governmentId: newId<'government'>() };
  // Monday 23 November 2026, 06.30 in Jayapura
  now = Temporal.Instant.from('2026-11-22T21:30:00Z');
  await sql`delete from pgboss.job`.execute(database.db);
  await inTransaction(database.db, ours, async (tx) => {
    const site = { siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/', isGovernmentSite: true };
    await bindHosts(tx, [{ kind: 'label', name: `kab-${ours.governmentId}`, ...site }]);
  });
});

function aPerson(): Contact {
  const personId = newId<'person'>();
  const person = { personId, name: 'Siti', email: `${personId}@example.go.id` };
  people.set(personId, person);
  return person;
}

const tell = (personId: PersonId, notice: Partial<NewNotice> = {}) =>
  inTransaction(database.db, ours, (tx) =>
    notify(tx, {
      ...{ personId, kind: 'test.news', title: 'Isi terbit', text: 'Sudah tayang.', href: '/meja/isi/1', key: newId() },
      ...notice,
    }),
  );

const choose = (personId: PersonId, channels: Record<string, Channel>, digest = { hour: 7, weekday: 1 }) =>
  inTransaction(database.db, ours, (tx) => saveNotifyChoices(tx, personId, kinds, { channels, digest }));

const work = () => jobs.drain({ clock });
const digestAt = async (moment: string) => {
  now = Temporal.Instant.from(moment);
  await inTransaction(database.db, ours, (tx) => enqueue(tx, { name: 'messages.digest' }, {}));
  await work();
};
const mailsTo = async ({ email }: Contact) =>
  (
    await inReadOnly(database.db, ours, (tx) =>
      sql<{ subject: string; body_text: string; contains_secret: boolean }>`
        select subject, body_text, contains_secret from messages.message where to_address = ${email} order by id`.execute(
        tx,
      ),
    )
  ).rows;

describe('a notice goes the way that the person chose', () => {
  test('by mail at once, with the way to the desk and to the choice', async () => {
    const person = aPerson();
    await tell(person.personId);
    await work();
    const [mail, ...more] = await mailsTo(person);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Isi terbit');
    expect(mail?.body_text).toContain('http://jayapurakab.localhost/meja/isi/1');
    expect(mail?.body_text).toContain('http://jayapurakab.localhost/meja/akun/pemberitahuan');
  });

  test('told twice with one key, it is told once', async () => {
    const person = aPerson();
    expect(await tell(person.personId, { key: 'a' })).toBe(true);
    expect(await tell(person.personId, { key: 'a' })).toBe(false);
    await work();
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('not at all when turned off; a legal reminder cannot be', async () => {
    const person = aPerson();
    await choose(person.personId, { 'test.news': 'none' });
    await tell(person.personId);
    await work();
    expect(await mailsTo(person)).toEqual([]);
    await expect(choose(person.personId, { 'test.duty': 'none' })).rejects.toMatchObject({ code: 'invalid' });
    await inTransaction(database.db, ours, (tx) =>
      tx
        .insertInto('messages.choice')
        .values({ person_id: person.personId, kind: 'test.duty', channel: 'none' })
        .execute(),
    );
    const { channels } = await inReadOnly(database.db, ours, (tx) => readNotifyChoices(tx, person.personId, kinds));
    expect(channels).toEqual({ 'test.news': 'none', 'test.duty': 'daily' });
  });

  test('whoever has left is told nothing, and nothing stays behind', async () => {
    const gone = { ...aPerson() };
    people.delete(gone.personId);
    await tell(gone.personId);
    await work();
    expect(await mailsTo(gone)).toEqual([]);
    expect(await jobs.count('messages.deliver-notice', 'completed')).toBe(1);
  });

  test('nothing is told when the transaction rolls back', async () => {
    const person = aPerson();
    const broken = inTransaction(database.db, ours, async (tx) => {
      await notify(tx, { personId: person.personId, kind: 'test.news', title: 'x', text: '', href: '/meja', key: 'k' });
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await work();
    expect(await mailsTo(person)).toEqual([]);
  });

  test.each([
    ['an address elsewhere', { href: 'https://jahat.example' }],
    ['an address without scheme', { href: '//jahat.example' }],
    ['no title', { title: '\n' }],
  ])('%s is refused', async (_what, notice) => {
    await expect(tell(aPerson().personId, notice)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('line breaks in a title do not become headers', async () => {
    const person = aPerson();
    await tell(person.personId, { title: 'Halo\r\nBcc: lain@example.com' });
    await work();
    expect((await mailsTo(person))[0]?.subject).toBe('Halo Bcc: lain@example.com');
  });
});

describe('digests', () => {
  test('what waits goes out as one mail when the hour strikes at the government, once', async () => {
    const person = aPerson();
    await choose(person.personId, { 'test.news': 'daily' });
    await tell(person.personId, { title: 'Pertama' });
    await tell(person.personId, { title: 'Kedua' });
    await work();
    await digestAt('2026-11-22T21:59:00Z');
    expect(await mailsTo(person)).toEqual([]);
    await digestAt('2026-11-22T22:00:30Z');
    const [mail] = await mailsTo(person);
    expect(mail?.subject).toBe('2 pemberitahuan dari meja kerja Kabupaten Jayapura');
    expect(mail?.body_text.indexOf('Pertama')).toBeLessThan(mail?.body_text.indexOf('Kedua') ?? 0);
    await digestAt('2026-11-22T22:00:40Z');
    await digestAt('2026-11-23T22:02:00Z');
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('weekly ones wait for their day; an hour that was missed is caught up', async () => {
    const person = aPerson();
    await choose(person.personId, { 'test.news': 'weekly' }, { hour: 9, weekday: 3 });
    await tell(person.personId);
    await work();
    await digestAt('2026-11-24T22:00:00Z');
    expect(await mailsTo(person)).toEqual([]);
    // Thursday: the worker stood still on Wednesday at nine
    await digestAt('2026-11-25T20:00:00Z');
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('two runs at the same moment send one', async () => {
    const person = aPerson();
    await choose(person.personId, { 'test.news': 'daily' });
    await tell(person.personId);
    await work();
    now = Temporal.Instant.from('2026-11-22T22:05:00Z');
    await inTransaction(database.db, ours, async (tx) => {
      for (let at = 0; at < 4; at += 1) await enqueue(tx, { name: 'messages.digest' }, {});
    });
    await work();
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('links that act are made when the mail is, and its text is erased once it was sent', async () => {
    const person = aPerson();
    await choose(person.personId, { 'test.duty': 'daily' });
    const wish = { purpose: { name: 'test.confirm', schema: z.object({ id: z.string() }) }, subject: 'item:1' };
    const actions = [{ label: 'Masih benar', wish: { ...wish, payload: { id: '1' } } }];
    await tell(person.personId, { kind: 'test.duty', actions });
    await work();
    const linkCount = async () =>
      (await inReadOnly(database.db, ours, (tx) => sql`select from action_links.link`.execute(tx))).rows.length;
    expect(await linkCount()).toBe(0);
    await digestAt('2026-11-22T22:05:00Z');
    const [mail] = await mailsTo(person);
    expect(mail?.body_text).toMatch(/Masih benar:\nhttp:\/\/jayapurakab\.localhost\/t\/[\w-]{43}\n/);
    expect(mail?.contains_secret).toBe(true);
    expect(await linkCount()).toBe(1);
  });
});
