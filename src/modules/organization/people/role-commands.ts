import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, type PersonId, type UnitId } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../permissions.ts';
import { within } from '../transaction.ts';
import { getUnit } from '../units/queries.ts';
import {
  type Assignment,
  type AssignmentId,
  getAssignment,
  getRole,
  holdsRole,
  insertAssignment,
  setAssignmentEnd,
  updateRolePermissions,
} from './assignment-queries.ts';
import { assertMayGiveRole, assertMayManagePeople } from './authority.ts';
import { getPerson } from './queries.ts';
import type { RoleId } from './role.ts';

/** A role to be given; both days are included. */
export interface RoleGift {
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly unitId: UnitId;
  readonly startsOn: Temporal.PlainDate;
  /** The last day; null for open-ended. */
  readonly endsOn: Temporal.PlainDate | null;
}

/**
 * Gives a person a role at a unit and everything below it.
 * @throws {AppError} `not-allowed` when it goes beyond what the actor may give, or is a gift to themselves;
 * `conflict` when the person holds the role there already; `invalid` when it ends before it starts
 */
export async function assignRole(db: Db, actor: Actor, gift: RoleGift): Promise<AssignmentId> {
  assertNotOneself(actor, gift.personId);
  if (gift.endsOn && Temporal.PlainDate.compare(gift.endsOn, gift.startsOn) < 0) {
    throw new AppError('invalid', 'The role ends before it starts');
  }
  return within(db, actor, async (tx) => {
    const [person, role, unit] = [
      await getPerson(tx, gift.personId),
      await getRole(tx, gift.roleId),
      await getUnit(tx, gift.unitId),
    ];
    assertMayManagePeople(actor, (await getUnit(tx, person.unitId)).path);
    assertMayGiveRole(actor, role, unit.path);
    if (await holdsRole(tx, gift)) throw new AppError('conflict', 'The person holds this role at this unit already');
    const id = await insertAssignment(tx, { ...gift, givenBy: actor.personId });
    const detail = { person: person.id, role: role.key, unit: unit.id };
    await recordAudit(tx, actor, { action: 'organization.assign-role', subject: `assignment:${id}`, detail });
    return id;
  });
}

/**
 * Ends a role held: from this day on it no longer counts.
 * @returns the assignment as it was, for taking it back
 * @throws {AppError} `not-allowed` as for giving it
 */
export async function endRole(db: Db, actor: Actor, id: AssignmentId, today: Temporal.PlainDate): Promise<Assignment> {
  return within(db, actor, async (tx) => {
    const held = await getAssignment(tx, id);
    assertNotOneself(actor, held.personId);
    assertMayGiveRole(actor, await getRole(tx, held.roleId), held.unitPath);
    const lastDay = [today, held.startsOn].toSorted(Temporal.PlainDate.compare).at(-1) ?? today;
    await setAssignmentEnd(tx, id, lastDay.subtract({ days: 1 }));
    await recordAudit(tx, actor, {
      action: 'organization.end-role',
      subject: `assignment:${id}`,
      detail: { person: held.personId },
    });
    return held;
  });
}

/** Takes {@link endRole} back: the role counts again until the given day. @throws {AppError} `not-allowed` as for giving it */
export async function reopenRole(
  db: Db,
  actor: Actor,
  id: AssignmentId,
  endsOn: Temporal.PlainDate | null,
): Promise<PersonId> {
  return within(db, actor, async (tx) => {
    const held = await getAssignment(tx, id);
    assertNotOneself(actor, held.personId);
    assertMayGiveRole(actor, await getRole(tx, held.roleId), held.unitPath);
    if (endsOn && Temporal.PlainDate.compare(endsOn, held.startsOn) < 0)
      throw new AppError('invalid', 'The role ends before it starts');
    await setAssignmentEnd(tx, id, endsOn);
    await recordAudit(tx, actor, {
      action: 'organization.reopen-role',
      subject: `assignment:${id}`,
      detail: { person: held.personId },
    });
    return held.personId;
  });
}

/**
 * Replaces what a role allows, for everyone who holds it.
 * @param known the permissions that the installation has; others are refused
 * @throws {AppError} `not-allowed` unless the actor manages people of the whole government; `invalid` for an unknown
 * permission, or when the admin role would lose the managing of people
 */
export async function changeRolePermissions(
  db: Db,
  actor: Actor,
  id: RoleId,
  change: { readonly permissions: readonly string[]; readonly known: ReadonlySet<string> },
): Promise<void> {
  await within(db, actor, async (tx) => {
    assertMay(actor, PERMISSION.managePeople, '/');
    const role = await getRole(tx, id);
    assertMayGiveRole(actor, role, '/');
    const permissions = [...new Set(change.permissions)];
    if (permissions.some((permission) => !change.known.has(permission)))
      throw new AppError('invalid', 'Unknown permission');
    if (role.key === 'admin' && !permissions.includes(PERMISSION.managePeople)) {
      throw new AppError('invalid', 'The admin role keeps the managing of people');
    }
    await updateRolePermissions(tx, id, permissions);
    const detail = { role: role.key, permissions: permissions.join(',') };
    await recordAudit(tx, actor, { action: 'organization.change-role', subject: `role:${id}`, detail });
  });
}

function assertNotOneself(actor: Actor, personId: PersonId): void {
  if (actor.personId === personId) throw new AppError('not-allowed', 'Nobody gives or takes roles of their own');
}
