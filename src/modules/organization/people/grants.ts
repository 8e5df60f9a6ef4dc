import type { Grant, PersonId, UnitPath } from '../../../platform/identity/actor.ts';

/** A role held at a unit, with the days on which it counts; both ends included, dates as ISO 8601 text. */
export interface HeldRole {
  readonly personId: PersonId;
  readonly permissions: readonly string[];
  readonly unitPath: UnitPath;
  readonly startsOn: string;
  /** The last day; null while open-ended. */
  readonly endsOn: string | null;
}

/** An absence hand-over to the person asked about; both days included. */
export interface ReceivedDelegation {
  readonly fromPersonId: PersonId;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * What a person may do on a day: their own roles in force, and the own roles in force of everyone who handed over
 * to them for that day. What was itself received is never passed on, for only roles held are looked at.
 */
export function grantsInForce(
  personId: PersonId,
  roles: readonly HeldRole[],
  delegations: readonly ReceivedDelegation[],
  today: Temporal.PlainDate,
): readonly Grant[] {
  const day = today.toString();
  const inForce = roles.filter((role) => isWithin(day, role.startsOn, role.endsOn));
  const own = inForce.filter((role) => role.personId === personId).flatMap((role) => grantsOf(role, null));
  const givers = new Set(
    delegations
      .filter(({ startsOn, endsOn }) => isWithin(day, startsOn, endsOn))
      .map(({ fromPersonId }) => fromPersonId),
  );
  givers.delete(personId);
  const received = inForce.filter((role) => givers.has(role.personId)).flatMap((role) => grantsOf(role, role.personId));
  return withoutDoubles([...own, ...received]);
}

/** ISO dates of four-digit years compare as text. */
function isWithin(day: string, startsOn: string, endsOn: string | null): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}

function grantsOf(role: HeldRole, delegatedBy: PersonId | null): Grant[] {
  return role.permissions.map((permission) => ({ permission, unitPath: role.unitPath, delegatedBy }));
}

function withoutDoubles(grants: readonly Grant[]): readonly Grant[] {
  const seen = new Map(grants.map((grant) => [`${grant.permission} ${grant.unitPath} ${grant.delegatedBy}`, grant]));
  return [...seen.values()];
}
