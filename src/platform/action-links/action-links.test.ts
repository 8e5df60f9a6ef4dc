import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordAudit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { AppError } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { createAccount, disableAccount } from '../identity/accounts.ts';
import type { AccountId, Actor, PersonId, UnitId } from '../identity/actor.ts';
import { assertMay } from '../identity/actor.ts';
import { attemptKey, claimAttempt } from '../identity/sign-in/attempts.ts';
import { createActionLink } from './links.ts';
import type { ActionPurpose, ActionWish } from './purpose.ts';
import { aPhone, auditedIn, openActionDoor, type TestPortal } from './testing.ts';

const database = useTestDatabase();
let now = Temporal.Now.instant();
const clock: Clock = { now: () => now, today: (zone) => now.toZonedDateTimeISO(zone).toPlainDate() };
const ours: TestPortal = { governmentId: newId<'government'>(), label: 'cirebonkab' };
const theirs: TestPortal = { governmentId: newId<'government'>(), label: 'kuningankab' };
const actors = new Map<PersonId, Actor>();
const log: string[] = [];
let state = 'versi-1';
let app: App;

const undoNote: ActionPurpose<{ readonly noteId: string }> = {
  name: 'test.undo-note',
  schema: z.object({ noteId: z.string() }),
  describe: async () => ({ title: 'Urungkan', facts: [], fields: [], button: 'Urungkan', state: null, href: '/meja' }),
  async perform({ tx, actor }, { noteId }) {
    await recordAudit(tx, actor, { action: 'test.undo-note', subject: `note:${noteId}` });
    return { ok: true, text: 'Sudah diurungkan.' };
  },
};

const note: ActionPurpose<{ readonly noteId: string }> = {
  name: 'test.note',
  schema: z.object({ noteId: z.string() }),
  async describe({ actor }) {
    assertMay(actor, 'test.note', '/waled/');
    const fields = [{ name: 'alasan', label: 'Alasan', kind: 'text' as const }];
    return {
      title: 'Masih benar?',
      facts: [{ term: 'Isi', value: '<b>Jam</b>' }],
      fields,
      button: 'Ya',
      state,
      href: '/meja/x',
    };
  },
  async perform({ tx, actor }, { noteId }, form) {
    if (!form.alasan) return { ok: false, errors: { alasan: 'Isi alasan.' } };
    if (form.alasan === 'rusak') throw new AppError('conflict', 'changed');
    await recordAudit(tx, actor, { action: 'test.note', subject: `note:${noteId}` });
    return { ok: true, text: 'Dicatat.', undo: { purpose: undoNote, subject: `note:${noteId}`, payload: { noteId } } };
  },
};

beforeAll(async () => {
  app = await openActionDoor({
    ...{ db: database.db, clock, purposes: [note, undoNote], portals: [ours, theirs] },
    actorOf: async (_tx, personId) => actors.get(personId) ?? null,
    onLog: (line) => void log.push(line),
  });
});
afterAll(() => app.close());
beforeEach(() => {
  now = Temporal.Now.instant();
  state = 'versi-1';
  log.length = 0;
});

async function aPerson(): Promise<{ personId: PersonId; accountId: AccountId; email: string }> {
  const personId = newId<'person'>();
  const email = `${personId}@example.go.id`;
  const accountId = await createAccount(database.db, ours, { email, name: 'Siti Aminah', password: null });
  actors.set(personId, {
    ...{ governmentId: ours.governmentId, accountId, personId, name: 'Siti Aminah' },
    ...{ homeUnitId: newId<'unit'>() as UnitId, homeUnitPath: '/waled/' },
    grants: [{ permission: 'test.note', unitPath: '/waled/', delegatedBy: null }],
  });
  return { personId, accountId, email };
}

async function aLink(personId: PersonId, more: Partial<ActionWish<{ readonly noteId: string }>> = {}) {
  const noteId = newId();
  const wish = { purpose: note, subject: `note:${noteId}`, payload: { noteId }, state: 'versi-1', ...more };
  const path = await inTransaction(database.db, ours, (tx) => createActionLink(tx, { ...wish, personId }));
  const done = async () => (await auditedIn(database.db, ours)).filter(({ subject }) => subject === `note:${noteId}`);
  return { path, noteId, done };
}

const mailsTo = async (email: string) =>
  (
    await inReadOnly(database.db, ours, (tx) =>
      sql<{ body_text: string }>`select body_text from messages.message where to_address = ${email}`.execute(tx),
    )
  ).rows.map((row) => row.body_text);

const phone = () => aPhone(app, ours);
const answers = { alasan: 'Sudah diperiksa' };

describe('a link that works', () => {
  test('looking at it shows what it is about and changes nothing, however often', async () => {
    const { personId, email } = await aPerson();
    const { path, done } = await aLink(personId);
    for (let at = 0; at < 3; at += 1) {
      const page = await phone().get(path);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Masih benar?');
      expect(page.body).toContain('&lt;b>Jam');
      expect(page.body).toContain('Siti Aminah');
      expect(page.headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'no-store',
      });
    }
    expect(await done()).toEqual([]);
    expect(await mailsTo(email)).toEqual([]);
  });

  test('its button acts once, is audited with the person and the channel, and tells the person by mail', async () => {
    const { personId, email } = await aPerson();
    const { path, done } = await aLink(personId);
    const page = await phone().post(path, answers);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Dicatat.');
    expect(await done()).toMatchObject([
      { action: 'test.note', person_id: personId },
      { action: 'action-links.act', person_id: personId, detail: { channel: 'message', purpose: 'test.note' } },
    ]);
    const [mail] = await mailsTo(email);
    expect(mail).toContain('Dicatat.');
    expect(mail).toContain('http://cirebonkab.localhost:3000/masuk');
    const again = await phone().post(path, answers);
    expect(again.statusCode).toBe(410);
    expect(await done()).toHaveLength(2);
  });

  test('a form with a fault is shown again with what was typed, and the link stays good', async () => {
    const { personId } = await aPerson();
    const { path, done } = await aLink(personId);
    const page = await phone().post(path, { alasan: '' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Isi alasan.');
    expect(await done()).toEqual([]);
    expect((await phone().post(path, answers)).statusCode).toBe(200);
  });

  test('what was done can be undone, once, within the hour', async () => {
    const { personId } = await aPerson();
    const { path, done } = await aLink(personId);
    const { body } = await phone().post(path, answers);
    const undoPath = /action="(\/t\/[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await phone().post(undoPath)).body).toContain('Sudah diurungkan.');
    expect((await phone().post(undoPath)).statusCode).toBe(410);
    expect((await done()).filter(({ action }) => action === 'test.undo-note')).toHaveLength(1);
  });

  test('sent ten times at the same moment it acts once', async () => {
    const { personId } = await aPerson();
    const { path, done } = await aLink(personId);
    const sent = await Promise.all(Array.from({ length: 10 }, () => phone().post(path, answers)));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array(9).fill(410)]);
    expect((await done()).filter(({ action }) => action === 'test.note')).toHaveLength(1);
  });
});

describe('a link that must do no harm', () => {
  const expectDead = async (path: string, portal = ours) => {
    for (const answer of [await aPhone(app, portal).get(path), await aPhone(app, portal).post(path, answers)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('Tautan ini tidak berlaku');
      expect(answer.body).toContain('href="/meja"');
    }
  };

  test('expired, used, forged, truncated, or of another government: the same page, word for word', async () => {
    const { personId } = await aPerson();
    const used = await aLink(personId);
    await phone().post(used.path, answers);
    const truncated = (await aLink(personId)).path.slice(0, -1);
    const foreign = await aLink(personId);
    await expectDead(foreign.path, theirs);
    const expired = await aLink(personId, { expiresInHours: 1 });
    now = now.add({ minutes: 61 });
    const pages = [];
    for (const path of [used.path, truncated, expired.path, `/t/${'A'.repeat(43)}`]) {
      await expectDead(path);
      pages.push((await phone().get(path)).body);
    }
    expect(new Set(pages).size).toBe(1);
    expect(await expired.done()).toEqual([]);
    expect(await foreign.done()).toEqual([]);
  });

  test('a link works seven days, or as long as the government set for its purpose', async () => {
    const { personId } = await aPerson();
    const usual = await aLink(personId);
    await inTransaction(database.db, ours, (tx) =>
      tx.insertInto('action_links.lifetime').values({ purpose: 'test.note', hours: 2 }).execute(),
    );
    const short = await aLink(personId);
    await inTransaction(database.db, ours, (tx) => tx.deleteFrom('action_links.lifetime').execute());
    now = now.add({ hours: 167 });
    expect((await phone().get(usual.path)).statusCode).toBe(200);
    await expectDead(short.path);
    now = now.add({ hours: 2 });
    await expectDead(usual.path);
  });

  test('any text for a token is refused like a forged one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const answer = await phone().post(`/t/${encodeURIComponent(text.toWellFormed())}`, answers);
        expect([404, 410]).toContain(answer.statusCode);
      }),
      { numRuns: 30 },
    );
  });

  test('forwarded after the role was withdrawn it is refused, and works again when the role is back', async () => {
    const { personId } = await aPerson();
    const { path, done } = await aLink(personId);
    const actor = actors.get(personId);
    if (!actor) throw new Error('the person is there');
    actors.set(personId, { ...actor, grants: [] });
    expect((await phone().post(path, answers)).statusCode).toBe(403);
    actors.delete(personId);
    expect((await phone().get(path)).statusCode).toBe(403);
    expect(await done()).toEqual([]);
    actors.set(personId, actor);
    expect((await phone().post(path, answers)).statusCode).toBe(200);
  });

  test('with the account disabled, or waiting after failed sign-ins, it is refused', async () => {
    const locked = await aPerson();
    const { path, done } = await aLink(locked.personId);
    await inTransaction(database.db, ours, async (tx) => {
      for (let at = 0; at < 6; at += 1) await claimAttempt(tx, attemptKey('mail', locked.email), now);
    });
    expect((await phone().post(path, answers)).statusCode).toBe(403);
    expect(await done()).toEqual([]);
    const disabled = await aPerson();
    const other = await aLink(disabled.personId);
    await disableAccount(database.db, ours, disabled.accountId);
    expect((await phone().post(other.path, answers)).statusCode).toBe(403);
    expect(await other.done()).toEqual([]);
  });

  test('made for a content that changed since, it says so and does nothing', async () => {
    const { personId } = await aPerson();
    const { path, done } = await aLink(personId);
    state = 'versi-2';
    for (const answer of [await phone().get(path), await phone().post(path, answers)]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('berubah sejak surel dikirim');
      expect(answer.body).toContain('href="/meja/x"');
    }
    expect(await done()).toEqual([]);
    state = 'versi-1';
    expect((await phone().post(path, { alasan: 'rusak' })).statusCode).toBe(409);
    expect((await phone().get(path)).statusCode).toBe(200);
  });
});

describe('a flood', () => {
  test('of guesses from one address is slowed down, without a word of the token in the log', async () => {
    const lines: string[] = [];
    const limited = await openActionDoor({
      ...{ db: database.db, clock, purposes: [note], portals: [ours], perMinute: 1000 },
      actorOf: async () => null,
      onLog: (line) => void lines.push(line),
    });
    try {
      const statuses = [];
      for (let at = 0; at < 35; at += 1) {
        statuses.push((await aPhone(limited, ours).post('/t/tebakan-rahasia', answers)).statusCode);
      }
      expect(statuses.filter((status) => status === 410)).toHaveLength(30);
      expect(statuses.slice(30)).toEqual([429, 429, 429, 429, 429]);
      expect(lines.join('')).not.toContain('tebakan-rahasia');
    } finally {
      await limited.close();
    }
  });
});

describe('what is kept', () => {
  test('no token lies in the database or in the log', async () => {
    const { personId } = await aPerson();
    const { path } = await aLink(personId);
    const token = path.slice('/t/'.length);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    await phone().get(path);
    await phone().post(path, answers);
    await phone().get(`${path}/lebih`);
    const rows = await inReadOnly(database.db, ours, (tx) =>
      sql<{ row: string }>`select row_to_json(l)::text as row from action_links.link l`.execute(tx),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain(token);
  });
});
