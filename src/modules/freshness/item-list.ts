import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/database/database.ts';
import type { UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ContentId } from '../sites/index.ts';
import type { Clockwork, ItemId, Renewal, ReviewReason, State } from './item.ts';
import { type KeyPage, type KeyRange, pageOf } from './keys.ts';
import { isIn } from './standing/count-standings.ts';
import './tables.ts';

/** An item in a list. */
export interface ListedItem extends Clockwork {
  readonly id: ItemId;
  readonly contentId: ContentId;
  readonly title: string;
  readonly unitName: string;
  readonly siteLabel: string;
  readonly path: string;
  readonly isSample: boolean;
  readonly headingId: string | null;
  readonly cadence: string | null;
  readonly lastRenewedOn: Temporal.PlainDate;
}

/** What a list is narrowed to; what is left out narrows nothing. */
export interface ItemFilter {
  readonly state?: State | undefined;
  readonly unitId?: UnitId | undefined;
  readonly headingId?: string | undefined;
  readonly search?: string | undefined;
  /** Only owners that are one of these units or below one; left out, all of them. */
  readonly within?: readonly UnitPath[] | undefined;
}

/** By due date, what has none last; then by id. */
export const itemKey = z.tuple([z.iso.date(), z.guid()]);
type ItemKey = z.output<typeof itemKey>;

const NO_DATE = '9999-12-31';

/** Items by due date, those without one last. One query. */
export async function listItems(
  tx: Tx,
  filter: ItemFilter,
  {
    today,
    range,
    limit,
  }: { readonly today: Temporal.PlainDate; readonly range: KeyRange<ItemKey>; readonly limit: number },
): Promise<KeyPage<ListedItem>> {
  const [compare, direction] = range.isBack ? [sql.raw('<'), sql.raw('desc')] : [sql.raw('>'), sql.raw('asc')];
  const order = sql`coalesce(i.due_on, ${sql.lit(NO_DATE)}::date)`;
  const beyond = range.key && sql`(${order}, i.id) ${compare} (${range.key[0]}::date, ${range.key[1]}::uuid)`;
  const { rows } = await sql<ItemRow>`
    select i.id, i.content_id, i.title, i.site_label, i.path, i.is_sample, i.heading_id, i.cadence, i.last_renewed_on,
      i.how, i.due_on, i.late_on, i.review_reason, coalesce(s.unit_name, '') as unit_name
    from freshness.item i
    left join freshness.standing s on s.government_id = i.government_id and s.unit_id = i.unit_id
    where i.is_public and ${sql.join([...conditions(filter, today), ...(beyond ? [beyond] : [])], sql` and `)}
    order by ${order} ${direction}, i.id ${direction} limit ${limit + 1}`.execute(tx);
  return pageOf(rows.map(toListed), {
    ...{ limit, range },
    keyOf: ({ dueOn, id }): ItemKey => [dueOn?.toString() ?? NO_DATE, id],
  });
}

function conditions(filter: ItemFilter, today: Temporal.PlainDate): readonly RawBuilder<unknown>[] {
  const { state, unitId, headingId, search, within } = filter;
  return [
    within ? below(within) : sql`true`,
    ...(state ? [isIn(state, today)] : []),
    ...(unitId ? [sql`i.unit_id = ${unitId}`] : []),
    ...(headingId ? [sql`i.heading_id = ${headingId}`] : []),
    ...(search ? [sql`platform.fold(i.title) like platform.fold(${`%${escaped(search)}%`})`] : []),
  ];
}

/** True for items whose owner is one of the units or stands below one. */
export function below(paths: readonly UnitPath[]): RawBuilder<unknown> {
  if (paths.length === 0) return sql`false`;
  if (paths.includes('/')) return sql`true`;
  const tests = paths.map((path) => sql`i.unit_path like ${`${escaped(path)}%`}`);
  return sql`(${sql.join(tests, sql` or `)})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

interface ItemRow {
  readonly id: ItemId;
  readonly content_id: ContentId;
  readonly title: string;
  readonly unit_name: string;
  readonly site_label: string;
  readonly path: string;
  readonly is_sample: boolean;
  readonly heading_id: string | null;
  readonly cadence: string | null;
  readonly last_renewed_on: string;
  readonly how: Renewal;
  readonly due_on: string | null;
  readonly late_on: string | null;
  readonly review_reason: ReviewReason | null;
}

function toListed(row: ItemRow): ListedItem {
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  return {
    ...{ id: row.id, contentId: row.content_id, title: row.title, unitName: row.unit_name, path: row.path },
    ...{ siteLabel: row.site_label, isSample: row.is_sample, headingId: row.heading_id, cadence: row.cadence },
    ...{ lastRenewedOn: Temporal.PlainDate.from(row.last_renewed_on), how: row.how, reviewReason: row.review_reason },
    ...{ dueOn: day(row.due_on), lateOn: day(row.late_on) },
  };
}

/** How many items stand how. */
export type StateCounts = Readonly<Record<State, number>>;

/** Adds up how units stand: those at or below the paths, or one unit. One query over counts made ahead. */
export async function countItems(
  tx: Tx,
  { within, unitId }: Pick<ItemFilter, 'within' | 'unitId'>,
): Promise<StateCounts> {
  const { rows } = await sql<StateCounts>`
    select coalesce(sum(late), 0)::int as late, coalesce(sum(review), 0)::int as review,
      coalesce(sum(due), 0)::int as due, coalesce(sum(without), 0)::int as without,
      coalesce(sum(confirmed), 0)::int as confirmed, coalesce(sum(fresh), 0)::int as fresh
    from freshness.standing i
    where ${within ? below(within) : sql`true`} and ${unitId ? sql`i.unit_id = ${unitId}` : sql`true`}`.execute(tx);
  return rows[0] ?? { late: 0, review: 0, due: 0, without: 0, confirmed: 0, fresh: 0 };
}
