import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { GovernmentId } from '../../../platform/database/ids.ts';
import type { AccountId, Actor, PersonId, UnitId } from '../../../platform/identity/actor.ts';
import { grantsInForce, type HeldRole, type ReceivedDelegation } from './grants.ts';
import '../tables.ts';

interface ActorRow {
  readonly government_id: string;
  readonly id: string;
  readonly name: string;
  readonly unit_id: string;
  readonly path: string;
  readonly delegations: readonly ReceivedDelegation[];
  readonly roles: readonly HeldRole[];
}

/**
 * Who acts with this login on this day, with the grants in force; null when the login belongs to nobody active.
 * One query. The transaction's tenant decides in which government is looked.
 */
export async function loadActor(tx: Tx, accountId: AccountId, today: Temporal.PlainDate): Promise<Actor | null> {
  const { rows } = await actorQuery(accountId, today).execute(tx);
  const row = rows[0];
  if (!row) return null;
  const personId = row.id as PersonId;
  return {
    governmentId: row.government_id as GovernmentId,
    accountId,
    personId,
    name: row.name,
    homeUnitId: row.unit_id as UnitId,
    homeUnitPath: row.path,
    grants: grantsInForce(personId, row.roles, row.delegations, today),
  };
}

/** As {@link loadActor}, for a person; null also when they have no login. Two queries. */
export async function loadActorOfPerson(tx: Tx, personId: PersonId, today: Temporal.PlainDate): Promise<Actor | null> {
  const person = await tx
    .selectFrom('organization.person')
    .select('account_id')
    .where('id', '=', personId)
    .executeTakeFirst();
  return person?.account_id ? loadActor(tx, person.account_id as AccountId, today) : null;
}

function actorQuery(accountId: AccountId, today: Temporal.PlainDate) {
  return sql<ActorRow>`
    with me as (
      select person.government_id, person.id, person.name, person.unit_id, unit.path
      from organization.person
      join organization.unit on unit.government_id = person.government_id and unit.id = person.unit_id
      where person.account_id = ${accountId} and person.is_active
    ), received as (
      select delegation.from_person_id, delegation.starts_on, delegation.ends_on
      from organization.delegation
      join me on me.government_id = delegation.government_id and me.id = delegation.to_person_id
      join organization.person giver
        on giver.government_id = delegation.government_id and giver.id = delegation.from_person_id and giver.is_active
      where delegation.revoked_at is null and delegation.ends_on >= ${today.toString()}::date
    )
    select me.*,
      coalesce((select jsonb_agg(jsonb_build_object(
        'fromPersonId', from_person_id, 'startsOn', starts_on, 'endsOn', ends_on)) from received), '[]') as delegations,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', assignment.person_id, 'permissions', role.permissions,
          'unitPath', unit.path, 'startsOn', assignment.starts_on, 'endsOn', assignment.ends_on))
        from organization.assignment
        join organization.role on role.government_id = assignment.government_id and role.id = assignment.role_id
        join organization.unit on unit.government_id = assignment.government_id and unit.id = assignment.unit_id
        where assignment.government_id = me.government_id
          and (assignment.person_id = me.id or assignment.person_id in (select from_person_id from received))
      ), '[]') as roles
    from me`;
}
