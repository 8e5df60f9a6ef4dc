import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { AccountId, PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { holds, within } from '../matching.ts';
import { type Page, type Paging, pageOf, startOf } from '../paging.ts';
import type { NewPerson, Person } from './person.ts';
import '../tables.ts';

const COLUMNS = [
  'person.id',
  'person.name',
  'person.nip',
  'person.email',
  'person.phone',
  'person.unit_id',
  'person.title',
  'person.is_active',
  'person.account_id',
  'person.is_sample',
] as const;

type PersonRow = Pick<
  Selectable<Database['organization.person']>,
  'id' | 'name' | 'nip' | 'email' | 'phone' | 'unit_id' | 'title' | 'is_active' | 'account_id' | 'is_sample'
>;

function toPerson(row: PersonRow): Person {
  return {
    id: row.id as PersonId,
    name: row.name,
    nip: row.nip,
    email: row.email,
    phone: row.phone,
    unitId: row.unit_id as UnitId,
    title: row.title,
    isActive: row.is_active,
    accountId: row.account_id as AccountId | null,
    isSample: row.is_sample,
  };
}

function people(tx: Tx) {
  return tx.selectFrom('organization.person as person').select(COLUMNS);
}

/** One person of the transaction's government. @throws {AppError} `not-found` */
export async function getPerson(tx: Tx, id: PersonId): Promise<Person> {
  const row = await people(tx).where('person.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `Person ${id} is not there`);
  return toPerson(row);
}

/** As {@link getPerson}, and nobody else changes them until the transaction ends. @throws {AppError} `not-found` */
export async function getPersonForUpdate(tx: Tx, id: PersonId): Promise<Person> {
  const row = await people(tx).where('person.id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('not-found', `Person ${id} is not there`);
  return toPerson(row);
}

/** The person with this mail address, in any letter case; undefined when there is none. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  const row = await people(tx).where('person.email', '=', email.toLowerCase()).executeTakeFirst();
  return row && toPerson(row);
}

/** The people with these ids, in no order; ids that are not there are left out. One query. */
export async function findPeople(tx: Tx, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await people(tx)
    .where(sql<boolean>`person.id = any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toPerson);
}

/** A person in a list: with the unit's name and the names of the roles in force. */
export interface ListedPerson extends Person {
  readonly unitName: string;
  readonly roleNames: readonly string[];
}

/** Which people are wanted, and how many. Conditions that are left out do not narrow the list. */
export interface PersonFilter extends Paging {
  /** Part of the name, the mail address or the position. */
  readonly query?: string | undefined;
  /** Only people whose unit is one of these or below one. */
  readonly within?: readonly UnitPath[] | undefined;
  readonly isActive?: boolean | undefined;
  /** Roles count as held on this day. */
  readonly today: Temporal.PlainDate;
}

/** People by name, page by page; one query however many there are. */
export async function listPeople(tx: Tx, filter: PersonFilter): Promise<Page<ListedPerson>> {
  const start = startOf(filter, 2);
  const direction = start.isBack ? 'desc' : 'asc';
  let list = people(tx)
    .innerJoin('organization.unit as unit', (join) =>
      join.onRef('unit.government_id', '=', 'person.government_id').onRef('unit.id', '=', 'person.unit_id'),
    )
    .select(['unit.name as unit_name', roleNamesOn(filter.today).as('role_names')])
    .orderBy(sql`person.name collate "C"`, direction)
    .orderBy('person.id', direction)
    .limit(filter.limit + 1);
  if (filter.isActive !== undefined) list = list.where('person.is_active', '=', filter.isActive);
  if (filter.within) list = list.where(within('unit.path', filter.within));
  if (filter.query)
    list = list.where(holds(['person.name', 'person.email', 'person.title', 'unit.name'], filter.query));
  if (start.key) list = list.where(behind(start.key, start.isBack));
  const rows = await list.execute();
  const listed = rows.map((row) => ({ ...toPerson(row), unitName: row.unit_name, roleNames: row.role_names ?? [] }));
  return pageOf(listed, start, filter.limit, ({ name, id }) => [name, id]);
}

function roleNamesOn(today: Temporal.PlainDate) {
  return sql<string[] | null>`(
    select array_agg(distinct role.name) from organization.assignment
    join organization.role on role.government_id = assignment.government_id and role.id = assignment.role_id
    where assignment.government_id = person.government_id and assignment.person_id = person.id
      and assignment.starts_on <= ${today.toString()}::date
      and (assignment.ends_on is null or assignment.ends_on >= ${today.toString()}::date))`;
}

function behind([name = '', id = '']: readonly string[], isBack: boolean) {
  const sign = sql.raw(isBack ? '<' : '>');
  return sql<boolean>`(person.name collate "C", person.id::text) ${sign} (${name}, ${id})`;
}

/** Writes a new person. @throws {AppError} `conflict` when the government has somebody with this mail address */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<PersonId> {
  const id = newId<'person'>();
  const added = await tx
    .insertInto('organization.person')
    .values({
      id,
      name: person.name,
      nip: person.nip,
      email: person.email.toLowerCase(),
      phone: person.phone,
      unit_id: person.unitId,
      title: person.title,
      is_sample: person.isSample ?? false,
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new AppError('conflict', 'Somebody of this government has this mail address');
  return id;
}

/** What is changed of a person. */
export type PersonChange = Partial<Pick<Person, 'name' | 'nip' | 'email' | 'phone' | 'unitId' | 'title' | 'isActive'>>;

/** Changes a person; what is undefined stays. The caller has checked that the mail address is free. */
export async function updatePerson(tx: Tx, id: PersonId, change: PersonChange): Promise<void> {
  await tx
    .updateTable('organization.person')
    .set({
      name: change.name,
      nip: change.nip,
      email: change.email?.toLowerCase(),
      phone: change.phone,
      unit_id: change.unitId,
      title: change.title,
      is_active: change.isActive,
    })
    .where('id', '=', id)
    .execute();
}

/** Ties a login to a person; null takes it away. Identity calls it when it makes or removes the login. */
export async function linkAccount(tx: Tx, id: PersonId, accountId: AccountId | null): Promise<void> {
  await tx.updateTable('organization.person').set({ account_id: accountId }).where('id', '=', id).execute();
}

/** Somebody by name and mail address. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

/** A few active people of the same unit, by name, without the person asking. */
export async function listColleagues(tx: Tx, unitId: UnitId, but: PersonId): Promise<readonly NamedPerson[]> {
  const rows = await named(tx).where('unit_id', '=', unitId).where('id', '<>', but).orderBy('name').limit(5).execute();
  return rows.map((row) => ({ ...row, id: row.id as PersonId }));
}

/** Active people who bear exactly this mail address or name, and else up to three whose name holds the text. */
export async function findPeopleByText(
  tx: Tx,
  text: string,
): Promise<{ readonly exact: readonly NamedPerson[]; readonly near: readonly NamedPerson[] }> {
  const typed = text.replaceAll('\u0000', '').trim().toLowerCase();
  const isExact = sql<boolean>`(email = ${typed} or lower(name) = ${typed})`;
  const exact = await named(tx).where(isExact).orderBy('name').limit(5).execute();
  const near =
    exact.length > 0
      ? []
      : await named(tx)
          .where(holds(['name', 'email'], typed))
          .orderBy('name')
          .limit(3)
          .execute();
  const branded = (rows: typeof exact) => rows.map((row) => ({ ...row, id: row.id as PersonId }));
  return { exact: branded(exact), near: branded(near) };
}

function named(tx: Tx) {
  return tx.selectFrom('organization.person').select(['id', 'name', 'email']).where('is_active', '=', true);
}
