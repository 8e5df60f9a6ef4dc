import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { UnitPath } from '../../platform/identity/actor.ts';
import type { UnitKind } from './units/unit.ts';
import './tables.ts';

/** What stands at the head and foot of a unit's pages. Empty texts are not told. */
export interface Letterhead {
  readonly kind: UnitKind;
  readonly name: string;
  readonly headName: string;
  readonly headTitle: string;
  /** The unit's own, or what the government tells where the unit tells nothing. */
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly whatsapp: string;
  /** The government's coat of arms in its smallest width; null when there is none. */
  readonly crestHref: string | null;
}

/** The letterhead of the unit at a path. One query; undefined when there is no such unit. */
export async function findLetterhead(tx: Tx, path: UnitPath): Promise<Letterhead | undefined> {
  const { rows } = await sql<Letterhead>`
    select u.kind, u.name, u.head_name as "headName", u.head_title as "headTitle",
      coalesce(nullif(u.address, ''), case when u.kind = 'pemda' then g.address else '' end) as address,
      coalesce(nullif(u.phone, ''), g.phone) as phone,
      coalesce(nullif(u.email, ''), g.email) as email,
      g.whatsapp,
      '/berkas/' || f.id || '/' || f.widths[1] || '.webp' as "crestHref"
    from organization.unit u
    join organization.government g on g.id = u.government_id
    left join files.file f on f.government_id = g.id and f.id = g.crest_file_id and f.deleted_at is null and f.is_public
    where u.path = ${path}`.execute(tx);
  return rows[0];
}
