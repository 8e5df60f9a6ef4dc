import type { GovernmentId, Id } from '../database/ids.ts';
import type { Tenant } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';

/** A login of one government. */
export type AccountId = Id<'account'>;

/** A person of one government, who may hold a login. */
export type PersonId = Id<'person'>;

/** A unit in the tree of one government. */
export type UnitId = Id<'unit'>;

/**
 * Where a unit stands in the tree: its own and its forebears' labels, each closed by a slash (`/waled/cibogo/`).
 * The government's own root is `/`. A unit lies below another exactly when its path begins with the other's.
 */
export type UnitPath = string;

/** Something that a role may allow, declared by the module that asks for it. */
export interface Permission {
  /** `module.action`, for example `sites.publish`. */
  readonly name: string;
  readonly label: { readonly id: string; readonly en: string };
}

/** One permission at one unit and everything below it. */
export interface Grant {
  readonly permission: string;
  readonly unitPath: UnitPath;
  /** Who handed it over while absent; null when it is the actor's own. */
  readonly delegatedBy: PersonId | null;
}

/** Who is acting: a signed-in person with the grants in force at this moment. */
export interface Actor extends Tenant {
  readonly governmentId: GovernmentId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly name: string;
  /** The unit where the person works. */
  readonly homeUnitId: UnitId;
  readonly homeUnitPath: UnitPath;
  readonly grants: readonly Grant[];
}

/** Whether the actor holds the permission at this unit, directly, from above, or by delegation. */
export function may(actor: Actor, permission: string, unitPath: UnitPath): boolean {
  return actor.grants.some((grant) => grant.permission === permission && unitPath.startsWith(grant.unitPath));
}

/** Whether the actor holds the permission at any unit: for menus, never for a decision. */
export function mayAnywhere(actor: Actor, permission: string): boolean {
  return actor.grants.some((grant) => grant.permission === permission);
}

/** The topmost unit paths at which the actor holds the permission; empty when nowhere. For `like` filters in SQL. */
export function scopeOf(actor: Actor, permission: string): readonly UnitPath[] {
  const paths = actor.grants.filter((grant) => grant.permission === permission).map((grant) => grant.unitPath);
  return [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** @throws {AppError} `not-allowed` unless the actor holds the permission at this unit */
export function assertMay(actor: Actor, permission: string, unitPath: UnitPath): void {
  if (!may(actor, permission, unitPath)) {
    throw new AppError('not-allowed', `${permission} is not granted at ${unitPath}`);
  }
}
