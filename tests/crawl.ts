import { sql } from 'kysely';
import type { Building } from '../src/building.ts';
import type { GovernmentId } from '../src/platform/database/ids.ts';
import { inReadOnly } from '../src/platform/database/tenancy.ts';

/** What belongs to one government and must show nowhere else. */
export interface Belongings {
  /** All ids of its rows, of every table. */
  readonly ids: ReadonlySet<string>;
  /** A few ids of each table, and other words with which its things are asked for. */
  readonly samples: readonly string[];
}

const SAMPLES_EACH = 1;
/** Changes are sent for as long as somebody reads. */
const STREAM = '/aliran';
const ROWS_EACH = 20_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Reads the ids of a government from every table that has any. */
export async function readBelongings(building: Building, governmentId: GovernmentId): Promise<Belongings> {
  const { db } = building.deps;
  return inReadOnly(db, { governmentId }, async (tx) => {
    const { rows: columns } = await sql<{ name: string; attname: string }>`
      select n.nspname || '.' || c.relname as name, a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and a.attname <> 'government_id' and not a.attisdropped
        and has_table_privilege(c.oid, 'select') and n.nspname not in ('pgboss', 'migration', 'public', 'http')
        and exists (select from pg_attribute g where g.attrelid = c.oid and g.attname = 'government_id')`.execute(tx);
    const ids = new Set<string>([governmentId]);
    const samples = new Set<string>();
    for (const { name, attname } of columns) {
      const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(attname)}::text as id from ${sql.table(name)}
        where government_id = ${governmentId} and ${sql.ref(attname)} is not null limit ${ROWS_EACH}`.execute(tx);
      for (const { id } of rows) ids.add(id);
      if (attname === 'id') for (const { id } of rows.slice(0, SAMPLES_EACH)) samples.add(id);
    }
    const { rows: slugs } = await sql<{ slug: string }>`select slug from sites.content limit ${SAMPLES_EACH}`.execute(
      tx,
    );
    for (const { slug } of slugs) samples.add(slug);
    return { ids, samples: [...samples] };
  });
}

/** Every address that answers `GET` and comes to an end, as the OpenAPI document tells, with its placeholders. */
export function readAddresses(building: Building): readonly string[] {
  const { paths = {} } = building.app.swagger() as { paths?: Record<string, Record<string, unknown>> };
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path)
    .filter((path) => !path.endsWith(STREAM));
}

/** An address with its first placeholder filled by each of the words, and the others by the first of them. */
export function filled(path: string, words: readonly string[]): readonly string[] {
  if (!path.includes('{')) return [path];
  const [first = ''] = words;
  return words.map((word) => {
    const once = path.replace(/\{[^}]+\}/, encodeURIComponent(word));
    return once.replaceAll(/\{[^}]+\}/g, encodeURIComponent(first));
  });
}

/** Ids in a text that belong to somebody, but those that were asked with. */
export function leakedIds(text: string, belongings: Belongings, asked: string): readonly string[] {
  const found = new Set((text.match(UUID) ?? []).map((id) => id.toLowerCase()));
  return [...found].filter((id) => belongings.ids.has(id) && !asked.includes(id));
}
