import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { PersonId, UnitPath } from '../../../platform/identity/actor.ts';
import type { RoleKey } from './role.ts';
import '../tables.ts';

/** Somebody who holds a role in force at a unit and everything below it. */
export interface RoleHolder {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roleKey: RoleKey;
  readonly permissions: readonly string[];
  readonly unitPath: UnitPath;
}

/** Whose roles are asked for. */
export interface AskedHolders {
  readonly today: Temporal.PlainDate;
  readonly permissions: readonly string[];
  /** Only roles that reach this unit; absent for the whole government. */
  readonly above?: UnitPath;
}

/**
 * Active people with a role in force on a day that allows one of the permissions, once for each role and unit: whom to
 * write to. Who has handed over for that day is left out, and who stands in is found in their place. One query.
 */
export async function listRoleHolders(
  tx: Tx,
  { today, permissions, above }: AskedHolders,
): Promise<readonly RoleHolder[]> {
  const day = sql`${today.toString()}::date`;
  const { rows } = await sql<RoleHolder>`
    select distinct p.id as "personId", p.name, p.email, r.key as "roleKey", r.permissions, u.path as "unitPath"
    from organization.assignment a
    join organization.role r on r.government_id = a.government_id and r.id = a.role_id
    join organization.unit u on u.government_id = a.government_id and u.id = a.unit_id
    left join organization.delegation d on d.government_id = a.government_id and d.from_person_id = a.person_id
      and d.revoked_at is null and ${day} between d.starts_on and d.ends_on
    join organization.person p on p.government_id = a.government_id
      and p.id = coalesce(d.to_person_id, a.person_id) and p.is_active
    where r.permissions && ${[...permissions]}::text[]
      and (${above ?? null}::text is null or starts_with(${above ?? null}::text, u.path))
      and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day})
    order by "unitPath", "personId"`.execute(tx);
  return rows;
}
