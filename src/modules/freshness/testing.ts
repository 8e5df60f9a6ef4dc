import { sql } from 'kysely';
import { stoppedClock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { AccountId, Actor, PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import { createGovernment, getRootUnit, insertUnits } from '../organization/index.ts';
import { type ContentId, createDraft, openSites, SITES_PERMISSION } from '../sites/index.ts';
import { type StoredItem, toItem } from './item-queries.ts';
import { noteContents } from './note-contents.ts';
import { PERMISSION } from './permissions.ts';
import './tables.ts';

/** The day on which these tests play: a Monday. */
export const TODAY = Temporal.PlainDate.from('2026-11-23');

/** A clock that stands at nine in the morning of a day in Cirebon. */
export function clockOn(day: string) {
  return stoppedClock(`${day}T02:00:00Z`);
}

/** A unit with its site. */
export interface TestUnit {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly siteId: SiteId;
}

/** A government with an office and a desa in a kecamatan, each with its site. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly label: string;
  readonly root: TestUnit;
  readonly dinkes: TestUnit;
  readonly waled: TestUnit;
  readonly cibogo: TestUnit;
}

/** Makes the government, its units and their sites. */
export async function foundTown(db: Db, label = 'contohkab', areaCode = '32.09'): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  const tenant = { governmentId };
  await inTransaction(db, tenant, async (tx) => {
    const root = await getRootUnit(tx);
    const waled = newId<'unit'>();
    const named = (name: string) => ({ id: newId<'unit'>(), name, shortName: name, areaCode: null });
    await insertUnits(tx, [
      { ...named('Dinas Kesehatan'), kind: 'opd', parentId: root.id, path: '/dinkes/', label: 'dinkes' },
      { ...named('Kecamatan Waled'), id: waled, kind: 'kecamatan', parentId: root.id, path: '/waled/', label: 'waled' },
      { ...named('Desa Cibogo'), kind: 'desa', parentId: waled, path: '/waled/cibogo/', label: 'cibogo' },
    ]);
  });
  await openSites(db, governmentId);
  const { rows } = await inReadOnly(db, tenant, (tx) =>
    sql<TestUnit & { label: string }>`
      select label, id as "siteId", unit_id as "unitId", unit_path as "unitPath" from sites.site`.execute(tx),
  );
  const at = (siteLabel: string): TestUnit => {
    const row = rows.find((site) => site.label === siteLabel);
    if (!row) throw new Error(`No site ${siteLabel}`);
    return row;
  };
  return { governmentId, label, root: at(''), dinkes: at('dinkes'), waled: at('waled'), cibogo: at('cibogo') };
}

/** Somebody with these permissions at a unit and below; everything by default. */
export function anActor(
  { governmentId }: Pick<TestTown, 'governmentId'>,
  at: TestUnit,
  permissions: readonly string[] = [...Object.values(PERMISSION), ...Object.values(SITES_PERMISSION)],
): Actor {
  return {
    ...{ governmentId, accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId },
    ...{ name: 'Contoh', homeUnitId: at.unitId, homeUnitPath: at.unitPath },
    grants: permissions.map((permission) => ({ permission, unitPath: at.unitPath, delegatedBy: null })),
  };
}

/** Publishes something on the day and lets the module take note. */
export async function publish(
  db: Db,
  town: TestTown,
  at: TestUnit,
  { on, kind = 'page', title = 'Profil' }: { on: string; kind?: 'page' | 'news' | 'document'; title?: string },
): Promise<ContentId> {
  const clock = clockOn(on);
  const written = {
    ...{ siteId: at.siteId, kind, title, summary: '', html: '<p>Isi</p>', facts: {}, coverFileId: null },
    ...{ isWarning: false, startsAt: null, endsAt: null, note: '' },
  };
  const sending = { key: newId(), after: { step: 'publish' as const } };
  const id = await createDraft({ db, clock }, anActor(town, at), written, sending);
  await noteContents({ db, clock }, town, [id]);
  return id;
}

/** The item of a content. */
export async function itemOf(db: Db, town: TestTown, contentId: ContentId): Promise<StoredItem> {
  const row = await inReadOnly(db, town, (tx) =>
    tx.selectFrom('freshness.item').selectAll().where('content_id', '=', contentId).executeTakeFirstOrThrow(),
  );
  return toItem(row);
}

/** Somebody who holds one of the usual roles at a unit since long ago. */
export async function employ(
  db: Db,
  town: TestTown,
  { name, role, at }: { readonly name: string; readonly role: string; readonly at: TestUnit },
): Promise<PersonId> {
  const personId: PersonId = newId<'person'>();
  await inTransaction(db, town, async (tx) => {
    await sql`insert into organization.person (id, name, email, unit_id)
      values (${personId}, ${name}, ${`${name.toLowerCase()}@${town.label}.example`}, ${at.unitId})`.execute(tx);
    await sql`insert into organization.assignment (id, person_id, role_id, unit_id, starts_on)
      select ${newId()}, ${personId}, id, ${at.unitId}, '2020-01-01' from organization.role where key = ${role}`.execute(
      tx,
    );
  });
  return personId;
}
