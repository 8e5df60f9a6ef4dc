import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { type Actor, may, scopeOf, type UnitId, type UnitPath } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../workflow.ts';
import { type KeyPage, type KeyRange, toKeyPage } from './keyset.ts';
import { below, deskScope, holds, mayOpen } from './scope.ts';
import '../tables.ts';

/** A site as the desk lists it. */
export interface DeskSite {
  readonly id: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  /** Host label below the government's; empty for the government's own portal. */
  readonly label: string;
  readonly title: string;
  readonly tagline: string;
}

/** A site with how many contents stand where. */
export interface CountedSite extends DeskSite {
  readonly draftCount: number;
  readonly reviewCount: number;
  readonly publishedCount: number;
}

const PAGE_ROWS = 25;

/** Sites that the person may open, by name. */
export async function listDeskSites(
  db: Db,
  actor: Actor,
  search: string | undefined,
  range: KeyRange,
): Promise<KeyPage<CountedSite>> {
  const edge = range.before ?? range.after;
  const compare = sql.raw(range.before ? '>' : '<');
  const direction = range.before ? 'desc' : 'asc';
  const rows = await db
    .selectFrom('sites.site as s')
    .select(['s.id', 's.unit_id', 's.unit_path', 's.label', 's.title', 's.tagline'])
    .where(below('s.unit_path', deskScope(actor)))
    .$if(search !== undefined, (query) =>
      query.where((eb) => eb.or([holds('s.title', search ?? ''), holds('s.label', search ?? '')])),
    )
    .$if(edge !== undefined, (query) =>
      query.where(sql<boolean>`(${edge?.value ?? ''}::text, ${edge?.id ?? ''}::uuid) ${compare} (s.title, s.id)`),
    )
    .orderBy('s.title', direction)
    .orderBy('s.id', direction)
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = toKeyPage(rows, { limit: PAGE_ROWS, range, keyOf: (row) => ({ value: row.title, id: row.id }) });
  const counts = await countBySite(
    db,
    page.rows.map((row) => row.id),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...toSite(row), ...(counts.get(row.id) ?? NONE) })) };
}

type Counts = Pick<CountedSite, 'draftCount' | 'reviewCount' | 'publishedCount'>;

const NONE: Counts = { draftCount: 0, reviewCount: 0, publishedCount: 0 };

/** How many contents of each site stand where; a site without any is absent. */
async function countBySite(db: Db, siteIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  if (siteIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sites.content')
    .select(['site_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('site_id', 'in', [...siteIds])
    .groupBy(['site_id', 'state'])
    .execute();
  const counts = new Map<string, Counts>();
  for (const { site_id, state, count } of rows) {
    const known = counts.get(site_id) ?? NONE;
    if (state === 'draft') counts.set(site_id, { ...known, draftCount: count });
    if (state === 'review') counts.set(site_id, { ...known, reviewCount: count });
    if (state === 'published') counts.set(site_id, { ...known, publishedCount: count });
  }
  return counts;
}

/**
 * A site by its id.
 * @throws {AppError} `not-found` when there is none, or the person may not open it
 */
export async function getDeskSite(db: Db, actor: Actor, id: SiteId): Promise<DeskSite> {
  const row = await db
    .selectFrom('sites.site')
    .select(['id', 'unit_id', 'unit_path', 'label', 'title', 'tagline'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || !mayOpen(actor, row.unit_path)) throw new AppError('not-found', `No site ${id} at this desk`);
  return toSite(row);
}

/** The site of the person's own unit, when they may write there; undefined otherwise. */
export async function findOwnSite(db: Db, actor: Actor): Promise<DeskSite | undefined> {
  if (!may(actor, PERMISSION.write, actor.homeUnitPath)) return undefined;
  const row = await db
    .selectFrom('sites.site')
    .select(['id', 'unit_id', 'unit_path', 'label', 'title', 'tagline'])
    .where('unit_id', '=', actor.homeUnitId)
    .executeTakeFirst();
  return row && toSite(row);
}

interface Wanted {
  readonly search?: string | undefined;
  readonly limit: number;
}

/** Sites on which the person may write, the own unit's first, then by name; at most `limit`. */
export function listSitesToWrite(db: Db, actor: Actor, wanted: Wanted): Promise<readonly DeskSite[]> {
  return listSitesWith(db, actor, PERMISSION.write, wanted);
}

/** Sites of which the person manages people, hours and facts, in the same order. */
export function listSitesToManage(db: Db, actor: Actor, limit: number): Promise<readonly DeskSite[]> {
  return listSitesWith(db, actor, PERMISSION.manage, { limit });
}

async function listSitesWith(
  db: Db,
  actor: Actor,
  permission: string,
  { search, limit }: Wanted,
): Promise<readonly DeskSite[]> {
  const rows = await db
    .selectFrom('sites.site')
    .select(['id', 'unit_id', 'unit_path', 'label', 'title', 'tagline'])
    .where(below('unit_path', scopeOf(actor, permission)))
    .$if(search !== undefined, (query) =>
      query.where((eb) => eb.or([holds('title', search ?? ''), holds('label', search ?? '')])),
    )
    .orderBy(sql`unit_id = ${actor.homeUnitId}::uuid`, 'desc')
    .orderBy('title')
    .limit(limit)
    .execute();
  return rows.map(toSite);
}

/** The people in charge of a site, in order. */
export async function listOfficers(db: Db, siteId: SiteId): Promise<readonly OfficerRow[]> {
  return db
    .selectFrom('sites.officer')
    .select(['id', 'name', 'title', 'phone', 'email', 'photo_file_id as photoFileId'])
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** A person in charge of a site. */
export interface OfficerRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  readonly photoFileId: string | null;
}

/** When an office receives people; times as `08:00`. */
export interface HoursRow {
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly note: string;
}

/** Office hours of a site, in the order of the week. */
export async function listHours(db: Db, siteId: SiteId): Promise<readonly HoursRow[]> {
  const rows = await db
    .selectFrom('sites.office_hours')
    .select(['weekday', 'opens', 'closes', 'note'])
    .where('site_id', '=', siteId)
    .orderBy('weekday')
    .orderBy('opens')
    .execute();
  return rows.map((row) => ({ ...row, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) }));
}

/** The site's own menu, in order; empty when it shows the usual one. */
export async function listMenu(
  db: Db,
  siteId: SiteId,
): Promise<readonly { readonly label: string; readonly href: string }[]> {
  return db
    .selectFrom('sites.menu_item')
    .select(['label', 'href'])
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('id')
    .limit(50)
    .execute();
}

function toSite(row: {
  readonly id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly label: string;
  readonly title: string;
  readonly tagline: string;
}): DeskSite {
  return {
    id: row.id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path as UnitPath,
    label: row.label,
    title: row.title,
    tagline: row.tagline,
  };
}
