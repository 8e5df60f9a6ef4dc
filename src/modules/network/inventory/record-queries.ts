import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import { kindOf } from './kinds/kinds.ts';
import { pageStart, type RecordPage, recordPage } from './page-key.ts';
import type { ChildKind, KindKey, RecordKind, RecordValues } from './record-kind.ts';

/** A record of the inventory, as it stands. */
export interface InventoryRecord {
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** Who is in charge of it: where it stands in the tree of units. */
  readonly unitPath: UnitPath;
  readonly values: RecordValues;
  /** What the records are called to which it points, by column. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly isSample: boolean;
}

/** Which records are wanted. Conditions that are left out do not narrow the list. */
export interface RecordFilter {
  readonly within: readonly UnitPath[];
  readonly query?: string | undefined;
  /** A value of the kind's filter field. */
  readonly choice?: string | undefined;
  /** Only locations of this unit. */
  readonly unitId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Records of a kind by their title, page by page; one query however many there are. */
export async function listRecords(
  tx: Tx,
  kind: RecordKind,
  filter: RecordFilter,
): Promise<RecordPage<InventoryRecord>> {
  const start = pageStart(filter.cursor);
  const conditions = [inScope(kind, filter.within), ...conditionsOf(kind, filter)];
  if (start.key) {
    const [title, id] = start.key;
    const key = sql`(${titleColumn(kind)}, record.id)`;
    const cast = sql.raw(kind.title.cast);
    conditions.push(sql`${key} ${sql.raw(start.isBack ? '<' : '>')} (${title}::text::${cast}, ${id}::uuid)`);
  }
  const direction = sql.raw(start.isBack ? 'desc' : 'asc');
  const order = sql`${titleColumn(kind)} ${direction}, record.id ${direction} limit ${filter.limit + 1}`;
  try {
    return recordPage(await readRecords(tx, kind, conditions, order), start, filter.limit);
  } catch (cause) {
    if (start.key && isCode(cause, '22P02'))
      throw new AppError('not-found', 'The cursor is not one of ours', { cause });
    throw cause;
  }
}

/** Records that hang on another. */
export interface HangingRecords extends ChildKind {
  /** At most 200. */
  readonly records: readonly InventoryRecord[];
}

/** Everything that hangs on a record, in the order of its kind. One query. */
export async function listHanging(tx: Tx, kind: RecordKind, id: string): Promise<readonly HangingRecords[]> {
  if (kind.children.length === 0) return [];
  const parts = kind.children.map((child, at) => {
    const other = kindOf(child.kind);
    const order = sql`${titleColumn(other)}, record.id limit 200`;
    const found = recordsSql(other, [sql`record.${sql.ref(child.column)} = ${id}`], order);
    return sql`select ${at}::integer as child, part.* from (${found}) part`;
  });
  const { rows } = await sql<Row & { readonly child: number }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return kind.children.map((child, at) => ({
    ...child,
    records: rows.filter((row) => row.child === at).map(toRecord),
  }));
}

/** The records with these ids, in no order. */
export async function findRecords(tx: Tx, kind: RecordKind, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return readRecords(tx, kind, [sql`record.id = any (${[...ids]}::uuid[])`], sql`record.id`);
}

/** One record. @throws {AppError} `not-found` */
export async function getRecord(tx: Tx, kind: RecordKind, id: string): Promise<InventoryRecord> {
  const [record] = await findRecords(tx, kind, [id]);
  if (!record) throw new AppError('not-found', `${kind.key} ${id} is not there`);
  return record;
}

/** A record as another one names it. */
export interface NamedRecord {
  readonly id: string;
  readonly unitPath: UnitPath;
  /** The location or device to which it belongs; null when to none. */
  readonly placeId: string | null;
}

/** The records that bear a name, in any letter case, those at a place first; at most 50. */
export async function findByTitle(
  tx: Tx,
  kind: RecordKind,
  title: string,
  nearId: string | null,
): Promise<readonly NamedRecord[]> {
  const placeId = typeof kind.seat === 'object' ? sql`record.${sql.ref(kind.seat.column)}` : sql`null::uuid`;
  const { rows } = await sql<NamedRecord>`
    select record.id, ${pathOf(kind)} as "unitPath", ${placeId} as "placeId" from ${sourceOf(kind)}
    where lower(${titleColumn(kind)}::text) = lower(${title})
    order by (${placeId} is not distinct from ${nearId}::uuid) desc, record.id limit 50`.execute(tx);
  return rows;
}

/** The record of a name; where kinds are named within a place, at the place of that name. */
export async function findByIdentity(
  tx: Tx,
  kind: RecordKind,
  title: string,
  placeName: string,
): Promise<InventoryRecord | undefined> {
  const isWithin = typeof kind.seat === 'object' && kind.identity.includes(kind.seat.column);
  const over = typeof kind.seat === 'object' && kind.seat.over === 'device' ? sql`seat.name` : sql`place.name`;
  const conditions = [sameTitle(kind, title), ...(isWithin ? [sql`lower(${over}) = lower(${placeName})`] : [])];
  const [found] = await readRecords(tx, kind, conditions, sql`record.id limit 1`);
  return found;
}

/** An address is the same with another length of its network. */
function sameTitle(kind: RecordKind, title: string): RawBuilder<unknown> {
  if (kind.title.cast !== 'inet') return sql`lower(${titleColumn(kind)}::text) = lower(${title})`;
  return sql`host(${titleColumn(kind)}) = ${title.split('/')[0] ?? ''}`;
}

/** Every record of a kind in scope, by title: for files and comparisons. */
export async function listAllRecords(tx: Tx, kind: RecordKind, within: readonly UnitPath[]) {
  return readRecords(tx, kind, [inScope(kind, within)], sql`${titleColumn(kind)}, record.id`);
}

/** How many records of each kind lie in scope. One query. */
export async function countRecords(
  tx: Tx,
  counted: readonly RecordKind[],
  within: readonly UnitPath[],
): Promise<ReadonlyMap<KindKey, number>> {
  const parts = counted.map(
    (kind) =>
      sql`select ${kind.key}::text as kind, count(*)::integer as count from ${sourceOf(kind)} where ${inScope(kind, within)}`,
  );
  const { rows } = await sql<{ kind: KindKey; count: number }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** The first 200 names of each kind in scope. One query, or none. */
export async function listTitles(
  tx: Tx,
  wanted: readonly RecordKind[],
  within: readonly UnitPath[],
): Promise<ReadonlyMap<KindKey, readonly string[]>> {
  if (wanted.length === 0) return new Map();
  const parts = wanted.map(
    (kind) => sql`(select ${kind.key}::text as kind, ${titleColumn(kind)}::text as title from ${sourceOf(kind)}
      where ${inScope(kind, within)} order by ${titleColumn(kind)} limit 200)`,
  );
  const { rows } = await sql<{ kind: KindKey; title: string }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(wanted.map(({ key }) => [key, rows.filter(({ kind }) => kind === key).map(({ title }) => title)]));
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly seat_path: string;
  readonly values: RecordValues;
  readonly names: Readonly<Record<string, string | null>>;
}

async function readRecords(
  tx: Tx,
  kind: RecordKind,
  conditions: readonly RawBuilder<unknown>[],
  order: RawBuilder<unknown>,
): Promise<readonly InventoryRecord[]> {
  const { rows } = await sql<Row>`${recordsSql(kind, conditions, order)}`.execute(tx);
  return rows.map(toRecord);
}

/** Names are looked up for the rows that are read only. */
function recordsSql(kind: RecordKind, conditions: readonly RawBuilder<unknown>[], order: RawBuilder<unknown>) {
  return sql`
    with part as materialized (
      select row_number() over () as place, found.* from (
        select record.id, ${titleColumn(kind)}::text as title, ${pathOf(kind)} as seat_path, to_jsonb(record) as values
        from ${sourceOf(kind)} where ${sql.join(conditions, sql` and `)} order by ${order}
      ) found
    )
    select id, title, seat_path, values, ${namesOf(kind)} as names from part order by place`;
}

function toRecord({ id, title, seat_path, values, names }: Row): InventoryRecord {
  return { id, title, unitPath: seat_path, values, names, isSample: values.is_sample === true };
}

function titleColumn(kind: RecordKind): RawBuilder<unknown> {
  return sql`record.${sql.ref(kind.title.column)}`;
}

function sourceOf(kind: RecordKind): RawBuilder<unknown> {
  const table = sql`${sql.id('network', kind.table)} record`;
  if (typeof kind.seat === 'string') return table;
  const column = sql.ref(kind.seat.column);
  const place = sql`left join network.location place on place.government_id = record.government_id and place.id =`;
  if (kind.seat.over === 'location') return sql`${table} ${place} record.${column}`;
  return sql`${table} left join network.device seat on seat.government_id = record.government_id and seat.id = record.${column}
    ${place} seat.location_id`;
}

function pathOf(kind: RecordKind): RawBuilder<unknown> {
  if (kind.seat === 'own') return sql`record.unit_path`;
  return kind.seat === 'root' ? sql`'/'::text` : sql`coalesce(place.unit_path, '/')`;
}

function inScope(kind: RecordKind, within: readonly UnitPath[]): RawBuilder<unknown> {
  if (within.includes('/')) return sql`true`;
  return sql`exists (select from unnest(${[...within]}::text[]) scope where starts_with(${pathOf(kind)}, scope))`;
}

function conditionsOf(kind: RecordKind, { query, choice, unitId }: RecordFilter): RawBuilder<unknown>[] {
  const narrowed = kind.fields.find(({ name }) => name === kind.filter);
  return [
    ...(query === undefined ? [] : [holds(kind, query)]),
    ...(narrowed && choice !== undefined ? [sql`record.${sql.ref(narrowed.column)}::text = ${choice}`] : []),
    ...(kind.seat === 'own' && unitId !== undefined ? [sql`record.unit_id = ${unitId}`] : []),
  ];
}

const SEARCHED: readonly string[] = ['text', 'long', 'host', 'network', 'address', 'mac', 'email', 'web'];

function holds(kind: RecordKind, query: string): RawBuilder<unknown> {
  const columns = kind.fields
    .filter(({ type }) => SEARCHED.includes(type.kind))
    .map(({ column }) => sql`record.${sql.ref(column)}::text`);
  const all = typeof kind.seat === 'object' ? [...columns, sql`place.name`] : columns;
  const pattern = `%${query.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`concat_ws(' ', ${sql.join(all)}) ilike ${pattern}`;
}

/** What the records are called to which fields point. */
function namesOf(kind: RecordKind): RawBuilder<unknown> {
  const pairs = kind.fields.flatMap(({ column, type }) => {
    if (type.kind !== 'reference') return [];
    const other = kindOf(type.to);
    return [
      sql`${column}::text, (select other.${sql.ref(other.title.column)}::text from ${sql.id('network', other.table)} other
        where other.government_id = platform.current_government() and other.id = (part.values ->> ${column})::uuid)`,
    ];
  });
  return pairs.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(pairs)})`;
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
