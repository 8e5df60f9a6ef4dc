import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, type UnitPath } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../permissions.ts';
import type { Role } from './role.ts';

/** Whether the actor may add and change people who work at this unit. */
export function assertMayManagePeople(actor: Actor, unitPath: UnitPath): void {
  assertMay(actor, PERMISSION.managePeople, unitPath);
}

/**
 * Whether the actor may give this role at this unit, or take it away: who manages people of the whole government gives
 * any role, others only what they hold there themselves. Power received by hand-over never makes new power.
 */
export function mayGiveRole(actor: Actor, role: Pick<Role, 'permissions'>, unitPath: UnitPath): boolean {
  const mayHere = holdsInOwnRight(actor, PERMISSION.managePeople, unitPath);
  if (!mayHere) return false;
  if (holdsInOwnRight(actor, PERMISSION.managePeople, '/')) return true;
  return role.permissions.every((permission) => holdsInOwnRight(actor, permission, unitPath));
}

/** @throws {AppError} `not-allowed` unless {@link mayGiveRole} */
export function assertMayGiveRole(actor: Actor, role: Pick<Role, 'permissions'>, unitPath: UnitPath): void {
  if (!mayGiveRole(actor, role, unitPath)) {
    throw new AppError('not-allowed', `The role goes beyond what the actor may give at ${unitPath}`);
  }
}

function holdsInOwnRight(actor: Actor, permission: string, unitPath: UnitPath): boolean {
  return actor.grants.some(
    (grant) => grant.delegatedBy === null && grant.permission === permission && unitPath.startsWith(grant.unitPath),
  );
}
