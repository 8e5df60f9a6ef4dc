import { type RawBuilder, sql } from 'kysely';
import type { WeeklyHours } from '../next-opening.ts';

/** A person in charge, as the public sees them. */
export interface PublicOfficer {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  readonly photoHref: string | null;
}

/** Who is in charge of an office and when it receives people. */
export interface Office {
  readonly officers: readonly PublicOfficer[];
  readonly hours: readonly WeeklyHours[];
  /** Dates of the coming weeks on which it is closed, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

const AHEAD_DAYS = 30;
const MOST_OFFICERS = 30;

/** The office of the site `site` as one JSON value, to stand in a larger statement. `today` is the local date. */
export function officeAsJson(today: Temporal.PlainDate): RawBuilder<Office> {
  const [from, to] = [today.toString(), today.add({ days: AHEAD_DAYS }).toString()];
  return sql`json_build_object(
    'officers', (select coalesce(json_agg(o), '[]') from (
      select o.name, o.title, o.phone, o.email, '/berkas/' || f.id || '/' || f.widths[1] || '.webp' as "photoHref"
      from sites.officer o left join files.file f
        on f.government_id = o.government_id and f.id = o.photo_file_id and f.deleted_at is null and f.is_public
      where o.site_id = site.id order by o.position, o.id limit ${MOST_OFFICERS}) as o),
    'hours', (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes,
        'note', h.note) order by h.weekday, h.opens), '[]')
      from sites.office_hours h where h.site_id = site.id),
    'holidays', (select coalesce(json_agg(closed.on_date), '[]') from (
      select n.on_date from calendar.holiday n where n.on_date between ${from}::date and ${to}::date
      union select l.on_date from calendar.local_holiday l
        where l.kind = 'off' and l.on_date between ${from}::date and ${to}::date
      except select l.on_date from calendar.local_holiday l where l.kind = 'work') as closed))`;
}
