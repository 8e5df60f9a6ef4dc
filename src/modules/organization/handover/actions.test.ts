import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActionLink } from '../../../platform/action-links/links.ts';
import { aPhone, openActionDoor } from '../../../platform/action-links/testing.ts';
import { stoppedClock } from '../../../platform/clock.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { App } from '../../../platform/http/fastify.ts';
import { createAccount } from '../../../platform/identity/accounts.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { loadActorOfPerson } from '../people/actor-query.ts';
import { getRoleByKey, insertAssignment } from '../people/assignment-queries.ts';
import { insertPerson, linkAccount } from '../people/queries.ts';
import { foundTown, type TestTown, TODAY } from '../testing.ts';
import { handOverAction, handOverWish, revokeHandOverAction } from './actions.ts';
import { listHandOvers } from './queries.ts';

const database = useTestDatabase();
let town: TestTown;
let app: App;
let giver: PersonId;
let peer: PersonId;
let other: PersonId;

beforeAll(async () => {
  town = await foundTown(database.db, '32.09');
  app = await openActionDoor({
    ...{ db: database.db, clock: stoppedClock('2026-11-23T02:00:00Z'), actorOf: loadActorOfPerson },
    purposes: [handOverAction, revokeHandOverAction],
    portals: [{ governmentId: town.governmentId, label: 'cirebonkab' }],
  });
});
afterAll(() => app.close());

beforeAll(async () => {
  const unitId = await town.unitId('diskominfo');
  const person = async (name: string, roleKey: 'opd-operator' | 'ppid') => {
    const email = `${crypto.randomUUID()}@example.go.id`;
    const accountId = await createAccount(database.db, town, { email, name, password: null });
    return inTransaction(database.db, town, async (tx) => {
      const id = await insertPerson(tx, { name, nip: null, email, phone: '', unitId, title: '' });
      await linkAccount(tx, id, accountId);
      const { id: roleId } = await getRoleByKey(tx, roleKey);
      await insertAssignment(tx, { personId: id, roleId, unitId, startsOn: TODAY, endsOn: null, givenBy: null });
      return id;
    });
  };
  giver = await person('Ani Pemberi', 'opd-operator');
  peer = await person('Budi Rekan', 'opd-operator');
  other = await person('Cici Lain', 'ppid');
});

const phone = () => aPhone(app, { governmentId: town.governmentId, label: 'cirebonkab' });
const aLink = (personId = giver) =>
  inTransaction(database.db, town, (tx) => createActionLink(tx, { ...handOverWish(personId), personId }));
const handOvers = async () =>
  (await inReadOnly(database.db, town, (tx) => listHandOvers(tx, giver, { limit: 10 }))).rows;
const form = (kepada: string) => ({ kepada, mulai: '2026-11-23', sampai: '2026-11-30', alasan: 'Cuti' });

describe('handing over from a message', () => {
  test('only colleagues of the unit with the same roles can be chosen', async () => {
    const page = await phone().get(await aLink());
    expect(page.body).toContain('Budi Rekan');
    expect(page.body).not.toContain('Cici Lain');
    const path = await aLink();
    const refused = await phone().post(path, form(other));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Pilih rekan dari daftar.');
    expect(await handOvers()).toEqual([]);
  });

  test('impossible dates are pointed out, and nothing is handed over', async () => {
    const page = await phone().post(await aLink(), { ...form(peer), sampai: '2026-11-01' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Tanggal akhir harus sama');
    expect(await handOvers()).toEqual([]);
  });

  test('the authority goes to the colleague for the days, and can be taken back at once', async () => {
    const done = await phone().post(await aLink(), form(peer));
    expect(done.body).toContain('Wewenang Anda diserahkan kepada Budi Rekan');
    expect(await handOvers()).toMatchObject([{ toPersonId: peer, reason: 'Cuti', isRevoked: false }]);
    const undoPath = /action="(\/t\/[^"]+)"/.exec(done.body)?.[1] ?? '';
    expect((await phone().post(undoPath)).body).toContain('Penyerahan dicabut.');
    expect(await handOvers()).toMatchObject([{ isRevoked: true }]);
  });

  test('whoever has no such colleague is sent to the desk', async () => {
    const page = await phone().get(await aLink(other));
    expect(page.body).toContain('Tidak ada rekan seunit');
    expect(page.body).not.toContain('<form');
  });
});
