import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { defaultRoles, type Role, type RoleId, type RoleKey } from './role.ts';
import '../tables.ts';

/** A role given to a person at a unit. */
export type AssignmentId = Id<'assignment'>;

/** The roles of the transaction's government, in its order. */
export async function listRoles(tx: Tx): Promise<readonly Role[]> {
  const rows = await tx
    .selectFrom('organization.role')
    .select(['id', 'key', 'name', 'summary', 'permissions'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as RoleId }));
}

/** One role. @throws {AppError} `not-found` */
export async function getRole(tx: Tx, id: RoleId): Promise<Role> {
  const found = (await listRoles(tx)).find((role) => role.id === id);
  if (!found) throw new AppError('not-found', `Role ${id} is not there`);
  return found;
}

/** The role with this key. @throws {AppError} `not-found` when the government has removed it */
export async function getRoleByKey(tx: Tx, key: RoleKey): Promise<Role> {
  const found = (await listRoles(tx)).find((role) => role.key === key);
  if (!found) throw new AppError('not-found', `Role ${key} is not there`);
  return found;
}

/** Writes the default roles; roles that are there already stay as they are. */
export async function insertDefaultRoles(tx: Tx): Promise<void> {
  await tx
    .insertInto('organization.role')
    .values(defaultRoles.map((role, position) => ({ ...role, id: newId<'role'>(), position })))
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .execute();
}

/** Replaces what a role allows. */
export async function updateRolePermissions(tx: Tx, id: RoleId, permissions: readonly string[]): Promise<void> {
  await tx.updateTable('organization.role').set({ permissions }).where('id', '=', id).execute();
}

/** A role as a person holds it. */
export interface Assignment {
  readonly id: AssignmentId;
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly roleName: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly unitPath: UnitPath;
  readonly startsOn: Temporal.PlainDate;
  /** The last day; null while open-ended. */
  readonly endsOn: Temporal.PlainDate | null;
}

/** All roles that a person holds, held or will hold, the newest first. */
export async function listAssignments(tx: Tx, personId: PersonId): Promise<readonly Assignment[]> {
  const rows = await assignments(tx)
    .where('assignment.person_id', '=', personId)
    .orderBy('assignment.starts_on', 'desc')
    .orderBy('assignment.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(toAssignment);
}

/** One role given. @throws {AppError} `not-found` */
export async function getAssignment(tx: Tx, id: AssignmentId): Promise<Assignment> {
  const row = await assignments(tx).where('assignment.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `Assignment ${id} is not there`);
  return toAssignment(row);
}

function assignments(tx: Tx) {
  return tx
    .selectFrom('organization.assignment as assignment')
    .innerJoin('organization.role as role', (join) =>
      join.onRef('role.government_id', '=', 'assignment.government_id').onRef('role.id', '=', 'assignment.role_id'),
    )
    .innerJoin('organization.unit as unit', (join) =>
      join.onRef('unit.government_id', '=', 'assignment.government_id').onRef('unit.id', '=', 'assignment.unit_id'),
    )
    .select([
      'assignment.id',
      'assignment.person_id',
      'assignment.role_id',
      'role.name as role_name',
      'assignment.unit_id',
      'unit.name as unit_name',
      'unit.path as unit_path',
      'assignment.starts_on',
      'assignment.ends_on',
    ]);
}

type AssignmentRow = Awaited<ReturnType<ReturnType<typeof assignments>['executeTakeFirstOrThrow']>>;

function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id as AssignmentId,
    personId: row.person_id as PersonId,
    roleId: row.role_id as RoleId,
    roleName: row.role_name,
    unitId: row.unit_id as UnitId,
    unitName: row.unit_name,
    unitPath: row.unit_path,
    startsOn: Temporal.PlainDate.from(row.starts_on),
    endsOn: row.ends_on === null ? null : Temporal.PlainDate.from(row.ends_on),
  };
}

/** A role to be given. `givenBy` null means the installation itself, as for the demo. */
export interface NewAssignment {
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly unitId: UnitId;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
  readonly givenBy: PersonId | null;
}

/** Writes that a person holds a role. */
export async function insertAssignment(tx: Tx, added: NewAssignment): Promise<AssignmentId> {
  const id = newId<'assignment'>();
  await tx
    .insertInto('organization.assignment')
    .values({
      id,
      person_id: added.personId,
      role_id: added.roleId,
      unit_id: added.unitId,
      starts_on: added.startsOn.toString(),
      ends_on: added.endsOn?.toString() ?? null,
      given_by: added.givenBy,
    })
    .execute();
  return id;
}

/** Sets the last day of a role held; null makes it open-ended again. The day before its first means never in force. */
export async function setAssignmentEnd(tx: Tx, id: AssignmentId, endsOn: Temporal.PlainDate | null): Promise<void> {
  await tx
    .updateTable('organization.assignment')
    .set({ ends_on: endsOn?.toString() ?? null })
    .where('id', '=', id)
    .execute();
}

/** Whether the person holds this role at this unit on a day or later. */
export async function holdsRole(tx: Tx, held: Omit<NewAssignment, 'endsOn' | 'givenBy'>): Promise<boolean> {
  const row = await tx
    .selectFrom('organization.assignment')
    .select('id')
    .where('person_id', '=', held.personId)
    .where('role_id', '=', held.roleId)
    .where('unit_id', '=', held.unitId)
    .where(sql<boolean>`(ends_on is null or ends_on >= ${held.startsOn.toString()}::date)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
