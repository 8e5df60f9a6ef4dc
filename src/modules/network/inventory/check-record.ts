import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { checkTexts, TAKEN_FIELDS } from './check-texts.ts';
import type { RecordKind } from './record-kind.ts';
import type { WrittenRecord } from './record-writes.ts';

/** What is wrong with a record as a whole, by the name of the field; empty when nothing is. */
export async function checkRecord(
  tx: Tx,
  kind: RecordKind,
  record: WrittenRecord,
  language: Language,
): Promise<FieldErrors> {
  const words = checkTexts(language);
  const { values } = record;
  switch (kind.key) {
    case 'location':
      if ((values.latitude === null) !== (values.longitude === null)) return { lintang: words.bothDegrees };
      return (await isLoop(tx, 'location', record)) ? { induk: words.loop } : {};
    case 'room':
      if (!(await standsAt(tx, 'room', values.parent_id, values.location_id))) return { ruang: words.otherPlace };
      return (await isLoop(tx, 'room', record)) ? { ruang: words.loop } : {};
    case 'device':
      return (await standsAt(tx, 'room', values.room_id, values.location_id)) ? {} : { ruang: words.otherPlace };
    case 'contract':
      return endsEarly(record) ? { berakhir: words.endsEarly } : {};
    case 'link':
      return checkLink(tx, record, language);
    case 'address':
      return (await isPortOf(tx, values.interface_id, values.device_id)) ? {} : { port: words.otherDevice };
    case 'prefix': {
      const others = await findOverlaps(tx, record);
      return others.length === 0 ? {} : { prefiks: words.overlap(others.join(', ')) };
    }
    default:
      return {};
  }
}

async function checkLink(tx: Tx, record: WrittenRecord, language: Language): Promise<FieldErrors> {
  const words = checkTexts(language);
  const { values } = record;
  if (values.a_location_id === values.z_location_id) return { 'ujung z': words.sameEnds };
  if (endsEarly(record)) return { berakhir: words.endsEarly };
  if (!(await standsAt(tx, 'device', values.a_device_id, values.a_location_id))) {
    return { 'perangkat a': words.otherPlace };
  }
  const isAtZ = await standsAt(tx, 'device', values.z_device_id, values.z_location_id);
  return isAtZ ? {} : { 'perangkat z': words.otherPlace };
}

function endsEarly({ values }: WrittenRecord): boolean {
  return values.starts_on !== null && values.ends_on !== null && String(values.ends_on) < String(values.starts_on);
}

async function standsAt(tx: Tx, table: 'room' | 'device', id: unknown, locationId: unknown): Promise<boolean> {
  if (id === null || id === undefined) return true;
  const { rows } = await sql`
    select from ${sql.id('network', table)} where id = ${id} and location_id = ${locationId ?? null}::uuid`.execute(tx);
  return rows.length > 0;
}

async function isPortOf(tx: Tx, interfaceId: unknown, deviceId: unknown): Promise<boolean> {
  if (interfaceId === null) return true;
  const { rows } = await sql`
    select from network.interface where id = ${interfaceId} and device_id = ${deviceId}::uuid`.execute(tx);
  return rows.length > 0;
}

/** Whether the way up from the parent leads back to the record. The lock keeps two people from closing a loop together. */
async function isLoop(tx: Tx, table: 'location' | 'room', { id, values }: WrittenRecord): Promise<boolean> {
  if (values.parent_id === null) return false;
  await lock(tx, `network.${table}`);
  const { rows } = await sql`
    with recursive above (id, parent_id) as (
      select id, parent_id from ${sql.id('network', table)} where id = ${values.parent_id}
      union
      select next.id, next.parent_id from ${sql.id('network', table)} next join above on next.id = above.parent_id
    )
    select from above where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** Prefixes that share addresses with this one though neither is the other's container. */
async function findOverlaps(tx: Tx, { id, values }: WrittenRecord): Promise<readonly string[]> {
  if (values.status === 'retired') return [];
  await lock(tx, 'network.prefix');
  const { rows } = await sql<{ prefix: string; name: string | null }>`
    select other.prefix::text as prefix, place.name from network.prefix other
    left join network.location place on place.government_id = other.government_id and place.id = other.location_id
    where other.prefix && ${values.prefix}::cidr and other.id <> ${id} and other.status <> 'retired'
      and not (other.prefix >> ${values.prefix}::cidr and other.status = 'container')
      and not (other.prefix << ${values.prefix}::cidr and ${values.status} = 'container')
    order by other.prefix limit 3`.execute(tx);
  return rows.map(({ prefix, name }) => (name === null ? prefix : `${prefix} (${name})`));
}

async function lock(tx: Tx, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what} || platform.current_government()::text, 0))`.execute(
    tx,
  );
}

/** What a refusal of the database means for the form; undefined when it is no refusal that a person can mend. */
export function refusalOf(cause: unknown, language: Language): FieldErrors | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  const words = checkTexts(language);
  if (cause.code === '23503') return { form: words.stillUsed };
  const rule = 'constraint' in cause ? String(cause.constraint) : '';
  if (cause.code !== '23505' || !isTaken(rule)) return undefined;
  return { [TAKEN_FIELDS[rule]]: words.taken[rule] };
}

function isTaken(rule: string): rule is keyof typeof TAKEN_FIELDS {
  return rule in TAKEN_FIELDS;
}
