import { type RawBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { type KeyPage, type KeyRange, pageOf } from '../../freshness/index.ts';
import type { ContentId } from '../../sites/index.ts';
import { CLASSES, type Entry, type EntryId, FORMS, type Heading, type InformationClass } from './entry.ts';
import './tables.ts';

/** What the list is narrowed to; what is left out narrows nothing. */
export interface EntryFilter {
  readonly class?: InformationClass | undefined;
  readonly headingId?: string | undefined;
  readonly search?: string | undefined;
  readonly unitId?: UnitId | undefined;
  /** Only what is held by one of these units or below one. */
  readonly within?: readonly UnitPath[] | undefined;
  /** Only what nobody has grouped yet. */
  readonly isUngrouped?: boolean | undefined;
}

/** By place of the heading, then by number. */
export const entryKey = z.tuple([z.number().int().min(0).max(999), z.number().int().min(0).max(2_147_483_647)]);
type EntryKey = z.output<typeof entryKey>;

/** All headings of the law in the order of the list. One query over 35 rows. */
export async function listHeadings(tx: Tx): Promise<readonly Heading[]> {
  const rows = await tx.selectFrom('disclosure.heading').selectAll().orderBy('place').execute();
  return rows.map((row) => ({
    ...{ id: row.id, class: row.class, place: row.place, name: { id: row.name_id, en: row.name_en } },
    ...{ citation: row.citation, cadence: row.cadence, isVerified: row.is_verified },
  }));
}

/** Part of the list, in its order. One query. */
export async function listEntries(
  tx: Tx,
  filter: EntryFilter,
  { range, limit }: { readonly range: KeyRange<EntryKey>; readonly limit: number },
): Promise<KeyPage<Entry>> {
  const [compare, direction] = range.isBack ? [sql.raw('<'), sql.raw('desc')] : [sql.raw('>'), sql.raw('asc')];
  const beyond = range.key
    ? sql`(e.place, e.number) ${compare} (${range.key[0]}::smallint, ${range.key[1]}::integer)`
    : sql`true`;
  const { rows } = await sql<EntryRow>`
    select e.* from disclosure.entry e
    where e.is_public and ${sql.join([...conditions(filter), beyond], sql` and `)}
    order by e.place ${direction}, e.number ${direction} limit ${limit + 1}`.execute(tx);
  return pageOf(rows.map(toEntry), { limit, range, keyOf: ({ placeKey }): EntryKey => placeKey });
}

/** How many entries stand in each class. One query. */
export async function countClasses(tx: Tx, filter: EntryFilter): Promise<Readonly<Record<InformationClass, number>>> {
  const { rows } = await sql<{ hundred: number; count: number }>`
    select (e.place / 100)::int as hundred, count(*)::int as count from disclosure.entry e
    where e.is_public and ${sql.join(conditions({ ...filter, class: undefined }), sql` and `)}
    group by 1`.execute(tx);
  const of = (name: InformationClass) => rows.find(({ hundred }) => hundred === hundredOf(name))?.count ?? 0;
  return { periodic: of('periodic'), immediate: of('immediate'), always: of('always') };
}

function hundredOf(name: InformationClass): number {
  return CLASSES.indexOf(name) + 1;
}

function conditions(filter: EntryFilter): readonly RawBuilder<unknown>[] {
  const { headingId, search, unitId, within, isUngrouped } = filter;
  const hundred = filter.class && hundredOf(filter.class) * 100;
  return [
    within ? below(within) : sql`true`,
    ...(hundred ? [sql`e.place between ${hundred} and ${hundred + 99}`] : []),
    ...(headingId ? [sql`e.heading_id = ${headingId}`] : []),
    ...(unitId ? [sql`e.unit_id = ${unitId}`] : []),
    ...(isUngrouped ? [sql`not e.is_grouped`] : []),
    ...(search ? [sql`platform.fold(e.title) like platform.fold(${`%${escaped(search)}%`})`] : []),
  ];
}

function below(paths: readonly UnitPath[]): RawBuilder<unknown> {
  if (paths.includes('/')) return sql`true`;
  if (paths.length === 0) return sql`false`;
  return sql`(${sql.join(
    paths.map((path) => sql`e.unit_path like ${`${escaped(path)}%`}`),
    sql` or `,
  )})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

type EntryRow = Selectable<Database['disclosure.entry']>;

/** An entry together with where it stands in the order of the list. */
interface PlacedEntry extends Entry {
  readonly placeKey: EntryKey;
}

/** The entry that a row holds. */
export function toEntry(row: EntryRow): PlacedEntry {
  return {
    ...{ id: row.id as EntryId, number: row.number, headingId: row.heading_id, isGrouped: row.is_grouped },
    ...{ contentId: row.content_id as ContentId | null, title: row.title, unitId: row.unit_id as UnitId },
    ...{ unitPath: row.unit_path as UnitPath, responsible: row.responsible, madeIn: row.made_in },
    ...{ madeOn: Temporal.PlainDate.from(row.made_on), renewedOn: Temporal.PlainDate.from(row.renewed_on) },
    forms: FORMS.filter((form) => row.forms.includes(form)),
    ...{ retention: row.retention, isSample: row.is_sample, placeKey: [row.place, row.number] as EntryKey },
    page: row.site_label === null || row.path === null ? null : { siteLabel: row.site_label, path: row.path },
  };
}

/** One entry that the public reads. @throws {AppError} `not-found` */
export async function getEntry(tx: Tx, id: EntryId): Promise<Entry> {
  const row = await tx
    .selectFrom('disclosure.entry')
    .selectAll()
    .where('id', '=', id)
    .where('is_public', '=', true)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No entry ${id}`);
  return toEntry(row);
}

/** How a unit stands under one heading. */
export interface Holding {
  readonly unitId: UnitId;
  readonly headingId: string;
  readonly count: number;
  /** When the newest of them was published or added. */
  readonly renewedOn: Temporal.PlainDate;
}

/** What the units themselves hold under periodic headings; a heading without an entry is missing. One query. */
export async function listHoldings(tx: Tx, unitIds: readonly UnitId[]): Promise<readonly Holding[]> {
  const { rows } = await sql<{ unit_id: string; heading_id: string; count: number; renewed_on: string }>`
    select unit_id, heading_id, count(*)::int as count, max(renewed_on)::text as renewed_on
    from disclosure.entry
    where is_public and place < 200 and unit_id = any (${[...unitIds]}::uuid[])
    group by unit_id, heading_id`.execute(tx);
  return rows.map((row) => ({
    ...{ unitId: row.unit_id as UnitId, headingId: row.heading_id, count: row.count },
    renewedOn: Temporal.PlainDate.from(row.renewed_on),
  }));
}
