import { type RawBuilder, sql } from 'kysely';
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

/** The letterhead of the unit at a path as one JSON value, to stand in a larger statement; null without such a unit. */
export function letterheadAsJson(path: UnitPath): RawBuilder<Letterhead | null> {
  return sql`(select json_build_object('kind', u.kind, 'name', u.name, 'headName', u.head_name,
      'headTitle', u.head_title,
      'address', coalesce(nullif(u.address, ''), case when u.kind = 'pemda' then g.address else '' end),
      'phone', coalesce(nullif(u.phone, ''), g.phone), 'email', coalesce(nullif(u.email, ''), g.email),
      'whatsapp', g.whatsapp, 'crestHref', '/berkas/' || f.id || '/' || f.widths[1] || '.webp')
    from organization.unit u
    join organization.government g on g.id = u.government_id
    left join files.file f on f.government_id = g.id and f.id = g.crest_file_id and f.deleted_at is null and f.is_public
    where u.path = ${path})`;
}
