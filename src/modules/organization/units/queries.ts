import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { holds, within } from '../matching.ts';
import { type Page, type Paging, pageOf, startOf } from '../paging.ts';
import type { Unit, UnitKind } from './unit.ts';
import '../tables.ts';

const COLUMNS = [
  'id',
  'kind',
  'parent_id',
  'path',
  'label',
  'name',
  'short_name',
  'area_code',
  'head_name',
  'head_title',
  'address',
  'phone',
  'email',
  'is_active',
  'is_sample',
] as const;

type UnitRow = Pick<Selectable<Database['organization.unit']>, (typeof COLUMNS)[number]>;

function toUnit(row: UnitRow): Unit {
  return {
    id: row.id as UnitId,
    kind: row.kind,
    parentId: row.parent_id as UnitId | null,
    path: row.path,
    label: row.label,
    name: row.name,
    shortName: row.short_name,
    areaCode: row.area_code,
    headName: row.head_name,
    headTitle: row.head_title,
    address: row.address,
    phone: row.phone,
    email: row.email,
    isActive: row.is_active,
    isSample: row.is_sample,
  };
}

function units(tx: Tx) {
  return tx.selectFrom('organization.unit').select(COLUMNS);
}

/** One unit of the transaction's government. @throws {AppError} `not-found` */
export async function getUnit(tx: Tx, id: UnitId): Promise<Unit> {
  const row = await units(tx).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `Unit ${id} is not there`);
  return toUnit(row);
}

/** As {@link getUnit}, and nobody else changes it until the transaction ends. @throws {AppError} `not-found` */
export async function getUnitForUpdate(tx: Tx, id: UnitId): Promise<Unit> {
  const row = await units(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('not-found', `Unit ${id} is not there`);
  return toUnit(row);
}

/** The government itself, the root of the tree. @throws {AppError} `not-found` when the government has no units yet */
export async function getRootUnit(tx: Tx): Promise<Unit> {
  const row = await units(tx).where('path', '=', '/').executeTakeFirst();
  if (!row) throw new AppError('not-found', 'The government has no root unit');
  return toUnit(row);
}

/** The unit with this label (`diskominfo`); undefined when there is none. */
export async function findUnitByLabel(tx: Tx, label: string): Promise<Unit | undefined> {
  const row = await units(tx).where('label', '=', label).executeTakeFirst();
  return row && toUnit(row);
}

/** The units with these ids, in no order; ids that are not there are left out. One query. */
export async function findUnits(tx: Tx, ids: readonly UnitId[]): Promise<readonly Unit[]> {
  if (ids.length === 0) return [];
  const rows = await units(tx)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toUnit);
}

/** All units above a unit, from the government downwards, without the unit itself. One query. */
export async function listForebears(tx: Tx, path: UnitPath): Promise<readonly Unit[]> {
  const rows = await units(tx)
    .where(sql<boolean>`starts_with(${path}, path)`)
    .where('path', '<>', path)
    .orderBy('path')
    .execute();
  return rows.map(toUnit);
}

/** Which units are wanted, and how many. Conditions that are left out do not narrow the list. */
export interface UnitFilter extends Paging {
  readonly parentId?: UnitId | undefined;
  readonly kind?: UnitKind | undefined;
  /** Part of the name, the short name, the label or the kode wilayah. */
  readonly query?: string | undefined;
  /** Only units that are one of these or below one. */
  readonly within?: readonly UnitPath[] | undefined;
  readonly isActive?: boolean | undefined;
}

/** Units in the order of the tree (by path), page by page; one query however many there are. */
export async function listUnits(tx: Tx, filter: UnitFilter): Promise<Page<Unit>> {
  const start = startOf(filter, 1);
  let list = units(tx)
    .orderBy('path', start.isBack ? 'desc' : 'asc')
    .limit(filter.limit + 1);
  if (filter.parentId) list = list.where('parent_id', '=', filter.parentId);
  if (filter.kind) list = list.where('kind', '=', filter.kind);
  if (filter.isActive !== undefined) list = list.where('is_active', '=', filter.isActive);
  if (filter.within) list = list.where(within('path', filter.within));
  if (filter.query) list = list.where(holds(['name', 'short_name', 'label', 'area_code'], filter.query));
  if (start.key) list = list.where('path', start.isBack ? '<' : '>', start.key[0] ?? '');
  const rows = await list.execute();
  return pageOf(rows.map(toUnit), start, filter.limit, ({ path }) => [path]);
}

/** How many units of each kind the government has; kinds without one are left out. */
export async function countUnits(tx: Tx): Promise<Partial<Readonly<Record<UnitKind, number>>>> {
  const rows = await tx
    .selectFrom('organization.unit')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
}

/** A unit to be written. */
export interface NewUnit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly parentId: UnitId | null;
  readonly path: UnitPath;
  readonly label: string;
  readonly name: string;
  readonly shortName: string;
  readonly areaCode: string | null;
  readonly position?: number;
  readonly isSample?: boolean;
}

/** Writes units in one statement, however many; parents must come before or with their children. */
export async function insertUnits(tx: Tx, added: readonly NewUnit[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    parent_id: unit.parentId,
    path: unit.path,
    label: unit.label,
    name: unit.name,
    short_name: unit.shortName,
    area_code: unit.areaCode,
    position: unit.position ?? 0,
    is_sample: unit.isSample ?? false,
  }));
  await tx
    .insertInto('organization.unit')
    .columns(['id', 'kind', 'parent_id', 'path', 'label', 'name', 'short_name', 'area_code', 'position', 'is_sample'])
    .expression(
      sql`select id, kind, parent_id, path, label, name, short_name, area_code, position, is_sample
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, kind text, parent_id uuid, path text,
          label text, name text, short_name text, area_code text, position integer, is_sample boolean)`,
    )
    .execute();
}

/** What is changed of a unit; its kind, label and place in the tree stay for ever, for addresses hang on them. */
export type UnitChange = Partial<
  Pick<Unit, 'name' | 'shortName' | 'headName' | 'headTitle' | 'address' | 'phone' | 'email' | 'isActive' | 'isSample'>
>;

/** Changes a unit; what is undefined stays. */
export async function updateUnit(tx: Tx, id: UnitId, change: UnitChange): Promise<void> {
  await tx
    .updateTable('organization.unit')
    .set({
      name: change.name,
      short_name: change.shortName,
      head_name: change.headName,
      head_title: change.headTitle,
      address: change.address,
      phone: change.phone,
      email: change.email,
      is_active: change.isActive,
      is_sample: change.isSample,
    })
    .where('id', '=', id)
    .execute();
}

/** Labels and kode wilayah in use, for choosing new ones. */
export async function listUsedNames(tx: Tx): Promise<readonly Pick<Unit, 'id' | 'label' | 'areaCode' | 'path'>[]> {
  const rows = await tx.selectFrom('organization.unit').select(['id', 'label', 'area_code', 'path']).execute();
  return rows.map((row) => ({ id: row.id as UnitId, label: row.label, areaCode: row.area_code, path: row.path }));
}
