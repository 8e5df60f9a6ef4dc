import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aPhone, auditedIn, openActionDoor, type TestPortal } from '../../platform/action-links/testing.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { App } from '../../platform/http/fastify.ts';
import { createAccount } from '../../platform/identity/accounts.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import { useTestJobs } from '../../platform/jobs/testing.ts';
import type { NotifyPorts } from '../../platform/messages/notify/notice-kind.ts';
import { notifyJobs } from '../../platform/messages/notify/notify-jobs.ts';
import { describeGovernment, findPeople, linkAccount, loadActorOfPerson } from '../organization/index.ts';
import { confirmItems } from './confirm.ts';
import { confirmAction } from './confirm-action.ts';
import { REMINDER } from './reminders/remind.ts';
import { roundOfDay } from './round.ts';
import { anActor, clockOn, employ, foundTown, itemOf, publish, type TestTown } from './testing.ts';

const database = useTestDatabase();
const ports: NotifyPorts = {
  ...{ kinds: [REMINDER], describeGovernment },
  contactsOf: async (tx, ids) =>
    (await findPeople(tx, ids)).map(({ id, name, email }) => ({ personId: id, name, email })),
};
const jobs = useTestJobs(database, notifyJobs(ports));
const address = { scheme: 'http', domain: 'localhost', port: null } as const;
const clock = clockOn('2026-11-23');
let town: TestTown;
let portal: TestPortal;
let operator: PersonId;
let app: App;
let count = 0;

let contentId: Awaited<ReturnType<typeof publish>>;
let path: string;

/** A government with an operator, a reminder about one item as it reaches them, and the link in it. */
beforeEach(async () => {
  count += 1;
  town = await foundTown(database.db, `kab${count}`, `32.${10 + count}`);
  portal = { governmentId: town.governmentId, label: town.label };
  operator = await employ(database.db, town, { name: 'Operator', role: 'opd-operator', at: town.dinkes });
  const login = { email: `operator@${town.label}.example`, name: 'Operator', password: null };
  const accountId = await createAccount(database.db, town, login);
  await inTransaction(database.db, town, (tx) => linkAccount(tx, operator, accountId));
  app = await openActionDoor({
    ...{ db: database.db, clock, purposes: [confirmAction], portals: [portal], actorOf: loadActorOfPerson },
  });
  const title = `Tarif ${newId()}`;
  contentId = await publish(database.db, town, town.dinkes, { on: '2026-01-01', title });
  await roundOfDay({ db: database.db, clock, address }, town);
  await jobs.drain({ clock, address });
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ body_text: string }>`
      select body_text from messages.message where kind = ${REMINDER.name} order by id desc limit 1`.execute(tx),
  );
  const link = new RegExp(`Masih benar – ${title}:\\nhttp://${town.label}\\.localhost(/t/[\\w-]+)`);
  path = link.exec(rows[0]?.body_text ?? '')?.[1] ?? 'no link';
});

afterEach(() => app.close());

const phone = () => aPhone(app, portal);
const item = () => itemOf(database.db, town, contentId);
const reason = { alasan: 'Peraturan dan tarifnya tidak berubah' };

describe('"still correct" from a reminder', () => {
  test('is taken with a reason, moves the due date, and is told as the person’s own act', async () => {
    expect((await phone().get(path)).body).toContain('Jatuh tempo');
    expect((await item()).how).toBe('published');
    const done = await phone().post(path, reason);
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain('Dicatat: masih benar. Jatuh tempo berikutnya 23 Mei 2027.');
    expect(await item()).toMatchObject({ how: 'confirmed' });
    const { id } = await item();
    const acts = (await auditedIn(database.db, portal)).filter(({ subject }) => subject === `freshness-item:${id}`);
    expect(acts).toContainEqual(
      expect.objectContaining({
        ...{ action: 'action-links.act', person_id: operator },
        detail: expect.objectContaining({ channel: 'message', purpose: 'freshness.confirm' }),
      }),
    );
    expect((await phone().post(path, reason)).statusCode).toBe(410);
  });

  test('needs a reason', async () => {
    const page = await phone().post(path, { alasan: '', keterangan: '-' });
    expect(page.statusCode).toBe(422);
    expect((await item()).how).toBe('published');
  });

  test('of something that was renewed since does nothing', async () => {
    const { id } = await item();
    const deps = { db: database.db, clock, draw: () => 99 };
    await confirmItems(deps, anActor(town, town.dinkes), { itemIds: [id], reason: 'Sudah dilihat', key: newId() });
    const page = await phone().post(path, reason);
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain(`/meja/kesegaran/${id}`);
  });

  test('is refused once the role was withdrawn', async () => {
    const end = (on: string | null) =>
      inTransaction(database.db, town, (tx) =>
        sql`update organization.assignment set ends_on = ${on}::date where person_id = ${operator}`.execute(tx),
      );
    await end('2026-11-22');
    expect((await phone().post(path, reason)).statusCode).toBe(403);
    await end(null);
    expect((await item()).how).toBe('published');
  });
});
