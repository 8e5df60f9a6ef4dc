import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { bindHosts } from '../http/hosts.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { AnyJob } from '../jobs/job.ts';
import { testDeps, useTestJobs } from '../jobs/testing.ts';
import { closedPort, startMailServer, type TestMailServer } from './mail-server.ts';
import { assertMaySend, type NewMail } from './message.ts';
import { countWaiting, listMessages, releaseMessages, sendMail } from './outbox.ts';
import { reclaimMessages } from './reclaim.ts';
import { sendMessageJob } from './send-message.ts';
import type { MessageState } from './tables.ts';

const database = useTestDatabase();
const quickRetries = { ...sendMessageJob, retryDelaySeconds: 0 };
const jobs = useTestJobs(database, [quickRetries, reclaimMessages as AnyJob]);
let ours = { governmentId: newId<'government'>() };
let theirs = { governmentId: newId<'government'>() };
let servers: TestMailServer[] = [];

beforeEach(async () => {
  ours = { governmentId: newId<'government'>() };
  theirs = { governmentId: newId<'government'>() };
  servers = [];
  await sql`delete from pgboss.job`.execute(database.db);
});

afterEach(() => Promise.all(servers.map((server) => server.stop())));

async function aServer(options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}

const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  to: 'siti@example.go.id',
  subject: 'Permohonan Anda sudah kami terima',
  text: 'Nomor pendaftaran 12/PPID/2026 — simpan baik-baik.',
  kind: 'disclosure.receipt',
  subjectRef: 'request:12',
  ...given,
});

const send = (tenant: { governmentId: GovernmentId }, mail: Partial<NewMail> = {}) =>
  inTransaction(database.db, tenant, (tx) => sendMail(tx, aMail(mail)));

const list = async (tenant: { governmentId: GovernmentId }, state: MessageState) =>
  (await inReadOnly(database.db, tenant, (tx) => listMessages(tx, { state, cursor: null, limit: 100 }))).items;

const withServer = async (url: string) => ({
  settings: (await testDeps(database, { SMTP_URL: url, MAIL_FROM: 'Pemkab Contoh <ppid@example.go.id>' })).settings,
});

describe('sending', () => {
  test('a mail arrives once, whole, under a Message-ID of its own', async () => {
    const server = await aServer();
    const id = await send(ours, { html: '<p>Nomor <b>12</b></p>' });
    await jobs.drain(await withServer(server.url));
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: 'ppid@example.go.id', to: ['siti@example.go.id'] });
    expect(mail?.raw).toContain(`Message-ID: <${id}@pendopo.localhost>`);
    expect(mail?.raw).toContain('Subject: Permohonan Anda sudah kami terima');
    expect(mail?.raw).toContain('multipart/alternative');
    expect(await list(ours, 'sent')).toMatchObject([{ id, attempts: 1, lastError: null }]);
    expect(await list(theirs, 'sent')).toEqual([]);
  });

  test('the job run again, also at the same moment, sends nothing more', async () => {
    const server = await aServer();
    const messageId = await send(ours);
    await inTransaction(database.db, ours, async (tx) => {
      for (let at = 0; at < 6; at += 1) await enqueue(tx, sendMessageJob, { ...ours, messageId });
    });
    await jobs.drain(await withServer(server.url));
    expect(await jobs.count(sendMessageJob.name, 'completed')).toBe(7);
    expect(server.received).toHaveLength(1);
  });

  test('nothing is sent when the transaction rolls back', async () => {
    const server = await aServer();
    const broken = inTransaction(database.db, ours, async (tx) => {
      await sendMail(tx, aMail());
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await jobs.drain(await withServer(server.url));
    expect(server.received).toEqual([]);
  });

  test('two mails with one key are one, in each government', async () => {
    const server = await aServer();
    const first = await send(ours, { key: 'reminder:7:2026-11-23' });
    expect(await send(ours, { key: 'reminder:7:2026-11-23' })).toBe(first);
    expect(await send(theirs, { key: 'reminder:7:2026-11-23', to: 'budi@example.go.id' })).not.toBe(first);
    await jobs.drain(await withServer(server.url));
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(['budi@example.go.id', 'siti@example.go.id']);
    expect(await list(ours, 'sent')).toHaveLength(1);
    expect(await list(theirs, 'sent')).toHaveLength(1);
  });

  test('a job of one government cannot send the mail of another', async () => {
    const server = await aServer();
    const messageId = await send(ours);
    await sql`delete from pgboss.job`.execute(database.db);
    await inTransaction(database.db, theirs, (tx) => enqueue(tx, sendMessageJob, { ...theirs, messageId }));
    await jobs.drain(await withServer(server.url));
    expect(server.received).toEqual([]);
    expect(await list(ours, 'queued')).toHaveLength(1);
  });

  test('a body with a secret is erased once it was sent', async () => {
    const server = await aServer();
    await send(ours, { text: 'https://contoh.go.id/masuk?kunci=SECRET', containsSecret: true });
    await jobs.drain(await withServer(server.url));
    expect(server.received[0]?.raw).toContain('SECRET');
    const { rows } = await inReadOnly(database.db, ours, (tx) =>
      sql<{ body_text: string }>`select body_text from messages.message`.execute(tx),
    );
    expect(rows).toEqual([{ body_text: '(dihapus setelah dikirim)' }]);
  });
});

describe('when it does not go out', () => {
  test('while the server is down it is tried again, and arrives when it is back', async () => {
    const port = await closedPort();
    await send(ours);
    const worker = await jobs.start(await withServer(`smtp://127.0.0.1:${port}`));
    await expect.poll(() => worker.figures()[sendMessageJob.name]?.failed, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect.poll(() => list(ours, 'queued')).toMatchObject([{ lastError: 'ESOCKET' }]);
    const server = await aServer({ port });
    await expect.poll(() => server.received.length, { timeout: 40_000 }).toBe(1);
    await expect.poll(() => list(ours, 'sent')).toMatchObject([{ lastError: null }]);
    await worker.stop();
  });

  test('an address that the server refuses is given up at once; its words are not kept', async () => {
    const server = await aServer({ refused: ['siti@example.go.id'] });
    await send(ours);
    await jobs.drain(await withServer(server.url));
    expect(await list(ours, 'failed')).toMatchObject([{ attempts: 1, lastError: 'EENVELOPE 550' }]);
    expect(await jobs.count(sendMessageJob.name, 'completed')).toBe(1);
  });

  test('without a mail server it is held, listed, and sent when released', async () => {
    await send(ours);
    await send(theirs);
    await jobs.drain();
    expect(await list(ours, 'held')).toMatchObject([{ to: 'siti@example.go.id', attempts: 0 }]);
    expect(await inReadOnly(database.db, ours, countWaiting)).toEqual({ held: 1, failed: 0 });
    const server = await aServer();
    expect(await inTransaction(database.db, ours, (tx) => releaseMessages(tx, 'held'))).toBe(1);
    await jobs.drain(await withServer(server.url));
    expect(server.received).toHaveLength(1);
    expect(await list(theirs, 'held')).toHaveLength(1);
  });

  test('a run that died after claiming is taken over, not before its time is up', async () => {
    const server = await aServer();
    const messageId = await send(ours);
    const claim = (age: string) =>
      inTransaction(database.db, ours, (tx) =>
        sql`update messages.message set state = 'sending', claimed_at = now() - ${age}::interval`.execute(tx),
      );
    await claim('10 seconds');
    await jobs.drain(await withServer(server.url));
    expect(server.received).toHaveLength(0);
    await claim('3 minutes');
    await inTransaction(database.db, ours, (tx) => enqueue(tx, sendMessageJob, { ...ours, messageId }));
    await jobs.drain(await withServer(server.url));
    expect(server.received).toHaveLength(1);
  });
});

describe('when the process died with the last try', () => {
  const die = (attempts: number) =>
    inTransaction(database.db, ours, async (tx) => {
      await sql`update messages.message set state = 'sending', attempts = ${attempts}, claimed_at = now() - interval '3 hours'`.execute(
        tx,
      );
      const site = { siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/', isGovernmentSite: true };
      await bindHosts(tx, [{ kind: 'label', name: `kab-${site.siteId}`, ...site }]);
      await sql`delete from pgboss.job`.execute(tx);
      await enqueue(tx, reclaimMessages, {});
    });

  test('the message is found and sent', async () => {
    const server = await aServer();
    await send(ours);
    await die(13 - 1);
    await jobs.drain(await withServer(server.url));
    expect(server.received).toHaveLength(1);
    expect(await list(ours, 'sent')).toHaveLength(1);
  });

  test('a message that was tried often enough is given up and listed', async () => {
    const server = await aServer();
    await send(ours);
    await die(13);
    await jobs.drain(await withServer(server.url));
    expect(server.received).toEqual([]);
    expect(await list(ours, 'failed')).toMatchObject([{ lastError: 'EDIED' }]);
  });
});

describe('what must not go out', () => {
  test.each([
    ['a second header in the subject', { subject: 'Halo\r\nBcc: lain@example.com' }],
    ['a line feed in the subject', { subject: 'Halo\nBcc: lain@example.com' }],
    ['a header in the address', { to: 'siti@example.go.id\r\nBcc: lain@example.com' }],
    ['two addresses', { to: 'siti@example.go.id, budi@example.go.id' }],
    ['a name in the address', { to: 'Siti <siti@example.go.id>' }],
    ['no address', { to: 'siti' }],
    ['an empty subject', { subject: '' }],
    ['an empty text', { text: '' }],
    ['an endless text', { text: 'x'.repeat(100_001) }],
    ['a key with a line break', { key: 'a\nb' }],
  ])('%s is refused, and the fault does not quote it', async (_what, fault: Partial<NewMail>) => {
    expect(() => assertMaySend(aMail(fault))).toThrow(/cannot be sent/);
    await expect(send(ours, fault)).rejects.toMatchObject({ code: 'invalid' });
    const message = await send(ours, fault).catch((error: Error) => error.message);
    expect(message).not.toMatch(/lain@|siti@/);
    expect(await list(ours, 'queued')).toEqual([]);
  });

  test('a strange cursor is refused', async () => {
    const listing = inReadOnly(database.db, ours, (tx) =>
      listMessages(tx, { state: 'held', cursor: "x' or 1", limit: 5 }),
    );
    await expect(listing).rejects.toMatchObject({ code: 'invalid' });
  });

  type MessagePage = Awaited<ReturnType<typeof listMessages>>;
  const pageFrom = (cursor: string | null): Promise<MessagePage> =>
    inReadOnly(database.db, ours, (tx) => listMessages(tx, { state: 'queued', cursor, limit: 2 }));

  test('lists go on by key', async () => {
    const ids = [];
    for (let at = 0; at < 5; at += 1) ids.push(await send(ours, { key: `k${at}` }));
    const seen: string[] = [];
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const page: MessagePage = await pageFrom(cursor);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(ids.toReversed());
  });
});
