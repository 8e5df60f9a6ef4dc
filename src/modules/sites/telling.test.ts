import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../platform/clock.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { createDraft, returnToDraft, submitForReview } from './commands.ts';
import type { ContentId } from './content.ts';
import { employ, foundTown, NOW, type TestSite, type TestTown } from './desk/testing.ts';
import { aContent, sending } from './public/testing.ts';
import { publishContent } from './publishing.ts';
import { PERMISSION } from './workflow.ts';

const database = useTestDatabase();
const deps = () => ({ db: database.db, clock: stoppedClock(NOW) });
let town: TestTown;
let writer: Actor;
let camat: Actor;
let sekda: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  writer = await employ(database.db, town, { name: 'Penulis', at: town.cibogo, permissions: [PERMISSION.write] });
  camat = await reviewer('Camat', town.cibogo);
  sekda = await reviewer('Sekda', town.portal);
  await reviewer('Tetangga', town.ciuyah);
});

/** Holds a role that reviews, also in the tables, where whoever is to be told is looked for. */
async function reviewer(name: string, at: TestSite): Promise<Actor> {
  const permissions = [PERMISSION.review, PERMISSION.publish];
  const actor = await employ(database.db, town, { name, at, permissions });
  await inTransaction(database.db, town, async (tx) => {
    const role = newId();
    await sql`insert into organization.role (id, key, name, summary, permissions, position)
      values (${role}, ${`uji-${name.toLowerCase()}`}, ${name}, '', ${permissions}::text[], 99)`.execute(tx);
    await sql`insert into organization.assignment (id, person_id, role_id, unit_id, starts_on)
      values (${newId()}, ${actor.personId}, ${role}, ${at.unitId}, '2020-01-01')`.execute(tx);
  });
  return actor;
}

const draft = (by: Actor) => createDraft(deps(), by, aContent(town.cibogo.siteId), sending());
const told = async (id: ContentId) =>
  (
    await inReadOnly(database.db, town, (tx) =>
      sql<{ name: string; kind: string; body: string }>`
        select p.name, n.kind, n.body from messages.notice n
        join organization.person p on p.government_id = n.government_id and p.id = n.person_id
        where n.href = ${`/meja/isi/${id}`} order by n.id`.execute(tx),
    )
  ).rows;

describe('who is told of a content', () => {
  test('those who review nearest, when it waits for them', async () => {
    const id = await draft(writer);
    await submitForReview(deps(), writer, id);
    expect(await told(id)).toMatchObject([{ name: 'Camat', kind: 'sites.review', body: 'Diajukan oleh Penulis.' }]);
  });

  test('its writer, when somebody else returned or published it', async () => {
    const id = await draft(writer);
    await submitForReview(deps(), writer, id);
    await returnToDraft(deps(), camat, id, 'Tambah fotonya');
    await publishContent(deps(), sekda, id, 1);
    const outcomes = (await told(id)).filter(({ kind }) => kind === 'sites.outcome');
    expect(outcomes).toMatchObject([
      { name: 'Penulis', body: 'Isi yang Anda tulis dikembalikan oleh Camat.\nAlasannya: Tambah fotonya' },
      { name: 'Penulis', body: 'Isi yang Anda tulis diterbitkan oleh Sekda.' },
    ]);
  });

  test('nobody, when people publish what they wrote', async () => {
    const author = await employ(database.db, town, {
      ...{ name: 'Redaktur', at: town.cibogo, permissions: [PERMISSION.write, PERMISSION.publish] },
    });
    const id = await draft(author);
    await publishContent(deps(), author, id, 1);
    expect(await told(id)).toEqual([]);
  });
});
