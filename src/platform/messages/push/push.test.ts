import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../clock.ts';
import { type GovernmentId, newId } from '../../database/ids.ts';
import { inReadOnly, inTransaction } from '../../database/tenancy.ts';
import { useTestDatabase } from '../../database/testing.ts';
import { bindHosts } from '../../http/hosts.ts';
import type { PersonId } from '../../identity/actor.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { testDeps, useTestJobs } from '../../jobs/testing.ts';
import { saveNotifyChoices } from '../notify/choices.ts';
import type { Contact, NoticeKind, NotifyPorts } from '../notify/notice-kind.ts';
import { notify } from '../notify/notify.ts';
import { notifyJobs } from '../notify/notify-jobs.ts';
import { sendMessageJob } from '../send-message.ts';
import { SEND_PUSH } from './push-name.ts';
import { addSubscription, listDevices, removeDevice } from './subscriptions.ts';
import { aBrowser, LOOPBACK, startPushService, type TestBrowserKeys, type TestPushService } from './testing.ts';
import { vapidKeysOf } from './vapid.ts';

const kinds: readonly NoticeKind[] = [
  { name: 'test.news', label: { id: 'Kabar', en: 'News' }, isLegal: false, usual: 'push' },
];
const people = new Map<PersonId, Contact>();
const ports: NotifyPorts = {
  kinds,
  contactsOf: async (_tx, ids) => ids.flatMap((id) => people.get(id) ?? []),
  describeGovernment: async () => ({
    ...{ governmentName: 'Kabupaten Contoh', governmentLabel: 'contohkab', timeZone: 'Asia/Jakarta', hue: null },
  }),
};
const database = useTestDatabase();
const quick = notifyJobs(ports, LOOPBACK).map((job) =>
  job.name === SEND_PUSH.name ? { ...job, retryDelaySeconds: 0, retryLimit: 0 } : job,
);
const jobs = useTestJobs(database, [...quick, sendMessageJob]);
const home = mkdtempSync(join(tmpdir(), 'pendopo-push-'));
let ours: { governmentId: GovernmentId };
let service: TestPushService;

beforeAll(async () => {
  service = await startPushService();
  await sql`insert into messages.push_host (name, note) values ('127.0.0.1', 'test')`.execute(database.owner);
});
afterAll(() => service.stop());
beforeEach(async () => {
  ours = { governmentId: newId<'government'>() };
  service.answer(201);
  await sql`delete from pgboss.job`.execute(database.db);
});

function aPerson(): Contact {
  const personId = newId<'person'>();
  const person = { personId, name: 'Siti', email: `${personId}@example.go.id` };
  people.set(personId, person);
  return person;
}

async function aDevice({ personId }: Contact, endpoint = service.endpoint(newId())) {
  const browser = aBrowser();
  const { p256dh, auth } = browser;
  const subscription = { endpoint, p256dh, auth, device: 'Chrome · Android' };
  const id = await inTransaction(database.db, ours, (tx) => addSubscription(tx, personId, subscription, LOOPBACK));
  return { ...browser, id, endpoint };
}

const tell = ({ personId }: Contact, key: string = newId()) =>
  inTransaction(database.db, ours, (tx) =>
    notify(tx, { personId, kind: 'test.news', title: 'Isi terbit', text: 'oleh Siti', href: '/meja/isi/1', key }),
  );
const work = async () => jobs.drain({ settings: (await testDeps(database, { PENDOPO_HOME: home })).settings });
const at = (device: { endpoint: string }) =>
  service.received.filter(({ path }) => path === new URL(device.endpoint).pathname);
const devicesOf = ({ personId }: Contact) => inReadOnly(database.db, ours, (tx) => listDevices(tx, personId));
const pushes = async () =>
  (
    await inReadOnly(database.db, ours, (tx) =>
      sql<{
        state: string;
        last_error: string | null;
      }>`select state, last_error from messages.push order by id`.execute(tx),
    )
  ).rows;
const mailCount = async ({ email }: Contact) =>
  (
    await inReadOnly(database.db, ours, (tx) =>
      sql`select from messages.message where to_address = ${email}`.execute(tx),
    )
  ).rows.length;

describe('sending', () => {
  test('each device of the person gets it once, sealed for it alone, signed by this installation', async () => {
    const person = aPerson();
    const devices = [await aDevice(person), await aDevice(person)];
    await tell(person, 'once');
    await tell(person, 'once');
    await work();
    for (const device of devices) {
      const [push, ...more] = at(device);
      expect(more).toEqual([]);
      expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
      expect(push?.headers.authorization).toContain(`k=${(await vapidKeysOf(home)).publicKey}`);
      expect(device.read(push?.body ?? Buffer.alloc(0))).toEqual({
        ...{ title: 'Isi terbit', href: '/meja/isi/1', tag: expect.any(String) },
      });
      expect(push?.body.includes('Isi terbit')).toBe(false);
      expect(push?.body.length).toBeLessThan(4096);
    }
    expect(await pushes()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect(await mailCount(person)).toBe(0);
  });

  test('the job run again sends nothing more', async () => {
    const person = aPerson();
    const device = await aDevice(person);
    await tell(person);
    await work();
    const { rows } = await inReadOnly(database.db, ours, (tx) =>
      sql<{ id: string }>`select id from messages.push`.execute(tx),
    );
    await inTransaction(database.db, ours, async (tx) => {
      for (const { id } of rows) await enqueue(tx, { name: SEND_PUSH.name }, { ...ours, pushId: id });
    });
    await work();
    expect(at(device)).toHaveLength(1);
  });

  test('without a device it goes by mail', async () => {
    const person = aPerson();
    await tell(person);
    await work();
    expect(await mailCount(person)).toBe(1);
  });

  test('whoever chose mail gets no push', async () => {
    const person = aPerson();
    const device = await aDevice(person);
    await inTransaction(database.db, ours, (tx) =>
      saveNotifyChoices(tx, person.personId, kinds, {
        ...{ channels: { 'test.news': 'mail' }, digest: { hour: 7, weekday: 1 } },
      }),
    );
    await tell(person);
    await work();
    expect(at(device)).toEqual([]);
    expect(await mailCount(person)).toBe(1);
  });
});

describe('when it does not go out', () => {
  test.each([404, 410])(
    'a device that the service forgot (%i) is forgotten, and the notice goes by mail',
    async (status) => {
      const person = aPerson();
      await aDevice(person);
      service.answer(status);
      await tell(person);
      await work();
      expect(await devicesOf(person)).toEqual([]);
      expect(await pushes()).toMatchObject([{ state: 'failed', last_error: 'EGONE' }]);
      expect(await mailCount(person)).toBe(1);
    },
  );

  test('a message that the service refuses is given up, and goes by mail; the device stays', async () => {
    const person = aPerson();
    await aDevice(person);
    service.answer(413);
    await tell(person);
    await work();
    expect(await pushes()).toMatchObject([{ state: 'failed', last_error: 'HTTP 413' }]);
    expect(await devicesOf(person)).toHaveLength(1);
    expect(await mailCount(person)).toBe(1);
  });

  test('a service that is busy is asked again later', async () => {
    const person = aPerson();
    const device = await aDevice(person);
    service.answer(503);
    await tell(person);
    await work();
    expect(await pushes()).toMatchObject([{ state: 'queued', last_error: 'HTTP 503' }]);
    expect(await mailCount(person)).toBe(0);
    service.answer(201);
    const { rows } = await inReadOnly(database.db, ours, (tx) =>
      sql<{ id: string }>`select id from messages.push`.execute(tx),
    );
    await inTransaction(database.db, ours, (tx) =>
      enqueue(tx, { name: SEND_PUSH.name }, { ...ours, pushId: rows[0]?.id }),
    );
    await work();
    expect(at(device)).toHaveLength(2);
    expect(await pushes()).toMatchObject([{ state: 'sent', last_error: null }]);
  });

  test('a run that died is found by the hourly look', async () => {
    const person = aPerson();
    const device = await aDevice(person);
    await tell(person);
    await work();
    await inTransaction(database.db, ours, async (tx) => {
      await sql`update messages.push set state = 'sending', claimed_at = now() - interval '3 hours'`.execute(tx);
      const site = { siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/', isGovernmentSite: true };
      await bindHosts(tx, [{ kind: 'label', name: `kab-${ours.governmentId}`, ...site }]);
      await enqueue(tx, { name: 'messages.digest' }, {});
    });
    await work();
    expect(at(device)).toHaveLength(2);
  });
});

describe('devices', () => {
  const add = (endpoint: string, keys: Pick<TestBrowserKeys, 'p256dh' | 'auth'> = aBrowser()) =>
    inTransaction(database.db, ours, (tx) =>
      addSubscription(tx, newId<'person'>(), { endpoint, p256dh: keys.p256dh, auth: keys.auth, device: 'x' }),
    );

  test.each([
    ['a private address', 'https://10.0.0.1/push/x'],
    ['this machine', 'https://127.0.0.1/push/x'],
    ['this machine by name', 'https://localhost/push/x'],
    ['the address of a cloud', 'https://169.254.169.254/latest/meta-data'],
    ['plain http', 'http://fcm.googleapis.com/fcm/send/x'],
    ['credentials', 'https://a:b@fcm.googleapis.com/fcm/send/x'],
    ['an unknown service', 'https://push.example.com/x'],
    ['a name that only ends alike', 'https://evilfcm.googleapis.com.example.com/x'],
    ['a name that only begins elsewhere', 'https://evilfcm.googleapis.com/x'],
    ['no address', 'bukan alamat'],
  ])('%s is refused', async (_what, endpoint) => {
    await expect(add(endpoint)).rejects.toMatchObject({ code: 'invalid' });
  });

  test.each([
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
    'https://wns2-sg2p.notify.windows.com/w/?token=x',
  ])('%s is taken', async (endpoint) => {
    await expect(add(endpoint)).resolves.toEqual(expect.any(String));
  });

  test('one device stands once, ten at most, and only its person takes it away', async () => {
    const person = aPerson();
    const first = await aDevice(person);
    await aDevice(person, first.endpoint);
    expect(await devicesOf(person)).toHaveLength(1);
    await inTransaction(database.db, ours, (tx) => removeDevice(tx, aPerson().personId, first.id));
    expect(await devicesOf(person)).toHaveLength(1);
    for (let count = 0; count < 11; count += 1) await aDevice(person);
    expect(await devicesOf(person)).toHaveLength(10);
    await inTransaction(database.db, ours, (tx) => removeDevice(tx, person.personId, first.id));
    const [newest] = await devicesOf(person);
    expect(Temporal.Instant.compare(newest?.addedAt ?? systemClock.now(), systemClock.now())).toBeLessThan(1);
  });
});

describe('keys', () => {
  test('are made once, for the installation’s user alone', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'pendopo-vapid-'));
    const keys = await vapidKeysOf(fresh);
    expect(await vapidKeysOf(fresh)).toEqual(keys);
    const file = join(fresh, 'settings', 'vapid.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(keys.publicKey);
  });
});
